#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string>

#include "chapters/02_forward_pass/parameters.hpp"
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
  //- return TODO;
  Matrix gradient(h.columns(), dz.columns());
  for (std::size_t s = 0; s < dz.rows(); ++s) {
    add_product(gradient, transposed(row(h, s + 1)), row(dz, s));
    //! add_product(gradient, transposed(row(h, s)), row(dz, s));
    //! gradient = product(transposed(row(h, s + 1)), row(dz, s));
  }
  return gradient;
}
//? The share of step $s$ is $h_s^\top \, dz_s$, H×V. Start from zeros, `Matrix gradient(h.columns(),
//? dz.columns());`, and add, step by step. Which row of `h` holds $h_s$?
//?
//? A loop over the rows of `dz`; in it, `add_product(gradient, transposed(row(h, s + 1)), row(dz, s));`.

// ### 3.2 Build it: one step back through the cell
//
// You stand at $h_t$ and know `dh`, the slope of the loss by $h_t$. Go back through tanh (3.5), compute the
// share of each table (3.6) to (3.8), and the slope by the hidden state before (3.9). Try not to look at
// `step_back` in `step_back.hpp`.

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
  //- return TODO;
  const Matrix da = hadamard(dh, map(h_t, [](double h) { return 1.0 - h * h; }));
  //! const Matrix da = dh;
  //! const Matrix da = hadamard(dh, map(h_t, [](double h) { return 1.0 - h; }));
  return {.Wxh = product(transposed(x_t), da),
          .Whh = product(transposed(h_before), da),
          //! .Whh = product(transposed(h_t), da),
          .Bh = sum(da),
          .dh_before = product(da, transposed(Whh))};
  //! .dh_before = product(da, Whh)};
}
//? First `da`, 1×H, from `dh` and `h_t`. `hadamard(a, b)` multiplies entry by entry, and
//? `map(h_t, [](double h) { return …; })` makes a table of a formula for each entry. The other four
//? lines are (3.6) to (3.9), one product or sum each.
//?
//? `const Matrix da = hadamard(dh, map(h_t, [](double h) { return 1.0 - h * h; }));`, and then
//? `return {.Wxh = …, .Whh = …, .Bh = …, .dh_before = …};`. The shapes tell which factor is turned over:
//? $W_{xh}$ needs V×H from 1×V and 1×H, so `product(transposed(x_t), da)`. $B_h$ is `sum(da)`. For the last
//? one the shapes tell nothing, since $W_{hh}$ is square. On the way there a state was multiplied by it; on the
//? way back the slope is multiplied by its transpose.

// ### 3.3 Find the slip: the double loop
//
// The double loop of this chapter, but one line of it is wrong. It compiles, its shapes fit, and it even
// trains. `./workbook exercise 3.3` shows how far its gradient is from the central differences, table by
// table, for `hello` and for `ab`. Of `ab` only one letter is read, so there is no step to go back to. Which
// line does not matter there, but does for `hello`?
//
// Write the letter of the wrong line, such as `'A'`, in the place of `TODO`, and repair the line.

inline const Answer<char> wrong_line = 'G';
//~ inline const Answer<char> wrong_line = TODO;
//! inline const Answer<char> wrong_line = 'C';

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
      dh = product(da, transposed(parameters.Whh));  // G
      //~ dh = product(da, parameters.Whh);  // G
      //! dh = product(parameters.Whh, transposed(da));  // G
    }
  }
  return gradient;
}
//? $W_y$ and $B_y$ are right, so A and B are. $W_{xh}$ and $B_h$ are wrong, so it is not F alone. What do these
//? two use, for `hello`, that they do not use for `ab`?
//?
//? For `ab` they are right, and there they use C, D and E. Only what goes on from one step to the one before it
//? is left. Compare that line with (3.9).

// ### 3.4 Predict, then run: rows of zeros
//
// For `hello`, the row of the gradient of $W_{xh}$ that belongs to `o` is exactly zero, whatever the weights
// are. Which rows are zero for `banana`, and which for `world`? Write the letters to which they belong, such as
// `"ld"`, or `""` if there are none.

inline const Answer<std::string> zero_rows_of_banana = "";
//~ inline const Answer<std::string> zero_rows_of_banana = TODO;
//! inline const Answer<std::string> zero_rows_of_banana = "a";
//! inline const Answer<std::string> zero_rows_of_banana = "b";
inline const Answer<std::string> zero_rows_of_world = "d";
//~ inline const Answer<std::string> zero_rows_of_world = TODO;
//! inline const Answer<std::string> zero_rows_of_world = "w";
//! inline const Answer<std::string> zero_rows_of_world = "";
//? Look at (3.6). The share of step $t$ is the column $x_t^\top$ times the row $da$. Which rows of that
//? product can be other than zero?
//?
//? $x_t^\top$ has its 1 in the row of the letter read at $t$. So only the rows of letters that are **read**
//? get anything. The last letter of a word is not read. Does it stand elsewhere in the word?

// ### 3.5 Build it: a gradient check
//
// The check of this chapter for any loss of one table. Compare every entry $g$ of `derived` with the central
// difference $n$ of (3.10), with $\varepsilon = 10^{-5}$, and return the largest relative error (3.11) of
// all entries. Where both are exactly 0 they agree. Where an error is no number (NaN), return that: a gradient of
// NaN must not pass. A `loss` is a function: `loss(w)` is its value at `w`.

/// The largest relative error of all entries; derived and w: m×n both.
[[nodiscard]] inline double largest_error(const Matrix& derived,
                                          const std::function<double(const Matrix&)>& loss,
                                          Matrix w) {
  //- return TODO;
  constexpr double epsilon = 1e-5;
  double largest = 0.0;
  for (std::size_t i = 0; i < w.rows(); ++i) {
    for (std::size_t j = 0; j < w.columns(); ++j) {
      const double middle = w(i, j);
      w(i, j) = middle + epsilon;
      const double above = loss(w);
      w(i, j) = middle - epsilon;
      //! w(i, j) = middle;
      const double below = loss(w);
      w(i, j) = middle;
      //! w(i, j) = middle - epsilon;
      const double g = derived(i, j);
      const double n = (above - below) / (2.0 * epsilon);
      const double larger = std::max(std::abs(g), std::abs(n));
      //! const double larger = std::abs(g);
      //! const double larger = std::max(g, n);
      const double error = larger == 0.0 ? 0.0 : std::abs(g - n) / larger;
      //! const double error = std::abs(g - n) / larger; if (larger == 0.0) return 0.0;
      //! const double error = larger == 0.0 ? 0.0 : std::abs(std::abs(g) - std::abs(n)) / larger;
      if (std::isnan(error)) return error;
      //! static_cast<void>(error);  // and std::max loses NaN
      //! if (i + 1 == w.rows()) continue;
      largest = std::max(largest, error);
    }
  }
  return largest;
}
//? For each entry in turn: move it up, ask for the loss, move it down, ask again, and put it back as it was.
//? Keep the largest error so far. Divide by zero nowhere.
//?
//? In the two loops: `const double middle = w(i, j);`, then `w(i, j) = middle + epsilon;` and
//? `const double above = loss(w);`, likewise below, then `w(i, j) = middle;`. With
//? `n = (above - below) / (2.0 * epsilon)`, the error is `std::abs(g - n) / larger`, where `larger` is the
//? larger of `std::abs(g)` and `std::abs(n)`. If that is 0, so is the error. `std::isnan(error)` tells whether
//? it is no number; `std::max` would lose that.

}  // namespace unrolled::exercises
