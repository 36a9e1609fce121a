#pragma once

#include <cmath>
#include <cstddef>
#include <string>

#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/together.hpp"
#include "chapters/08_gates/practice.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// How far does a slope travel in a network of any kind? In the lag task each letter is read once, so by
// (7.1) its row of the tables $W_x$ gets the slope of one step alone, and we need not look into the
// cell. We ask how large the slope of the last loss is for the first letter, as a share of what it is
// for the last one read. $\nabla_k$ is the row of letter k of the gradient, over all tables $W_x$ of the
// cell:
//
// $$ \text{reach}_L = \lVert \nabla_{\text{first}} \rVert \,/\, \lVert \nabla_{\text{last}} \rVert
//    \tag{8.19} $$

/// The first sequence of the lag task alone, its last letter wanted.
[[nodiscard]] inline Sequences one_lag(std::size_t lag) {
  const Sequences two = lag_task(lag, only_the_end);
  Sequences one{two.vocabulary_size, 1, {}, {}, {}};
  for (std::size_t i = 0; i < two.read.size(); i += 2) {
    one.read.push_back(two.read[i]);
    one.wanted.push_back(two.wanted[i]);
    one.weights.push_back(two.weights[i]);
  }
  return one;
}

/// With the gradient as it should be, or another: gradient(network, sequence, pass).
template <TableSet Network, typename Gradient = decltype(right_gradient)>
[[nodiscard]] double reach(const Network& network, std::size_t lag,
                           Gradient gradient_of = right_gradient) {
  const Sequences sequence = one_lag(lag);
  const Network gradient = gradient_of(network, sequence, read_together(network, sequence));
  double first = 0.0;
  double last = 0.0;
  for_each_table(
      [&](const std::string& name, const Matrix& slopes) {
        if (!name.starts_with("Wx")) return;
        first = std::hypot(first, norm(row(slopes, sequence.read.front())));
        last = std::hypot(last, norm(row(slopes, sequence.read.back())));
      },
      gradient);
  return last > 0.0 ? first / last : 0.0;  // (8.19)
}

}  // namespace unrolled
