#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "chapters/03_full_bptt/step_back.hpp"
#include "chapters/04_truncated_bptt/stretch.hpp"
#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/together.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// What goes back in the lag task from the last loss of the first sequence to its first letter.
struct WayBack {
  double leaves = 0.0;   // the norm of the slope by the last hidden state
  double arrives = 0.0;  // and by the first
  double share = 0.0;    // of the one that is left of it at the other
  double bound = 0.0;    // the largest share that there could be (4.5)
};

[[nodiscard]] inline WayBack way_back(const Parameters& parameters, std::size_t lag) {
  const Sequences task = lag_task(lag, only_the_end);
  const ForwardPass forward = read_together(parameters, task);
  Matrix dz = weighted_logit_gradient(task, forward.p);
  dz = 2.0 * MatrixView(dz);  // the loss of one sequence, not the mean of two
  const Matrix dh_last = product(row(dz, 2 * lag - 2), transposed(parameters.Wy));
  const Matrix da = sweep_together(parameters, forward.h, dz, 2);
  const Matrix dh_first = product(row(da, 2), transposed(parameters.Whh));  // (6.3)
  const double sigma = largest_singular_value(parameters.Whh);
  double bound = 1.0;
  for (std::size_t t = 1; t < lag; ++t) {
    const Matrix slopes = tanh_slope(row(forward.h, 2 * t + 2));
    bound *= sigma * *std::ranges::max_element(slopes.values());  // (4.5)
  }
  const double leaves = norm(dh_last);
  const double arrives = norm(dh_first);
  return {leaves, arrives, leaves > 0.0 ? arrives / leaves : 0.0, bound};
}

}  // namespace unrolled
