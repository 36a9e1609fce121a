#pragma once

#include "chapters/09_attention/attention.hpp"
#include "chapters/09_attention/attention_back.hpp"
#include "chapters/09_attention/layer_norm.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// What a block is put together of, so that a part of it can be exchanged for a wrong one.
struct Parts {
  static Attended attend(MatrixView Q, MatrixView K, MatrixView V, bool mask) {
    return unrolled::attend(Q, K, V, mask);
  }
  static AttentionSlopes attend_back(MatrixView Q, MatrixView K, MatrixView V, const Matrix& A,
                                     MatrixView d_mixed) {
    return unrolled::attend_back(Q, K, V, A, d_mixed);
  }
  static void norm_back(const Normed& normed, const Matrix& gamma, const Matrix& d_bar,
                        Matrix& d_gamma, Matrix& d_lambda, Matrix& dh) {
    layer_norm_back(normed, gamma, d_bar, d_gamma, d_lambda, dh);
  }
  /// Adds da to the gradient of row k.
  static void learn_letter(Matrix& gradient, std::size_t k, MatrixView dh_t) {
    add_to_row(gradient, k, dh_t);
  }
  static constexpr bool adds_to_the_normed = false;  // LN(h) + … for h + …
};

}  // namespace unrolled
