#pragma once

#include <algorithm>
#include <cstddef>

#include "chapters/03_full_bptt/gradient_check.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// A steep enough loss is beyond central differences: on the way from $w - \varepsilon$ to
// $w + \varepsilon$ it turns too often. They tell so themselves, for then another $\varepsilon$ brings
// another answer.

/// How far central differences can tell whether a gradient is right.
struct Resolution {
  std::size_t entries = 0;   // of the gradient
  std::size_t resolved = 0;  // of these, ε = 1e-5 and 1e-6 agree to 1e-3
  std::size_t wrong = 0;     // and of these, the gradient is off by more than 1e-2

  /// Whether the gradient must be called wrong. One entry in a hundred of those that are not resolved
  /// may look resolved by chance.
  [[nodiscard]] bool refutes() const { return wrong > (entries - resolved) / 100; }
};

/// Compares a gradient of loss(parameters) with central differences, in those entries where these agree
/// with themselves.
template <TableSet Set, typename Loss>
[[nodiscard]] Resolution resolution(const Set& gradient, Set parameters, const Loss& loss) {
  const double zero = 1e-7 * std::max(loss(parameters), 1.0);
  const auto apart = [&](double a, double b) {
    return worst_entry("", Matrix{{a}}, Matrix{{b}}, zero).relative_error;
  };
  Resolution found;
  for_each_table(
      [&](auto&, const Matrix& slopes, Matrix& table) {
        for (std::size_t i = 0; i < slopes.values().size(); ++i) {
          const auto by = [&](double epsilon) {
            return central_difference(
                table.values()[i], [&] { return loss(parameters); }, epsilon);
          };
          const double n = by(1e-5);
          ++found.entries;
          if (!(apart(n, by(1e-6)) <= 1e-3)) continue;
          ++found.resolved;
          if (!(apart(slopes.values()[i], n) <= 1e-2)) ++found.wrong;
        }
      },
      gradient, parameters);
  return found;
}

}  // namespace unrolled
