#pragma once

#include <cmath>
#include <cstddef>

#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// The constants of Adam, as its authors recommend them; the learning rate is the reader's.
struct AdamSettings {
  double learning_rate = 0.0;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double delta = 1e-8;
};

/// The divisors of (7.8) at step τ = 1, 2, …, the same for all weights.
struct AdamDivisors {
  double mean = 0.0, square = 0.0;
};
[[nodiscard]] inline AdamDivisors adam_divisors(double tau, const AdamSettings& settings) {
  return {1.0 - std::pow(settings.beta1, tau), 1.0 - std::pow(settings.beta2, tau)};
}

/// The move of one weight, by its slope and its two means so far.
inline double adam_move(double slope, double& mean, double& mean_square,
                        const AdamDivisors& divisors, const AdamSettings& settings) {
  const auto& [learning_rate, beta1, beta2, delta] = settings;
  mean = beta1 * mean + (1.0 - beta1) * slope;                        // (7.7)
  mean_square = beta2 * mean_square + (1.0 - beta2) * slope * slope;  // (7.7)
  const double corrected = mean / divisors.mean;                      // (7.8)
  const double square = mean_square / divisors.square;                // (7.8)
  return -learning_rate * corrected / (std::sqrt(square) + delta);    // (7.9)
}

/// Adam for any set of tables (Kingma and Ba 2015, Algorithm 1).
template <TableSet Set>
class Adam {
 public:
  /// For tables shaped like these.
  Adam(const Set& like, const AdamSettings& settings)
      : settings_{settings}, mean_{zeros_like(like)}, mean_square_{zeros_like(like)} {}

  /// One step of all tables, in place.
  void operator()(Set& parameters, const Set& gradient) {
    tau_ += 1.0;
    const AdamDivisors divisors = adam_divisors(tau_, settings_);
    for_each_table(
        [&](auto&, Matrix& w, Matrix& mean, Matrix& mean_square, const Matrix& g) {
          for (std::size_t i = 0; i < w.values().size(); ++i) {
            w.values()[i] += adam_move(g.values()[i], mean.values()[i], mean_square.values()[i],
                                       divisors, settings_);
          }
        },
        parameters, mean_, mean_square_, gradient);
  }

  /// The root of the corrected mean of the squares, its norm over all weights: the slope that Adam thinks
  /// usual.
  [[nodiscard]] double usual_slope() const {
    double sum = 0.0;
    for_each_table([&](auto&, const Matrix& squares) { sum += total(squares); }, mean_square_);
    return std::sqrt(sum / (1.0 - std::pow(settings_.beta2, tau_)));
  }

 private:
  AdamSettings settings_;
  Set mean_, mean_square_;
  double tau_ = 0.0;
};

}  // namespace unrolled
