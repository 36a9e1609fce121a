#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/training.hpp"
#include "chapters/06_one_sweep/stacked_forward.hpp"

namespace unrolled {

/// Leaves the gradient as it is.
inline void no_change(Sweep& /*sweep*/) {}

/// Makes of the gradient that of the post's second listing: W_y and B_y learn from the first letter
/// alone (4.1).
inline void as_post_listing(Sweep& sweep) {
  sweep.gradient.Wy = product(transposed(row(sweep.forward.h, 1)), row(sweep.dz, 0));  // (4.1) H×V
  sweep.gradient.By = sum(row(sweep.dz, 0));                                           // (4.1) 1×1
}

/// One step of training: forward pass, loss, gradient; then change(sweep), which may alter the gradient;
/// then gradient descent (3.12). Returns the loss before the step, in nats.
inline double training_step(Parameters& parameters, const SpellingTask& task, double learning_rate,
                            Sweep& sweep, void (*change)(Sweep&) = no_change) {
  sweep_gradient(parameters, task, sweep);
  const double loss = cross_entropy(sweep.forward.p, task.y);
  change(sweep);
  descend(parameters, sweep.gradient, learning_rate);
  return loss;
}

/// `train` of chapter 3, made of these steps: the loss after a step is the one before the next.
template <typename Report = NoReport>
[[nodiscard]] Training train_by_sweeps(Parameters parameters, const SpellingTask& task,
                                       double learning_rate, std::size_t steps, Report report = {},
                                       void (*change)(Sweep&) = no_change) {
  Sweep sweep = make_sweep(parameters, task.x.rows());
  std::vector<double> losses;
  losses.reserve(steps);
  const auto add = [&](double loss) {
    if (!std::isfinite(loss)) throw Diverged(losses.size());
    report(losses.size(), steps, loss);
    losses.push_back(loss);
  };
  for (std::size_t step = 0; step < steps; ++step) {
    const double loss_before = training_step(parameters, task, learning_rate, sweep, change);
    if (step > 0) add(loss_before);
  }
  stacked_forward(parameters, task.x, sweep.forward);
  add(cross_entropy(sweep.forward.p, task.y));
  return {std::move(parameters), std::move(sweep.forward.p), std::move(losses)};
}

}  // namespace unrolled
