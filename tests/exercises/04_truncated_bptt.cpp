// The checks of chapter 4's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "chapters/04_truncated_bptt/reach.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

void windows() {
  for (std::size_t T = 1; T <= 9; ++T) {
    for (std::size_t k2 = 1; k2 <= T + 1; ++k2) {
      for (std::size_t k1 = 1; k1 <= k2; ++k1) {
        trying(fmt::format("stops({}, {}, {}): T = {}, k1 = {}, k2 = {}", T, k1, k2, T, k1, k2));
        const std::vector<Stop> came = stops(T, k1, k2);
        const std::vector<Window> expected = tbptt_windows(T, k1, k2);
        expect_same("the number of windows", came.size(), expected.size());
        for (std::size_t i = 0; i < came.size(); ++i) {
          expect_same(fmt::format("window {}, first_loss", i), came[i].first_loss,
                      expected[i].first_loss);
          expect_same(fmt::format("window {}, newest", i), came[i].newest, expected[i].newest);
          expect_same(fmt::format("window {}, oldest", i), came[i].oldest, expected[i].oldest);
        }
      }
    }
  }
}

void slip_in_the_sweep() { check_slip("slipped_sweep", slipped_sweep, wrong_line, 'C'); }

void pairs() {
  const Matrix reached = reach(7, tbptt_windows(7, 2, 3));
  trying("pairs_within_reach");
  expect_prediction("the number", pairs_within_reach.value(), sum(reached)(0, 0));
}

void clipping() {
  const Parameters gradient = draw_parameters(4, 3, 1);
  const double length = norm(gradient);
  for (const double part : {0.01, 0.5, 1.0, 3.0}) {
    const double threshold = part * length;
    trying(fmt::format("clipped, a gradient of norm {:.3f}, threshold {:.3f}", length, threshold));
    Parameters expected = zeros_like(gradient);
    add_scaled(expected, std::min(1.0, part), gradient);
    const Parameters came = clipped(gradient, threshold);
    expect_near("its norm", norm(came), std::min(threshold, length));
    expect_near(came, expected);
  }
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(
      argc, argv,
      {{"4.1", windows}, {"4.2", slip_in_the_sweep}, {"4.3", pairs}, {"4.4", clipping}});
}
