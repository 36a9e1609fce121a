#pragma once

#include <cmath>
#include <cstddef>

#include "lib/matrix.hpp"

namespace unrolled {

// ## From logits to probabilities
//
// The network's answer is a row $z$ of $V$ numbers of any size, the **logits**. Softmax makes
// probabilities of them: all positive, and their sum is 1.
//
// $$ p_k = \frac{e^{z_k}}{\sum_j e^{z_j}} = \frac{e^{z_k - m}}{\sum_j e^{z_j - m}}, \qquad
//    m = \max_j z_j \tag{2.4} $$
//
// The second form multiplies above and below by $e^{-m}$, so it is the same number. But no exponent
// in it is above 0, so nothing can overflow.

/// Softmax of each row, m×n → m×n.
[[nodiscard]] inline Matrix softmax(MatrixView z) {
  Matrix p(z.rows(), z.columns());
  for (std::size_t i = 0; i < z.rows(); ++i) {
    const double m = z(i, argmax(z, i));
    double total = 0.0;
    for (std::size_t k = 0; k < z.columns(); ++k) {
      p(i, k) = std::exp(z(i, k) - m);
      total += p(i, k);
    }
    for (std::size_t k = 0; k < z.columns(); ++k) p(i, k) /= total;  // (2.4)
  }
  return p;
}

}  // namespace unrolled
