#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/07_far_away/reber.hpp"
#include "chapters/08_gates/task.hpp"

namespace unrolled {

/// Embedded Reber strings (chapter 7), the next letter wanted at each step.
[[nodiscard]] inline Sequences draw_reber(NumpyRandom& random, std::size_t count,
                                          std::size_t /*length*/) {
  std::vector<std::u32string> words(count);
  for (std::u32string& word : words) word = embedded_reber_string(random);
  return padded(words, reber_vocabulary);
}

/// The letters that may follow each letter of an embedded Reber string, but for its last.
[[nodiscard]] inline std::vector<std::u32string> legal_letters(std::u32string_view word) {
  std::vector<std::u32string> legal = {U"TP", U"B"};
  std::size_t state = 0;
  for (std::size_t t = 3; state < reber_grammar.size() && t < word.size(); ++t) {
    const auto& [one, other] = reber_grammar[state];
    legal.push_back({one.letter, other.letter});
    state = word[t] == one.letter ? one.to : other.to;
  }
  legal.insert(legal.end(), {U"E", std::u32string(word.substr(1, 1)), U"E"});
  return legal;
}

/// Right where at each step the letters that the grammar allows are the likeliest (Hochreiter and
/// Schmidhuber 1997): one where one is allowed, or both of two.
[[nodiscard]] inline bool all_legal_likeliest(const Sequences& sequences, const Matrix& p,
                                              std::size_t b) {
  std::u32string word;
  for (std::size_t i = b; i < p.rows(); i += sequences.count) {
    word += reber_vocabulary[sequences.read[i]];
  }
  std::size_t i = b;
  for (const std::u32string& legal : legal_letters(word)) {
    double least = 1.0;   // of the legal ones
    double others = 0.0;  // the most of the others
    for (std::size_t k = 0; k < reber_vocabulary.size(); ++k) {
      const bool is_legal = legal.find(reber_vocabulary[k]) != std::u32string::npos;
      if (is_legal) least = std::min(p(i, k), least);  // so that NaN is not right
      if (!is_legal) others = std::max(others, p(i, k));
    }
    if (!(least > others)) return false;
    i += sequences.count;
  }
  return true;
}

}  // namespace unrolled
