#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "lib/matrix.hpp"

namespace unrolled {

/// The entry of one table at which a gradient and its check are farthest apart.
struct WorstEntry {
  std::string table;  // its name
  std::size_t row = 0;
  std::size_t column = 0;
  double derived = 0.0;         // g
  double numerical = 0.0;       // n
  double relative_error = 0.0;  // (3.11)
  bool can_tell = true;         // false: central differences do not know this table's slopes
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

}  // namespace unrolled
