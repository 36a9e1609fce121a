#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "chapters/01_one_hot_encoding/one_hot.hpp"

namespace unrolled {

// ## How many numbers is that?
//
// A network with $V$ letters and $H$ hidden units has
//
// $$ V H + H^2 + 1 + H V + 1 = H^2 + 2 V H + 2 \tag{5.1} $$
//
// numbers to learn, the two biases being one number each. (One of them, $B_y$, never moves: chapter 3.)

/// The number of entries of all five parameters together.
[[nodiscard]] inline std::size_t parameter_count(std::size_t vocabulary_size,
                                                 std::size_t hidden_size) {
  return hidden_size * hidden_size + 2 * vocabulary_size * hidden_size + 2;  // (5.1)
}

// ## Spelling
//
// The network is given the first letter of the word and then, at every step, the right one. After
// each it guesses the next. The first letter and its guesses, put together, are what it spells.

/// The word as the network spells it: its first letter, then the guess after each letter read.
[[nodiscard]] inline std::u32string spelled(char32_t first, const Matrix& p,
                                            std::u32string_view vocabulary) {
  std::u32string word(1, first);
  word += decode(p, vocabulary);
  return word;
}

}  // namespace unrolled
