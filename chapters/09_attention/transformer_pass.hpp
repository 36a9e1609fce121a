#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "chapters/06_one_sweep/stacked_forward.hpp"
#include "chapters/07_far_away/sequences.hpp"
#include "chapters/09_attention/parts.hpp"
#include "chapters/09_attention/transformer.hpp"
#include "lib/fast/functions.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// Where one head of one sequence stands in a table of all, (T·B)×H: the rows b, b + B, b + 2B, … and C
/// columns.
struct Head {
  std::size_t b, B;
  std::size_t column, C;
  [[nodiscard]] MatrixView of(MatrixView all) const { return columns(every(all, b, B), column, C); }
  /// Writes `part`, T×C, there.
  void put(Matrix& all, const Matrix& part) const {
    for (std::size_t t = 0; t < part.rows(); ++t) {
      const auto from = part.values().subspan(t * C, C);
      std::ranges::copy(from, all.values().subspan((t * B + b) * all.columns() + column).begin());
    }
  }
};

/// Calls f(head, number) for each sequence and head.
template <typename F>
void for_each_head(std::size_t B, std::size_t heads, std::size_t H, F f) {
  for (std::size_t b = 0; b < B; ++b) {
    for (std::size_t n = 0; n < heads; ++n) {
      f(Head{b, B, n * (H / heads), H / heads}, b * heads + n);
    }
  }
}

/// What a block computes.
struct BlockPass {
  Normed first;           // of the hidden states that come
  Matrix Q, K, V;         // (T·B)×H
  std::vector<Matrix> A;  // by sequence and head, T×T
  Matrix mixed;           // (T·B)×H
  Normed second;          // of the hidden states after attention
  Matrix inner;           // (T·B)×4H, the hidden layer of the perceptron
};

/// What a Transformer computes. Rows as in chapter 7: row t·B + b belongs to step t of sequence b.
struct TransformerPass {
  std::vector<BlockPass> blocks;
  Normed last;
  Matrix h;     // (T·B)×H, and behind the last
  Matrix z, p;  // (T·B)×V
};

/// One block of such parts: adds to the hidden states, (T·B)×H, what it makes of them.
template <typename TheParts>
[[nodiscard]] BlockPass pass_block(const Block& block, std::size_t heads, bool mask, std::size_t B,
                                   Matrix& h) {
  BlockPass pass;
  pass.first = layer_norm(h, block.gamma1, block.lambda1);
  pass.Q = product(pass.first.bar, block.Wq);  // (9.1) (T·B)×H
  pass.K = product(pass.first.bar, block.Wk);  // (9.1)
  pass.V = product(pass.first.bar, block.Wv);  // (9.1)
  pass.mixed = Matrix(h.rows(), h.columns());
  for_each_head(B, heads, h.columns(), [&](const Head& head, std::size_t) {
    Attended attended = TheParts::attend(head.of(pass.Q), head.of(pass.K), head.of(pass.V), mask);
    head.put(pass.mixed, attended.mixed);
    pass.A.push_back(std::move(attended.A));
  });
  if (TheParts::adds_to_the_normed) h = pass.first.bar;
  add_product(h, pass.mixed, block.Wo);  // (9.11)
  pass.second = layer_norm(h, block.gamma2, block.lambda2);
  pass.inner = product(pass.second.bar, block.W1);
  apply_tanh(pass.inner);
  if (TheParts::adds_to_the_normed) h = pass.second.bar;
  add_product(h, pass.inner, block.W2);  // (9.15)
  return pass;
}

/// Reads all sequences, all steps at once. Throws ShapeError where they are longer than there are places.
template <typename TheParts>
[[nodiscard]] TransformerPass pass_with(const Transformer& net, const Sequences& sequences) {
  TransformerPass pass;
  pass.h = Matrix(sequences.read.size(), net.Wy.rows());
  for (std::size_t i = 0; i < pass.h.rows(); ++i) {
    add_to_row(pass.h, i, row(net.Wx, sequences.read[i]));  // (9.10)
    if (net.Wp.rows() > 0) add_to_row(pass.h, i, row(net.Wp, i / sequences.count));
  }
  for (const Block& block : net.blocks) {
    pass.blocks.push_back(
        pass_block<TheParts>(block, net.heads, net.mask, sequences.count, pass.h));
  }
  pass.last = layer_norm(pass.h, net.gamma, net.lambda);
  pass.z = Matrix(pass.h.rows(), net.Wy.columns());
  set_to_bias(pass.z, net.By);
  add_product(pass.z, pass.last.bar, net.Wy);  // (6.8)
  pass.p = pass.z;
  apply_softmax(pass.p);
  return pass;
}
[[nodiscard]] inline TransformerPass read_together(const Transformer& net,
                                                   const Sequences& sequences) {
  return pass_with<Parts>(net, sequences);
}

}  // namespace unrolled
