// The checks of chapter 5's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/05_hidden_size/how_sure.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

void count() {
  for (const std::size_t V : {2U, 4U, 9U}) {
    for (const std::size_t H : {1U, 3U, 6U}) {
      trying(fmt::format("count_with_full_biases({}, {}): V = {}, H = {}", V, H, V, H));
      const Parameters tables = draw_parameters(V, H, 0);
      const std::size_t weights =
          tables.Wxh.values().size() + tables.Whh.values().size() + tables.Wy.values().size();
      const std::size_t biases = tables.Whh.columns() + tables.Wy.columns();
      expect_same("the count", count_with_full_biases(V, H), weights + biases);
    }
  }
}

void interval() {
  for (const std::size_t trials : {1U, 20U, 1000U}) {
    for (const std::size_t successes : {std::size_t{0}, trials / 2, trials - 1, trials}) {
      trying(fmt::format("wilson({}, {}, 1.96)", successes, trials));
      const Interval expected = wilson_interval(successes, trials);
      const Bounds came = wilson(successes, trials, 1.959963984540054);
      expect_near("low", came.low, expected.low);
      expect_near("high", came.high, expected.high);
    }
  }
  // Where none learns, (5.2) is [0, κ² / (S + κ²)].
  trying("wilson(0, 20, 2.5), another kappa");
  const Bounds came = wilson(0, 20, 2.5);
  expect_near("low", came.low, 0.0);
  expect_near("high", came.high, 2.5 * 2.5 / (20.0 + 2.5 * 2.5));
}

void one_hidden_unit() {
  const SpellingTask task = spelling_task(U"hello");
  int most = 0;
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    const Matrix p = forward_pass(draw_parameters(4, 1, seed), task.x).p;
    int right = 0;
    for (std::size_t t = 0; t < p.rows(); ++t) {
      if (argmax(p, t) == argmax(task.y, t)) ++right;
    }
    most = std::max(most, right);
  }
  trying("most_right_with_one_unit, beside the best of 2000 random networks");
  expect_prediction("the number", most_right_with_one_unit.value(), most);
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv, {{"5.1", count}, {"5.2", interval}, {"5.3", one_hidden_unit}});
}
