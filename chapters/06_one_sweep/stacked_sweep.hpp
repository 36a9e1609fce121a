#pragma once

#include <cstddef>

#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/fast/functions.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// We write bold letters for rows stacked over time: $\mathbf{x}$, $\mathbf{dz}$ and $\mathbf{z}$ are
// $T \times V$; $\mathbf{h}$, $\mathbf{a}$ and $\mathbf{da}$ are $T \times H$; and $\mathbf{h}'$ is
// $\mathbf{h}$ one step late, $h_{-1}, \dots, h_{T-2}$. (The code's `h` holds both: its last $T$ rows
// are $\mathbf{h}$, its first $T$ rows $\mathbf{h}'$.) Then $\mathbf{da}$ starts as one product of two
// tables, and its rows are finished from the last to the first:
//
// $$ \mathbf{da} \leftarrow \mathbf{dz} \, W_y^\top, \qquad
//    da_t \leftarrow (da_t + da_{t+1} W_{hh}^\top) \circ (1 - h_t \circ h_t), \quad t = T-1, \dots, 0
//    \tag{6.5} $$
//
// And a sum over $t$ of columns times rows is a matrix product; this is how one is defined:
//
// $$ \frac{\partial E}{\partial W_y} = \sum_t h_t^\top \, dz_t = \mathbf{h}^\top \mathbf{dz}
//    \tag{6.6} $$
// $$ \frac{\partial E}{\partial W_{xh}} = \sum_t x_t^\top \, da_t = \mathbf{x}^\top \mathbf{da}, \qquad
//    \frac{\partial E}{\partial W_{hh}} = \mathbf{h}'^\top \, \mathbf{da} \tag{6.7} $$

/// The tables that a training step writes into. Made once, then used again at every step.
struct Sweep {
  ForwardPass forward;
  Matrix dz;            // T×V
  Matrix da;            // T×H, first dz · Wyᵀ, then da, row by row (6.5)
  Parameters gradient;  // of the last training step
};

/// The tables for T time steps with these parameters.
[[nodiscard]] inline Sweep make_sweep(const Parameters& parameters, std::size_t time_steps) {
  return {empty_forward_pass(parameters, time_steps), Matrix(time_steps, parameters.Wy.columns()),
          Matrix(time_steps, parameters.Whh.rows()), zeros_like(parameters)};
}

/// The gradient by one sweep back, stacked over time, into sweep.gradient; x: T×V. Before it,
/// sweep.forward holds the forward pass of x and sweep.dz the slopes by the logits, T×V.
inline void stacked_sweep(const Parameters& parameters, const Matrix& x, Sweep& sweep) {
  auto& [forward, dz, da, gradient] = sweep;
  const Matrix& h = forward.h;
  const std::size_t time_steps = x.rows();
  set_zero(da);
  add_product(da, dz, transposed(parameters.Wy));  // (6.5) T×H
  for (std::size_t t = time_steps; t-- > 0;) {
    const MatrixSlice da_t = rows(da, t, 1);
    if (t + 1 < time_steps) add_product(da_t, row(da, t + 1), transposed(parameters.Whh));  // (6.5)
    multiply_by_tanh_slope(da_t, row(h, t + 1));  // (6.5) 1×H
  }
  for_each_table([](auto&, Matrix& slopes) { set_zero(slopes); }, gradient);
  add_product(gradient.Wy, transposed(rows(h, 1, time_steps)), dz);   // (6.6) H×V
  gradient.By(0, 0) = total(dz);                                      // (3.3)
  add_product(gradient.Wxh, transposed(x), da);                       // (6.7) V×H
  add_product(gradient.Whh, transposed(rows(h, 0, time_steps)), da);  // (6.7) H×H
  gradient.Bh(0, 0) = total(da);                                      // (3.8)
}

}  // namespace unrolled
