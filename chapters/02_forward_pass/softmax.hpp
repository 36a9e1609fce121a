#pragma once

#include <cmath>
#include <cstddef>

#include "lib/matrix.hpp"

namespace unrolled {

/// Softmax (2.4) of each row, m×n → m×n. Before the powers are taken, the row's largest entry is subtracted
/// from all (2.8).
[[nodiscard]] inline Matrix softmax(MatrixView z) {
  Matrix p(z.rows(), z.columns());
  for (std::size_t i = 0; i < z.rows(); ++i) {
    const double m = z(i, argmax(z, i));
    double total = 0.0;
    for (std::size_t k = 0; k < z.columns(); ++k) {
      p(i, k) = std::exp(z(i, k) - m);  // (2.8)
      total += p(i, k);
    }
    for (std::size_t k = 0; k < z.columns(); ++k) p(i, k) /= total;  // (2.4)
  }
  return p;
}

}  // namespace unrolled
