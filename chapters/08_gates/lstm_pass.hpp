#pragma once

#include <cstddef>

#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/08_gates/lstm.hpp"
#include "lib/fast/functions.hpp"

namespace unrolled {

/// What an LSTM computes beside h, z and p. Rows as in chapter 7: row t·B + b belongs to step t of
/// sequence b; c is one step ahead, as h is, its first B rows zero.
struct LstmPass : ForwardPass {
  Matrix input, forget, candidate, output;  // (T·B)×H
  Matrix c;                                 // (T·B + B)×H, the cell states
  Matrix tanh_c;                            // (T·B)×H
};

/// Reads all sequences, from the first step to the last; on from where `before` ended, or from zero.
[[nodiscard]] inline LstmPass read_together(const Lstm& lstm, const Sequences& sequences,
                                            const LstmPass* before = nullptr) {
  const std::size_t B = sequences.count;
  const std::size_t TB = sequences.read.size();
  const std::size_t H = lstm.Wy.rows();
  LstmPass pass{{Matrix(TB + B, H), {}, {}},
                from_letters(lstm.input, sequences),
                from_letters(lstm.forget, sequences),
                from_letters(lstm.candidate, sequences),
                from_letters(lstm.output, sequences),
                Matrix(TB + B, H),
                Matrix(TB, H)};
  if (before != nullptr) {
    hand_on(before->h, pass.h, B);
    hand_on(before->c, pass.c, B);
  }
  for (std::size_t t = 0; t < sequences.time_steps(); ++t) {
    const MatrixView h_before = rows(MatrixView(pass.h), t * B, B);
    const auto at_t = [&](Matrix& table) { return rows(table, t * B, B); };
    add_product(at_t(pass.input), h_before, lstm.input.Wh);          // (8.4) B×H
    add_product(at_t(pass.forget), h_before, lstm.forget.Wh);        // (8.4) B×H
    add_product(at_t(pass.candidate), h_before, lstm.candidate.Wh);  // (8.4) B×H
    add_product(at_t(pass.output), h_before, lstm.output.Wh);        // (8.4) B×H
    apply_sigmoid(at_t(pass.input));
    apply_sigmoid(at_t(pass.forget));
    apply_tanh(at_t(pass.candidate));
    apply_sigmoid(at_t(pass.output));
    for_each_entry(
        [](double& c, double& tanh_c, double c_before, double i, double f, double candidate) {
          c = f * c_before + i * candidate;  // (8.1)
          tanh_c = c;
        },
        at_step(pass.c, t + 1, B), at_step(pass.tanh_c, t, B), at_step(pass.c, t, B),
        at_step(pass.input, t, B), at_step(pass.forget, t, B), at_step(pass.candidate, t, B));
    apply_tanh(at_t(pass.tanh_c));
    for_each_entry([](double& h, double o, double tanh_c) { h = o * tanh_c; },  // (8.5)
                   at_step(pass.h, t + 1, B), at_step(pass.output, t, B),
                   at_step(pass.tanh_c, t, B));
  }
  answer(lstm.Wy, lstm.By, B, pass);
  return pass;
}

}  // namespace unrolled
