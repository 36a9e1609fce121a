#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "chapters/08_gates/gru_pass.hpp"
#include "chapters/08_gates/lstm_pass.hpp"
#include "chapters/08_gates/reach.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// How open the gate that keeps is, the forget or the update gate, in the mean over all steps.
struct Kept {
  double all = 0.0;   // the mean over all units
  double most = 0.0;  // of the unit where it is most open
};

[[nodiscard]] inline Kept kept(const Matrix& gate) {
  Kept result;
  for (std::size_t i = 0; i < gate.columns(); ++i) {
    double mean = 0.0;
    for (std::size_t t = 0; t < gate.rows(); ++t) mean += gate(t, i);
    mean /= static_cast<double>(gate.rows());
    result.all += mean / static_cast<double>(gate.columns());
    result.most = std::max(result.most, mean);
  }
  return result;
}
[[nodiscard]] inline Kept kept(const Lstm& lstm, std::size_t lag) {
  return kept(read_together(lstm, one_lag(lag)).forget);
}
[[nodiscard]] inline Kept kept(const Gru& gru, std::size_t lag) {
  return kept(read_together(gru, one_lag(lag)).update);
}
/// The plain network has no such gate.
[[nodiscard]] inline Kept kept(const Parameters& /*plain*/, std::size_t /*lag*/) { return {}; }

/// What cuts the slope along c in an LSTM that has read a lag, of the unit where it is cut least.
struct Cut {
  double gates = 0.0;  // the product of the forget gates after the first step
  double tanh = 0.0;   // the slope of tanh at the last cell state (8.7)
};

[[nodiscard]] inline Cut cut(const Lstm& lstm, std::size_t lag) {
  const LstmPass pass = read_together(lstm, one_lag(lag));
  const std::size_t last = pass.forget.rows() - 1;
  Cut least;
  for (std::size_t i = 0; i < pass.forget.columns(); ++i) {
    double product = 1.0;
    for (std::size_t t = 1; t <= last; ++t) product *= pass.forget(t, i);
    least.gates = std::max(least.gates, product);
    least.tanh = std::max(least.tanh, 1.0 - pass.tanh_c(last, i) * pass.tanh_c(last, i));
  }
  return least;
}

/// How open a gate, (T·B)×H, is in the mean where a letter is read: H×V.
[[nodiscard]] inline Matrix open_at_letters(const Sequences& sequences, const Matrix& gate) {
  Matrix open(gate.columns(), sequences.vocabulary_size);
  std::vector<double> count(sequences.vocabulary_size);
  for (std::size_t row = 0; row < gate.rows(); ++row) {
    const std::size_t letter = sequences.read[row];
    count[letter] += 1.0;
    for (std::size_t i = 0; i < gate.columns(); ++i) {
      open(i, letter) += (gate(row, i) - open(i, letter)) / count[letter];
    }
  }
  return open;
}

}  // namespace unrolled
