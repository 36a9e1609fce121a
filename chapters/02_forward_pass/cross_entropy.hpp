#pragma once

#include <cmath>
#include <cstddef>

#include "lib/matrix.hpp"

namespace unrolled {

// The targets $y$ are one-hot rows, so of each row of $p$ only the entry of the wanted letter counts. It
// costs $-\ln p$: nothing where it is 1, and more the nearer it is to 0. The logarithm turns the product
// of the probabilities, the chance of the whole word if each letter were drawn by its probability, into
// a sum. That sum is the **cross-entropy**, in nats (the unit that the natural logarithm brings). We
// call it the **loss**.
//
// $$ E = -\sum_{t=0}^{T-1} \sum_{k=0}^{V-1} y_{tk} \ln p_{tk} \tag{2.6} $$

/// Cross-entropy of the probabilities p against the targets y, both T×V, in nats, summed over the
/// time steps. Throws ShapeError where the shapes differ.
[[nodiscard]] inline double cross_entropy(const Matrix& p, const Matrix& y) {
  require_same_shape("cross-entropy", p, y);
  double loss = 0.0;
  for (std::size_t t = 0; t < p.rows(); ++t) {
    for (std::size_t k = 0; k < p.columns(); ++k) {
      if (y(t, k) != 0.0) loss -= y(t, k) * std::log(p(t, k));  // (2.6); 0 · ln 0 counts as 0
    }
  }
  return loss;
}

// Someone who knows nothing gives each of the $V$ letters the probability $1/V$. Each time step then
// costs $\ln V$:
//
// $$ E_{\text{nothing}} = T \ln V \tag{2.7} $$

/// The loss of knowing nothing about T letters out of V, in nats.
[[nodiscard]] inline double loss_of_knowing_nothing(std::size_t time_steps,
                                                    std::size_t vocabulary_size) {
  return static_cast<double>(time_steps) * std::log(static_cast<double>(vocabulary_size));  // (2.7)
}

}  // namespace unrolled
