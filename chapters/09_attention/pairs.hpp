#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "chapters/09_attention/attention_back.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// A head, there and back.
struct ThereAndBack {
  Matrix mixed;
  AttentionSlopes d;
  std::uint64_t multiplications = 0;
};

/// Without a product of tables: step t looks at each step j up to t, one pair after the other, as chapter
/// 3's double loop did. Q, K, V and d_mixed, T×C, as in `attend` and `attend_back`.
[[nodiscard]] inline ThereAndBack pair_by_pair(const Matrix& Q, const Matrix& K, const Matrix& V,
                                               const Matrix& d_mixed) {
  const std::size_t T = Q.rows();
  const std::size_t C = Q.columns();
  const double root = std::sqrt(static_cast<double>(C));
  const Matrix zeros(T, C);
  ThereAndBack all{zeros, {zeros, zeros, zeros}};
  const auto along = [&](const Matrix& a, std::size_t t, const Matrix& b, std::size_t j) {
    double sum = 0.0;
    for (std::size_t i = 0; i < C; ++i) sum += a(t, i) * b(j, i);
    all.multiplications += C;
    return sum;
  };
  const auto add = [&](Matrix& to, std::size_t t, double factor, const Matrix& b, std::size_t j) {
    for (std::size_t i = 0; i < C; ++i) to(t, i) += factor * b(j, i);
    all.multiplications += C;
  };
  for (std::size_t t = 0; t < T; ++t) {
    std::vector<double> weight(t + 1);
    double sum = 0.0;
    for (std::size_t j = 0; j <= t; ++j) sum += weight[j] = std::exp(along(Q, t, K, j) / root);
    double mean = 0.0;
    for (std::size_t j = 0; j <= t; ++j) {
      weight[j] /= sum;
      add(all.mixed, t, weight[j], V, j);
      mean += weight[j] * along(d_mixed, t, V, j);
    }
    for (std::size_t j = 0; j <= t; ++j) {
      const double d_score = weight[j] * (along(d_mixed, t, V, j) - mean) / root;
      add(all.d.Q, t, d_score, K, j);
      add(all.d.K, j, d_score, Q, t);
      add(all.d.V, j, weight[j], d_mixed, t);
    }
  }
  return all;
}

}  // namespace unrolled
