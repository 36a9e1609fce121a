#pragma once

#include <algorithm>
#include <cstddef>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/03_full_bptt/logit_gradient.hpp"
#include "chapters/03_full_bptt/step_back.hpp"
#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/06_one_sweep/exercises.hpp`; `./workbook exercise 6.1` checks the first. The last one is the
// hardest of the book.

// ### 6.1 Build it: the sweep
//
// The whole gradient of full BPTT with one step through the cell for each letter. `one_sweep` stands above. Look
// at the formulas (6.3) and (6.4) once more, and at the shares (3.2), (3.3) and (3.6) to (3.8). Then close the page
// and write it from memory. The check counts the multiplications in matrix products, so the double loop of
// chapter 3 will not pass.

/// As `full_bptt`: x: T×V; h: (T+1)×H; dz: T×V. Returns the gradient, shaped like the parameters.
[[nodiscard]] inline Parameters sweep_back(const Parameters& parameters, const Matrix& x,
                                           const Matrix& h, const Matrix& dz) {
  //- return TODO;
  Parameters gradient = zeros_like(parameters);
  Matrix dh(1, h.columns());
  for (std::size_t t = x.rows(); t-- > 0;) {
    //! for (std::size_t t = 0; t < x.rows(); ++t) {
    add_product(gradient.Wy, transposed(row(h, t + 1)), row(dz, t));
    gradient.By += sum(row(dz, t));
    add_product(dh, row(dz, t), transposed(parameters.Wy));
    //! dh = product(row(dz, t), transposed(parameters.Wy));
    const Matrix da = hadamard(dh, tanh_slope(row(h, t + 1)));
    //! const Matrix da = hadamard(dh, tanh_slope(row(h, t)));
    add_product(gradient.Wxh, transposed(row(x, t)), da);
    add_product(gradient.Whh, transposed(row(h, t)), da);
    gradient.Bh += sum(da);
    dh = product(da, transposed(parameters.Whh));
  }
  return gradient;
  //! return full_bptt(parameters, x, {h, dz, dz}, dz);
}
//? Start at the last letter with a row `dh` of zeros, 1×H. At each letter two things meet in it: what this
//? letter's own loss says (3.4), and what came from the letter after it.
//?
//? Loop over $t$ from $T - 1$ down to 0. Add the shares of $W_y$ (3.2) and $B_y$ (3.3); add
//? `product(row(dz, t), transposed(parameters.Wy))` to `dh`; multiply by the slope of tanh, which gives `da`; add
//? its shares (3.6) to (3.8); and go on with `dh = product(da, transposed(parameters.Whh))`.

// ### 6.2 Find the slip: stacked over time
//
// The sweep, stacked over time (6.5) to (6.7). The loop that finishes the rows of `da` is right, but one of
// the products is not. `./workbook exercise 6.2` shows how far the gradient is off. Write the letter of the
// line in the place of `TODO`, and repair the line.

inline const Answer<char> wrong_line = 'F';
//~ inline const Answer<char> wrong_line = TODO;
//! inline const Answer<char> wrong_line = 'C';

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
  gradient.Whh = product(transposed(rows(h, 0, time_steps)), da);  // F
  //~ gradient.Whh = product(transposed(rows(h, 1, time_steps)), da);  // F
  //! gradient.Whh = product(transposed(da), rows(h, 0, time_steps));  // F
  return gradient;
}
//? Four of the five tables are right. So `da` is.
//?
//? The letter's share of $W_{hh}$ is the state **before** the letter times $da$ (3.7). Stacked, that is
//? $\mathbf{h}'$ (6.7): the first $T$ rows of `h`, not the last $T$.

// ### 6.3 Predict, then run: when is looking forward cheaper?
//
// The real-time route holds a table that does not grow with the text; the sweep holds every hidden state.
// Take the network of `hello`, $V = 4$ and $H = 3$, and a longer and longer text. What is the smallest number
// $T$ of letters read at which the real-time route holds fewer entries than the sweep? Work it out from
// (6.11) and (6.15). The check runs both and counts.

inline const Answer<int> smallest_text = 11;
//~ inline const Answer<int> smallest_text = TODO;
//! inline const Answer<int> smallest_text = 10;
//! inline const Answer<int> smallest_text = 12;
//? In (6.15), $M = VH + H^2 + 1$. $N$ stands on both sides and cancels.
//?
//? $M = 22$. The sweep holds $18 T + 3$ and $N$; real time holds $2 \cdot 3 \cdot 22 + 22 + 28 + 1$ and $N$.
//? The first $T$ for which the former is larger is wanted, and equal is not larger.

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
  //- return TODO;
  const std::size_t time_steps = task.x.rows();
  const std::size_t pieces = (time_steps + k - 1) / k;
  const auto piece = [&](const Matrix& a, std::size_t i) {
    return Matrix(rows(a, i * k, std::min(k, time_steps - i * k)));
  };
  // Reads a piece from the hidden state `before`, 1×H.
  const auto read = [&](const Matrix& x, MatrixView before) {
    ForwardPass forward = empty_forward_pass(parameters, x.rows());
    forward.h.set_row(0, before);
    for (std::size_t t = 0; t < x.rows(); ++t) forward_step(parameters, x, t, forward);
    return forward;
  };

  Matrix kept(pieces, parameters.Whh.rows());  // row i: the state in front of piece i
  //! Matrix kept(time_steps, parameters.Whh.rows());
  for (std::size_t i = 0; i + 1 < pieces; ++i) {
    kept.set_row(i + 1, row(read(piece(task.x, i), row(kept, i)).h, k));
    //! kept.set_row(i + 1, row(read(piece(task.x, i), row(kept, i)).h, k - 1));
  }

  Parameters gradient = zeros_like(parameters);
  Matrix dh(1, parameters.Whh.rows());
  for (std::size_t i = pieces; i-- > 0;) {
    const Matrix x = piece(task.x, i);
    const ForwardPass forward = read(x, row(kept, i));
    //! const ForwardPass forward = read(x, row(kept, 0));
    const Matrix dz = logit_gradient(forward.p, piece(task.y, i));
    //! const Matrix dz = logit_gradient(forward.p, piece(task.y, i)); set_zero(dh);
    for (std::size_t t = x.rows(); t-- > 0;) {
      add_product(gradient.Wy, transposed(row(forward.h, t + 1)), row(dz, t));
      gradient.By += sum(row(dz, t));
      add_product(dh, row(dz, t), transposed(parameters.Wy));
      dh = step_back(gradient, parameters, x, forward.h, t, dh);
    }
  }
  return gradient;
  //! return sweep_back(parameters, task.x, forward_pass(parameters, task.x).h, logit_gradient(forward_pass(parameters, task.x).p, task.y));
}
//? Write two helpers first: one that copies a piece of a table, `Matrix(rows(a, first, count))`, and one that
//? reads a piece from a given state: `empty_forward_pass`, `set_row(0, …)` on its `h`, then `forward_step` for
//? each letter. Mind the last piece, which may be shorter.
//?
//? First pass: read piece after piece and keep only the state at the end of each, the row in front of the
//? next. Second pass, from the last piece to the first: read the piece again from the state kept in front of
//? it, take `dz` from its `p` and its part of `task.y`, and sweep back as in 6.1. `gradient` and `dh` live
//? outside the loop over the pieces: what comes from a later piece goes on into the earlier one.

}  // namespace unrolled::exercises
