#pragma once

#include <cstddef>

#include "chapters/02_forward_pass/parameters.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// The slope of tanh where its value is h, entry by entry: 1 − h², m×n → m×n.
[[nodiscard]] inline Matrix tanh_slope(MatrixView h) {
  return map(h, [](double value) { return 1.0 - value * value; });
}

/// One step back through the cell, at step t: adds its shares to `gradient` and turns dh, 1×H, at
/// h_t into dh at the hidden state before. x: T×V; h: (T+1)×H, row t + 1 holds h_t.
[[nodiscard]] inline Matrix step_back(Parameters& gradient, const Parameters& parameters,
                                      const Matrix& x, const Matrix& h, std::size_t t,
                                      const Matrix& dh) {
  const Matrix da = hadamard(dh, tanh_slope(row(h, t + 1)));  // (3.5) 1×H
  add_product(gradient.Wxh, transposed(row(x, t)), da);       // (3.6) V×H
  add_product(gradient.Whh, transposed(row(h, t)), da);       // (3.7) H×H
  gradient.Bh += sum(da);                                     // (3.8) 1×1
  return product(da, transposed(parameters.Whh));             // (3.9) 1×H
}

}  // namespace unrolled
