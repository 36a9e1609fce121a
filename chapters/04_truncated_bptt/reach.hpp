#pragma once

#include <cstddef>
#include <vector>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/04_truncated_bptt/windows.hpp"

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

}  // namespace unrolled
