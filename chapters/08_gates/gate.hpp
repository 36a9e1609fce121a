#pragma once

#include <cstddef>

#include "chapters/06_one_sweep/stacked_forward.hpp"
#include "chapters/07_far_away/sequences.hpp"
#include "lib/matrix.hpp"
#include "lib/numpy_random.hpp"

namespace unrolled {

/// The tables of a gate, or of what it lets through: from the letter, from the state before, and a bias.
struct Gate {
  Matrix Wx;  // V×H
  Matrix Wh;  // H×H
  Matrix B;   // 1×1, one bias for all units, as everywhere in this book
};

/// Standard normal numbers times `scale`, first Wx, then Wh; the bias is what it is told to be.
[[nodiscard]] inline Gate draw_gate(std::size_t vocabulary_size, std::size_t hidden_size,
                                    double scale, double bias, NumpyRandom& random) {
  Gate gate;  // one statement a draw: their order is part of the recipe
  gate.Wx = scale * random.normals(vocabulary_size, hidden_size);
  gate.Wh = scale * random.normals(hidden_size, hidden_size);
  gate.B = {{bias}};
  return gate;
}

/// The entries of the B rows of step t, in one piece.
[[nodiscard]] auto at_step(auto& table, std::size_t t, std::size_t B) {
  return table.values().subspan(t * B * table.columns(), B * table.columns());
}

/// What a gate has from the letters alone, x Wx + B, (T·B)×H; what it has from the states is added later.
[[nodiscard]] inline Matrix from_letters(const Gate& gate, const Sequences& sequences) {
  Matrix a(sequences.read.size(), gate.Wh.columns());
  set_to_bias(a, gate.B);
  for (std::size_t i = 0; i < a.rows(); ++i) {
    add_to_row(a, i, row(gate.Wx, sequences.read[i]));  // (7.1) 1×H
  }
  return a;
}

/// The gradient of a gate's tables: da, the slopes by what enters it; `multiplied`, what its Wh multiplied,
/// and d_product, the slopes by that product; (T·B)×H each.
[[nodiscard]] inline Gate gate_gradient(const Sequences& sequences, const Matrix& da,
                                        MatrixView multiplied, const Matrix& d_product) {
  Gate gradient{Matrix(sequences.vocabulary_size, da.columns()),
                product(transposed(multiplied), d_product), sum(da)};  // (6.7) (3.8)
  for (std::size_t i = 0; i < da.rows(); ++i) {
    add_to_row(gradient.Wx, sequences.read[i], row(da, i));  // (7.1) 1×H
  }
  return gradient;
}

/// The answers of a network whose hidden states are there: logits and probabilities, (T·B)×V both.
inline void answer(const Matrix& Wy, const Matrix& By, std::size_t B, ForwardPass& forward) {
  auto& [h, z, p] = forward;
  z = Matrix(h.rows() - B, Wy.columns());
  set_to_bias(z, By);
  add_product(z, rows(MatrixView(h), B, z.rows()), Wy);  // (6.8) (T·B)×V
  p = z;
  apply_softmax(p);
}

}  // namespace unrolled
