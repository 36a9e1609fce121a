// The checks of chapter 7's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "chapters/07_far_away/adam.hpp"
#include "chapters/07_far_away/lag_lesson.hpp"
#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/trials.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

void clip_by_the_largest() {
  Parameters gradient = draw_parameters(4, 3, 5);
  gradient.Whh(1, 2) = -4.0;  // the largest, and negative
  for (const double largest : {0.5, 5.0}) {
    trying(fmt::format("clipped_by_largest, {} where the largest entry is -4", largest));
    Parameters expected = zeros_like(gradient);
    add_scaled(expected, std::min(1.0, largest / 4.0), gradient);
    expect_near(clipped_by_largest(gradient, largest), expected);
  }
}

void a_step_of_adam() {
  Means means;
  double mean = 0.0;
  double mean_square = 0.0;
  double tau = 0.0;
  const AdamSettings settings{.learning_rate = 0.01};
  for (const double slope : {0.5, -2.0, 0.0, 0.001, 3.0}) {
    tau += 1.0;
    trying(fmt::format("move_by_adam, step {}, slope {}", tau, slope));
    expect_near("the move", move_by_adam(slope, means, tau, 0.01),
                adam_move(slope, mean, mean_square, adam_divisors(tau, settings), settings));
  }
}

void slip_in_the_mask() {
  trying("wrong_line");
  expect_same("the letter", wrong_line.value(), 'C');
  for (const std::size_t B : {1U, 2U, 3U}) {
    Sequences task{3, B, {}, {}, {}};
    for (std::size_t i = 0; i < 4 * B; ++i) {
      task.read.push_back(i % 3);
      task.wanted.push_back((i + 1) % 3);
      task.weights.push_back(i % 4 == 1 ? 0.0 : 1.0 + static_cast<double>(i));
    }
    trying(fmt::format("slopes_where_asked, B = {}, T = 4", B));
    const Matrix p = read_together(draw_parameters(3, 2, 1), task).p;
    expect_near("the slopes", slopes_where_asked(task, p), weighted_logit_gradient(task, p));
  }
}

void first_move_without_correction() {
  double mean = 0.0;
  double mean_square = 0.0;
  const AdamSettings settings{.learning_rate = 1.0};
  (void)adam_move(0.7, mean, mean_square, adam_divisors(1.0, settings), settings);
  trying("first_move");
  const double run = std::round(100.0 * mean / std::sqrt(mean_square)) / 100.0;
  expect_prediction("the factor", first_move.value(), run);
}

void which_lag_is_too_far() {
  trying("too_far");
  int first = 0;
  for (const std::size_t lag : {10U, 20U, 40U, 80U}) {
    Parameters start = draw_parameters(lag + 1, 16, 1);
    for_each_table([](auto&, Matrix& table) { table = 0.25 * MatrixView(table); }, start);
    const auto update = [](Parameters& parameters, const Parameters& gradient) {
      descend(parameters, gradient, 0.01);
    };
    const Learned steps =
        train_until_learned(start, 500, lag_lesson(lag_task(lag, only_the_end)), update).steps;
    fmt::print("  lag {}: {}\n", lag,
               steps ? fmt::format("after {} steps", *steps) : "not learned");
    if (!steps && first == 0) first = static_cast<int>(lag);
    if (!steps) break;
  }
  expect_prediction("the lag", too_far.value(), first);
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv,
                   {{"7.1", clip_by_the_largest},
                    {"7.2", a_step_of_adam},
                    {"7.3", slip_in_the_mask},
                    {"7.4", first_move_without_correction},
                    {"7.5", which_lag_is_too_far}});
}
