#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "lib/matrix.hpp"
#include "lib/numpy_random.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// Five tables of numbers: three of weights, W, which multiply, and two biases, B, which are added. They
// are what training will change.

struct Parameters {
  Matrix Wxh;  // V×H, from a letter to the hidden state
  Matrix Whh;  // H×H, from the hidden state before to the hidden state
  Matrix Bh;   // 1×1, one bias added to every hidden unit
  Matrix Wy;   // H×V, from the hidden state to the answer
  Matrix By;   // 1×1, one bias added to the whole answer

  /// All five with their names, to go through them in a loop (`lib/tables.hpp`).
  static auto tables(auto& p) {
    return std::array{Table{"Wxh", p.Wxh}, Table{"Whh", p.Whh}, Table{"Bh", p.Bh},
                      Table{"Wy", p.Wy}, Table{"By", p.By}};
  }
};

// They start as random numbers around 0, from a standard normal distribution. A number called the seed
// decides which. The post is written in Python with NumPy, a library for tables of numbers. Our
// generator is NumPy's, so the post's seed, 230912, gives the very numbers that the post had.

/// Parameters for V letters and H hidden units, drawn from the seed in the order above.
[[nodiscard]] inline Parameters draw_parameters(std::size_t vocabulary_size,
                                                std::size_t hidden_size, std::uint32_t seed) {
  NumpyRandom random(seed);
  Parameters parameters;  // one statement a draw: their order is part of the recipe
  parameters.Wxh = random.normals(vocabulary_size, hidden_size);
  parameters.Whh = random.normals(hidden_size, hidden_size);
  parameters.Bh = random.normals(1, 1);
  parameters.Wy = random.normals(hidden_size, vocabulary_size);
  parameters.By = random.normals(1, 1);
  return parameters;
}

}  // namespace unrolled
