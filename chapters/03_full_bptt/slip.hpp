#pragma once

#include <cstddef>
#include <stdexcept>
#include <utility>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// (3.14), the slip: T×V probabilities and targets → T×V. Throws std::out_of_range where T > V,
/// since row 0 has no entry T − 1 then (NumPy would raise an IndexError).
[[nodiscard]] inline Matrix slipped_logit_gradient(const Matrix& p, const Matrix& y) {
  if (y.rows() > y.columns()) throw std::out_of_range("row 0 of the targets is too short");
  Matrix dz(p.rows(), p.columns());
  for (std::size_t t = 0; t < p.rows(); ++t) {
    for (std::size_t k = 0; k < p.columns(); ++k) dz(t, k) = p(t, k) - y(0, t);  // (3.14)
  }
  return dz;
}

/// Full BPTT with row 0 of the targets in the place of all rows, as a training wants it.
[[nodiscard]] inline auto row_0_gradient(SpellingTask task) {
  return [task = std::move(task)](const Parameters& parameters, const ForwardPass& forward) {
    return full_bptt(parameters, task.x, forward, slipped_logit_gradient(forward.p, task.y));
  };
}

}  // namespace unrolled
