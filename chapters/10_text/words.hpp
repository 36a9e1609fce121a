#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "lib/letters.hpp"

namespace unrolled {

/// Whether a letter belongs to a word. (Whatever is no ASCII letter's neighbour in the tables counts as one, so
/// that other scripts have words as well.)
[[nodiscard]] inline bool in_a_word(char32_t letter) {
  return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') || letter >= 128;
}

/// The words of a text, but for the first and the last, which may be cut, unless `whole`.
[[nodiscard]] inline std::vector<std::u32string> words_of(std::u32string_view text,
                                                          bool whole = true) {
  std::vector<std::u32string> words;
  std::u32string word;
  for (const char32_t letter : text) {
    if (in_a_word(letter)) {
      word += letter;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty() && whole) words.push_back(std::move(word));
  return words;
}

/// How many of the words that were written occur in a text.
struct Words {
  std::size_t written = 0, known = 0;
};
[[nodiscard]] inline Words known_words(std::u32string_view written, std::u32string_view text) {
  const auto all = words_of(text);
  const std::set<std::u32string> known(all.begin(), all.end());
  Words words;
  for (const std::u32string& word : words_of(written, false)) {
    ++words.written;
    words.known += known.contains(word) ? 1 : 0;
  }
  return words;
}

}  // namespace unrolled
