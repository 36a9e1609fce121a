#pragma once

#include <cmath>
#include <cstddef>

#include "lib/matrix.hpp"

namespace unrolled {

/// The slopes by the queries, keys and values of a head, T×C each.
struct AttentionSlopes {
  Matrix Q, K, V;
};

/// A: what `attend` made of Q, K and V; d_mixed, T×C, the slopes by what it mixed. Throws ShapeError.
[[nodiscard]] inline AttentionSlopes attend_back(MatrixView Q, MatrixView K, MatrixView V,
                                                 const Matrix& A, MatrixView d_mixed) {
  const double scale = 1.0 / std::sqrt(static_cast<double>(Q.columns()));
  Matrix dS = product(d_mixed, transposed(V));  // (9.7) T×T, still dA
  for (std::size_t t = 0; t < A.rows(); ++t) {
    const auto A_t = A.values().subspan(t * A.columns(), A.columns());
    const auto dS_t = rows(dS, t, 1).values();
    double mean = 0.0;
    for (std::size_t j = 0; j < A_t.size(); ++j) mean += A_t[j] * dS_t[j];
    for (std::size_t j = 0; j < A_t.size(); ++j) {
      dS_t[j] = A_t[j] * (dS_t[j] - mean) * scale;  // (9.8), and the root of (9.9)
    }
  }
  return {product(dS, K), product(transposed(dS), Q),  // (9.9)
          product(transposed(A), d_mixed)};            // (9.6)
}

}  // namespace unrolled
