#pragma once

#include <algorithm>
#include <cstddef>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/06_one_sweep/stacked_sweep.hpp"
#include "lib/fast/functions.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// In $a_t = x_t W_{xh} + h_{t-1} W_{hh} + B_h$ (2.1) only the middle term waits for the step before, and
// no logit waits for another:
//
// $$ \mathbf{a} = \mathbf{x} W_{xh} + B_h, \qquad a_t \leftarrow a_t + h_{t-1} W_{hh}, \quad
//    h_t = \tanh a_t, \qquad \mathbf{z} = \mathbf{h} W_y + B_y \tag{6.8} $$

/// Sets every entry of a to the one entry of `bias`, 1×1, so that a product can be added.
inline void set_to_bias(MatrixSlice a, const Matrix& bias) {
  std::ranges::fill(a.values(), bias(0, 0));
}

/// The forward pass of x, T×V, into tables made for it. The numbers are those of `forward_pass`, but for
/// rounding.
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
    apply_tanh(a_t);                   // (6.8) 1×H
  }
  set_to_bias(z, By);
  add_product(z, a, Wy);  // (6.8) T×V
  p = z;
  apply_softmax(p);  // (2.5)
}

/// Forward pass and gradient together, into tables made for it.
inline void sweep_gradient(const Parameters& parameters, const SpellingTask& task, Sweep& sweep) {
  stacked_forward(parameters, task.x, sweep.forward);
  sweep.dz = sweep.forward.p;
  sweep.dz -= task.y;  // (3.1)
  stacked_sweep(parameters, task.x, sweep);
}

}  // namespace unrolled
