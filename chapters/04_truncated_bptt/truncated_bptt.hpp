#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/training.hpp"
#include "chapters/04_truncated_bptt/window_bptt.hpp"

namespace unrolled {

/// Trains with TBPTT(k1, k2): `steps` times through the word, with a step of gradient descent after
/// each window. Throws Diverged, and std::invalid_argument unless 1 ≤ k1 ≤ k2.
template <typename Report = NoReport>
[[nodiscard]] Training train_tbptt(Parameters parameters, const SpellingTask& task,
                                   double learning_rate, std::size_t steps, std::size_t k1,
                                   std::size_t k2, Report report = {}) {
  const std::vector<Window> windows = tbptt_windows(task.x.rows(), k1, k2);
  std::vector<double> losses;
  losses.reserve(steps);
  for (std::size_t step = 0; step < steps; ++step) {
    ForwardPass forward = empty_forward_pass(parameters, task.x.rows());
    for (const Window& window : windows) {
      for (std::size_t t = window.first_loss; t <= window.newest; ++t) {
        forward_step(parameters, task.x, t, forward);
      }
      const Matrix dz = logit_gradient(forward.p, task.y);
      descend(parameters, window_bptt(parameters, task.x, forward, dz, window), learning_rate);
    }
    losses.push_back(cross_entropy(forward_pass(parameters, task.x).p, task.y));
    if (!std::isfinite(losses.back())) throw Diverged(step);
    report(step, steps, losses.back());
  }
  Matrix p = forward_pass(parameters, task.x).p;
  return {std::move(parameters), std::move(p), std::move(losses)};
}

}  // namespace unrolled
