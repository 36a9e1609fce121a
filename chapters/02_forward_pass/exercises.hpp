#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/02_forward_pass/exercises.hpp`; `./workbook exercise 2.1` checks the first. What you need of
// matrices, here and later:
//
// | you write | you get |
// |---|---|
// | `Matrix a(2, 3);` | a 2×3 matrix of zeros |
// | `a(i, j)`, `a.rows()`, `a.columns()` | an entry, counted from 0, and the shape |
// | `row(a, i)`, `rows(a, first, n)`, `transposed(a)` | a row, $n$ rows, the table turned over; they only look at `a` |
// | `product(a, b)` | the matrix product |
// | `a + b`, `a - b`, `hadamard(a, b)`, `2.0 * a` | entry by entry; the shapes must be the same |
// | `plus_bias(a, b)` | the one number of the 1×1 matrix `b` added to every entry |
// | `tanh(a)`, `map(a, [](double v) { return v * v; })` | a function of every entry |
// | `sum(a)(0, 0)` | the sum of all entries; `sum(a)` itself is a 1×1 matrix |
// | `norm(a)` | the root of the sum of the squares of all entries |
// | `argmax(a, i)` | the column of the largest entry of row $i$ |
//
// Keep what you compute in a `Matrix`: a result that nobody keeps is gone at the end of the line.

// ### 2.1 Build it: a stable softmax
//
// Turn one row of logits into probabilities (2.1). It must also do for logits like 1000 or −1000, of which
// `std::exp` makes infinity or 0.

/// Softmax of one row, 1×V → 1×V.
[[nodiscard]] inline Matrix stable_softmax(MatrixView z) {
  return TODO;
}

// ### 2.2 Build it: the loss
//
// Given the probabilities and the one-hot targets, add up what every time step costs (2.6), in nats. It is a
// sum, no mean. A wanted letter with the probability 0 costs infinity; a letter that nobody wanted costs
// nothing, even with the probability 0.

/// Cross-entropy of p against y, T×V both, summed over the time steps.
[[nodiscard]] inline double word_loss(const Matrix& p, const Matrix& y) {
  return TODO;
}

// ### 2.3 Build it: one step forward
//
// A letter and the hidden state before it make the next hidden state, by (2.2) and (2.3).

/// x_t: 1×V; h_before: 1×H, the state before this letter; Wxh: V×H; Whh: H×H; Bh: 1×1. Returns h_t, 1×H.
[[nodiscard]] inline Matrix next_hidden(const Matrix& x_t, const Matrix& h_before,
                                        const Matrix& Wxh, const Matrix& Whh, const Matrix& Bh) {
  return TODO;
}

// ### 2.4 Predict, then run: knowing nothing about `banana`
//
// A network that has learned nothing gives every letter the same probability. Which loss does it have for
// `banana`? Mind which letters it must say, and how many there are to choose from. An expression is the
// best answer, such as `5.0 * std::log(6.0)`.

inline const Answer<double> banana_loss = TODO;

}  // namespace unrolled::exercises
