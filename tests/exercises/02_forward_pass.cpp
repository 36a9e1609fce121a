// The checks of chapter 2's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <limits>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/cross_entropy.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

void softmax_of_any_size() {
  for (const Matrix& z : {Matrix{{1, 2, 3}}, Matrix{{-1, 0.5, 2, 0}}, Matrix{{1001, 1002, 1003}},
                          Matrix{{-1000, -1001}}, Matrix{{-1000, 1000, 1000}},
                          Matrix{{-2000, 0, 1000}}, Matrix{{7}}}) {
    trying(fmt::format("stable_softmax({})", numpy_format(z)));
    expect_near("the probabilities", stable_softmax(z), softmax(z));
  }
}

void loss() {
  for (const char* const word : {"hello", "banana"}) {
    trying(fmt::format("word_loss, the untrained network on {}", word));
    const SpellingTask task = spelling_task(letters(word));
    const Matrix p = forward_pass(draw_parameters(task.vocabulary.size(), 3, 230912), task.x).p;
    expect_near("the loss", word_loss(p, task.y), cross_entropy(p, task.y));
  }
  trying("word_loss(p = [[0.5 0.5 0.]], y = [[1. 0. 0.]])");
  expect_near("the loss", word_loss({{0.5, 0.5, 0.0}}, {{1, 0, 0}}), std::log(2.0));
  trying("word_loss(p = [[1.e-08 1.]], y = [[1. 0.]])");
  expect_near("the loss", word_loss({{1e-8, 1.0}}, {{1, 0}}), -std::log(1e-8));
  trying("word_loss(p = [[0. 1.]], y = [[1. 0.]]), which is sure of the wrong letter");
  expect_near("the loss", word_loss({{0.0, 1.0}}, {{1, 0}}),
              std::numeric_limits<double>::infinity());
}

void one_step_forward() {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 5U}) {
    const Parameters parameters = draw_parameters(4, hidden_size, 230912);
    const Matrix h = forward_pass(parameters, task.x).h;
    for (std::size_t t = 0; t < task.x.rows(); ++t) {
      trying(fmt::format("next_hidden, t = {} of hello, H = {}", t, hidden_size));
      expect_near("h_t",
                  next_hidden(Matrix(row(task.x, t)), Matrix(row(h, t)), parameters.Wxh,
                              parameters.Whh, parameters.Bh),
                  row(h, t + 1));
    }
  }
}

void knowing_nothing() {
  const SpellingTask task = spelling_task(U"banana");
  Parameters parameters = draw_parameters(task.vocabulary.size(), 3, 230912);
  set_zero(parameters.Wy);  // all logits are By now, so all probabilities are equal
  trying("banana_loss, beside a network whose Wy is zero");
  expect_prediction("the loss", banana_loss.value(),
                    cross_entropy(forward_pass(parameters, task.x).p, task.y));
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv,
                   {{"2.1", softmax_of_any_size},
                    {"2.2", loss},
                    {"2.3", one_step_forward},
                    {"2.4", knowing_nothing}});
}
