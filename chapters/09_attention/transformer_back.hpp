#pragma once

#include <cstddef>
#include <utility>

#include "chapters/07_far_away/together.hpp"
#include "chapters/09_attention/transformer_pass.hpp"

namespace unrolled {

/// Back through a block's perceptron: dh, (T·B)×H, comes as the slope by what the block gave, and goes as
/// the slope by what stood between attention and perceptron.
template <typename TheParts>
void back_through_perceptron(const Block& block, const BlockPass& pass, Block& gradient,
                             Matrix& dh) {
  gradient.W2 = product(transposed(pass.inner), dh);
  Matrix da = product(dh, transposed(block.W2));
  multiply_by_tanh_slope(da, pass.inner);
  gradient.W1 = product(transposed(pass.second.bar), da);
  Matrix d_bar = product(da, transposed(block.W1));
  if (TheParts::adds_to_the_normed) d_bar += std::exchange(dh, Matrix(dh.rows(), dh.columns()));
  TheParts::norm_back(pass.second, block.gamma2, d_bar, gradient.gamma2, gradient.lambda2, dh);
}

/// Back through a block's attention: dh comes as the slope by what stood behind it, and goes as the slope
/// by what the block was given.
template <typename TheParts>
void back_through_attention(const Block& block, const BlockPass& pass, std::size_t heads,
                            std::size_t B, Block& gradient, Matrix& dh) {
  gradient.Wo = product(transposed(pass.mixed), dh);
  const Matrix d_mixed = product(dh, transposed(block.Wo));
  Matrix dQ(dh.rows(), dh.columns());
  Matrix dK = dQ;
  Matrix dV = dQ;
  for_each_head(B, heads, dh.columns(), [&](const Head& head, std::size_t n) {
    const AttentionSlopes d = TheParts::attend_back(head.of(pass.Q), head.of(pass.K),
                                                    head.of(pass.V), pass.A[n], head.of(d_mixed));
    head.put(dQ, d.Q);
    head.put(dK, d.K);
    head.put(dV, d.V);
  });
  const MatrixView bar_turned = transposed(pass.first.bar);
  gradient.Wq = product(bar_turned, dQ);  // (9.16)
  gradient.Wk = product(bar_turned, dK);
  gradient.Wv = product(bar_turned, dV);
  Matrix d_bar = product(dQ, transposed(block.Wq));  // (9.16) (T·B)×H
  add_product(d_bar, dK, transposed(block.Wk));
  add_product(d_bar, dV, transposed(block.Wv));
  if (TheParts::adds_to_the_normed) d_bar += std::exchange(dh, Matrix(dh.rows(), dh.columns()));
  TheParts::norm_back(pass.first, block.gamma1, d_bar, gradient.gamma1, gradient.lambda1, dh);
}

/// The gradient of E (7.2), shaped like the tables; pass: what `read_together` made.
template <typename TheParts>
[[nodiscard]] Transformer gradient_with(const Transformer& net, const Sequences& sequences,
                                        const TransformerPass& pass) {
  Transformer gradient = zeros_like(net);
  const Matrix dz = weighted_logit_gradient(sequences, pass.p);
  gradient.Wy = product(transposed(pass.last.bar), dz);  // (6.6)
  gradient.By = sum(dz);                                 // (3.3)
  Matrix dh(pass.h.rows(), pass.h.columns());
  const Matrix d_bar = product(dz, transposed(net.Wy));
  TheParts::norm_back(pass.last, net.gamma, d_bar, gradient.gamma, gradient.lambda, dh);
  for (std::size_t n = net.blocks.size(); n-- > 0;) {
    back_through_perceptron<TheParts>(net.blocks[n], pass.blocks[n], gradient.blocks[n], dh);
    back_through_attention<TheParts>(net.blocks[n], pass.blocks[n], net.heads, sequences.count,
                                     gradient.blocks[n], dh);
  }
  for (std::size_t i = 0; i < dh.rows(); ++i) {
    TheParts::learn_letter(gradient.Wx, sequences.read[i], row(dh, i));  // (7.1)
    if (net.Wp.rows() > 0) add_to_row(gradient.Wp, i / sequences.count, row(dh, i));
  }
  return gradient;
}
[[nodiscard]] inline Transformer gradient_together(const Transformer& net,
                                                   const Sequences& sequences,
                                                   const TransformerPass& pass) {
  return gradient_with<Parts>(net, sequences, pass);
}

}  // namespace unrolled
