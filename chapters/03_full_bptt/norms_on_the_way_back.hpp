#pragma once

#include <cstddef>
#include <vector>

#include "chapters/03_full_bptt/step_back.hpp"

namespace unrolled {

/// The norms of dh at h₀ to h_s that the loss at step s sends back; x: T×V; h: (T+1)×H; dz: T×V.
[[nodiscard]] inline std::vector<double> norms_on_the_way_back(const Parameters& parameters,
                                                               const Matrix& x, const Matrix& h,
                                                               const Matrix& dz, std::size_t s) {
  Parameters unused = zeros_like(parameters);
  std::vector<double> norms(s + 1);
  Matrix dh = product(row(dz, s), transposed(parameters.Wy));  // (3.4) 1×H
  for (std::size_t t = s + 1; t-- > 0;) {
    norms[t] = norm(dh);
    dh = step_back(unused, parameters, x, h, t, dh);
  }
  return norms;
}

}  // namespace unrolled
