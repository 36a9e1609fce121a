#pragma once

#include <cstddef>

#include "chapters/03_full_bptt/step_back.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// One row of the triangle is what the double loop walks through for one loss. Chapter 3 wrote $da$ for
// the slope of $E_s$ by $a_t$ and let each step overwrite it. Here all of them stand side by side, so
// each says where it belongs: $da_t^{(s)}$ is the one of the loss $s$ at the step $t$.

/// Row s of the triangle: (s+1)×H, and in row t the slope of the one loss E_s by a_t.
[[nodiscard]] inline Matrix slopes_of_one_loss(const Parameters& parameters, const Matrix& h,
                                               const Matrix& dz, std::size_t s) {
  Matrix da(s + 1, parameters.Whh.rows());
  Matrix dh = product(row(dz, s), transposed(parameters.Wy));  // (3.4) 1×H
  for (std::size_t t = s + 1; t-- > 0;) {
    da.set_row(t, hadamard(dh, tanh_slope(row(h, t + 1))));  // (3.5) 1×H
    dh = product(row(da, t), transposed(parameters.Whh));    // (3.9) 1×H
  }
  return da;
}

}  // namespace unrolled
