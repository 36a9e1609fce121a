#pragma once

#include <cstddef>
#include <utility>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/03_full_bptt/logit_gradient.hpp"
#include "chapters/03_full_bptt/step_back.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// Full backpropagation through time, as the post's double loop: from each loss step back to the
/// first letter, T(T+1)/2 steps through the cell. x: T×V inputs; forward: what `forward_pass` made
/// of them; dz: T×V, from `logit_gradient`. Returns the gradient, shaped like the parameters.
[[nodiscard]] inline Parameters full_bptt(const Parameters& parameters, const Matrix& x,
                                          const ForwardPass& forward, const Matrix& dz) {
  const Matrix& h = forward.h;
  Parameters gradient = zeros_like(parameters);
  for (std::size_t s = x.rows(); s-- > 0;) {                          // T − 1 down to 0
    add_product(gradient.Wy, transposed(row(h, s + 1)), row(dz, s));  // (3.2) H×V
    gradient.By += sum(row(dz, s));                                   // (3.3) 1×1
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));       // (3.4) 1×H
    for (std::size_t t = s + 1; t-- > 0;) dh = step_back(gradient, parameters, x, h, t, dh);
  }
  return gradient;
}

/// Full BPTT as a function of parameters and forward pass, for this task: as a training wants it.
[[nodiscard]] inline auto full_gradient(SpellingTask task) {
  return [task = std::move(task)](const Parameters& parameters, const ForwardPass& forward) {
    return full_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y));
  };
}

}  // namespace unrolled
