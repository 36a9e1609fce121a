#pragma once

#include <cstddef>

#include "chapters/07_far_away/together.hpp"
#include "chapters/08_gates/lstm_pass.hpp"

namespace unrolled {

/// The slopes of E by what enters the three gates and the candidate, (T·B)×H each.
struct LstmSlopes {
  Matrix input, forget, candidate, output;
};

/// Step t of the way back. dh, (T·B)×H, is complete there. dc, B×H, comes as what step t + 1 hands back,
/// f_{t+1} ∘ dc_{t+1}; between the two loops it is dc_t; and it goes as what step t − 1 gets, f_t ∘ dc_t.
inline void back_through_cell(const LstmPass& pass, std::size_t t, std::size_t B, const Matrix& dh,
                              Matrix& dc, LstmSlopes& da) {
  for_each_entry(
      [](double dh_t, double o, double tanh_c, double& dc_t, double& da_o) {
        dc_t += dh_t * o * (1.0 - tanh_c * tanh_c);  // (8.7)
        da_o = dh_t * tanh_c * o * (1.0 - o);        // (8.8)
      },
      at_step(dh, t, B), at_step(pass.output, t, B), at_step(pass.tanh_c, t, B), at_step(dc, 0, B),
      at_step(da.output, t, B));
  for_each_entry(
      [](double& dc_t, double i, double f, double candidate, double c_before, double& da_i,
         double& da_f, double& da_c) {
        da_i = dc_t * candidate * i * (1.0 - i);          // (8.9)
        da_f = dc_t * c_before * f * (1.0 - f);           // (8.9)
        da_c = dc_t * i * (1.0 - candidate * candidate);  // (8.9)
        dc_t *= f;                                        // (8.7)
      },
      at_step(dc, 0, B), at_step(pass.input, t, B), at_step(pass.forget, t, B),
      at_step(pass.candidate, t, B), at_step(pass.c, t, B), at_step(da.input, t, B),
      at_step(da.forget, t, B), at_step(da.candidate, t, B));
}

/// What step t + 1 hands back to the hidden states of step t, added to dh_t, B×H.
inline void hand_back(const Lstm& lstm, const LstmSlopes& da, std::size_t t, std::size_t B,
                      MatrixSlice dh_t) {
  const auto next = [&](const Matrix& table) { return rows(MatrixView(table), (t + 1) * B, B); };
  add_product(dh_t, next(da.input), transposed(lstm.input.Wh));          // (8.6)
  add_product(dh_t, next(da.forget), transposed(lstm.forget.Wh));        // (8.6)
  add_product(dh_t, next(da.candidate), transposed(lstm.candidate.Wh));  // (8.6)
  add_product(dh_t, next(da.output), transposed(lstm.output.Wh));        // (8.6)
}

/// The way back through all sequences, in one sweep.
[[nodiscard]] inline LstmSlopes sweep_together(const Lstm& lstm, const LstmPass& pass,
                                               const Matrix& dz, std::size_t B) {
  Matrix dh = product(dz, transposed(lstm.Wy));  // (8.6) (T·B)×H
  const Matrix zeros(dh.rows(), dh.columns());
  LstmSlopes da{zeros, zeros, zeros, zeros};
  Matrix dc(B, dh.columns());
  for (std::size_t t = dh.rows() / B; t-- > 0;) {
    if ((t + 1) * B < dh.rows()) hand_back(lstm, da, t, B, rows(dh, t * B, B));
    back_through_cell(pass, t, B, dh, dc, da);
  }
  return da;
}

/// The gradient that belongs to these slopes.
[[nodiscard]] inline Lstm gather(const Sequences& sequences, const LstmPass& pass,
                                 const LstmSlopes& da, const Matrix& dz) {
  const std::size_t TB = sequences.read.size();
  const MatrixView h = pass.h;
  const MatrixView h_before = rows(h, 0, TB);
  return {gate_gradient(sequences, da.input, h_before, da.input),
          gate_gradient(sequences, da.forget, h_before, da.forget),
          gate_gradient(sequences, da.candidate, h_before, da.candidate),
          gate_gradient(sequences, da.output, h_before, da.output),
          product(transposed(rows(h, sequences.count, TB)), dz),  // (6.6) H×V
          sum(dz)};                                               // (3.3)
}

/// The gradient of E, shaped like the tables; pass: what `read_together` made.
[[nodiscard]] inline Lstm gradient_together(const Lstm& lstm, const Sequences& sequences,
                                            const LstmPass& pass) {
  const Matrix dz = weighted_logit_gradient(sequences, pass.p);
  return gather(sequences, pass, sweep_together(lstm, pass, dz, sequences.count), dz);
}

}  // namespace unrolled
