#pragma once

#include <cmath>
#include <cstddef>

#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/08_gates/exercises.hpp`; `./workbook exercise 8.1` checks the first.

/// 1 / (1 + e^−a), for you to use.
[[nodiscard]] inline double sigmoid(double a) { return 1.0 / (1.0 + std::exp(-a)); }

// ### 8.1 Build it: a step of an LSTM
//
// For one unit: what enters its three gates and its candidate is there, and the cell state before.
// What are the new cell state and the new hidden state, (8.1), (8.4) and (8.5)? `sigmoid` is above, and
// `std::tanh` in the library.

struct Memory {
  double c = 0.0;
  double h = 0.0;
};

/// a_i, a_f, a_c, a_o: what enters input gate, forget gate, candidate and output gate.
[[nodiscard]] inline Memory step_of_lstm(double a_i, double a_f, double a_c, double a_o,
                                         double c_before) {
  //- return TODO;
  const double c = sigmoid(a_f) * c_before + sigmoid(a_i) * std::tanh(a_c);
  //! const double c = sigmoid(a_i) * c_before + sigmoid(a_f) * std::tanh(a_c);
  //! const double c = sigmoid(a_f) * c_before + sigmoid(a_i) * sigmoid(a_c);
  return {c, sigmoid(a_o) * std::tanh(c)};
  //! return {c, sigmoid(a_o) * c};
  //! return {c, sigmoid(a_o) * std::tanh(c_before)};
}
//? Which of the four numbers are gates, and which is what is let in? Where does each gate stand in (8.1) and (8.5)?
//?
//? `sigmoid(a_f)` multiplies the old cell state, `sigmoid(a_i)` the candidate `std::tanh(a_c)`. Their sum
//? is c, and h is `sigmoid(a_o)` times `std::tanh(c)`.

// ### 8.2 Build it: back through the forget gate
//
// The slope of the loss by the cell state is $dc_t$. What is the slope by what enters the forget gate
// (8.9), and what does step t − 1 get of $dc_t$ (8.2)? For one unit.

struct ThroughForget {
  double da_f = 0.0;
  double dc_before = 0.0;
};

/// f: the forget gate's value; c_before: the cell state that it let through.
[[nodiscard]] inline ThroughForget back_through_forget(double dc, double f, double c_before) {
  //- return TODO;
  return {dc * c_before * f * (1.0 - f), dc * f};
  //! return {dc * c_before * (1.0 - f * f), dc * f};
  //! return {dc * c_before * f * (1.0 - f), dc};
  //! return {dc * f * (1.0 - f), dc * f};
}
//? In (8.1) f multiplies the old cell state. What is the slope of that product by each of its two factors? And
//? what is the slope of the sigmoid, in terms of its value?
//?
//? By f it is `c_before`, by the old cell state it is `f`. The slope of the sigmoid is `f * (1 - f)`.

// ### 8.3 Find the slip: a step of a GRU
//
// One line of this step is wrong. A network with it can still learn: it only needs biases of the other
// sign. But with the bias that should make it keep, it forgets everything at once. Write the line's letter in the
// place of `TODO`, and repair it.

inline const Answer<char> wrong_line_of_gru = 'D';
//~ inline const Answer<char> wrong_line_of_gru = TODO;
//! inline const Answer<char> wrong_line_of_gru = 'C';

/// One unit: a_r, a_u, what enters its gates; from_letter, what the candidate has from letter and bias; v, its
/// entry of h Whh.
[[nodiscard]] inline double step_of_gru(double a_r, double a_u, double from_letter, double v,
                                        double h_before) {
  const double r = sigmoid(a_r);                            // A
  const double u = sigmoid(a_u);                            // B
  const double candidate = std::tanh(from_letter + r * v);  // C
  return u * h_before + (1.0 - u) * candidate;              // D
  //~ return (1.0 - u) * h_before + u * candidate;  // D
  //! return u * h_before + u * candidate;
}
//? A large bias of the update gate makes u nearly 1. What should then become of the old state (8.14)?
//?
//? With u = 1 the old state is kept. So u stands beside `h_before`, and 1 − u beside the candidate.

// ### 8.4 Find the slip: along the cell states
//
// All $dc_t$ of one unit, from the last step back (8.7). One line is wrong; with two steps that have the
// same gates nobody would see it. Write its letter in the place of `TODO`, and repair it.

inline const Answer<char> wrong_line_of_dc = 'C';
//~ inline const Answer<char> wrong_line_of_dc = TODO;
//! inline const Answer<char> wrong_line_of_dc = 'B';

/// T×1 tables: dh, the slopes by the hidden states, complete; o, f, the gates; c, the cell states.
[[nodiscard]] inline Matrix slopes_of_cells(const Matrix& dh, const Matrix& o, const Matrix& f,
                                            const Matrix& c) {
  Matrix dc(dh.rows(), 1);
  for (std::size_t t = dh.rows(); t-- > 0;) {  // A
    const double tanh_c = std::tanh(c(t, 0));
    dc(t, 0) = dh(t, 0) * o(t, 0) * (1.0 - tanh_c * tanh_c);        // B
    if (t + 1 < dh.rows()) dc(t, 0) += f(t + 1, 0) * dc(t + 1, 0);  // C
    //~ if (t + 1 < dh.rows()) dc(t, 0) += f(t, 0) * dc(t + 1, 0);  // C
    //! if (t + 1 < dh.rows()) dc(t, 0) += f(t + 1, 0) * dh(t + 1, 0);
  }
  return dc;
}
//? Which forget gate stands between the cell states of steps t and t + 1?
//?
//? In (8.1) $f_{t+1}$ multiplies $c_t$. So it is the gate of the *later* step that the slope passes.

// ### 8.5 Predict, then run: how long is half of it left?
//
// A forget gate with the bias 5, and nothing else enters it. After how many steps is, for the first
// time, less than half of a slope left?

inline const Answer<int> half_is_gone = 104;
//~ inline const Answer<int> half_is_gone = TODO;
//! inline const Answer<int> half_is_gone = 5;
//! inline const Answer<int> half_is_gone = 75;
//? The gate is at 0.9933. Each step takes 0.67 %.
//?
//? $0.9933^L$ is one half where $L = \ln 0.5 / \ln 0.9933$. Round up.

// ### 8.6 Predict, then run: which bias learns?
//
// An LSTM with 8 units, seed 0, the lag task at a lag of 40 with a loss at the end only, Adam with
// $\eta = 0.01$, at most 200 steps. The check tries the forget biases 0, 1, 2 and 5. Which is the first
// that learns it?

inline const Answer<int> first_bias = 2;
//~ inline const Answer<int> first_bias = TODO;
//! inline const Answer<int> first_bias = 0;
//! inline const Answer<int> first_bias = 5;
//? How many LSTMs learned the latch in the chapter, with each of these biases? The lag of 40 is shorter than the latch.
//?
//? With 0 and 1 hardly any learned the latch, with 2 eight of 20 did. This seed is one of those that can.

}  // namespace unrolled::exercises
