#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/together.hpp"
#include "chapters/08_gates/gru_back.hpp"
#include "chapters/08_gates/lstm_back.hpp"
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

template <TableSet Network>
[[nodiscard]] double reach(const Network& network, std::size_t lag) {
  const Sequences sequence = one_lag(lag);
  const Network gradient = gradient_together(network, sequence, read_together(network, sequence));
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

/// How open the gate that keeps is, the forget or the update gate, in the mean over all steps.
struct Kept {
  double all = 0.0;   // the mean over all units
  double most = 0.0;  // of the unit where it is most open
};

[[nodiscard]] inline Kept kept(const Matrix& gate) {
  Kept result;
  for (std::size_t i = 0; i < gate.columns(); ++i) {
    double mean = 0.0;
    for (std::size_t t = 0; t < gate.rows(); ++t) mean += gate(t, i);
    mean /= static_cast<double>(gate.rows());
    result.all += mean / static_cast<double>(gate.columns());
    result.most = std::max(result.most, mean);
  }
  return result;
}
[[nodiscard]] inline Kept kept(const Lstm& lstm, std::size_t lag) {
  return kept(read_together(lstm, one_lag(lag)).forget);
}
[[nodiscard]] inline Kept kept(const Gru& gru, std::size_t lag) {
  return kept(read_together(gru, one_lag(lag)).update);
}
/// The plain network has no such gate.
[[nodiscard]] inline Kept kept(const Parameters& /*plain*/, std::size_t /*lag*/) { return {}; }

}  // namespace unrolled
