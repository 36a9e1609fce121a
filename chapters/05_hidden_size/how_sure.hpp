#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace unrolled {

// ## How sure is a count?
//
// Let $\hat p$ be the share of $n$ trainings that learn the word ($n$ is a count here). It is our best
// guess for the chance. How far off may it be? Wilson's interval (1927) answers that. If we repeated the
// whole study many times, some 95 of 100 such intervals would hold the true chance:
//
// $$ \frac{1}{1 + z^2/n} \left( \hat p + \frac{z^2}{2n}
//    \pm z \sqrt{\frac{\hat p (1 - \hat p)}{n} + \frac{z^2}{4 n^2}} \right), \qquad z = 1.96
//    \tag{5.2} $$
//
// Here $z$ is no logit: 95 % of a standard normal lie between $-z$ and $z$. The simpler
// $\hat p \pm z \sqrt{\hat p (1 - \hat p) / n}$ has no width at all where every training learns, as if
// that proved anything; Wilson's has.

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

/// The 95 % Wilson interval for a chance of which `successes` of `trials` were seen; trials ≥ 1.
[[nodiscard]] inline Interval wilson_interval(std::size_t successes, std::size_t trials) {
  constexpr double z = 1.959963984540054;  // 97.5 % of a standard normal lie below
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double middle = p + z * z / (2.0 * n);
  const double half_width = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
  const double scale = 1.0 + z * z / n;
  return {std::max(0.0, (middle - half_width) / scale),
          std::min(1.0, (middle + half_width) / scale)};  // (5.2)
}

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
