#pragma once

#include <cstddef>
#include <stdexcept>

#include "lib/matrix.hpp"

namespace unrolled {

// ## The slip
//
// One wrong gradient we shall need later. The post's figures come out if its training is given row 0 of
// the targets, `Y[0]`, where it should get all of them, `Y` (our $y$). Its `Y[t]` is then `Y[0][t]`, no
// longer a row but a single number, and for `hello` these are 0, 1, 0, 0. NumPy stretches a single
// number to a whole row (it calls that broadcasting) and so subtracts it from all four probabilities
// without a word:
//
// $$ dz_t = p_t - y_{0t} \tag{3.14} $$
//
// Our matrices refuse that, so the slip has to be written out by hand.

/// (3.14), the slip: T×V probabilities and targets → T×V. Throws std::out_of_range where T > V,
/// since row 0 has no entry T − 1 then (NumPy would raise an IndexError).
[[nodiscard]] inline Matrix slipped_logit_gradient(const Matrix& p, const Matrix& y) {
  if (y.rows() > y.columns()) throw std::out_of_range("row 0 of the targets is too short");
  Matrix dz(p.rows(), p.columns());
  for (std::size_t t = 0; t < p.rows(); ++t) {
    for (std::size_t k = 0; k < p.columns(); ++k) dz(t, k) = p(t, k) - y(0, t);  // (3.14)
  }
  return dz;
}

}  // namespace unrolled
