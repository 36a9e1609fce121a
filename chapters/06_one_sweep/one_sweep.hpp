#pragma once

#include <cstddef>

#include "chapters/03_full_bptt/step_back.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// On the way back, $h_t$ comes just before $a_t$. So let $dh_t$ be the slopes of all $E_s$, $s \ge t$, by
// $h_t$, added up. The one of $s = t$ is $dz_t W_y^\top$ (3.4). The others, $s > t$, come from the letter
// after, $da_{t+1}^{(s)} W_{hh}^\top$ (3.9). And here $W_{hh}^\top$ is the same for all, so it comes out
// of their sum. What is left is the sum of the column after, $da_{t+1}$, which we already have:
//
// $$ dh_t = dz_t W_y^\top + \sum_{s > t} da_{t+1}^{(s)} \, W_{hh}^\top
//    = dz_t W_y^\top + da_{t+1} W_{hh}^\top \tag{6.3} $$
//
// The way through tanh (3.5) multiplies every part by the same row, so it need be taken only once:
//
// $$ da_t = dh_t \circ (1 - h_t \circ h_t) \tag{6.4} $$
//
// After the last letter nobody reads $h$, so $da_T = 0$. That is exact, nothing is cut off.

/// The gradient of full BPTT in one sweep from the last letter to the first, T steps. Arguments and result
/// as those of `full_bptt`.
[[nodiscard]] inline Parameters one_sweep(const Parameters& parameters, const Matrix& x,
                                          const Matrix& h, const Matrix& dz) {
  const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
  Parameters gradient = zeros_like(parameters);
  Matrix da_next(1, Whh.rows());  // da_T = 0
  for (std::size_t t = x.rows(); t-- > 0;) {
    const Matrix dh_t =
        product(row(dz, t), transposed(Wy)) + product(da_next, transposed(Whh));  // (6.3) 1×H
    const Matrix da_t = hadamard(dh_t, tanh_slope(row(h, t + 1)));                // (6.4) 1×H
    add_product(gradient.Wxh, transposed(row(x, t)), da_t);                       // (6.2) V×H
    add_product(gradient.Whh, transposed(row(h, t)), da_t);           // (6.2), h before the letter
    gradient.Bh += sum(da_t);                                         // (6.2), a one for x
    add_product(gradient.Wy, transposed(row(h, t + 1)), row(dz, t));  // (3.2) H×V
    gradient.By += sum(row(dz, t));                                   // (3.3) 1×1
    da_next = da_t;
  }
  return gradient;
}

}  // namespace unrolled
