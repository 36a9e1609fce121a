#pragma once

#include <cstddef>
#include <utility>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/cross_entropy.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// ## A second opinion
//
// A slope can be had without any calculus: move one entry $w$ a little up and a little down, run
// the network forward both times, and see how far the loss moved.
//
// $$ \frac{\partial E}{\partial w} \approx \frac{E(w + \varepsilon) - E(w - \varepsilon)}
//    {2 \varepsilon}, \qquad \varepsilon = 10^{-5} \tag{3.10} $$
//
// These **central differences** are slow, two forward passes for every entry, and not exact. But
// they know nothing of our derivation, so the two can check each other.

/// The slope by `w` of what `loss()` returns, by central differences. Leaves `w` as it was.
template <typename Loss>
[[nodiscard]] double central_difference(double& w, Loss loss, double epsilon = 1e-5) {
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

// For our network and a task, that loss is:

/// The loss of the forward pass on `task`, as a function of the parameters.
[[nodiscard]] inline auto loss_on(SpellingTask task) {
  return [task = std::move(task)](const Parameters& parameters) {
    return cross_entropy(forward_pass(parameters, task.x).p, task.y);
  };
}

}  // namespace unrolled
