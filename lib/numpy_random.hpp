#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <random>
#include <utility>

#include "lib/matrix.hpp"

namespace unrolled {

/// NumPy's legacy random numbers: after `NumpyRandom random(s)`, `random.normals(m, n)` is what
/// `numpy.random.randn(m, n)` returns after `numpy.random.seed(s)`. NumPy has promised never to
/// change this stream (NEP 19), so numbers printed years ago can be drawn again.
class NumpyRandom {
 public:
  explicit NumpyRandom(std::uint32_t seed) : bits_{seed} {}

  /// A double in [0, 1) with 53 random bits, out of two draws of 32.
  [[nodiscard]] double uniform() {
    const auto high = static_cast<double>(bits_() >> 5U);   // 27 bits
    const auto low = static_cast<double>(bits_() >> 6U);    // 26 bits
    return (high * 67108864.0 + low) / 9007199254740992.0;  // (high · 2²⁶ + low) / 2⁵³
  }

  /// A standard normal by Marsaglia's polar method, which makes two at a time: the second is
  /// returned first and the first is kept for the next call, as in NumPy.
  [[nodiscard]] double normal() {
    if (kept_) return *std::exchange(kept_, std::nullopt);
    double x1 = 0.0;
    double x2 = 0.0;
    double r2 = 0.0;
    do {
      x1 = 2.0 * uniform() - 1.0;
      x2 = 2.0 * uniform() - 1.0;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1.0 || r2 == 0.0);
    const double f = std::sqrt(-2.0 * std::log(r2) / r2);
    kept_ = f * x1;
    return f * x2;
  }

  /// rows×columns standard normals, drawn row by row.
  [[nodiscard]] Matrix normals(std::size_t rows, std::size_t columns) {
    Matrix result(rows, columns);
    for (double& value : result.values()) value = normal();
    return result;
  }

 private:
  std::mt19937 bits_;
  std::optional<double> kept_;
};

}  // namespace unrolled
