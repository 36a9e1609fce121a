#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/09_attention/exercises.hpp`; `./workbook exercise 9.1` checks the first.

// ### 9.1 Build it: the mask
//
// Lay the mask (9.5) over the scores, T×T. Step t sees itself and what came before it; the columns after
// t become −∞. `-infinity` is below.

inline constexpr double infinity = std::numeric_limits<double>::infinity();

[[nodiscard]] inline Matrix masked(Matrix scores) {
  //- return TODO;
  for (std::size_t t = 0; t < scores.rows(); ++t) {
    for (std::size_t j = t + 1; j < scores.columns(); ++j) scores(t, j) = -infinity;
    //! for (std::size_t j = t; j < scores.columns(); ++j) scores(t, j) = -infinity;
    //! for (std::size_t j = t + 1; j < scores.columns(); ++j) scores(t, j) = 0.0;
    //! for (std::size_t j = 0; j < t; ++j) scores(t, j) = -infinity;
  }
  return scores;
}
//? Row t is the step that looks, column j the step that is looked at. May a step look at itself?
//?
//? It may. So the columns t + 1, t + 2, … of row t become `-infinity`, whose $e^{-\infty}$ is 0.

// ### 9.2 Build it: one step looks back
//
// A step asks with a query, 1×C. There are the keys and values of n steps, n×C each, all of which it may
// see. What does it get, 1×C, by (9.2) to (9.4)? `product`, `row`, `transposed`, `std::exp` and
// `std::sqrt` are enough, and loops; the largest score need not be subtracted.

[[nodiscard]] inline Matrix look_back(const Matrix& query, const Matrix& keys,
                                      const Matrix& values) {
  //- return TODO;
  const std::size_t C = query.columns();
  std::vector<double> weight(keys.rows());
  double sum = 0.0;
  for (std::size_t j = 0; j < keys.rows(); ++j) {
    const double score = product(query, transposed(row(keys, j)))(0, 0);
    weight[j] = std::exp(score / std::sqrt(static_cast<double>(C)));
    //! weight[j] = std::exp(score);
    //! weight[j] = std::exp(score / static_cast<double>(C));
    sum += weight[j];
  }
  Matrix mixed(1, C);
  for (std::size_t j = 0; j < keys.rows(); ++j) {
    for (std::size_t i = 0; i < C; ++i) mixed(0, i) += weight[j] / sum * values(j, i);
    //! for (std::size_t i = 0; i < C; ++i) mixed(0, i) += weight[j] / sum * keys(j, i);
    //! for (std::size_t i = 0; i < C; ++i) mixed(0, i) += weight[j] * values(j, i);
  }
  return mixed;
}
//? First a score for each key, then weights that add up to 1, then a sum of the values with these
//? weights.
//?
//? `product(query, transposed(row(keys, j)))(0, 0)` is the sum of products. Divide it by the root of C,
//? take e of it, and divide by the sum of all of them.

// ### 9.3 Build it: back through a softmax
//
// The weights A of one step, 1×T, and the slopes dA by them. What are the slopes by the scores (9.8)?

[[nodiscard]] inline Matrix back_through_softmax(const Matrix& A, const Matrix& dA) {
  //- return TODO;
  double mean = 0.0;
  for (std::size_t j = 0; j < A.columns(); ++j) mean += A(0, j) * dA(0, j);
  //! for (std::size_t j = 0; j < A.columns(); ++j) mean += dA(0, j) / static_cast<double>(A.columns());
  Matrix dS(1, A.columns());
  for (std::size_t j = 0; j < A.columns(); ++j) dS(0, j) = A(0, j) * (dA(0, j) - mean);
  //! for (std::size_t j = 0; j < A.columns(); ++j) dS(0, j) = A(0, j) * dA(0, j) - mean;
  //! for (std::size_t j = 0; j < A.columns(); ++j) dS(0, j) = dA(0, j) - mean;
  return dS;
}
//? What do all scores have in common that must not change anything? If all rise by the same, no weight
//? moves.
//?
//? From each slope the mean of all is taken, weighted by A; then each is multiplied by its own weight.
//? The slopes add up to 0.

// ### 9.4 Build it: back through layer normalisation
//
// One normalised row, `unit` ($\hat h_t$, 1×H), the spread that it was divided by, and `d_unit`
// ($d\hat h_t$). What are the slopes by the row that came in (9.14)?

[[nodiscard]] inline Matrix back_through_norm(const Matrix& unit, double spread,
                                              const Matrix& d_unit) {
  //- return TODO;
  const auto H = static_cast<double>(unit.columns());
  const double mean = total(d_unit) / H;
  const double along = total(hadamard(d_unit, unit)) / H;
  //! const double along = 0.0;
  Matrix dh(1, unit.columns());
  for (std::size_t i = 0; i < unit.columns(); ++i) {
    dh(0, i) = (d_unit(0, i) - mean - unit(0, i) * along) / spread;
    //! dh(0, i) = (d_unit(0, i) + mean - unit(0, i) * along) / spread;
    //! dh(0, i) = d_unit(0, i) - mean - unit(0, i) * along;
  }
  return dh;
}
//? Two means are subtracted. `total` adds up all entries of a table, `hadamard` multiplies entry by
//? entry.
//?
//? The first is `total(d_unit) / H`. The second is `total(hadamard(d_unit, unit)) / H`, and it is
//? multiplied by `unit`. All is divided by the spread.

// ### 9.5 Find the slip: a head's way back
//
// One line is wrong, and since all shapes fit, nothing complains. Write its letter in the place of
// `TODO`, and repair it. (dS is that of (9.8); the root of (9.9) is still to come.)

inline const Answer<char> wrong_line_of_head = 'C';
//~ inline const Answer<char> wrong_line_of_head = TODO;
//! inline const Answer<char> wrong_line_of_head = 'D';

struct BackThroughHead {
  Matrix dQ, dK, dV;
};

/// Q, K, V, T×C; A, the weights, dS, the slopes by the scores, T×T; d_mixed, T×C.
[[nodiscard]] inline BackThroughHead back_through_head(const Matrix& Q, const Matrix& K,
                                                       const Matrix& A, const Matrix& dS,
                                                       const Matrix& d_mixed) {
  const double root = std::sqrt(static_cast<double>(Q.columns()));  // A
  const Matrix dQ = (1.0 / root) * product(dS, K);                  // B
  const Matrix dK = (1.0 / root) * product(transposed(dS), Q);      // C
  //~ const Matrix dK = (1.0 / root) * product(dS, Q);  // C
  //! const Matrix dK = (1.0 / root) * product(transposed(dS), K);
  const Matrix dV = product(transposed(A), d_mixed);  // D
  return {dQ, dK, dV};
}
//? A key is used by all steps that look at it. In which direction do the slopes go, along a row of dS or
//? a column?
//?
//? $d\mathcal{K}_j$ is a sum over the steps t that look at j, the column j of dS. So dS is turned over
//? (9.9).

// ### 9.6 Find the slip: a block
//
// This block trains, and the gradient check finds nothing, for its way back fits it. But it is not
// (9.11) and (9.15). Write the line's letter, and repair it. (The perceptron is the hidden layer of
// (9.15).)

inline const Answer<char> wrong_line_of_block = 'B';
//~ inline const Answer<char> wrong_line_of_block = TODO;
//! inline const Answer<char> wrong_line_of_block = 'D';

/// A row h, 1×H, with what the two parts would make of a normalised row.
template <typename Norm, typename Attention, typename Perceptron>
[[nodiscard]] Matrix block_of(const Matrix& h, Norm norm_of, Attention attention,
                              Perceptron perceptron) {
  const Matrix normed = norm_of(h);              // A
  const Matrix between = h + attention(normed);  // B
  //~ const Matrix between = normed + attention(normed);  // B
  //! const Matrix between = h + attention(h);
  const Matrix normed_again = norm_of(between);  // C
  return between + perceptron(normed_again);     // D
}
//? To what is added what a part has made: to the row, or to the normalised row?
//?
//? In both formulas to the row itself: that is the way on which a slope passes untouched.

// ### 9.7 Predict, then run: who cannot do without places?
//
// Three Transformers of one block to which no places are told, 16 wide, two heads, 150 steps of Adam
// with $\eta = 0.01$: one is to learn the latch over 10 letters, one to repeat 3 letters, one aⁿbⁿ with
// n up to 4, where each b asks whether another b comes or the end. One of them does not learn it in
// these steps. Which? Write 'L' for the latch, 'C' for the copy, 'A' for aⁿbⁿ.

inline const Answer<char> fails_without_places = 'C';
//~ inline const Answer<char> fails_without_places = TODO;
//! inline const Answer<char> fails_without_places = 'L';
//! inline const Answer<char> fails_without_places = 'A';
//? One layer reads a bag of letters. For which of the three does it matter in which order they stand in
//? the bag?
//?
//? The latch's bit is the only 0 or 1 there is, and aⁿbⁿ ends when half of what was read is b. To repeat
//? letters, one must know which came first.

}  // namespace unrolled::exercises
