// The published trainings, and full BPTT by one sweep, in one small file that `tests/numbers/run`
// compiles in many ways. Prints them as the `runs` of data/numpy.json, for `compare.cpp`.
#include <fmt/format.h>

#include <string>

#include "chapters/04_truncated_bptt/truncated_bptt.hpp"
#include "chapters/06_one_sweep/one_sweep.hpp"

namespace {

using namespace unrolled;

const SpellingTask task = spelling_task(U"hello");

Parameters start(std::size_t hidden_size) {
  return draw_parameters(task.vocabulary.size(), hidden_size, 230912);
}

Training train_from_start(std::size_t hidden_size, auto gradient) {
  return train(start(hidden_size), task, 0.005, 2000, gradient);
}

/// A matrix as JSON; the numbers read back exactly.
std::string json(const Matrix& matrix) {
  std::string rows;
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    std::string row;
    for (std::size_t j = 0; j < matrix.columns(); ++j) {
      row += fmt::format("{}{}", j == 0 ? "" : ",", matrix(i, j));
    }
    rows += fmt::format("{}[{}]", i == 0 ? "" : ",", row);
  }
  return "[" + rows + "]";
}

// NOLINTBEGIN(modernize-raw-string-literal): braces doubled and quotes raw would be harder to read
void print_run(const char* kind, std::size_t hidden_size, const Matrix& p_before,
               const Training& training) {
  fmt::print("{{\"kind\":\"{}\",\"hidden\":{},\"probabilities_before\":{},\"losses\":[", kind,
             hidden_size, json(p_before));
  for (std::size_t step = 0; step < training.losses.size(); step += 100) {
    fmt::print("[{},{}],", step, training.losses[step]);
  }
  fmt::print("[{},{}]],\"probabilities_after\":{},\"parameters_after\":{{",
             training.losses.size() - 1, training.losses.back(), json(training.p));
  for_each_table(
      [&](auto& name, const Matrix& table) {
        fmt::print("{}\"{}\":{}", name == "Wxh" ? "" : ",", name, json(table));
      },
      training.parameters);
  fmt::print("}}}}\n");
}
// NOLINTEND(modernize-raw-string-literal)

}  // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): whoever waits for the figures will miss them
int main() {
  const auto slip = [](const Parameters& parameters, const ForwardPass& forward) {
    return full_bptt(parameters, task.x, forward, slipped_logit_gradient(forward.p, task.y));
  };
  print_run("slip", 3, forward_pass(start(3), task.x).p, train_from_start(3, slip));
  for (const std::size_t hidden_size : {3U, 6U}) {
    const auto [p_before, training] =
        train_post_truncated(start(hidden_size), task, 0.005, 2000, true);
    print_run("post_truncated", hidden_size, p_before, training);
  }
  for (const std::size_t hidden_size : {3U, 6U}) {
    // Not published, but it takes tanh and exp of whole vectors, as wide as the machine has them.
    print_run("full", hidden_size, forward_pass(start(hidden_size), task.x).p,
              train_by_sweeps(start(hidden_size), task, 0.005, 2000));
  }
}
