#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "lib/fast/functions.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// What attention makes of a sequence.
struct Attended {
  Matrix A;      // T×T, the attention weights; each row adds up to 1
  Matrix mixed;  // T×C, the values, mixed by them
};

/// Queries, keys and values, T×C each. With the mask, step t sees the steps up to t; without it, all.
/// Throws ShapeError where they do not fit.
[[nodiscard]] inline Attended attend(MatrixView Q, MatrixView K, MatrixView V, bool mask) {
  const double scale = 1.0 / std::sqrt(static_cast<double>(Q.columns()));
  require_same_shape("queries and keys", Q, K);
  Matrix A = product(Q, transposed(K));
  for (double& score : A.values()) score *= scale;  // (9.2) T×T
  for (std::size_t t = 0; mask && t < A.rows(); ++t) {
    std::ranges::fill(rows(A, t, 1).values().subspan(t + 1),
                      -std::numeric_limits<double>::infinity());  // (9.5)
  }
  apply_softmax(A);              // (9.3) T×T
  Matrix mixed = product(A, V);  // (9.4) T×C
  return {std::move(A), std::move(mixed)};
}

}  // namespace unrolled
