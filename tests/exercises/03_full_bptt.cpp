// The checks of chapter 3's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "lib/letters.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

void gradient_of_Wy() {
  for (const char* const word : {"ab", "hello", "banana"}) {
    trying(fmt::format("Wy_gradient, the untrained network on {}", word));
    const SpellingTask task = spelling_task(letters(word));
    const Parameters parameters = draw_parameters(task.vocabulary.size(), 3, 230912);
    const ForwardPass forward = forward_pass(parameters, task.x);
    const Matrix dz = logit_gradient(forward.p, task.y);
    expect_near("the gradient of Wy", Wy_gradient(forward.h, dz),
                full_bptt(parameters, task.x, forward, dz).Wy);
  }
}

void one_step_back() {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 5U}) {
    const Parameters parameters = draw_parameters(4, hidden_size, 230912);
    const ForwardPass forward = forward_pass(parameters, task.x);
    for (std::size_t t = task.x.rows(); t-- > 0;) {
      trying(fmt::format("back_through_cell, t = {} of hello, H = {}", t, hidden_size));
      const Matrix dh =
          product(row(logit_gradient(forward.p, task.y), t), transposed(parameters.Wy));
      Parameters share = zeros_like(parameters);
      const Matrix dh_before = step_back(share, parameters, task.x, forward.h, t, dh);
      const StepBack came =
          back_through_cell(parameters.Whh, Matrix(row(task.x, t)), Matrix(row(forward.h, t)),
                            Matrix(row(forward.h, t + 1)), dh);
      expect_near("the share of Wxh", came.Wxh, share.Wxh);
      expect_near("the share of Whh", came.Whh, share.Whh);
      expect_near("the share of Bh", came.Bh, share.Bh);
      expect_near("dh_before", came.dh_before, dh_before);
    }
  }
}

void slip_in_the_double_loop() {
  check_slip("slipped_double_loop", slipped_double_loop, wrong_line, 'G');
}

/// The letters whose row in the gradient of Wxh is zero, with whatever weights.
std::string zero_rows(const char* word) {
  const SpellingTask task = spelling_task(letters(word));
  std::string zero;
  for (std::size_t k = 0; k < task.vocabulary.size(); ++k) {
    double size = 0.0;
    for (const unsigned seed : {1U, 2U, 3U}) {
      const Parameters parameters = draw_parameters(task.vocabulary.size(), 3, seed);
      const ForwardPass forward = forward_pass(parameters, task.x);
      const Matrix dz = logit_gradient(forward.p, task.y);
      size += norm(row(full_bptt(parameters, task.x, forward, dz).Wxh, k));
    }
    if (size == 0.0) zero += text(task.vocabulary[k]);
  }
  return zero;
}

void rows_of_zeros() {
  const auto expect_letters = [](const char* word, const std::string& came) {
    trying(fmt::format("zero_rows_of_{}, for three seeds", word));
    if (came != zero_rows(word)) wrong("", came, "what a run gives, and that is something else");
    fmt::print("  {}: the run gave \"{}\", too\n", word, came);
  };
  expect_letters("banana", zero_rows_of_banana.value());
  expect_letters("world", zero_rows_of_world.value());
}

void gradient_check_by_hand() {
  const Matrix w = {{0.5, -1.0, 2.0}, {0.25, 1.5, 1.0}};
  const auto squares = [](const Matrix& at) { return sum(hadamard(at, at))(0, 0); };
  const auto E = [&](const Matrix& at) { return squares(at) * squares(at); };
  const Matrix gradient = 4.0 * squares(w) * w;
  const std::string what = "largest_error, of E = S² with S = Σ w²";
  const auto expect_error = [](double came, double expected, double tolerance) {
    if (!(std::abs(came - expected) < tolerance)) {
      wrong("the error", std::isnan(came) ? "nan, not a number" : fmt::format("{:.6g}", came),
            expected == 0.0 ? "less than 1e-7" : fmt::format("{:.6g}", expected));
    }
  };
  trying(what + " and its gradient 4 S w");
  expect_error(largest_error(gradient, E, w), 0.0, 1e-7);
  for (std::size_t i = 0; i < w.rows(); ++i) {
    for (std::size_t j = 0; j < w.columns(); ++j) {
      for (const double factor : {0.5, 2.0, -1.0}) {
        trying(fmt::format("{}, its gradient with entry ({}, {}) times {}", what, i, j, factor));
        Matrix slipped = gradient;
        slipped(i, j) *= factor;
        expect_error(largest_error(slipped, E, w), factor < 0.0 ? 2.0 : 0.5, 1e-6);
      }
    }
  }
  const auto first = [](const Matrix& at) { return 2.0 * at(0, 0); };
  trying("largest_error, of E = 2 w(0, 0), which does not depend on w(0, 1), with its gradient");
  expect_error(largest_error({{2.0, 0.0}}, first, {{1.0, 1.0}}), 0.0, 1e-7);
  trying("largest_error, of E = 2 w(0, 1), with a gradient that is half as large");
  const auto second = [](const Matrix& at) { return 2.0 * at(0, 1); };
  expect_error(largest_error({{0.0, 1.0}}, second, {{1.0, 1.0}}), 0.5, 1e-6);
  trying("largest_error, of E = 2 w(0, 0) with the gradient 0, which is wrong");
  expect_error(largest_error({{0.0}}, first, {{1.0}}), 1.0, 1e-6);
  trying("largest_error, of E = 2 w(0, 0) with a gradient that is NaN");
  expect_near("the error", largest_error({{std::nan(""), 0.0}}, first, {{1.0, 1.0}}), std::nan(""));
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv,
                   {{"3.1", gradient_of_Wy},
                    {"3.2", one_step_back},
                    {"3.3", slip_in_the_double_loop},
                    {"3.4", rows_of_zeros},
                    {"3.5", gradient_check_by_hand}});
}
