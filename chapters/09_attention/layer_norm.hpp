#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "lib/matrix.hpp"

namespace unrolled {

/// What layer normalisation makes of the rows of a table.
struct Normed {
  Matrix unit;                 // m×H: each row with the mean 0 and the mean square 1 (nearly)
  std::vector<double> spread;  // m: what each row was divided by
  Matrix bar;                  // m×H: unit ∘ gamma + lambda
};

/// h, m×H; gamma and lambda, 1×H: a scale and a shift for each column. Throws ShapeError where they do
/// not fit.
[[nodiscard]] inline Normed layer_norm(const Matrix& h, const Matrix& gamma, const Matrix& lambda) {
  constexpr double delta = 1e-5;  // keeps a division by 0 away
  require_same_shape("scale", gamma, Matrix(1, h.columns()));
  require_same_shape("shift", lambda, gamma);
  Normed normed{h, std::vector<double>(h.rows()), Matrix(h.rows(), h.columns())};
  const auto H = static_cast<double>(h.columns());
  for (std::size_t t = 0; t < h.rows(); ++t) {
    const auto unit = rows(normed.unit, t, 1).values();
    const auto bar = rows(normed.bar, t, 1).values();
    double mean = 0.0;
    for (const double value : unit) mean += value / H;
    double variance = 0.0;
    for (const double value : unit) variance += (value - mean) * (value - mean) / H;
    const double spread = std::sqrt(variance + delta);
    normed.spread[t] = spread;
    for (std::size_t i = 0; i < unit.size(); ++i) {
      unit[i] = (unit[i] - mean) / spread;            // (9.12)
      bar[i] = unit[i] * gamma(0, i) + lambda(0, i);  // (9.13)
    }
  }
  return normed;
}

/// The way back: adds to d_gamma and d_lambda, 1×H, and to dh, m×H; d_bar, m×H, is the slope by bar.
inline void layer_norm_back(const Normed& normed, const Matrix& gamma, const Matrix& d_bar,
                            Matrix& d_gamma, Matrix& d_lambda, Matrix& dh) {
  const auto H = static_cast<double>(gamma.columns());
  std::vector<double> d_unit(gamma.columns());
  for (std::size_t t = 0; t < d_bar.rows(); ++t) {
    const auto unit = normed.unit.values().subspan(t * d_unit.size(), d_unit.size());
    const auto d_bar_t = d_bar.values().subspan(t * d_unit.size(), d_unit.size());
    const auto dh_t = rows(dh, t, 1).values();
    double mean = 0.0;
    double along = 0.0;
    for (std::size_t i = 0; i < d_unit.size(); ++i) {
      d_unit[i] = d_bar_t[i] * gamma(0, i);
      mean += d_unit[i] / H;
      along += d_unit[i] * unit[i] / H;
      d_gamma(0, i) += d_bar_t[i] * unit[i];
      d_lambda(0, i) += d_bar_t[i];
    }
    for (std::size_t i = 0; i < d_unit.size(); ++i) {
      dh_t[i] += (d_unit[i] - mean - unit[i] * along) / normed.spread[t];  // (9.14)
    }
  }
}

}  // namespace unrolled
