#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/full_bptt.hpp"

namespace unrolled {

// ## The post's second listing
//
// This is the double loop of chapter 3 with one change. The gradients of $W_y$ and $B_y$ are no
// longer added up, `=` stands where `+=` stood:
//
// $$ \frac{\partial E}{\partial W_y} \leftarrow h_s^\top \, dz_s, \qquad
//    \frac{\partial E}{\partial B_y} \leftarrow \textstyle\sum_k dz_{sk} \tag{4.1} $$
//
// The other lines are those of (3.4) to (3.9).

/// The gradient of the listing that the post calls truncated BPTT. Arguments and result as those of
/// `full_bptt`.
[[nodiscard]] inline Parameters post_truncated_bptt(const Parameters& parameters, const Matrix& x,
                                                    const ForwardPass& forward, const Matrix& dz) {
  const Matrix& h = forward.h;
  Parameters gradient = zeros_like(parameters);
  for (std::size_t s = x.rows(); s-- > 0;) {
    gradient.Wy = product(transposed(row(h, s + 1)), row(dz, s));  // (4.1) H×V
    gradient.By = sum(row(dz, s));                                 // (4.1) 1×1
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));    // (3.4) 1×H
    for (std::size_t t = s + 1; t-- > 0;) dh = step_back(gradient, parameters, x, h, t, dh);
  }
  return gradient;
}

// ## The call before the first
//
// The overwriting is one secret of the published figures; here is another. They come out when the
// listing is called one extra time, with the learning rate 0.001, before the training. Most likely the
// post called it once to show what it returns. But each call moves the weights, so the training started
// from moved weights.

/// A training as the post's listing does it, with the probabilities that it prints first.
struct PostTruncatedTraining {
  Matrix p_before;  // T×V
  Training training;
};

/// Trains with `post_truncated_bptt` from `start`, after one call with the learning rate 0.001 where
/// `extra_call` says so. Throws as `train`.
template <typename Report = NoReport>
[[nodiscard]] PostTruncatedTraining train_post_truncated(const Parameters& start,
                                                         const SpellingTask& task,
                                                         double learning_rate, std::size_t steps,
                                                         bool extra_call, Report report = {}) {
  const auto gradient = [&task](const Parameters& parameters, const ForwardPass& forward) {
    return post_truncated_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y));
  };
  const Parameters first = extra_call ? train(start, task, 0.001, 1, gradient).parameters : start;
  return {forward_pass(first, task.x).p,
          train(first, task, learning_rate, steps, gradient, std::move(report))};
}

// ## Truncated BPTT as the field defines it
//
// TBPTT($k_1$, $k_2$) reads the word once, carrying $h$ along. After every $k_1$ letters, and at the end
// of the word, it stops and learns: it takes the losses since the last stop, goes back from the newest
// step over at most $k_2$ steps, that one included, moves the weights, and reads on from the hidden state
// that it had. Each loss counts exactly once, and it must get at least to its own step, so
// $k_1 \le k_2$. Going back, it may pass an earlier stop. The states before that stop were made by older
// weights; they are used as they are. (Williams and Peng 1990; Sutskever's thesis 2013, section 2.8.6.
// With $k_1 = k_2$ the text is simply cut into pieces.)
//
// One stop is a **window** of steps: losses $s$ from `first_loss` to `newest`, each going back to
// `oldest` and no further.

struct Window {
  std::size_t first_loss = 0;
  std::size_t newest = 0;
  std::size_t oldest = 0;
};

/// The windows of TBPTT(k1, k2) over T time steps, in order. Throws std::invalid_argument unless
/// 1 ≤ k1 ≤ k2.
[[nodiscard]] inline std::vector<Window> tbptt_windows(std::size_t time_steps, std::size_t k1,
                                                       std::size_t k2) {
  if (k1 < 1 || k1 > k2) throw std::invalid_argument("TBPTT needs 1 ≤ k1 ≤ k2");
  std::vector<Window> windows;
  for (std::size_t first = 0; first < time_steps; first += k1) {
    const std::size_t end = std::min(first + k1, time_steps);
    windows.push_back({first, end - 1, end - std::min(end, k2)});
  }
  return windows;
}

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
