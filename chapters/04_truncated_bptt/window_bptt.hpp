#pragma once

#include <cstddef>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/04_truncated_bptt/windows.hpp"

namespace unrolled {

// The double loop of chapter 3, cut down to a window, gives for $W_{xh}$, $W_{hh}$ and $B_h$
//
// $$ \sum_{s = \text{first loss}}^{\text{newest}} \; \sum_{t = \text{oldest}}^{s}
//    \text{share}(s, t) \tag{4.2} $$
//
// where $\text{share}(s, t)$ is what loss step $s$ leaves at step $t$, by (3.6) to (3.8). $W_y$ and $B_y$
// get (3.2) and (3.3) once for each loss step of the window.

/// The gradient of one window, pair by pair (4.2). x, forward and dz as for `full_bptt`.
[[nodiscard]] inline Parameters window_by_pairs(const Parameters& parameters, const Matrix& x,
                                                const ForwardPass& forward, const Matrix& dz,
                                                const Window& window) {
  const Matrix& h = forward.h;
  Parameters gradient = zeros_like(parameters);
  for (std::size_t s = window.newest + 1; s-- > window.first_loss;) {
    add_product(gradient.Wy, transposed(row(h, s + 1)), row(dz, s));  // (3.2) H×V
    gradient.By += sum(row(dz, s));                                   // (3.3) 1×1
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));       // (3.4) 1×H
    for (std::size_t t = s + 1; t-- > window.oldest;) {
      dh = step_back(gradient, parameters, x, h, t, dh);  // (4.2)
    }
  }
  return gradient;
}

// All losses of a window go back to the same step. So they need not go one by one: on the way back from
// the newest step, each loss joins at its own step, and from there on one $dh$ carries them all. So from
// here on $dh_t$ and $da_t$ are slopes of all losses of the window together.
//
// $$ dh_t = da_{t+1} W_{hh}^\top + dz_t W_y^\top \tag{4.3} $$
//
// The second term is there only for steps of the window that have a loss. That is one **sweep**, with as
// many steps as the window is long. The sum may travel as one because (3.5) and (3.9) only multiply
// $dh$: what they make of a sum is the sum of what they make of its parts. What that saves is the
// subject of chapter 6.

/// The gradient of one window in one sweep. x, forward and dz as for `full_bptt`.
[[nodiscard]] inline Parameters window_bptt(const Parameters& parameters, const Matrix& x,
                                            const ForwardPass& forward, const Matrix& dz,
                                            const Window& window) {
  const Matrix& h = forward.h;
  Parameters gradient = zeros_like(parameters);
  Matrix dh(1, parameters.Whh.rows());  // nothing comes from beyond the newest step
  for (std::size_t t = window.newest + 1; t-- > window.oldest;) {
    if (t >= window.first_loss) {
      add_product(gradient.Wy, transposed(row(h, t + 1)), row(dz, t));  // (3.2) H×V
      gradient.By += sum(row(dz, t));                                   // (3.3) 1×1
      add_product(dh, row(dz, t), transposed(parameters.Wy));           // (4.3) 1×H
    }
    dh = step_back(gradient, parameters, x, h, t, dh);
  }
  return gradient;
}

}  // namespace unrolled
