// The checks of chapter 6's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "chapters/06_one_sweep/real_time_cost.hpp"
#include "lib/cost.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

/// `hello` again and again, T letters read.
SpellingTask long_task(std::size_t T) {
  std::u32string word = U"hello";
  while (word.size() <= T) word += U"hello";
  return spelling_task(word.substr(0, T + 1));
}

/// What an answer cost must not be more than this.
void expect_cost(std::string_view part, std::size_t came, std::size_t most) {
  if (came > most) wrong(part, fmt::format("{}", came), fmt::format("at most {}", most));
}

void the_sweep() {
  expect_gradient_of_full_bptt("sweep_back", sweep_back);
  const SpellingTask task = long_task(100);
  trying("sweep_back, 100 letters");
  const Parameters parameters = draw_parameters(4, 3, 1);
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = logit_gradient(forward.p, task.y);
  const auto [gradient, cost] =
      with_cost([&] { return sweep_back(parameters, task.x, forward.h, dz); });
  // What one sweep has after the forward pass (6.9), and one product at the first letter, for nothing.
  const std::size_t most =
      one_sweep_cost(4, 3, 100).multiplications - 100 * (2 * 4 * 3 + 3 * 3) + 3 * 3;
  expect_cost("the multiplications in matrix products", cost.multiplications, most);
}

void slip_in_the_stack() { check_slip("slipped_stack", slipped_stack, wrong_line, 'F'); }

void when_forward_is_cheaper() {
  const Parameters parameters = draw_parameters(4, 3, 1);
  const auto entries = [&](const Route& route, std::size_t T) {
    return take(route, parameters, long_task(T)).second.most_entries;
  };
  std::size_t T = 4;
  while (entries(by_real_time, T) >= entries(by_one_sweep, T)) ++T;
  trying("smallest_text");
  expect_prediction("the number", smallest_text.value(), static_cast<double>(T));
  for (const std::size_t letters : {T - 1, T}) {
    fmt::print("  {} letters: real time holds {} entries, the sweep {}\n", letters,
               entries(by_real_time, letters), entries(by_one_sweep, letters));
  }
}

void sweep_that_forgets() {
  const Parameters parameters = draw_parameters(4, 3, 1);
  for (const std::size_t T : {4U, 7U, 100U}) {
    const SpellingTask task = long_task(T);
    for (const std::size_t k : {1U, 3U, 10U, 200U}) {
      trying(fmt::format("forgetful_gradient, T = {}, k = {}", T, k));
      const ForwardPass forward = forward_pass(parameters, task.x);
      expect_near(forgetful_gradient(parameters, task, k),
                  full_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y)));
    }
  }
  trying("forgetful_gradient, T = 400, k = 20");
  const SpellingTask task = long_task(400);
  const auto [gradient, cost] = with_cost([&] { return forgetful_gradient(parameters, task, 20); });
  const Cost sweep = one_sweep_cost(4, 3, 400);
  expect_cost("the most entries alive at once", cost.most_entries, sweep.most_entries / 10);
  // A second forward pass (6.9), and one product at the first letter, for nothing.
  const std::size_t more = 400 * (2 * 4 * 3 + 3 * 3) + 3 * 3;
  expect_cost("the multiplications in matrix products", cost.multiplications,
              sweep.multiplications + more);
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv,
                   {{"6.1", the_sweep},
                    {"6.2", slip_in_the_stack},
                    {"6.3", when_forward_is_cheaper},
                    {"6.4", sweep_that_forgets}});
}
