#pragma once

#include <cstddef>
#include <vector>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/training.hpp"

namespace unrolled {

/// How many times as far apart two trainings with full BPTT are after steps 0, 1, …, `steps` − 1 as they
/// were at the start, where one entry of Whh of the second was moved by 1e-12.
[[nodiscard]] inline std::vector<double> nudge_growth(Parameters parameters,
                                                      const SpellingTask& task,
                                                      double learning_rate, std::size_t steps) {
  const auto gradient = full_gradient(task);
  Parameters nudged = parameters;
  nudged.Whh(0, 0) += 1e-12;
  const double nudge = nudged.Whh(0, 0) - parameters.Whh(0, 0);  // as it came out
  std::vector<double> growth;
  for (std::size_t step = 0; step < steps; ++step) {
    for (Parameters* moved : {&parameters, &nudged}) {
      descend(*moved, gradient(*moved, forward_pass(*moved, task.x)), learning_rate);
    }
    Parameters difference = nudged;
    add_scaled(difference, -1.0, parameters);
    growth.push_back(norm(difference) / nudge);
  }
  return growth;
}

}  // namespace unrolled
