#pragma once

#include <cstddef>

#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/08_gates/gru.hpp"
#include "lib/fast/functions.hpp"

namespace unrolled {

/// What a GRU computes beside h, z and p, rows as in chapter 7, (T·B)×H each.
struct GruPass : ForwardPass {
  Matrix reset, update, candidate;
  Matrix v;  // h Whh of the step before, which is reset after it; or before it, the reset r ∘ h
};

/// Reads all sequences, from the first step to the last; on from where `before` ended, or from zero.
[[nodiscard]] inline GruPass read_together(const Gru& gru, const Sequences& sequences,
                                           const GruPass* before = nullptr) {
  const std::size_t B = sequences.count;
  const std::size_t TB = sequences.read.size();
  const std::size_t H = gru.Wy.rows();
  GruPass pass{{Matrix(TB + B, H), {}, {}},
               from_letters(gru.reset, sequences),
               from_letters(gru.update, sequences),
               from_letters(gru.candidate, sequences),
               Matrix(TB, H)};
  if (before != nullptr) hand_on(before->h, pass.h, B);
  for (std::size_t t = 0; t < sequences.time_steps(); ++t) {
    const MatrixView h_before = rows(MatrixView(pass.h), t * B, B);
    const auto at_t = [&](Matrix& table) { return rows(table, t * B, B); };
    add_product(at_t(pass.reset), h_before, gru.reset.Wh);    // (8.11) B×H
    add_product(at_t(pass.update), h_before, gru.update.Wh);  // (8.11) B×H
    apply_sigmoid(at_t(pass.reset));
    apply_sigmoid(at_t(pass.update));
    if (gru.placement == Reset::after) {
      add_product(at_t(pass.v), h_before, gru.candidate.Wh);
      for_each_entry([](double& a, double r, double v) { a += r * v; },  // (8.12)
                     at_step(pass.candidate, t, B), at_step(pass.reset, t, B),
                     at_step(pass.v, t, B));
    } else {
      for_each_entry([](double& v, double r, double h) { v = r * h; },  // (8.13)
                     at_step(pass.v, t, B), at_step(pass.reset, t, B), at_step(pass.h, t, B));
      add_product(at_t(pass.candidate), at_t(pass.v), gru.candidate.Wh);  // (8.13)
    }
    apply_tanh(at_t(pass.candidate));
    for_each_entry([](double& h, double earlier, double u,
                      double candidate) { h = u * earlier + (1.0 - u) * candidate; },  // (8.14)
                   at_step(pass.h, t + 1, B), at_step(pass.h, t, B), at_step(pass.update, t, B),
                   at_step(pass.candidate, t, B));
  }
  answer(gru.Wy, gru.By, B, pass);
  return pass;
}

}  // namespace unrolled
