#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string>

#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/03_full_bptt/exercises.hpp`; `./workbook exercise 3.1` checks the first. Your gradients are
// compared with those of this chapter, entry by entry. The table before 2.1 says what you need of matrices.
// Besides, `add_product(total, a, b)` adds the product of `a` and `b` to `total`.

// ### 3.1 Build it: the gradient of Wy
//
// Every time step has a share in it, a column times a row (3.2). Add them all up. Look twice at the rows of
// `h`: row 0 is the state before the first letter.

/// h: (T+1)×H, row t + 1 holds h_t; dz: T×V, the slopes by the logits. Returns H×V.
[[nodiscard]] inline Matrix Wy_gradient(const Matrix& h, const Matrix& dz) {
  return TODO;
}

// ### 3.2 Build it: one step back through the cell
//
// You stand at $h_t$ and know `dh`, the slope of the loss by $h_t$. Go back through tanh (3.5), compute the
// share of each table (3.6) to (3.8), and the slope by the hidden state before (3.9). Try not to look at
// `step_back` in `full_bptt.hpp`.

struct StepBack {
  Matrix Wxh;        // V×H, this step's share
  Matrix Whh;        // H×H
  Matrix Bh;         // 1×1
  Matrix dh_before;  // 1×H, the slope by the hidden state before
};

/// One step: x_t: 1×V; h_before and h_t: 1×H, the states before and after the letter; dh: 1×H, at h_t.
[[nodiscard]] inline StepBack back_through_cell(const Matrix& Whh, const Matrix& x_t,
                                                const Matrix& h_before, const Matrix& h_t,
                                                const Matrix& dh) {
  return TODO;
}

// ### 3.3 Find the slip: the double loop
//
// The double loop of this chapter, but one line of it is wrong. It compiles, its shapes fit, and it even
// trains. `./workbook exercise 3.3` shows how far its gradient is from the central differences, table by
// table, for `hello` and for `ab`. Of `ab` only one letter is read, so there is no step to go back to. Which
// line does not matter there, but does for `hello`?
//
// Write the letter of the wrong line, such as `'A'`, in the place of `TODO`, and repair the line.

inline const Answer<char> wrong_line = TODO;

/// As `full_bptt`: x: T×V; h: (T+1)×H; dz: T×V. Returns the gradient, shaped like the parameters.
[[nodiscard]] inline Parameters slipped_double_loop(const Parameters& parameters, const Matrix& x,
                                                    const Matrix& h, const Matrix& dz) {
  Parameters gradient = {Matrix(x.columns(), h.columns()), Matrix(h.columns(), h.columns()),
                         Matrix(1, 1), Matrix(h.columns(), dz.columns()), Matrix(1, 1)};
  for (std::size_t s = x.rows(); s-- > 0;) {
    add_product(gradient.Wy, transposed(row(h, s + 1)), row(dz, s));  // A
    gradient.By += sum(row(dz, s));                                   // B
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));       // C
    for (std::size_t t = s + 1; t-- > 0;) {
      const Matrix slope = map(row(h, t + 1), [](double value) { return 1.0 - value * value; });
      const Matrix da = hadamard(dh, slope);                 // D
      add_product(gradient.Wxh, transposed(row(x, t)), da);  // E
      add_product(gradient.Whh, transposed(row(h, t)), da);  // F
      gradient.Bh += sum(da);
      dh = product(da, parameters.Whh);  // G
    }
  }
  return gradient;
}

// ### 3.4 Predict, then run: rows of zeros
//
// For `hello`, the row of the gradient of $W_{xh}$ that belongs to `o` is exactly zero, whatever the weights
// are. Which rows are zero for `banana`, and which for `world`? Write the letters to which they belong, such as
// `"ld"`, or `""` if there are none.

inline const Answer<std::string> zero_rows_of_banana = TODO;
inline const Answer<std::string> zero_rows_of_world = TODO;

// ### 3.5 Build it: a gradient check
//
// The check of this chapter for any loss of one table. Compare every entry $g$ of `derived` with the central
// difference $n$ of (3.12), with $\varepsilon = 10^{-5}$, and return the largest relative error (3.13) of
// all entries. Where both are exactly 0 they agree. Where an error is no number (NaN), return that: a gradient of
// NaN must not pass. A `loss` is a function: `loss(w)` is its value at `w`.

/// The largest relative error of all entries; derived and w: m×n both.
[[nodiscard]] inline double largest_error(const Matrix& derived,
                                          const std::function<double(const Matrix&)>& loss,
                                          Matrix w) {
  return TODO;
}

}  // namespace unrolled::exercises
