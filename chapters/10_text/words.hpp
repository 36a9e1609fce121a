#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace unrolled {

/// Whether a letter belongs to a word: a to z, A to Z, and whatever is beyond ASCII, so that other
/// scripts have words as well.
[[nodiscard]] inline bool in_a_word(char32_t letter) {
  return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') || letter >= 128;
}

/// The words of a text, without the last where it ends in a word, which may be cut.
[[nodiscard]] inline std::vector<std::u32string> words_of(std::u32string_view text) {
  std::vector<std::u32string> words;
  std::u32string word;
  for (const char32_t letter : text) {
    if (in_a_word(letter)) {
      word += letter;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

/// How many words were written, and how many of them are among those of a text.
struct Words {
  std::size_t written = 0, known = 0;
};
[[nodiscard]] inline Words count_words(std::u32string_view written,
                                       const std::set<std::u32string>& of_the_text) {
  Words words;
  for (const std::u32string& word : words_of(written)) {
    ++words.written;
    words.known += of_the_text.contains(word) ? 1 : 0;
  }
  return words;
}

}  // namespace unrolled
