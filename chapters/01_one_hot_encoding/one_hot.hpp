#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "lib/matrix.hpp"

namespace unrolled {

// Which letters are there? We take them in the order in which they first appear in the word, so `hello`
// gives h, e, l, o. They are the **vocabulary**, and their number is $V$.

/// The different letters of `word`, in the order of their first appearance.
[[nodiscard]] inline std::u32string vocabulary_of(std::u32string_view word) {
  std::u32string vocabulary;
  for (const char32_t letter : word) {
    if (vocabulary.find(letter) == std::u32string::npos) vocabulary += letter;
  }
  return vocabulary;
}

// Letter number $t$ of a text becomes a row $x_t$ of $V$ numbers: a 1 in the column of that letter,
// a 0 in every other.
//
// $$ x_{tk} = \begin{cases} 1 & \text{if letter } t \text{ is number } k \text{ of the
//    vocabulary,} \\ 0 & \text{otherwise.} \end{cases} \tag{1.1} $$
//
// Both $t$ and $k$ count from 0. Stacked row by row, a text is a matrix with $V$ columns and a row for
// each letter.

/// The text as one-hot rows: n letters → n×V. Throws std::invalid_argument for a letter that the
/// vocabulary does not have.
[[nodiscard]] inline Matrix one_hot(std::u32string_view text, std::u32string_view vocabulary) {
  Matrix x(text.size(), vocabulary.size());
  for (std::size_t t = 0; t < text.size(); ++t) {
    const std::size_t k = vocabulary.find(text[t]);
    if (k == std::u32string_view::npos) throw std::invalid_argument("no such letter");
    x(t, k) = 1.0;  // (1.1)
  }
  return x;
}

// The way back: to read a row we look for its largest number. For a one-hot row that is the 1. The same
// rule will read a network's answer later, whose rows hold probabilities.

/// The letter at the largest entry (`argmax`) of each row, n×V → n letters. Throws ShapeError where a
/// row does not have one entry a letter of the vocabulary.
[[nodiscard]] inline std::u32string decode(MatrixView rows, std::u32string_view vocabulary) {
  if (rows.columns() != vocabulary.size()) {
    throw ShapeError("decode with " + std::to_string(vocabulary.size()) +
                     " letters: " + shape(rows));
  }
  std::u32string text;
  for (std::size_t t = 0; t < rows.rows(); ++t) text += vocabulary[argmax(rows, t)];
  return text;
}

}  // namespace unrolled
