#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/training.hpp"
#include "chapters/04_truncated_bptt/windows.hpp"

namespace unrolled {

// With the double loop cut down to a window, the gradient of $W_{xh}$, $W_{hh}$ and $B_h$ is
//
// $$ \sum_{s = \text{first loss}}^{\text{newest}} \; \sum_{t = \text{oldest}}^{s}
//    \text{share}(s, t) \tag{4.2} $$
//
// where $\text{share}(s, t)$ is what loss step $s$ leaves at step $t$, by (3.6) to (3.8). $W_y$ and $B_y$
// get (3.2) and (3.3) once for each loss step of the window. For $k_1 = k_2 = T$ there is one window,
// the whole word, and all this is full BPTT.
//
// All losses of a window go back to the same step. So they need not go one by one: on the way back
// from the newest step, each loss joins at its own step, and from there on one $dh$ carries them all.
//
// $$ dh_t = da_{t+1} W_{hh}^\top + dz_t W_y^\top \tag{4.3} $$
//
// The second term is there only for steps of the window that have a loss. That is one sweep, with as
// many steps as the window is long. Why the sum may travel as one, and what that saves, is the subject
// of chapter 6; that the numbers stay the same when the
// window is the whole word, the table of this chapter shows.

/// The gradient of one window (4.2), in one sweep. x, forward and dz as for `full_bptt`.
[[nodiscard]] inline Parameters window_bptt(const Parameters& parameters, const Matrix& x,
                                            const ForwardPass& forward, const Matrix& dz,
                                            const Window& window) {
  const Matrix& h = forward.h;
  Parameters gradient = zeros_like(parameters);
  Matrix dh(1, parameters.Whh.rows());  // nothing comes from beyond the newest step
  for (std::size_t t = window.newest + 1; t-- > window.oldest;) {
    if (t >= window.first_loss) {
      add_product(gradient.Wy, transposed(row(h, t + 1)), row(dz, t));  // (3.2) H×V
      gradient.By += sum(row(dz, t));                                   // (3.3) 1×1
      add_product(dh, row(dz, t), transposed(parameters.Wy));           // (4.3) 1×H
    }
    dh = step_back(gradient, parameters, x, h, t, dh);
  }
  return gradient;
}

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
