#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "chapters/01_one_hot_encoding/one_hot_encoding.hpp"
#include "lib/matrix.hpp"
#include "lib/numpy_random.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// ## The parameters
//
// Between one letter and the next, the network keeps a row of $H$ numbers, its **hidden state**; each
// of them is called a hidden unit, and $H$ is the hidden size. Five tables of numbers say how a letter
// and a hidden state make the next hidden state, and how that makes an answer. They are what training
// will change: three tables of weights, W, which multiply, and two biases, B, which are added.

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
// decides which. The post that this workbook rebuilds is written in Python with NumPy, a library for
// tables of numbers. The generator is NumPy's, so the post's seed, 230912, gives the very numbers that
// the post had.

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

// ## From logits to probabilities
//
// The network's answer is a row $z$ of $V$ numbers of any size, the **logits**. Softmax makes
// probabilities of them: all positive, and their sum is 1.
//
// $$ p_k = \frac{e^{z_k}}{\sum_j e^{z_j}} = \frac{e^{z_k - m}}{\sum_j e^{z_j - m}}, \qquad
//    m = \max_j z_j \tag{2.1} $$
//
// The second form multiplies above and below by $e^{-m}$, so it is the same number. But no exponent
// in it is above 0, so nothing can overflow.

/// Softmax of each row, m×n → m×n.
[[nodiscard]] inline Matrix softmax(MatrixView z) {
  Matrix p(z.rows(), z.columns());
  for (std::size_t i = 0; i < z.rows(); ++i) {
    const double m = z(i, argmax(z, i));
    double total = 0.0;
    for (std::size_t k = 0; k < z.columns(); ++k) {
      p(i, k) = std::exp(z(i, k) - m);
      total += p(i, k);
    }
    for (std::size_t k = 0; k < z.columns(); ++k) p(i, k) /= total;  // (2.1)
  }
  return p;
}

// ## Forward through time
//
// One letter $x_t$ and the hidden state before it, $h_{t-1}$, make the next hidden state, and that
// makes the answer. At the start there is nothing to remember, so $h_{-1} = 0$. Letters, states and
// answers are rows here, so a row stands to the left of its table; a bias is added to every entry.
//
// $$ a_t = x_t W_{xh} + h_{t-1} W_{hh} + B_h \tag{2.2} $$
// $$ h_t = \tanh a_t \tag{2.3} $$
// $$ z_t = h_t W_y + B_y \tag{2.4} $$
// $$ p_t = \operatorname{softmax} z_t \tag{2.5} $$
//
// (2.2) and (2.3) together are called the **cell**. All steps use the same five tables. That is the
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
  const Matrix a_t = plus_bias(product(row(x, t), Wxh) + product(row(h, t), Whh), Bh);  // (2.2) 1×H
  h.set_row(t + 1, tanh(a_t));                              // (2.3) 1×H
  z.set_row(t, plus_bias(product(row(h, t + 1), Wy), By));  // (2.4) 1×V
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

// ## The loss
//
// The targets $y$ are one-hot rows. Only the probability given to the wanted letter counts: the
// nearer it is to 1, the smaller its $-\ln$. The sum over the word is the **cross-entropy**, in nats
// (the unit that the natural logarithm brings).
//
// $$ E = -\sum_{t=0}^{T-1} \sum_{k=0}^{V-1} y_{tk} \ln p_{tk} \tag{2.6} $$

/// Cross-entropy of the probabilities p against the targets y, both T×V, in nats, summed over the
/// time steps. Throws ShapeError where the shapes differ.
[[nodiscard]] inline double cross_entropy(const Matrix& p, const Matrix& y) {
  require_same_shape("cross-entropy", p, y);
  double loss = 0.0;
  for (std::size_t t = 0; t < p.rows(); ++t) {
    for (std::size_t k = 0; k < p.columns(); ++k) {
      if (y(t, k) != 0.0) loss -= y(t, k) * std::log(p(t, k));  // (2.6); 0 · ln 0 counts as 0
    }
  }
  return loss;
}

// Someone who knows nothing gives each of the $V$ letters the probability $1/V$. Each time step then
// costs $\ln V$:
//
// $$ E_{\text{nothing}} = T \ln V \tag{2.7} $$

/// The loss of knowing nothing about T letters out of V, in nats.
[[nodiscard]] inline double loss_of_knowing_nothing(std::size_t time_steps,
                                                    std::size_t vocabulary_size) {
  return static_cast<double>(time_steps) * std::log(static_cast<double>(vocabulary_size));  // (2.7)
}

}  // namespace unrolled
