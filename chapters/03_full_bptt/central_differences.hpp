#pragma once

#include <cstddef>
#include <utility>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/cross_entropy.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// The ε of (3.10).
inline constexpr double usual_epsilon = 1e-5;

/// The slope by `w` of what `loss()` returns, by central differences. Leaves `w` as it was.
template <typename Loss>
[[nodiscard]] double central_difference(double& w, Loss loss, double epsilon = usual_epsilon) {
  const double middle = w;
  w = middle + epsilon;
  const double above = loss();
  w = middle - epsilon;
  const double below = loss();
  w = middle;
  return (above - below) / (2.0 * epsilon);  // (3.10)
}

/// The gradient of loss(parameters) by central differences, shaped like the parameters.
template <TableSet Set, typename Loss>
[[nodiscard]] Set numerical_gradient(Set parameters, const Loss& loss) {
  Set gradient = zeros_like(parameters);
  for_each_table(
      [&](auto&, Matrix& slopes, Matrix& table) {
        for (std::size_t i = 0; i < slopes.rows(); ++i) {
          for (std::size_t j = 0; j < slopes.columns(); ++j) {
            slopes(i, j) = central_difference(table(i, j), [&] { return loss(parameters); });
          }
        }
      },
      gradient, parameters);
  return gradient;
}

/// The loss of the forward pass on `task`, as a function of the parameters.
[[nodiscard]] inline auto loss_on(SpellingTask task) {
  return [task = std::move(task)](const Parameters& parameters) {
    return cross_entropy(forward_pass(parameters, task.x).p, task.y);
  };
}

}  // namespace unrolled
