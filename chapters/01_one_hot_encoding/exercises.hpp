#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// Put your answers where `TODO` stands in `chapters/01_one_hot_encoding/exercises.hpp`, and nowhere else.
// `./workbook exercise 1.1` checks the first and says what is wrong with it, or that it is right. With
// `--hint` behind it you get a hint instead. `./workbook exercise` shows how far you are.

// ### 1.1 Build it: one letter
//
// Make the row $x_t$ of (1.1) for one letter: a 1 in the letter's column, a 0 in every other. The
// letters of the vocabulary are numbered from 0, `vocabulary[0]`, `vocabulary[1]` and so on. `Matrix x(1, 7);`
// makes a row of seven zeros, and `x(0, k)` is its entry in column $k$; yours has one for each letter of the
// vocabulary.
//
// A letter that the vocabulary does not have must not pass in silence. Throw `std::invalid_argument`.

/// One letter of a vocabulary of V letters → 1×V.
[[nodiscard]] inline Matrix encode_letter(char32_t letter, std::u32string_view vocabulary) {
  return TODO;
}

// ### 1.2 Build it: does the word need memory?
//
// In `hello` the letter l comes twice, with another letter after it each time. In `banana` the letter a
// comes three times, twice with n after it, and the last a has no letter after it and is never read.
//
// Say whether a network must remember more than the letter that it has just read: `true` if some letter
// of the word is followed by two different letters.

/// `word` has two letters or more.
[[nodiscard]] inline bool needs_memory(std::u32string_view word) {
  return TODO;
}

// ### 1.3 Predict, then run: letters times letters
//
// The entry $(j, k)$ of $x^\top y$ counts how often letter $k$ follows letter $j$. What does $x^\top x$
// count? Work out the numbers on its diagonal for `banana`, of which `banan` is read: one number for b, one
// for a, one for n. Write them in the place of `TODO` like this: `{7, 8, 9}`.

inline const Answer<std::vector<int>> banana_diagonal = TODO;

}  // namespace unrolled::exercises
