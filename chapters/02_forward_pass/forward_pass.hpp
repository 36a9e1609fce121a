#pragma once

#include <cstddef>

#include "chapters/02_forward_pass/parameters.hpp"
#include "chapters/02_forward_pass/softmax.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// (2.1) and (2.2) together are called the **cell**, and all steps use the same five tables. That is the
// whole idea of a recurrent network.

/// Everything that the forward pass computes, row by row.
struct ForwardPass {
  Matrix h;  // (T+1)×H: row 0 is the zero state before the first letter, row t + 1 is h_t
  Matrix z;  // T×V logits
  Matrix p;  // T×V probabilities
};

/// Reads letter t of x, T×V, from the hidden state in row t of forward.h, and fills in row t + 1 of h
/// and row t of z and p. Throws ShapeError where the shapes do not fit.
inline void forward_step(const Parameters& parameters, const Matrix& x, std::size_t t,
                         ForwardPass& forward) {
  const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
  auto& [h, z, p] = forward;
  const Matrix a_t = plus_bias(product(row(x, t), Wxh) + product(row(h, t), Whh), Bh);  // (2.1) 1×H
  h.set_row(t + 1, tanh(a_t));                              // (2.2) 1×H
  z.set_row(t, plus_bias(product(row(h, t + 1), Wy), By));  // (2.3) 1×V
  p.set_row(t, softmax(row(z, t)));                         // (2.5) 1×V
}

/// A forward pass with nothing in it yet but the zero state before the first letter.
[[nodiscard]] inline ForwardPass empty_forward_pass(const Parameters& parameters,
                                                    std::size_t time_steps) {
  const std::size_t vocabulary_size = parameters.Wy.columns();
  return {Matrix(time_steps + 1, parameters.Whh.rows()), Matrix(time_steps, vocabulary_size),
          Matrix(time_steps, vocabulary_size)};
}

/// Reads x, T×V, from the first row to the last. Throws ShapeError where x and the parameters do
/// not fit.
[[nodiscard]] inline ForwardPass forward_pass(const Parameters& parameters, const Matrix& x) {
  ForwardPass forward = empty_forward_pass(parameters, x.rows());
  for (std::size_t t = 0; t < x.rows(); ++t) forward_step(parameters, x, t, forward);
  return forward;
}

}  // namespace unrolled
