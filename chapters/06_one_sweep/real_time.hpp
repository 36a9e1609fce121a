#pragma once

#include <cstddef>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// ## Forward in time
//
// The double loop and the sweep both read the whole word, keep every hidden state, and go back.
// **Real-time recurrent learning** (Williams and Zipser 1989) never goes back. Beside the hidden state
// it carries how fast each hidden unit moves with each weight, from letter to letter.
//
// For one entry $w$ of $W_{xh}$, $W_{hh}$ or $B_h$ that is a row of $H$ numbers,
// $\partial h_t / \partial w$, zero before the first letter. Differentiate (2.1): $w$ moves $a_t$ because
// it stands in it, and because it moved $h_{t-1}$ before:
//
// $$ \frac{\partial a_t}{\partial w} = u_t(w) + \frac{\partial h_{t-1}}{\partial w} \, W_{hh}
//    \tag{6.9} $$
// $$ \frac{\partial h_t}{\partial w} = \frac{\partial a_t}{\partial w} \circ (1 - h_t \circ h_t)
//    \tag{6.10} $$
//
// The direct part $u_t(w)$ is a row that is zero but for one entry: for $w = W_{xh,kj}$ it is $x_{tk}$
// at unit $j$, for $w = W_{hh,ij}$ it is $h_{t-1,i}$ at unit $j$. Only $B_h$, which is added to all, has
// ones in every place.

// The loss $E_t$ sees the weight through $h_t$. Its slope by $h_t$ is $dz_t W_y^\top$ (3.4), there at
// once. So every letter read adds its part to the gradient (those of $W_y$ and $B_y$ get (3.2) and (3.3)
// at once, too):
//
// $$ \frac{\partial E}{\partial w} \mathrel{+}= \frac{\partial E_t}{\partial w}
//    = (dz_t W_y^\top) \cdot \frac{\partial h_t}{\partial w} \tag{6.11} $$
//
// $W_{xh}$, $W_{hh}$ and $B_h$ together have $n = VH + H^2 + 1$ entries $w$. We stack their rows
// $\partial h_t / \partial w$ into one table, $n \times H$, so that
// (6.9) is one product: $n H^2$ multiplications for each letter, some $H^4$ for a large network. That
// is the price. What it buys: nothing is kept of the letters before, however long the text.

/// The gradient carried forward, shaped like the parameters.
[[nodiscard]] inline Parameters real_time_gradient(const Parameters& parameters,
                                                   const SpellingTask& task) {
  const std::size_t vocabulary_size = parameters.Wxh.rows();
  const std::size_t hidden_size = parameters.Whh.rows();
  const std::size_t weights = (vocabulary_size + hidden_size) * hidden_size + 1;
  Parameters gradient = zeros_like(parameters);
  Matrix carried(weights, hidden_size);  // row: ∂h/∂w, of Wxh, Whh, Bh in order
  Matrix slopes(weights, 1);             // ∂E/∂w of the same weights
  ForwardPass forward = empty_forward_pass(parameters, 1);  // of one letter
  for (std::size_t t = 0; t < task.x.rows(); ++t) {
    const Matrix x_t(row(task.x, t));
    forward_step(parameters, x_t, 0, forward);
    Matrix moved = product(carried, parameters.Whh);  // (6.9) n×H, the second term
    std::size_t w = 0;
    for (std::size_t k = 0; k < vocabulary_size; ++k) {
      for (std::size_t j = 0; j < hidden_size; ++j) moved(w++, j) += x_t(0, k);  // (6.9) Wxh
    }
    for (std::size_t i = 0; i < hidden_size; ++i) {
      for (std::size_t j = 0; j < hidden_size; ++j) moved(w++, j) += forward.h(0, i);  // (6.9) Whh
    }
    const Matrix slope_of_tanh = tanh_slope(row(forward.h, 1));
    for (std::size_t j = 0; j < hidden_size; ++j) {
      moved(w, j) += 1.0;                                                            // (6.9) Bh
      for (std::size_t i = 0; i < weights; ++i) moved(i, j) *= slope_of_tanh(0, j);  // (6.10)
    }
    carried = moved;

    const Matrix dz = forward.p - row(task.y, t);                 // (3.1) 1×V
    const Matrix dh = product(dz, transposed(parameters.Wy));     // (3.4) 1×H
    add_product(slopes, carried, transposed(dh));                 // (6.11) n×1
    add_product(gradient.Wy, transposed(row(forward.h, 1)), dz);  // (3.2) H×V
    gradient.By += sum(dz);                                       // (3.3) 1×1
    forward.h.set_row(0, row(forward.h, 1));
  }
  std::size_t w = 0;
  for (Matrix* const table : {&gradient.Wxh, &gradient.Whh, &gradient.Bh}) {
    for (double& slope : table->values()) slope = slopes(w++, 0);
  }
  return gradient;
}

}  // namespace unrolled
