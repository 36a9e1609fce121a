#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "chapters/06_one_sweep/training_step.hpp"
#include "lib/stop.hpp"

namespace unrolled {

/// What a training by gradient descent passes through: at the start, and after each step.
struct Descent {
  std::vector<double> losses;      // in nats
  std::vector<double> norms;       // of the gradients
  std::vector<double> lengths;     // and when they had been changed
  std::vector<Parameters> passed;  // only of the first 100 steps
};

/// Gradient descent whose gradients are changed before each step, by change(gradient).
template <typename Change>
[[nodiscard]] Descent descent(Parameters parameters, const SpellingTask& task, double learning_rate,
                              std::size_t steps, Change change) {
  Descent result;
  Sweep sweep = make_sweep(parameters, task.x.rows());
  for (std::size_t step = 0; step <= steps; ++step) {
    stop_if_asked();
    sweep_gradient(parameters, task, sweep);
    result.losses.push_back(cross_entropy(sweep.forward.p, task.y));
    result.norms.push_back(norm(sweep.gradient));
    if (step < 100) result.passed.push_back(parameters);
    change(sweep.gradient);
    result.lengths.push_back(norm(sweep.gradient));
    descend(parameters, sweep.gradient, learning_rate);
  }
  return result;
}

/// How far apart the losses of two such trainings are, relative, after 0, 1, …, 2000 steps, where each
/// weight of the second began one unit in the last place higher.
template <typename Change>
[[nodiscard]] std::vector<double> nudge_apart(const Parameters& start, const SpellingTask& task,
                                              double learning_rate, Change change) {
  Parameters nudged = start;
  for_each_table(
      [](auto&, Matrix& table) {
        for (double& w : table.values()) {
          w = std::nextafter(w, std::numeric_limits<double>::infinity());
        }
      },
      nudged);
  const std::vector<double> a = descent(start, task, learning_rate, 2000, change).losses;
  const std::vector<double> b = descent(nudged, task, learning_rate, 2000, change).losses;
  std::vector<double> apart;
  for (std::size_t step = 0; step < a.size(); ++step) {
    apart.push_back(std::abs(a[step] - b[step]) / a[step]);
  }
  return apart;
}

}  // namespace unrolled
