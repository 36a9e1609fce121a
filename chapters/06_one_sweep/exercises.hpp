#pragma once

#include <algorithm>
#include <cstddef>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/06_one_sweep/exercises.hpp`; `./workbook exercise 6.1` checks the first. The last one is the
// hardest of the book.

// ### 6.1 Build it: the sweep
//
// The whole gradient of full BPTT with one step through the cell for each letter. You repaired one in 4.2; now
// write it from a blank page, without `step_back`: (6.3) and (6.4), and the shares (3.2), (3.3) and (3.6) to (3.8).
// The check counts the multiplications in matrix products, so the double loop of chapter 3 will not pass.

/// As `full_bptt`: x: T×V; h: (T+1)×H; dz: T×V. Returns the gradient, shaped like the parameters.
[[nodiscard]] inline Parameters sweep_back(const Parameters& parameters, const Matrix& x,
                                           const Matrix& h, const Matrix& dz) {
  return TODO;
}

// ### 6.2 Find the slip: stacked over time
//
// The sweep, stacked over time (6.5) to (6.7). The loop that finishes the rows of `da` is right, but one of
// the products is not. `./workbook exercise 6.2` shows how far the gradient is off. Write the letter of the
// line in the place of `TODO`, and repair the line.

inline const Answer<char> wrong_line = TODO;

/// As `full_bptt`: x: T×V; h: (T+1)×H; dz: T×V. Returns the gradient, shaped like the parameters.
[[nodiscard]] inline Parameters slipped_stack(const Parameters& parameters, const Matrix& x,
                                              const Matrix& h, const Matrix& dz) {
  const std::size_t time_steps = x.rows();
  Matrix da = product(dz, transposed(parameters.Wy));  // A
  for (std::size_t t = time_steps; t-- > 0;) {
    Matrix dh(row(da, t));
    if (t + 1 < time_steps) dh += product(row(da, t + 1), transposed(parameters.Whh));
    da.set_row(t, hadamard(dh, tanh_slope(row(h, t + 1))));
  }
  Parameters gradient = zeros_like(parameters);
  gradient.Wy = product(transposed(rows(h, 1, time_steps)), dz);   // B
  gradient.By = sum(dz);                                           // C
  gradient.Bh = sum(da);                                           // D
  gradient.Wxh = product(transposed(x), da);                       // E
  gradient.Whh = product(transposed(rows(h, 1, time_steps)), da);  // F
  return gradient;
}

// ### 6.3 Predict, then run: when is looking forward cheaper?
//
// The real-time route holds a table that does not grow with the text; the sweep holds every hidden state.
// Take the network of `hello`, $V = 4$ and $H = 3$, and a longer and longer text. What is the smallest number
// $T$ of letters read at which the real-time route holds fewer entries than the sweep? Work it out from
// (6.14). The check runs both and counts.

inline const Answer<int> smallest_text = TODO;

// ### 6.4 Build it: a sweep that forgets
//
// The sweep keeps every hidden state for the way back. Keep only those in front of letters 0, $k$, $2k$, …
// Then go back piece by piece, the last one first: read its $k$ letters once more from the state kept in
// front of it, and sweep back through them. The last piece may be shorter. That costs a second forward pass and saves most of the memory.
//
// The check compares the gradient. Then it takes 400 letters and $k = 20$ and counts. All your matrices together
// may hold a tenth of the entries that the stacked sweep holds. And you may make the multiplications of the
// sweep and of one more forward pass.

/// The gradient of the task's loss, shaped like the parameters; 1 ≤ k.
[[nodiscard]] inline Parameters forgetful_gradient(const Parameters& parameters,
                                                   const SpellingTask& task, std::size_t k) {
  return TODO;
}

}  // namespace unrolled::exercises
