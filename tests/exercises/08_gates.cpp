// The checks of chapter 8's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "chapters/07_far_away/adam.hpp"
#include "chapters/07_far_away/lag_lesson.hpp"
#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/08_gates/gru_pass.hpp"
#include "chapters/08_gates/lstm_back.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

const Sequences word{3, 1, {0, 1, 2, 2, 1}, {1, 2, 2, 1, 0}, {1.0, 1.0, 1.0, 1.0, 1.0}};

/// What enters a gate at step t, its only unit.
double enters(const Gate& gate, double h_before, std::size_t t) {
  return gate.Wx(word.read[t], 0) + h_before * gate.Wh(0, 0) + gate.B(0, 0);
}

void a_step_of_an_lstm() {
  const Lstm lstm = draw_lstm(3, 1, 4, 1.0);
  const LstmPass pass = read_together(lstm, word);
  for (std::size_t t = 0; t < 5; ++t) {
    trying(fmt::format("step_of_lstm, t = {} of 5 letters, H = 1", t));
    const double h = pass.h(t, 0);
    const Memory came =
        step_of_lstm(enters(lstm.input, h, t), enters(lstm.forget, h, t),
                     enters(lstm.candidate, h, t), enters(lstm.output, h, t), pass.c(t, 0));
    expect_near("c", came.c, pass.c(t + 1, 0));
    expect_near("h", came.h, pass.h(t + 1, 0));
  }
}

void through_the_forget_gate() {
  const LstmPass pass = read_together(draw_lstm(3, 1, 4, 1.0), word);
  for (std::size_t t = 1; t < 5; ++t) {
    trying(fmt::format("back_through_forget, t = {} of 5 letters, H = 1", t));
    LstmSlopes da{Matrix(5, 1), Matrix(5, 1), Matrix(5, 1), Matrix(5, 1)};
    Matrix dc = {{0.7}};
    back_through_cell(pass, t, 1, Matrix(5, 1), dc, da);  // dh = 0: dc stays as it is
    const ThroughForget came = back_through_forget(0.7, pass.forget(t, 0), pass.c(t, 0));
    expect_near("da_f", came.da_f, da.forget(t, 0));
    expect_near("dc_before", came.dc_before, dc(0, 0));
  }
}

void slip_in_the_gru() {
  trying("wrong_line_of_gru");
  expect_same("the letter", wrong_line_of_gru.value(), 'D');
  const Gru gru = draw_gru(3, 1, 4, 2.0);
  const GruPass pass = read_together(gru, word);
  for (std::size_t t = 0; t < 5; ++t) {
    trying(fmt::format("step_of_gru, t = {} of 5 letters, H = 1", t));
    const double h = pass.h(t, 0);
    const double v = h * gru.candidate.Wh(0, 0);
    expect_near("h",
                step_of_gru(enters(gru.reset, h, t), enters(gru.update, h, t),
                            enters(gru.candidate, h, t) - v, v, h),
                pass.h(t + 1, 0));
  }
}

void slip_along_the_cells() {
  trying("wrong_line_of_dc");
  expect_same("the letter", wrong_line_of_dc.value(), 'C');
  const LstmPass pass = read_together(draw_lstm(3, 1, 4, 1.0), word);
  const Matrix dh = {{0.1}, {-0.4}, {0.3}, {0.8}, {-0.2}};
  LstmSlopes da{Matrix(5, 1), Matrix(5, 1), Matrix(5, 1), Matrix(5, 1)};
  Matrix expected(5, 1);
  Matrix handed(1, 1);
  for (std::size_t t = 5; t-- > 0;) {
    back_through_cell(pass, t, 1, dh, handed, da);
    expected(t, 0) = handed(0, 0) / pass.forget(t, 0);
  }
  trying("slopes_of_cells, 5 letters, H = 1");
  expect_near("dc", slopes_of_cells(dh, pass.output, pass.forget, rows(pass.c, 1, 5)), expected);
}

void half_of_it() {
  trying("half_is_gone");
  int steps = 0;
  for (double left = 1.0; left >= 0.5; ++steps) left *= sigmoid(5.0);
  expect_prediction("the steps", half_is_gone.value(), steps);
}

void which_bias_learns() {
  trying("first_bias");
  int first = -1;
  for (const int bias : {0, 1, 2, 5}) {
    const Lstm start = draw_lstm(41, 8, 0, bias);
    const Learned steps = train_until_learned(start, 200, lag_lesson(lag_task(40, only_the_end)),
                                              Adam<Lstm>(start, {.learning_rate = 0.01}))
                              .steps;
    fmt::print("  bias {}: {}\n", bias,
               steps ? fmt::format("after {} steps", *steps) : "not learned");
    if (!steps) continue;
    first = bias;
    break;
  }
  expect_prediction("the bias", first_bias.value(), first);
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv,
                   {{"8.1", a_step_of_an_lstm},
                    {"8.2", through_the_forget_gate},
                    {"8.3", slip_in_the_gru},
                    {"8.4", slip_along_the_cells},
                    {"8.5", half_of_it},
                    {"8.6", which_bias_learns}});
}
