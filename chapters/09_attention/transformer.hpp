#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "lib/matrix.hpp"
#include "lib/numpy_random.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// The tables of one block.
struct Block {
  Matrix gamma1, lambda1;  // 1×H, of the layer normalisation before attention
  Matrix Wq, Wk, Wv, Wo;   // H×H: to queries, keys and values, and back
  Matrix gamma2, lambda2;  // 1×H, of the one before the perceptron
  Matrix W1, W2;           // H×4H and 4H×H
};

/// A Transformer: letters and places, blocks, and an answer.
struct Transformer {
  Matrix Wx;  // V×H, a row a letter
  Matrix Wp;  // longest×H, a row a place; no rows: places are not told
  std::vector<Block> blocks;
  Matrix gamma, lambda;  // 1×H, of the last layer normalisation
  Matrix Wy;             // H×V
  Matrix By;             // 1×1
  std::size_t heads = 1;
  bool mask = true;  // each step sees the steps up to it, and none after it

  static auto tables(auto& p) {
    std::vector<Table<std::remove_reference_t<decltype((p.Wx))>>> all = {{"Wx", p.Wx}};
    if (p.Wp.rows() > 0) all.push_back({"Wp", p.Wp});
    for (std::size_t n = 0; n < p.blocks.size(); ++n) {
      auto& block = p.blocks[n];
      const auto add = [&](const char* name, auto& table) {
        all.push_back({name + std::string("_") + std::to_string(n), table});
      };
      add("gamma1", block.gamma1);
      add("lambda1", block.lambda1);
      add("Wq", block.Wq);
      add("Wk", block.Wk);
      add("Wv", block.Wv);
      add("Wo", block.Wo);
      add("gamma2", block.gamma2);
      add("lambda2", block.lambda2);
      add("W1", block.W1);
      add("W2", block.W2);
    }
    all.push_back({"gamma", p.gamma});
    all.push_back({"lambda", p.lambda});
    all.push_back({"Wy", p.Wy});
    all.push_back({"By", p.By});
    return all;
  }
};

/// What a Transformer is made of. The width H is a multiple of the heads.
struct Build {
  std::size_t width = 32;
  std::size_t blocks = 2;
  std::size_t heads = 2;
  std::size_t longest = 0;  // the places that are told; 0: none
  double wide = 1.0;
};

/// Drawn from the seed in the order of the tables, normal numbers times `wide` over the root of the rows'
/// length; the scales are 1, the shifts and the bias 0. Throws ShapeError where the heads do not share
/// the width.
[[nodiscard]] inline Transformer draw_transformer(std::size_t vocabulary_size, const Build& build,
                                                  std::uint32_t seed) {
  NumpyRandom random(seed);
  const std::size_t H = build.width;
  if (H % build.heads != 0) throw ShapeError("a width that the heads do not share");
  const auto draw = [&](std::size_t rows, std::size_t columns, std::size_t into) {
    return (build.wide / std::sqrt(static_cast<double>(into))) * random.normals(rows, columns);
  };
  const Matrix ones = map(Matrix(1, H), [](double) { return 1.0; });
  Transformer net;  // one statement a draw: their order is part of the recipe
  net.Wx = draw(vocabulary_size, H, H);
  net.Wp = draw(build.longest, H, H);
  for (std::size_t n = 0; n < build.blocks; ++n) {
    Block block{ones, Matrix(1, H), {}, {}, {}, {}, ones, Matrix(1, H), {}, {}};
    for (Matrix* table : {&block.Wq, &block.Wk, &block.Wv, &block.Wo}) *table = draw(H, H, H);
    block.W1 = draw(H, 4 * H, H);
    block.W2 = draw(4 * H, H, 4 * H);
    net.blocks.push_back(std::move(block));
  }
  net.gamma = ones;
  net.lambda = Matrix(1, H);
  net.Wy = draw(H, vocabulary_size, H);
  net.By = Matrix(1, 1);
  net.heads = build.heads;
  return net;
}

}  // namespace unrolled
