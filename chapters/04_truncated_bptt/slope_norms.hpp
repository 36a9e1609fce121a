#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/norms_on_the_way_back.hpp"

namespace unrolled {

/// The norms of the slope by h_t of the last step's loss, for t = T−1, T−2, …, 0; dz: T×V.
[[nodiscard]] inline std::vector<double> slope_norms(const Parameters& parameters,
                                                     const SpellingTask& task, const Matrix& dz) {
  const Matrix h = forward_pass(parameters, task.x).h;
  std::vector<double> norms = norms_on_the_way_back(parameters, task.x, h, dz, task.x.rows() - 1);
  std::ranges::reverse(norms);
  return norms;
}
[[nodiscard]] inline std::vector<double> slope_norms(const Parameters& parameters,
                                                     const SpellingTask& task) {
  return slope_norms(parameters, task, logit_gradient(forward_pass(parameters, task.x).p, task.y));
}

/// The slopes of tanh that a way back meets, over all units and steps.
struct TanhSlopes {
  double mean = 0.0;
  double largest = 0.0;
};

[[nodiscard]] inline TanhSlopes tanh_slopes(const Parameters& parameters,
                                            const SpellingTask& task) {
  const Matrix h = forward_pass(parameters, task.x).h;
  const Matrix slopes = tanh_slope(rows(h, 1, task.x.rows()));
  return {total(slopes) / static_cast<double>(slopes.values().size()),
          *std::ranges::max_element(slopes.values())};
}

/// What one way back from the last step meets, and what arrives.
struct Flow {
  TanhSlopes slopes;
  std::vector<double> norms;
  [[nodiscard]] double arrives() const { return norms.back() / norms.front(); }
};

[[nodiscard]] inline Flow flow_of(const Parameters& parameters, const SpellingTask& task) {
  return {tanh_slopes(parameters, task), slope_norms(parameters, task)};
}

}  // namespace unrolled
