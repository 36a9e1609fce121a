#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "lib/matrix.hpp"
#include "lib/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/02_forward_pass/exercises.hpp`; `./workbook exercise 2.1` checks the first. What there is for
// matrices stands in `lib/matrix.hpp`. Keep what you compute in a `Matrix`: `row`, `rows` and `transposed` only
// look at one, and a result that nobody keeps is gone at the end of the line.

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
// Given the probabilities and the one-hot targets, add up what every time step costs (2.6), in nats.

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
