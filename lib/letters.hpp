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

/// Whether nothing would be seen of a letter by itself: a control character, a joiner, a mark of direction, a
/// variation selector.
[[nodiscard]] inline bool is_invisible(char32_t letter) {
  const auto within = [letter](char32_t first, char32_t last) {
    return first <= letter && letter <= last;
  };
  return letter < 0x20 || within(0x7F, 0xA0) || letter == 0xAD || within(0x200B, 0x200F) ||
         within(0x2028, 0x202E) || within(0x2060, 0x206F) || within(0xFE00, 0xFE0F) ||
         letter == 0xFEFF || within(0xE0000, 0xE0FFF);
}

/// Letters as UTF-8, ready to print: a blank shows as ␣, what could not be seen as its number (U+200D), and an
/// accent that is a letter of its own stands on a circle (◌́).
[[nodiscard]] inline std::string text(std::u32string_view letters) {
  std::string result;
  for (const char32_t letter : letters) {
    if (letter == U' ') {
      result += "␣";
    } else if (letter >= 0x300 && letter < 0x370) {
      result += "◌";
      utf8::append(letter, result);
    } else if (is_invisible(letter)) {
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
    const char32_t subscript = U'₀' + static_cast<char32_t>(digit - '0');
    utf8::append(subscript, name);
  }
  return name;
}

}  // namespace unrolled
