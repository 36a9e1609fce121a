#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "chapters/09_attention/parts.hpp"
#include "chapters/09_attention/transformer_back.hpp"

namespace unrolled {

// Wrong parts, each as it should be but for one slip.

/// The mask is laid over the weights, not over the scores: what is behind step t is not mixed, but has
/// its share in the sum by which softmax divides. The way back is that of this way there.
struct MaskAfterSoftmax : Parts {
  static Attended attend(MatrixView Q, MatrixView K, MatrixView V, bool /*mask*/) {
    Matrix A = unrolled::attend(Q, K, V, false).A;
    Matrix seen = A;
    for (std::size_t t = 0; t < A.rows(); ++t) {
      std::ranges::fill(rows(seen, t, 1).values().subspan(t + 1), 0.0);
    }
    return {std::move(A), product(seen, V)};
  }
  static AttentionSlopes attend_back(MatrixView Q, MatrixView K, MatrixView V, const Matrix& A,
                                     MatrixView d_mixed) {
    const double scale = 1.0 / std::sqrt(static_cast<double>(Q.columns()));
    Matrix dS = product(d_mixed, transposed(V));
    Matrix seen = A;
    for (std::size_t t = 0; t < A.rows(); ++t) {
      std::ranges::fill(rows(seen, t, 1).values().subspan(t + 1), 0.0);
      std::ranges::fill(rows(dS, t, 1).values().subspan(t + 1), 0.0);
      const double mean = total(hadamard(row(A, t), row(dS, t)));
      for (std::size_t j = 0; j < A.columns(); ++j) {
        dS(t, j) = A(t, j) * (dS(t, j) - mean) * scale;
      }
    }
    return {product(dS, K), product(transposed(dS), Q), product(transposed(seen), d_mixed)};
  }
};

/// The root of (9.9) is left out.
struct NoRootOnTheWayBack : Parts {
  static AttentionSlopes attend_back(MatrixView Q, MatrixView K, MatrixView V, const Matrix& A,
                                     MatrixView d_mixed) {
    const AttentionSlopes right = unrolled::attend_back(Q, K, V, A, d_mixed);
    const double root = std::sqrt(static_cast<double>(Q.columns()));
    return {root * MatrixView(right.Q), root * MatrixView(right.K), right.V};
  }
};

/// Both means of (9.14) are left out, as if mean and spread were constants.
struct NoMeansInTheNorm : Parts {
  static void norm_back(const Normed& normed, const Matrix& gamma, const Matrix& d_bar,
                        Matrix& d_gamma, Matrix& d_lambda, Matrix& dh) {
    Matrix unused(dh.rows(), dh.columns());
    layer_norm_back(normed, gamma, d_bar, d_gamma, d_lambda, unused);
    for (std::size_t t = 0; t < dh.rows(); ++t) {
      for (std::size_t i = 0; i < dh.columns(); ++i) {
        dh(t, i) += d_bar(t, i) * gamma(0, i) / normed.spread[t];
      }
    }
  }
};

/// LN(h) + f(LN(h)) for h + f(LN(h)), there and back.
struct AddsToTheNormed : Parts {
  // cppcheck-suppress duplInheritedMember; the other part is to be hidden
  static constexpr bool adds_to_the_normed = true;
};

/// What a letter's row learns at a later step overwrites what it learned before.
struct OverwritesTheLetter : Parts {
  static void learn_letter(Matrix& gradient, std::size_t k, MatrixView dh_t) {
    gradient.set_row(k, dh_t);
  }
};

/// A Transformer with such parts. Otherwise it is one.
template <typename TheParts>
struct With : Transformer {};
template <typename TheParts>
[[nodiscard]] TransformerPass read_together(const With<TheParts>& net, const Sequences& sequences) {
  return pass_with<TheParts>(net, sequences);
}
template <typename TheParts>
[[nodiscard]] With<TheParts> gradient_together(const With<TheParts>& net,
                                               const Sequences& sequences,
                                               const TransformerPass& pass) {
  return {gradient_with<TheParts>(net, sequences, pass)};
}

}  // namespace unrolled
