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
// Turn one row of logits into probabilities (2.4). It must also do for logits like 1000 or −1000, of which
// `std::exp` makes infinity or 0.

/// Softmax of one row, 1×V → 1×V.
[[nodiscard]] inline Matrix stable_softmax(MatrixView z) {
  //- return TODO;
  const double m = z(0, argmax(z, 0));
  //! const double m = 0.0;
  //! const double m = z(0, 0);
  //! const double m = sum(z)(0, 0) / static_cast<double>(z.columns());
  Matrix p(1, z.columns());
  double total = 0.0;
  for (std::size_t k = 0; k < z.columns(); ++k) {
    p(0, k) = std::exp(z(0, k) - m);
    total += p(0, k);
  }
  for (std::size_t k = 0; k < z.columns(); ++k) p(0, k) /= total;
  return p;
}
//? Formula (2.8) has two sides. Only one of them never takes `std::exp` of a large number.
//?
//? Three steps: find the largest logit `m`; make a `Matrix p(1, z.columns());` whose entries are
//? `std::exp(z(0, k) - m)`, and add them up on the way; divide every entry by that sum.

// ### 2.2 Build it: the loss
//
// Given the probabilities and the one-hot targets, add up what every time step costs (2.6), in nats. It is a
// sum, no mean. A wanted letter with the probability 0 costs infinity; a letter that nobody wanted costs
// nothing, even with the probability 0.

/// Cross-entropy of p against y, T×V both, summed over the time steps.
[[nodiscard]] inline double word_loss(const Matrix& p, const Matrix& y) {
  //- return TODO;
  double loss = 0.0;
  for (std::size_t t = 0; t < p.rows(); ++t) {
    for (std::size_t k = 0; k < p.columns(); ++k) {
      if (y(t, k) == 1.0) loss -= std::log(p(t, k));
      //! loss -= std::log(p(t, k));
      //! loss -= y(t, k) * std::log(p(t, k));
      //! if (p(t, k) > 0.0) loss -= y(t, k) * std::log(p(t, k));
      //! loss -= y(t, k) * std::log(p(t, k) + 1e-12);
    }
  }
  return loss;
  //! return loss / static_cast<double>(p.rows());
}
//? In each row of `y` there is one 1. Only the probability in that column counts. And what is
//? `0.0 * std::log(0.0)`?
//?
//? Two loops, over the rows and over the columns. Where `y(t, k)` is 1, subtract `std::log(p(t, k))` from
//? the loss; elsewhere do nothing. (0 times minus infinity is no number, so do not multiply.)

// ### 2.3 Build it: one step forward
//
// A letter and the hidden state before it make the next hidden state, by (2.1) and (2.2).

/// x_t: 1×V; h_before: 1×H, the state before this letter; Wxh: V×H; Whh: H×H; Bh: 1×1. Returns h_t, 1×H.
[[nodiscard]] inline Matrix next_hidden(const Matrix& x_t, const Matrix& h_before,
                                        const Matrix& Wxh, const Matrix& Whh, const Matrix& Bh) {
  //- return TODO;
  return tanh(plus_bias(product(x_t, Wxh) + product(h_before, Whh), Bh));
  //! return tanh(plus_bias(product(x_t, Wxh) + product(h_before, transposed(Whh)), Bh));
  //! return plus_bias(product(x_t, Wxh) + product(h_before, Whh), Bh);
  //! return tanh(product(x_t, Wxh) + product(h_before, Whh));
}
//? `product`, `+`, `plus_bias` and `tanh` are all that (2.1) and (2.2) need. A plain `+` will not add $B_h$:
//? its shape is 1×1, not 1×H.
//?
//? Rows stand to the left of their tables: `product(x_t, Wxh)` is 1×H, and so is `product(h_before, Whh)`.
//? Add the two, then the bias with `plus_bias(…, Bh)`, and take `tanh` of it all.

// ### 2.4 Predict, then run: knowing nothing about `banana`
//
// A network that has learned nothing gives every letter the same probability. Which loss does it have for
// `banana`? Mind which letters it must say, and how many there are to choose from. An expression is the
// best answer, such as `5.0 * std::log(6.0)`.

inline const Answer<double> banana_loss = 5.0 * std::log(3.0);
//~ inline const Answer<double> banana_loss = TODO;
//! inline const Answer<double> banana_loss = 6.0 * std::log(3.0);
//! inline const Answer<double> banana_loss = 5.0 * std::log(6.0);
//? Formula (2.7). What are $T$ and $V$ here?
//?
//? $T$ is the number of letters that the network has to say: all but the first. $V$ is the number of
//? different letters in the word. For `hello`, $T$ and $V$ are both 4, so it hides the difference.

}  // namespace unrolled::exercises
