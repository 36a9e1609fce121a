#pragma once

#include <cstddef>

#include "chapters/07_far_away/clip.hpp"
#include "chapters/08_gates/gru_back.hpp"
#include "chapters/08_gates/lstm_back.hpp"

namespace unrolled {

enum class GateSlip {
  none,
  h_not_handed_on,        // LSTM, (8.6) without the sum: step t + 1 hands back its cell state only
  divided,                // LSTM, the slope of the candidate's tanh in the denominator (8.9)
  forget_in_gate_biases,  // LSTM, the slopes of the forget gate for the biases of input and output, too
  clipped_first,          // LSTM, clipped, and checked after that
  no_way_back,  // GRU, nothing goes back through it: a layer whose backward function is empty
  reset_mixed,  // GRU, forward with the reset gate before the product, back as if it were after
};

/// `gradient_together` with one slip; with `none`, or a slip of the GRU, it is the right gradient.
[[nodiscard]] inline Lstm slipped_gradient(GateSlip slip, const Lstm& lstm,
                                           const Sequences& sequences, const LstmPass& pass) {
  const std::size_t B = sequences.count;
  const Matrix dz = weighted_logit_gradient(sequences, pass.p);
  Matrix dh = product(dz, transposed(lstm.Wy));
  const Matrix zeros(dh.rows(), dh.columns());
  LstmSlopes da{zeros, zeros, zeros, zeros};
  Matrix dc(B, dh.columns());
  for (std::size_t t = dh.rows() / B; t-- > 0;) {
    if ((t + 1) * B < dh.rows() && slip != GateSlip::h_not_handed_on) {
      hand_back(lstm, da, t, B, rows(dh, t * B, B));
    }
    back_through_cell(pass, t, B, dh, dc, da);
    if (slip == GateSlip::divided) {
      for_each_entry(
          [](double& slope, double candidate) {
            const double tanh_slope = 1.0 - candidate * candidate;
            slope /= tanh_slope * tanh_slope;
          },
          at_step(da.candidate, t, B), at_step(pass.candidate, t, B));
    }
  }
  Lstm gradient = gather(sequences, pass, da, dz);
  if (slip == GateSlip::forget_in_gate_biases) {
    gradient.input.B = gradient.forget.B;
    gradient.output.B = gradient.forget.B;
  }
  if (slip == GateSlip::clipped_first) clip(gradient, 1.0);
  return gradient;
}

/// The same for a GRU.
[[nodiscard]] inline Gru slipped_gradient(GateSlip slip, const Gru& gru, const Sequences& sequences,
                                          const GruPass& pass) {
  if (slip == GateSlip::reset_mixed) {
    Gru mixed = gru;
    mixed.placement = Reset::after;
    GruPass as_if = pass;
    as_if.v = product(rows(MatrixView(pass.h), 0, sequences.read.size()), gru.candidate.Wh);
    Gru gradient = gradient_together(mixed, sequences, as_if);
    gradient.placement = gru.placement;
    return gradient;
  }
  Gru gradient = gradient_together(gru, sequences, pass);
  if (slip == GateSlip::no_way_back) {
    for (Gate* gate : {&gradient.reset, &gradient.update, &gradient.candidate}) {
      set_zero(gate->Wx);
      set_zero(gate->Wh);
      set_zero(gate->B);
    }
  }
  return gradient;
}

}  // namespace unrolled
