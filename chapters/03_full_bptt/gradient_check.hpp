#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/central_differences.hpp"
#include "lib/cost.hpp"
#include "lib/matrix.hpp"
#include "lib/numpy_random.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// ## How far apart?
//
// A difference of 0.001 is nothing beside 1000 and everything beside 0.002. So we divide it by the
// larger of the two, $g$, the slope under test, and $n$, what we test it against, here from (3.10):
//
// $$ \text{relative error} = \frac{|g - n|}{\max(|g|, |n|)} \tag{3.11} $$
//
// The advice of Stanford's course cs231n: above $10^{-2}$ the gradient is wrong; for a smooth network
// in double precision, $10^{-7}$ or less is good; in between, look closer. Where both are zero, 0/0
// counts as agreement. "Zero" must allow for rounding. The loss is only known to some $10^{-16}$ of its
// size (of 1 where it is smaller, for it comes from probabilities near 1), and (3.10) divides that by
// $10^{-5}$, so it is off by some $10^{-11}$ of the loss. A slope of $10^{-7}$ of the loss then has four
// good digits left: enough to see a slip, not enough for an error of $10^{-7}$. Where both are smaller, we
// call them zero, and they agree.

/// The entry of one table at which a gradient and its check are farthest apart.
struct WorstEntry {
  std::string table;  // its name
  std::size_t row = 0;
  std::size_t column = 0;
  double derived = 0.0;         // g
  double numerical = 0.0;       // n
  double relative_error = 0.0;  // (3.11)
};

/// Compares the gradient of the table `name` with its check, m×n both. Where both entries are at most
/// `zero` in size they agree. Throws ShapeError where the shapes differ.
[[nodiscard]] inline WorstEntry worst_entry(std::string name, const Matrix& derived,
                                            const Matrix& numerical, double zero) {
  require_same_shape("gradient check", derived, numerical);
  WorstEntry worst{std::move(name), 0, 0, derived(0, 0), numerical(0, 0), 0.0};
  for (std::size_t i = 0; i < derived.rows(); ++i) {
    for (std::size_t j = 0; j < derived.columns(); ++j) {
      const double g = derived(i, j);
      const double n = numerical(i, j);
      const bool both_zero = std::abs(g) <= zero && std::abs(n) <= zero;
      const double larger = std::max(std::abs(g), std::abs(n));
      const double error = both_zero ? 0.0 : std::abs(g - n) / larger;  // (3.11)
      if (error <= worst.relative_error) continue;
      worst = {worst.table, i, j, g, n, error};  // NaN, too, counts as worse
      if (std::isnan(error)) return worst;
    }
  }
  return worst;
}

/// The larger of two errors; what is not a number is larger than any.
[[nodiscard]] inline double larger_error(double a, double b) {
  return a >= b || std::isnan(a) ? a : b;
}

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

/// `gradient` with central differences in those entries that are checked. Counts them in `check`.
template <TableSet Set, typename Loss>
[[nodiscard]] Set numerical_where_checked(Set gradient, Set parameters, const Loss& loss,
                                          GradientCheck& check) {
  const double wanted = entries_to_check(parameters, loss);
  NumpyRandom random(0);
  for_each_table(
      [&](auto&, Matrix& slopes, Matrix& table) {
        const auto size = static_cast<double>(slopes.values().size());
        for (std::size_t i = 0; i < slopes.values().size(); ++i) {
          if (random.uniform() * size >= wanted) continue;
          slopes.values()[i] =
              central_difference(table.values()[i], [&] { return loss(parameters); });
          ++check.checked;
        }
      },
      gradient, parameters);
  return gradient;
}

/// Checks `gradient` against central differences of loss(parameters), in every entry or, where that
/// would take too long, in some `entries_to_check` of each table.
template <TableSet Set, typename Loss>
[[nodiscard]] GradientCheck check_gradient(const Set& gradient, const Set& parameters,
                                           const Loss& loss) {
  const double zero = 1e-7 * std::max(loss(parameters), 1.0);
  GradientCheck check;
  check.entries = entry_count(gradient);
  const Set numerical = numerical_where_checked(gradient, parameters, loss, check);
  for_each_table(
      [&](const std::string& name, const Matrix& derived, const Matrix& other) {
        check.worst.push_back(worst_entry(name, derived, other, zero));
        check.worst_error = larger_error(check.worst_error, check.worst.back().relative_error);
      },
      gradient, numerical);
  return check;
}

}  // namespace unrolled
