#pragma once

#include <cstddef>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// For one entry $w$ of $W_{xh}$, $W_{hh}$ or $B_h$ that is a row of $H$ numbers,
// $\partial h_t / \partial w$, zero before the first letter. Differentiate (2.1): $w$ moves $a_t$ because
// it stands in it, and because it moved $h_{t-1}$ before:
//
// $$ \frac{\partial a_t}{\partial w} = \xi_t(w) + \frac{\partial h_{t-1}}{\partial w} \, W_{hh}
//    \tag{6.12} $$
// $$ \frac{\partial h_t}{\partial w} = \frac{\partial a_t}{\partial w} \circ (1 - h_t \circ h_t)
//    \tag{6.13} $$
//
// The direct part $\xi_t(w)$ is a row that is zero but for one entry: for $w = W_{xh,kj}$ it is $x_{tk}$
// at unit $j$, for $w = W_{hh,ij}$ it is $h_{t-1,i}$ at unit $j$. Only $B_h$, which is added to all, has
// ones in every place.
//
// The loss $E_t$ sees the weight through $h_t$. Its slope by $h_t$ is $dz_t W_y^\top$ (3.4), there at
// once. So every letter read adds its part to the gradient (those of $W_y$ and $B_y$ get (3.2) and (3.3)
// at once, too):
//
// $$ \frac{\partial E}{\partial w} \mathrel{+}= \frac{\partial E_t}{\partial w}
//    = (dz_t W_y^\top) \cdot \frac{\partial h_t}{\partial w} \tag{6.14} $$

// $W_{xh}$, $W_{hh}$ and $B_h$ together have $M = VH + H^2 + 1$ entries $w$. The code stacks their rows
// $\partial h_t / \partial w$ into one table, $M \times H$, so that (6.12) is one product.

/// Adds ξ_t(w) to the row of each w, those of Wxh, Whh and Bh in order (6.12). slopes: M×H; x_t: 1×V;
/// h_before: 1×H.
inline void add_direct_parts(Matrix& slopes, MatrixView x_t, MatrixView h_before) {
  const std::size_t hidden_size = slopes.columns();
  std::size_t w = 0;
  for (const MatrixView& factors : {x_t, h_before}) {
    for (std::size_t i = 0; i < factors.columns(); ++i) {
      for (std::size_t j = 0; j < hidden_size; ++j) slopes(w++, j) += factors(0, i);
    }
  }
  for (std::size_t j = 0; j < hidden_size; ++j) slopes(w, j) += 1.0;
}

/// The gradient carried forward, shaped like the parameters.
[[nodiscard]] inline Parameters real_time_gradient(const Parameters& parameters,
                                                   const SpellingTask& task) {
  const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
  const std::size_t weights = (Wxh.rows() + Whh.rows()) * Whh.columns() + 1;  // M
  Parameters gradient = zeros_like(parameters);
  Matrix carried(weights, Whh.columns());  // M×H, a row ∂h_{t-1}/∂w for each w
  Matrix slopes(weights, 1);               // M×1, ∂E/∂w so far
  ForwardPass forward = empty_forward_pass(parameters, 1);  // of one letter
  for (std::size_t t = 0; t < task.x.rows(); ++t) {
    const Matrix x_t(row(task.x, t));
    forward_step(parameters, x_t, 0, forward);
    const MatrixView h_t = row(forward.h, 1);
    Matrix moved = product(carried, Whh);             // (6.12) M×H, what came from before
    add_direct_parts(moved, x_t, row(forward.h, 0));  // (6.12)
    const Matrix slope_of_tanh = tanh_slope(h_t);     // 1×H
    for (std::size_t w = 0; w < weights; ++w) {
      for (std::size_t j = 0; j < Whh.columns(); ++j) moved(w, j) *= slope_of_tanh(0, j);  // (6.13)
    }
    carried = moved;

    const Matrix dz = forward.p - row(task.y, t);   // (3.1) 1×V
    const Matrix dh = product(dz, transposed(Wy));  // (3.4) 1×H
    add_product(slopes, carried, transposed(dh));   // (6.14) M×1
    add_product(gradient.Wy, transposed(h_t), dz);  // (3.2) H×V
    gradient.By += sum(dz);                         // (3.3) 1×1
    forward.h.set_row(0, h_t);
  }
  std::size_t w = 0;
  for (Matrix* const table : {&gradient.Wxh, &gradient.Whh, &gradient.Bh}) {
    for (double& slope : table->values()) slope = slopes(w++, 0);
  }
  return gradient;
}

}  // namespace unrolled
