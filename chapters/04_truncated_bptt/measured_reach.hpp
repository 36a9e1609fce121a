#pragma once

#include <cstddef>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// The post's listing has no windows. Which steps its losses reach is found by trying: one loss step gets
// a slope of 1, all others 0. We let it read $T$ letters that all differ. Then row $t$ of the gradient of
// $W_{xh}$ belongs to step $t$ alone (3.6), and it is not zero exactly where that loss reached step $t$.

/// T×T as `reach`, for any gradient that is called as `full_bptt`.
template <typename Gradient>
[[nodiscard]] Matrix measured_reach(std::size_t time_steps, Gradient gradient) {
  Matrix x(time_steps, time_steps);
  for (std::size_t t = 0; t < time_steps; ++t) x(t, t) = 1.0;
  const Parameters parameters = draw_parameters(time_steps, 3, 0);
  const ForwardPass forward = forward_pass(parameters, x);
  Matrix reached(time_steps, time_steps);
  for (std::size_t s = 0; s < time_steps; ++s) {
    Matrix dz(time_steps, time_steps);
    dz(s, 0) = 1.0;
    const Matrix Wxh = gradient(parameters, x, forward, dz).Wxh;
    for (std::size_t t = 0; t < time_steps; ++t)
      reached(s, t) = norm(row(Wxh, t)) > 0.0 ? 1.0 : 0.0;
  }
  return reached;
}

}  // namespace unrolled
