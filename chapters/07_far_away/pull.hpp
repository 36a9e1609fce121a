#pragma once

#include <cmath>
#include <cstddef>

#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/together.hpp"
#include "chapters/07_far_away/trace.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// What gradient descent on some of the losses does to the last trace, as a share of it, in a step of
/// learning rate 1 (or would, if it were straight so far): by central differences along the gradient.
[[nodiscard]] inline double pull_on_trace(const Parameters& parameters, std::size_t lag,
                                          LossWeights weights) {
  const Sequences task = lag_task(lag, weights);
  const Parameters gradient = gradient_together(parameters, task, read_together(parameters, task));
  const double length = norm(gradient);
  if (length == 0.0) return 0.0;
  const double epsilon = 1e-5 / length;
  const auto log_trace = [&](double way) {
    Parameters moved = parameters;
    add_scaled(moved, way, gradient);
    return std::log(traces(moved, lag).back());
  };
  return (log_trace(-epsilon) - log_trace(epsilon)) / (2.0 * epsilon);
}

}  // namespace unrolled
