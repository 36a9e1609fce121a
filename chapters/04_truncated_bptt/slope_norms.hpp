#pragma once

#include <cstddef>
#include <vector>

#include "chapters/03_full_bptt/full_bptt.hpp"

namespace unrolled {

// ## Going back from the last letter
//
// By (3.5) and (3.9), one step back multiplies $dh$ by the slopes of tanh and by $W_{hh}^\top$. So a step
// stretches it by $\sigma$ times the largest slope of tanh at most. If that bound is below 1 at every
// step, $dh$ must **vanish**: it shrinks at least as fast as the powers of that number. If it is above
// 1, $dh$ may **explode**, but need not (Pascanu, Mikolov and Bengio 2013, section 2.1).

/// The norms of the slope by h_t of the last step's loss, for t = T−1, T−2, …, 0.
[[nodiscard]] inline std::vector<double> slope_norms(const Parameters& parameters,
                                                     const SpellingTask& task) {
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = logit_gradient(forward.p, task.y);
  Matrix dh = product(row(dz, task.x.rows() - 1), transposed(parameters.Wy));
  Parameters unused = zeros_like(parameters);
  std::vector<double> norms;
  for (std::size_t t = task.x.rows(); t-- > 0;) {
    norms.push_back(norm(dh));
    dh = step_back(unused, parameters, task.x, forward.h, t, dh);
  }
  return norms;
}

}  // namespace unrolled
