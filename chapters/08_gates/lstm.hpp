#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "chapters/08_gates/gate.hpp"
#include "lib/matrix.hpp"
#include "lib/numpy_random.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// The tables of an LSTM.
struct Lstm {
  Gate input, forget, candidate, output;
  Matrix Wy;  // H×V
  Matrix By;  // 1×1

  static auto tables(auto& p) {
    return std::array{Table{"Wxi", p.input.Wx},
                      Table{"Whi", p.input.Wh},
                      Table{"Bi", p.input.B},
                      Table{"Wxf", p.forget.Wx},
                      Table{"Whf", p.forget.Wh},
                      Table{"Bf", p.forget.B},
                      Table{"Wxc", p.candidate.Wx},
                      Table{"Whc", p.candidate.Wh},
                      Table{"Bc", p.candidate.B},
                      Table{"Wxo", p.output.Wx},
                      Table{"Who", p.output.Wh},
                      Table{"Bo", p.output.B},
                      Table{"Wy", p.Wy},
                      Table{"By", p.By}};
  }
};

/// Drawn from the seed in the order above, normal numbers times `wide`/√H; the biases are 0, but for the
/// forget gate's.
[[nodiscard]] inline Lstm draw_lstm(std::size_t vocabulary_size, std::size_t hidden_size,
                                    std::uint32_t seed, double forget_bias, double wide = 1.0) {
  NumpyRandom random(seed);
  const double scale = wide / std::sqrt(static_cast<double>(hidden_size));
  const auto gate = [&](double bias) {
    return draw_gate(vocabulary_size, hidden_size, scale, bias, random);
  };
  Lstm lstm;  // one statement a draw: their order is part of the recipe
  lstm.input = gate(0.0);
  lstm.forget = gate(forget_bias);
  lstm.candidate = gate(0.0);
  lstm.output = gate(0.0);
  lstm.Wy = scale * random.normals(hidden_size, vocabulary_size);
  lstm.By = Matrix(1, 1);
  return lstm;
}

}  // namespace unrolled
