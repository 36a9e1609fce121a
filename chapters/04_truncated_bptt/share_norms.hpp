#pragma once

#include <cstddef>

#include "chapters/03_full_bptt/full_bptt.hpp"

namespace unrolled {

/// T×T, the norm of the share (3.7) for Whh that the loss at the row's step leaves at the column's
/// step in full BPTT.
[[nodiscard]] inline Matrix share_norms(const Parameters& parameters, const SpellingTask& task) {
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = logit_gradient(forward.p, task.y);
  Matrix norms(task.x.rows(), task.x.rows());
  for (std::size_t s = 0; s < task.x.rows(); ++s) {
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));
    for (std::size_t t = s + 1; t-- > 0;) {
      Parameters share = zeros_like(parameters);
      dh = step_back(share, parameters, task.x, forward.h, t, dh);
      norms(s, t) = norm(share.Whh);
    }
  }
  return norms;
}

}  // namespace unrolled
