#pragma once

#include <cmath>
#include <cstddef>

#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/06_one_sweep/stacked_forward.hpp"
#include "chapters/07_far_away/sequences.hpp"
#include "lib/fast/functions.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// Nothing that a sequence does depends on another. So a step reads a letter of each of them at once, and
// the row $h_t$ becomes a table with $B$ rows, one for each sequence. The formulas stay as they are,
// (6.8) for the way there and (6.5) to (6.7) for the way back: a product of tables treats each row by
// itself, and a sum over steps becomes one over steps and sequences.
//
// One thing is simpler. A one-hot row times $W_{xh}$ is a row of $W_{xh}$, and the row of its slope is a
// row of $da$. With $k$ for the letter read at step $t$ of sequence $b$:
//
// $$ x_{tb} \, W_{xh} = (W_{xh})_{k}, \qquad
//    \Big(\frac{\partial E}{\partial W_{xh}}\Big)_{k} \mathrel{+}= da_{tb} \tag{7.1} $$

/// Makes the last B rows of one table the first of another.
inline void hand_on(const Matrix& from, Matrix& to, std::size_t B) {
  for (std::size_t b = 0; b < B; ++b) to.set_row(b, row(from, from.rows() - B + b));
}

/// Reads all sequences, from the first step to the last. Row t·B + b belongs to step t of sequence b: in
/// z and p, (T·B)×V; in h, (T·B + B)×H, row (t + 1)·B + b is the hidden state. The first B rows are zero;
/// or the last of `before`, an earlier pass, where the sequences go on from there.
[[nodiscard]] inline ForwardPass read_together(const Parameters& parameters,
                                               const Sequences& sequences,
                                               const ForwardPass* before = nullptr) {
  const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
  const std::size_t B = sequences.count;
  const std::size_t TB = sequences.read.size();
  ForwardPass forward{Matrix(TB + B, Whh.rows()), Matrix(TB, Wy.columns()), {}};
  auto& [h, z, p] = forward;
  if (before != nullptr) hand_on(before->h, h, B);
  const MatrixSlice a = rows(h, B, TB);
  set_to_bias(a, Bh);
  for (std::size_t i = 0; i < TB; ++i) {
    add_to_row(a, i, row(Wxh, sequences.read[i]));  // (7.1) 1×H
  }
  for (std::size_t t = 0; t < sequences.time_steps(); ++t) {
    const MatrixSlice a_t = rows(h, (t + 1) * B, B);
    add_product(a_t, rows(h, t * B, B), Whh);  // (6.8) B×H
    apply_tanh(a_t);
  }
  set_to_bias(z, By);
  add_product(z, a, Wy);  // (6.8) (T·B)×V
  p = z;
  apply_softmax(p);
  return forward;
}

// The loss is that of a word (2.6), with a weight $\omega_{tb}$ for each step, and the mean over the
// sequences, so that more of them do not make it larger:
//
// $$ E = \frac{1}{B} \sum_{t,b} \omega_{tb} \, E_{tb}, \qquad
//    dz_{tb} = \frac{\omega_{tb}}{B} \, (p_{tb} - y_{tb}) \tag{7.2} $$

/// E, in nats.
[[nodiscard]] inline double weighted_loss(const Sequences& sequences, const Matrix& p) {
  double loss = 0.0;
  for (std::size_t i = 0; i < sequences.wanted.size(); ++i) {
    if (sequences.weights[i] == 0.0) continue;
    loss -= sequences.weights[i] * std::log(p(i, sequences.wanted[i]));
  }
  return loss / static_cast<double>(sequences.count);  // (7.2)
}

/// The slopes of E by the logits, (T·B)×V.
[[nodiscard]] inline Matrix weighted_logit_gradient(const Sequences& sequences, Matrix p) {
  for (std::size_t i = 0; i < p.rows(); ++i) {
    p(i, sequences.wanted[i]) -= 1.0;
    for (double& value : rows(p, i, 1).values()) {
      value *= sequences.weights[i] / static_cast<double>(sequences.count);  // (7.2)
    }
  }
  return p;
}

/// The way back through all of them, in one sweep: da, (T·B)×H, row by row as in `read_together`.
[[nodiscard]] inline Matrix sweep_together(const Parameters& parameters, const Matrix& h,
                                           const Matrix& dz, std::size_t B) {
  Matrix da = product(dz, transposed(parameters.Wy));  // (6.5) (T·B)×H
  for (std::size_t t = da.rows() / B; t-- > 0;) {
    const MatrixSlice da_t = rows(da, t * B, B);
    if ((t + 1) * B < da.rows()) {
      add_product(da_t, rows(MatrixView(da), (t + 1) * B, B), transposed(parameters.Whh));  // (6.5)
    }
    multiply_by_tanh_slope(da_t, rows(h, (t + 1) * B, B));  // (6.5) B×H
  }
  return da;
}

/// The gradient of E, shaped like the parameters; forward: what `read_together` made.
[[nodiscard]] inline Parameters gradient_together(const Parameters& parameters,
                                                  const Sequences& sequences,
                                                  const ForwardPass& forward) {
  const std::size_t TB = sequences.read.size();
  const Matrix dz = weighted_logit_gradient(sequences, forward.p);
  const Matrix da = sweep_together(parameters, forward.h, dz, sequences.count);
  Parameters gradient = zeros_like(parameters);
  for (std::size_t i = 0; i < TB; ++i) {
    add_to_row(gradient.Wxh, sequences.read[i], row(da, i));  // (7.1) 1×H
  }
  add_product(gradient.Whh, transposed(rows(forward.h, 0, TB)), da);               // (6.7) H×H
  gradient.Bh(0, 0) = total(da);                                                   // (3.8)
  add_product(gradient.Wy, transposed(rows(forward.h, sequences.count, TB)), dz);  // (6.6) H×V
  gradient.By(0, 0) = total(dz);                                                   // (3.3)
  return gradient;
}

}  // namespace unrolled
