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

/// Where the reset gate stands: after the product with Whh, as libraries have it, or before, as the paper.
enum class Reset { after, before };

/// The tables of a GRU. Those of its candidate have the names that they have in the plain network.
struct Gru {
  Gate reset, update, candidate;
  Matrix Wy;  // H×V
  Matrix By;  // 1×1
  Reset placement = Reset::after;

  static auto tables(auto& p) {
    return std::array{Table{"Wxr", p.reset.Wx},
                      Table{"Whr", p.reset.Wh},
                      Table{"Br", p.reset.B},
                      Table{"Wxu", p.update.Wx},
                      Table{"Whu", p.update.Wh},
                      Table{"Bu", p.update.B},
                      Table{"Wxh", p.candidate.Wx},
                      Table{"Whh", p.candidate.Wh},
                      Table{"Bh", p.candidate.B},
                      Table{"Wy", p.Wy},
                      Table{"By", p.By}};
  }
};

/// Drawn from the seed in the order above, normal numbers times `wide`/√H; the biases are 0, but for the
/// update gate's.
[[nodiscard]] inline Gru draw_gru(std::size_t vocabulary_size, std::size_t hidden_size,
                                  std::uint32_t seed, double update_bias, double wide = 1.0,
                                  Reset placement = Reset::after) {
  NumpyRandom random(seed);
  const double scale = wide / std::sqrt(static_cast<double>(hidden_size));
  const auto gate = [&](double bias) {
    return draw_gate(vocabulary_size, hidden_size, scale, bias, random);
  };
  Gru gru;  // one statement a draw: their order is part of the recipe
  gru.reset = gate(0.0);
  gru.update = gate(update_bias);
  gru.candidate = gate(0.0);
  gru.Wy = scale * random.normals(hidden_size, vocabulary_size);
  gru.By = Matrix(1, 1);
  gru.placement = placement;
  return gru;
}

}  // namespace unrolled
