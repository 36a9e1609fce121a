#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "chapters/04_truncated_bptt/truncated_bptt.hpp"

namespace unrolled {

// ## Which steps does a loss reach?
//
// The story below asks two questions, and here are the tools for them: which steps does a loss reach on
// its way back, and how much of it arrives? For the first, a square for each pair of steps: the loss at
// step $s$ (row) either reaches the cell at step $t$ (column), or it does not.

/// T×T, 1 where a window takes the loss at the row's step back to the column's step, else 0.
[[nodiscard]] inline Matrix reach(std::size_t time_steps, const std::vector<Window>& windows) {
  Matrix reached(time_steps, time_steps);
  for (const Window& window : windows) {
    for (std::size_t s = window.first_loss; s <= window.newest; ++s) {
      for (std::size_t t = window.oldest; t <= s; ++t) reached(s, t) = 1.0;
    }
  }
  return reached;
}

/// The same, found by trying. One loss step gets a slope of 1, all others 0. The T letters all differ, so
/// row t of the gradient of Wxh is not zero exactly where that loss reached step t. `gradient` is called
/// as `full_bptt`.
template <typename Gradient>
[[nodiscard]] Matrix measured_reach(std::size_t time_steps, Gradient gradient) {
  Matrix x(time_steps, time_steps);
  for (std::size_t t = 0; t < time_steps; ++t) x(t, t) = 1.0;
  const Parameters parameters = draw_parameters(time_steps, 3, 0);
  const ForwardPass forward = forward_pass(parameters, x);
  Matrix reached(time_steps, time_steps);
  for (std::size_t s = 0; s < time_steps; ++s) {
    Matrix dz(time_steps, time_steps);
    dz(s, 0) = 1.0;
    const Matrix Wxh = gradient(parameters, x, forward, dz).Wxh;
    for (std::size_t t = 0; t < time_steps; ++t)
      reached(s, t) = norm(row(Wxh, t)) > 0.0 ? 1.0 : 0.0;
  }
  return reached;
}

/// T×T, the norm of the share (3.7) for Whh that the loss at the row's step leaves at the column's
/// step in full BPTT.
[[nodiscard]] inline Matrix share_norms(const Parameters& parameters, const SpellingTask& task) {
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = logit_gradient(forward.p, task.y);
  Matrix norms(task.x.rows(), task.x.rows());
  for (std::size_t s = 0; s < task.x.rows(); ++s) {
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));
    for (std::size_t t = s + 1; t-- > 0;) {
      Parameters share = zeros_like(parameters);
      dh = step_back(share, parameters, task.x, forward.h, t, dh);
      norms(s, t) = norm(share.Whh);
    }
  }
  return norms;
}

// ## How much does a table stretch?
//
// A table $A$ stretches a row $x$ by the factor $\lVert x A \rVert / \lVert x \rVert$. The most that any
// row is stretched is the **largest singular value** $\sigma$. Now multiply a row by $A$ again and again.
// In the long run each product stretches it by at most about the **spectral radius** $\rho$ (the size of
// the largest eigenvalue of $A$, for those who know the word):
//
// $$ \rho(A) = \lim_{n \to \infty} \lVert A^n \rVert^{1/n} \tag{4.4} $$
//
// We get there fast by squaring: $A$, $A^2$, $A^4$, … Each is scaled back to norm 1, and the scales are
// kept: with $A = c_0 B$ we have $A^2 = c_0^2 B^2$, then $B^2$ is scaled by $c_1$, and so on, and
// $\ln \lVert A^n \rVert / n$ becomes $\ln c_0 + \ln c_1 / 2 + \ln c_2 / 4 + \dots$ The same routine
// gives the largest singular value, since $\sigma(A)^2 = \rho(A^\top A)$.

/// The spectral radius of a square matrix, by (4.4) with n = 2⁵⁰. Throws ShapeError where a is not
/// square.
[[nodiscard]] inline double spectral_radius(Matrix a) {
  double log_norm = 0.0;  // of a^n, divided by n
  double n = 1.0;
  for (int squarings = 0; squarings <= 50; ++squarings) {
    const double scale = norm(a);
    if (scale == 0.0) return 0.0;
    log_norm += std::log(scale) / n;
    a = (1.0 / scale) * a;
    a = product(a, a);
    n *= 2.0;
  }
  return std::exp(log_norm);  // (4.4)
}

/// The largest singular value of a matrix, m×n.
[[nodiscard]] inline double largest_singular_value(const Matrix& a) {
  return std::sqrt(spectral_radius(product(transposed(a), a)));
}

// ## Going back from the last letter
//
// By (3.5) and (3.9), one step back multiplies $dh$ by the slopes of tanh and by $W_{hh}^\top$. So a step
// stretches it by $\sigma$ times the largest slope of tanh at most. If that bound is below 1 at every
// step, $dh$ must **vanish**: it shrinks at least as fast as the powers of that number. If it is above
// 1, $dh$ may **explode**, but need not (Pascanu, Mikolov and Bengio 2013, section 2.1).

/// The norms of the slope by h_t of the last step's loss, for t = T−1, T−2, …, 0.
[[nodiscard]] inline std::vector<double> slope_norms(const Parameters& parameters,
                                                     const SpellingTask& task) {
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = logit_gradient(forward.p, task.y);
  Matrix dh = product(row(dz, task.x.rows() - 1), transposed(parameters.Wy));
  Parameters unused = zeros_like(parameters);
  std::vector<double> norms;
  for (std::size_t t = task.x.rows(); t-- > 0;) {
    norms.push_back(norm(dh));
    dh = step_back(unused, parameters, task.x, forward.h, t, dh);
  }
  return norms;
}

}  // namespace unrolled
