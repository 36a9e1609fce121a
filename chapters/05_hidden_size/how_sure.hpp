#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace unrolled {

// Let $\hat p$ be the share of $S$ seeds that learn the word. It is our best guess for the chance of
// learning. How far off may it be? Wilson's interval (1927) answers that; we take its formula on trust.
// If we repeated the whole study many times, with other seeds, 95 of 100 such intervals would hold the
// true chance:
//
// $$ \frac{1}{1 + \kappa^2/S} \left( \hat p + \frac{\kappa^2}{2S}
//    \pm \kappa \sqrt{\frac{\hat p (1 - \hat p)}{S} + \frac{\kappa^2}{4 S^2}} \right), \qquad
//    \kappa = 1.96 \tag{5.2} $$
//
// $\kappa$ says how sure we want to be: 95 % of a standard normal lie between $-\kappa$ and $\kappa$. The
// simpler $\hat p \pm \kappa \sqrt{\hat p (1 - \hat p) / S}$ has no width at all where every training
// learns, as if that proved anything; Wilson's has.

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

/// The 95 % Wilson interval for a chance of which `successes` of `trials` were seen; trials ≥ 1.
[[nodiscard]] inline Interval wilson_interval(std::size_t successes, std::size_t trials) {
  constexpr double kappa = 1.959963984540054;  // 97.5 % of a standard normal lie below
  const auto S = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / S;
  const double middle = p + kappa * kappa / (2.0 * S);
  const double half_width = kappa * std::sqrt(p * (1.0 - p) / S + kappa * kappa / (4.0 * S * S));
  const double scale = 1.0 + kappa * kappa / S;
  return {std::max(0.0, (middle - half_width) / scale),
          std::min(1.0, (middle + half_width) / scale)};  // (5.2)
}

}  // namespace unrolled
