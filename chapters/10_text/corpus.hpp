#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace unrolled {

/// Letters as numbers below V, one after the other.
using Letters = std::vector<std::size_t>;

/// A text, its letters as numbers: what is read in training, and the last tenth, which is not.
struct Corpus {
  std::u32string vocabulary;  // V letters, in the order of their code points
  Letters training, held_out;
};

/// The numbers of the letters of a text. Throws std::out_of_range where one is not in the vocabulary.
[[nodiscard]] inline Letters numbers_of(std::u32string_view text,
                                        const std::u32string& vocabulary) {
  Letters numbers;
  numbers.reserve(text.size());
  for (const char32_t letter : text) {
    const auto found = std::ranges::lower_bound(vocabulary, letter);
    if (found == vocabulary.end() || *found != letter) throw std::out_of_range("an unknown letter");
    numbers.push_back(static_cast<std::size_t>(found - vocabulary.begin()));
  }
  return numbers;
}

/// The letters with these numbers.
[[nodiscard]] inline std::u32string letters_of(const Letters& numbers,
                                               const std::u32string& vocabulary) {
  std::u32string text;
  for (const std::size_t number : numbers) text += vocabulary[number];
  return text;
}

inline constexpr std::size_t least_text = 200;       // letters
inline constexpr std::size_t most_kinds = 7000;      // of letters: V⁵ fits into 64 bits (10.1)
inline constexpr std::size_t most_held_out = 50000;  // letters

/// Throws std::invalid_argument where there is too little to learn from, or too much to tell apart.
[[nodiscard]] inline Corpus corpus_of(std::u32string_view text) {
  if (text.size() < least_text) {
    throw std::invalid_argument("it has " + std::to_string(text.size()) + " letters, and " +
                                std::to_string(least_text) + " are needed");
  }
  std::u32string vocabulary(text);
  std::ranges::sort(vocabulary);
  vocabulary.erase(std::unique(vocabulary.begin(), vocabulary.end()), vocabulary.end());
  if (vocabulary.size() < 2) throw std::invalid_argument("it has one letter only, again and again");
  if (vocabulary.size() > most_kinds) {
    throw std::invalid_argument("it has more than " + std::to_string(most_kinds) +
                                " kinds of letters");
  }
  const std::size_t kept = text.size() - std::min(text.size() / 10, most_held_out);
  return {vocabulary, numbers_of(text.substr(0, kept), vocabulary),
          numbers_of(text.substr(kept), vocabulary)};
}

/// The same, with a vocabulary that was there before. Throws std::out_of_range where a letter is not in
/// it.
[[nodiscard]] inline Corpus corpus_of(std::u32string_view text, const std::u32string& vocabulary) {
  const std::size_t kept = corpus_of(text).training.size();
  return {vocabulary, numbers_of(text.substr(0, kept), vocabulary),
          numbers_of(text.substr(kept), vocabulary)};
}

}  // namespace unrolled
