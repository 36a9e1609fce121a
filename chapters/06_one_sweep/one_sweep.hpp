#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "lib/fast/functions.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// ## The sum, the other way round
//
// Picture all pairs of a loss step $s$ and a step $t \le s$ of the cell as a triangle, as in the grid of
// full BPTT in chapter 4: a row for each loss, a column for each step. The double loop adds up the
// shares row by row. We shall add them column by column.
//
// Take $W_{xh}$. Its share at $(s, t)$ is $x_t^\top \, da_t^{(s)}$ (3.6), where $da_t^{(s)}$ is the slope
// of $E_s$ alone by $a_t$. The gradient is the sum over the triangle, in either order:
//
// $$ \frac{\partial E}{\partial W_{xh}}
//    = \sum_{s=0}^{T-1} \sum_{t=0}^{s} x_t^\top \, da_t^{(s)}
//    = \sum_{t=0}^{T-1} \sum_{s=t}^{T-1} x_t^\top \, da_t^{(s)} \tag{6.1} $$
//
// On the right, the inner sum is a column of the triangle, and $x_t^\top$ is the same in all of it. So
// it comes out of it, and what is left we call $da_t$:
//
// $$ \frac{\partial E}{\partial W_{xh}} = \sum_{t=0}^{T-1} x_t^\top \, da_t, \qquad
//    da_t = \sum_{s=t}^{T-1} da_t^{(s)} \tag{6.2} $$

// Each $E_s$ moves with $a_t$ at the rate $da_t^{(s)}$, and losses before $t$ do not move with it at all.
// So their sum $E$ moves at the rate $da_t$: **the sum of the gradients is the gradient of the sum**.
// $W_{hh}$ and $B_h$ work alike.
//
// We want $da_t$ without computing its parts one by one. On the way back, $h_t$ comes just before $a_t$;
// so let $dh_t$ be the slopes of all $E_s$, $s \ge t$, by $h_t$, added up. The one of $s = t$ is $dz_t
// W_y^\top$ (3.4), the others, $s > t$, are $da_{t+1}^{(s)} W_{hh}^\top$ (3.9). Here $W_{hh}^\top$ is
// the same for all and comes out of their sum; what is left is $da_{t+1}$:
//
// $$ dh_t = dz_t W_y^\top + \sum_{s > t} da_{t+1}^{(s)} \, W_{hh}^\top
//    = dz_t W_y^\top + da_{t+1} W_{hh}^\top \tag{6.3} $$
//
// That is (4.3), when the window is the whole word. The way through tanh (3.5) multiplies every part by
// the same row, so it need be taken only once:
//
// $$ da_t = dh_t \circ (1 - h_t \circ h_t) \tag{6.4} $$

// After the last letter nobody reads $h$, so $da_T = 0$. Nothing is cut off: one sweep from the last
// letter to the first, $T$ steps instead of $T(T+1)/2$, gives the whole gradient. `window_bptt` of
// chapter 4 does this, letter by letter. Here we go one step further.
//

// ## Stacked over time
//
// In (6.3) only the second term has to wait for the step after it. The first is there for all steps as
// soon as all $dz_t$ are. We write bold letters for rows stacked over time: $\mathbf{x}$, $\mathbf{dz}$
// and $\mathbf{z}$ are $T \times V$; $\mathbf{h}$, $\mathbf{a}$ and $\mathbf{da}$ are $T \times H$; and
// $\mathbf{h}'$ is $\mathbf{h}$ one step late, $h_{-1}, \dots, h_{T-2}$. (The code's `h` holds both: its
// last $T$ rows are $\mathbf{h}$, its first $T$ rows $\mathbf{h}'$.) Then $\mathbf{da}$ starts as one
// product of two tables, and its rows are finished from the last to the first:
//
// $$ \mathbf{da} \leftarrow \mathbf{dz} \, W_y^\top, \qquad
//    da_t \leftarrow (da_t + da_{t+1} W_{hh}^\top) \circ (1 - h_t \circ h_t), \quad t = T-1, \dots, 0
//    \tag{6.5} $$

// And a sum over $t$ of columns times rows is a matrix product; this is how one is defined:
//
// $$ \frac{\partial E}{\partial W_y} = \sum_t h_t^\top \, dz_t = \mathbf{h}^\top \mathbf{dz}
//    \tag{6.6} $$
// $$ \frac{\partial E}{\partial W_{xh}} = \sum_t x_t^\top \, da_t = \mathbf{x}^\top \mathbf{da}, \qquad
//    \frac{\partial E}{\partial W_{hh}} = \mathbf{h}'^\top \, \mathbf{da} \tag{6.7} $$
//
// The forward pass splits in the same way. In $a_t = x_t W_{xh} + h_{t-1} W_{hh} + B_h$ (2.1) only the
// middle term waits for the step before, and no logit waits for another:
//
// $$ \mathbf{a} = \mathbf{x} W_{xh} + B_h, \qquad a_t \leftarrow a_t + h_{t-1} W_{hh}, \quad
//    h_t = \tanh a_t, \qquad \mathbf{z} = \mathbf{h} W_y + B_y \tag{6.8} $$

// At each step one product with a single row remains on the way there, and one on the way back except at
// the last letter. Everything else is six large products. All together they make the multiplications of
// `forward_pass` and `window_bptt`, less one useless product (3.9) at the first letter. What is gained
// is their order: a large product uses each number that it has fetched from memory many times, and
// several at once. (`./workbook bench` measures what that is worth.)

/// All tables that a stacked training step writes into. Made once, then used again at every step.
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

/// Sets every entry of a to the one entry of `bias`, 1×1, so that a product can be added.
inline void set_to_bias(MatrixSlice a, const Matrix& bias) {
  std::ranges::fill(a.values(), bias(0, 0));
}

/// The forward pass (6.8) of x, T×V, into tables made for it. The numbers are those of
/// `forward_pass`, but for rounding.
inline void stacked_forward(const Parameters& parameters, const Matrix& x, ForwardPass& forward) {
  const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
  auto& [h, z, p] = forward;
  const std::size_t time_steps = x.rows();
  const MatrixSlice a = rows(h, 1, time_steps);  // becomes h row by row
  set_to_bias(a, Bh);
  add_product(a, x, Wxh);  // (6.8) T×H
  for (std::size_t t = 0; t < time_steps; ++t) {
    const MatrixSlice a_t = rows(h, t + 1, 1);
    add_product(a_t, row(h, t), Whh);  // (6.8) 1×H
    apply_tanh(a_t);                   // (2.2)
  }
  set_to_bias(z, By);
  add_product(z, a, Wy);  // (6.8) T×V
  p = z;
  apply_softmax(p);  // (2.5)
}

/// da_t = da_t ∘ (1 − h_t ∘ h_t), 1×H both, in place. Throws ShapeError where they differ.
inline void multiply_by_tanh_slope(MatrixSlice da_t, MatrixView h_t) {
  require_same_shape("slope of tanh", da_t, h_t);
  const std::span<double> slopes = da_t.values();
  for (std::size_t i = 0; i < slopes.size(); ++i) slopes[i] *= 1.0 - h_t(0, i) * h_t(0, i);
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
    if (t + 1 < time_steps) add_product(da_t, row(da, t + 1), transposed(parameters.Whh));  // (6.3)
    multiply_by_tanh_slope(da_t, row(h, t + 1));  // (6.4) 1×H
  }
  for_each_table([](auto&, Matrix& slopes) { set_zero(slopes); }, gradient);
  add_product(gradient.Wy, transposed(rows(h, 1, time_steps)), dz);   // (6.6) H×V
  gradient.By(0, 0) = total(dz);                                      // (3.3)
  add_product(gradient.Wxh, transposed(x), da);                       // (6.7) V×H
  add_product(gradient.Whh, transposed(rows(h, 0, time_steps)), da);  // (6.7) H×H
  gradient.Bh(0, 0) = total(da);                                      // (3.8)
}

/// Forward pass and gradient together, into tables made for it.
inline void sweep_gradient(const Parameters& parameters, const SpellingTask& task, Sweep& sweep) {
  stacked_forward(parameters, task.x, sweep.forward);
  sweep.dz = sweep.forward.p;
  sweep.dz -= task.y;  // (3.1)
  stacked_sweep(parameters, task.x, sweep);
}

}  // namespace unrolled
