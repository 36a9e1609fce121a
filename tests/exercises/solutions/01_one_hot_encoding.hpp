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
  //- return TODO;
  const std::size_t k = vocabulary.find(letter);
  if (k == std::u32string_view::npos) throw std::invalid_argument("no such letter");
  //! if (k == std::u32string_view::npos) return Matrix(1, vocabulary.size());
  Matrix x(1, vocabulary.size());
  x(0, k) = 1.0;
  //! x(0, 0) = static_cast<double>(k);
  //! for (std::size_t j = 0; j <= k; ++j) x(0, j) = 1.0;
  return x;
}
//? Start with `Matrix x(1, vocabulary.size());`. What is left is to find the column. `one_hot` in this
//? chapter does the same for a whole text.
//?
//? `vocabulary.find(letter)` gives the number of the letter, or `std::u32string_view::npos` where there
//? is none. Test for that first. Then `x(0, k) = 1.0;` sets the entry.

// ### 1.2 Build it: does the word need memory?
//
// In `hello` the letter l comes twice, with another letter after it each time. In `banana` the letter a
// comes three times, twice with n after it, and the last a has no letter after it and is never read.
//
// Say whether a network must remember more than the letter that it has just read: `true` if some letter
// of the word is followed by two different letters.

/// `word` has two letters or more.
[[nodiscard]] inline bool needs_memory(std::u32string_view word) {
  //- return TODO;
  for (std::size_t t = 0; t + 1 < word.size(); ++t) {
    for (std::size_t s = 0; s < t; ++s) {
      if (word[s] == word[t] && word[s + 1] != word[t + 1]) return true;
      //! if (word[s] == word[t]) return true;
      //! if (word[s] == word[t] && word[s + 1] == word[t + 1]) return true;
      //! if (s + 1 == t && word[s] == word[t] && word[s + 1] != word[t + 1]) return true;
    }
  }
  return false;
}
//? Compare every letter that is read with every one that was read before it. The last letter of the word
//? is never read. When do two of them ask for memory?
//?
//? Two loops: $t$ from 0 while `t + 1 < word.size()`, and inside it $s$ from 0 while `s < t`. If
//? `word[s]` and `word[t]` are the same letter, but `word[s + 1]` and `word[t + 1]` are not, the answer is
//? `true`. If that never happens, it is `false`.

// ### 1.3 Predict, then run: letters times letters
//
// The entry $(j, k)$ of $x^\top y$ counts how often letter $k$ follows letter $j$. What does $x^\top x$
// count? Work out the numbers on its diagonal for `banana`, of which `banan` is read: one number for b, one
// for a, one for n. Write them in the place of `TODO` like this: `{7, 8, 9}`.

inline const Answer<std::vector<int>> banana_diagonal = {1, 2, 2};
//~ inline const Answer<std::vector<int>> banana_diagonal = TODO;
//! inline const Answer<std::vector<int>> banana_diagonal = {1, 3, 2};
//! inline const Answer<std::vector<int>> banana_diagonal = {1, 1, 1};
//? The entry $(j, k)$ of $x^\top x$ adds up $x_{tj} \, x_{tk}$ over all letters read. On the diagonal,
//? $j = k$. When is such a term 1?
//?
//? The term is 1 where the letter read at $t$ is number $j$, else 0. So each number counts how often its
//? letter is read in `banan`. (Away from the diagonal the term is never 1: no letter is two letters at once.)

}  // namespace unrolled::exercises
