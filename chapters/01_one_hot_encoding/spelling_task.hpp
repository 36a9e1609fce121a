#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "chapters/01_one_hot_encoding/one_hot.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// The network reads every letter but the last, and after each one it should say the next. So the
// inputs $x$ and the targets $y$ are the same word, one letter apart. The number of letters read is
// $T$, one less than the word has; we call them the **time steps**.

/// What a network is asked to learn.
struct SpellingTask {
  std::u32string vocabulary;  // V letters
  Matrix x;                   // T×V, the word without its last letter
  Matrix y;                   // T×V, the word without its first letter
};

/// The task of spelling `word`; T is its length less 1. Throws std::invalid_argument for a word of
/// fewer than two letters.
[[nodiscard]] inline SpellingTask spelling_task(std::u32string_view word) {
  if (word.size() < 2) throw std::invalid_argument("a word needs two letters or more");
  const std::u32string vocabulary = vocabulary_of(word);
  return {vocabulary, one_hot(word.substr(0, word.size() - 1), vocabulary),
          one_hot(word.substr(1), vocabulary)};
}

}  // namespace unrolled
