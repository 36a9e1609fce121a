#pragma once

#include <cmath>

#include "lib/matrix.hpp"

namespace unrolled {

// $\rho$ is at most $\sigma$: no product can do more than the most. We get to the limit (4.4) fast by
// squaring: $A$, $A^2$, $A^4$, … Each is scaled back to norm 1, and the scales are kept. With
// $A = \alpha_0 B$ we have $A^2 = \alpha_0^2 B^2$, then $B^2$ is scaled by $\alpha_1$, and so on, and
// $\ln \lVert A^\ell \rVert / \ell$ becomes $\ln \alpha_0 + \ln \alpha_1 / 2 + \ln \alpha_2 / 4 + \dots$
// The same routine gives the largest singular value, since $\sigma(A)^2 = \rho(A^\top A)$.

/// The spectral radius of a square matrix, by (4.4) with the power 2⁵⁰. Throws ShapeError where a is
/// not square.
[[nodiscard]] inline double spectral_radius(Matrix a) {
  double log_norm = 0.0;  // of a^power, divided by the power
  double power = 1.0;
  for (int squarings = 0; squarings <= 50; ++squarings) {
    const double scale = norm(a);
    if (scale == 0.0) return 0.0;
    log_norm += std::log(scale) / power;
    a = (1.0 / scale) * a;
    a = product(a, a);
    power *= 2.0;
  }
  return std::exp(log_norm);  // (4.4)
}

/// The largest singular value of a matrix, m×n.
[[nodiscard]] inline double largest_singular_value(const Matrix& a) {
  return std::sqrt(spectral_radius(product(transposed(a), a)));
}

/// What a square matrix does to a row: at most, and in the long run for each product.
struct Stretch {
  double sigma = 0.0;
  double rho = 0.0;
};

[[nodiscard]] inline Stretch stretch_of(const Matrix& a) {
  return {largest_singular_value(a), spectral_radius(a)};
}

}  // namespace unrolled
