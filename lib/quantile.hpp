#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace unrolled {

/// The q-quantile of some values, 0 ≤ q ≤ 1, between neighbours in proportion, as NumPy's default.
[[nodiscard]] inline double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  const double position = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  const double part = position - static_cast<double>(below);
  if (part == 0.0 || values[below] == values[above]) return values[below];  // also beside infinity
  return values[below] + part * (values[above] - values[below]);
}

}  // namespace unrolled
