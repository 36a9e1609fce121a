#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/central_differences.hpp"
#include "chapters/03_full_bptt/relative_error.hpp"
#include "lib/cost.hpp"
#include "lib/matrix.hpp"
#include "lib/numpy_random.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// A gradient checked, table by table.
struct GradientCheck {
  std::vector<WorstEntry> worst;  // one a table
  double worst_error = 0.0;       // of all entries
  std::size_t entries = 0;        // of the gradient
  std::size_t checked = 0;        // of these
};

// Two forward passes for every entry: the more entries there are, the more each pass costs, too. Where
// that is too much we check some entries of each table, drawn at random. A slip that is worth the name
// changes many.

/// How many entries of each table can be checked with some 10⁹ multiplications, about a second. What
/// one loss costs is counted.
template <TableSet Set, typename Loss>
[[nodiscard]] double entries_to_check(const Set& parameters, const Loss& loss) {
  const auto cost = with_cost([&] { return loss(parameters); }).second;
  const auto tables = static_cast<double>(Set::tables(parameters).size());
  return 1e9 / (2.0 * static_cast<double>(cost.multiplications) * tables);
}

/// `gradient` with central differences in those entries that are checked, which are always the same, and how
/// many these are; `epsilon(i)` is that of table i.
template <TableSet Set, typename Loss, typename Epsilon>
[[nodiscard]] std::pair<Set, std::size_t> numerical_where_checked(Set gradient, Set parameters,
                                                                  const Loss& loss,
                                                                  Epsilon epsilon) {
  const double wanted = entries_to_check(parameters, loss);
  NumpyRandom random(0);
  std::size_t checked = 0;
  std::size_t index = 0;
  for_each_table(
      [&](auto&, Matrix& slopes, Matrix& table) {
        const auto size = static_cast<double>(slopes.values().size());
        for (std::size_t i = 0; i < slopes.values().size(); ++i) {
          if (random.uniform() * size >= wanted) continue;
          slopes.values()[i] = central_difference(
              table.values()[i], [&] { return loss(parameters); }, epsilon(index));
          ++checked;
        }
        ++index;
      },
      gradient, parameters);
  return {std::move(gradient), checked};
}

/// What counts as zero (3.11): slopes of which (3.10) with this ε knows too few digits.
[[nodiscard]] inline double zero_slope(double loss, double epsilon = usual_epsilon) {
  return 1e-7 * std::max(loss, 1.0) * (usual_epsilon / epsilon);
}

/// A relative error (3.11) above this is no rounding: the gradient is wrong.
inline constexpr double wrong_from = 1e-2;

}  // namespace unrolled
