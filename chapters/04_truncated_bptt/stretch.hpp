#pragma once

#include <cmath>

#include "lib/matrix.hpp"

namespace unrolled {

// ## How much does a table stretch?
//
// A table $A$ stretches a row $x$ by the factor $\lVert x A \rVert / \lVert x \rVert$. The most that any
// row is stretched is the **largest singular value** $\sigma$. Now multiply a row by $A$ again and again.
// In the long run each product stretches it by at most about the **spectral radius** $\rho$ (the size of
// the largest eigenvalue of $A$, for those who know the word):
//
// $$ \rho(A) = \lim_{n \to \infty} \lVert A^n \rVert^{1/n} \tag{4.4} $$
//
// We get there fast by squaring: $A$, $A^2$, $A^4$, … Each is scaled back to norm 1, and the scales are
// kept: with $A = c_0 B$ we have $A^2 = c_0^2 B^2$, then $B^2$ is scaled by $c_1$, and so on, and
// $\ln \lVert A^n \rVert / n$ becomes $\ln c_0 + \ln c_1 / 2 + \ln c_2 / 4 + \dots$ The same routine
// gives the largest singular value, since $\sigma(A)^2 = \rho(A^\top A)$.

/// The spectral radius of a square matrix, by (4.4) with n = 2⁵⁰. Throws ShapeError where a is not
/// square.
[[nodiscard]] inline double spectral_radius(Matrix a) {
  double log_norm = 0.0;  // of a^n, divided by n
  double n = 1.0;
  for (int squarings = 0; squarings <= 50; ++squarings) {
    const double scale = norm(a);
    if (scale == 0.0) return 0.0;
    log_norm += std::log(scale) / n;
    a = (1.0 / scale) * a;
    a = product(a, a);
    n *= 2.0;
  }
  return std::exp(log_norm);  // (4.4)
}

/// The largest singular value of a matrix, m×n.
[[nodiscard]] inline double largest_singular_value(const Matrix& a) {
  return std::sqrt(spectral_radius(product(transposed(a), a)));
}

}  // namespace unrolled
