#pragma once

#include <fmt/format.h>
#include <utf8.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace unrolled {

/// A word as its letters, one Unicode code point each. Throws std::invalid_argument where `word`
/// is not valid UTF-8.
[[nodiscard]] inline std::u32string letters(std::string_view word) {
  try {
    return utf8::utf8to32(word);
  } catch (const utf8::exception&) {
    throw std::invalid_argument("not valid UTF-8");
  }
}

/// Letters as UTF-8, ready to print: a blank shows as ␣, a control character as its number (U+000A).
[[nodiscard]] inline std::string text(std::u32string_view letters) {
  std::string result;
  for (const char32_t letter : letters) {
    if (letter == U' ') {
      result += "␣";
    } else if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) {
      result += fmt::format("U+{:04X}", static_cast<unsigned>(letter));
    } else {
      utf8::append(letter, result);
    }
  }
  return result;
}

/// One letter, ready to print.
[[nodiscard]] inline std::string text(char32_t letter) {
  return text(std::u32string_view(&letter, 1));
}

/// The letters one by one as UTF-8, just as they are, for data files.
[[nodiscard]] inline std::vector<std::string> encoded(std::u32string_view letters) {
  std::vector<std::string> result;
  for (const char32_t letter : letters) utf8::append(letter, result.emplace_back());
  return result;
}

/// The letters one by one, ready to print, as names for the rows or columns of a chart.
[[nodiscard]] inline std::vector<std::string> names(std::u32string_view letters) {
  std::vector<std::string> result;
  for (const char32_t letter : letters) result.push_back(text(letter));
  return result;
}

/// A name with its index as a subscript: indexed("h", 3) is h₃.
[[nodiscard]] inline std::string indexed(std::string name, std::size_t index) {
  for (const char digit : std::to_string(index)) {
    utf8::append(static_cast<char32_t>(U'₀' + (digit - '0')), name);
  }
  return name;
}

}  // namespace unrolled
