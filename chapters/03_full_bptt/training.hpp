#pragma once

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/cross_entropy.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// Gradient descent, one step for all tables, in place.
template <TableSet Set>
void descend(Set& parameters, const Set& gradient, double learning_rate) {
  add_scaled(parameters, -learning_rate, gradient);  // (3.12)
}

/// A training and what came of it.
struct Training {
  Parameters parameters;       // after the last step
  Matrix p;                    // T×V probabilities after the last step
  std::vector<double> losses;  // nats, after each step, against the targets of the task
};

/// The loss of a training is no longer a finite number. The message names the step.
class Diverged : public std::runtime_error {
 public:
  explicit Diverged(std::size_t step)
      : std::runtime_error("the loss stopped being a number at step " + std::to_string(step) +
                           "; try a smaller --learning-rate") {}
};

/// What a training tells nobody. Any other callable may take its place.
struct NoReport {
  void operator()(std::size_t /*step*/, std::size_t /*steps*/, double /*loss*/) const {}
};

/// Gradient descent from `parameters`: `steps` times (3.12), with gradient(parameters, forward). Each
/// loss is reported as soon as it is there: report(step, steps, loss). Throws Diverged.
template <typename Gradient, typename Report = NoReport>
[[nodiscard]] Training train(Parameters parameters, const SpellingTask& task, double learning_rate,
                             std::size_t steps, Gradient gradient, Report report = {}) {
  std::vector<double> losses;
  losses.reserve(steps);
  ForwardPass forward = forward_pass(parameters, task.x);
  for (std::size_t step = 0; step < steps; ++step) {
    descend(parameters, gradient(parameters, forward), learning_rate);
    forward = forward_pass(parameters, task.x);
    losses.push_back(cross_entropy(forward.p, task.y));
    if (!std::isfinite(losses.back())) throw Diverged(step);
    report(step, steps, losses.back());
  }
  return {std::move(parameters), std::move(forward.p), std::move(losses)};
}

}  // namespace unrolled
