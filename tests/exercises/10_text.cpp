// The checks of chapter 10's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>

#include "chapters/10_text/windows.hpp"
#include "chapters/10_text/writing.hpp"
#include "lib/fast/functions.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

void what_was_counted() {
  trying("smoothed, never seen");
  expect_near("the probability", smoothed(0.0, 0.0, 0.3, 5.0), 0.3);
  trying("smoothed, 3 of 10 times");
  expect_near("the probability", smoothed(3.0, 10.0, 0.25, 2.0), 3.5 / 12.0);
}

void colder_and_warmer() {
  const Matrix p{{0.5, 0.3, 0.2}};
  for (const double temperature : {1.0, 0.5, 3.0}) {
    trying(fmt::format("at_temperature, {}", temperature));
    Matrix expected = map(p, [=](double each) { return std::log(each) / temperature; });
    apply_softmax(expected);
    expect_near("the probabilities", at_temperature(p, temperature), expected);
  }
}

void read_in_windows() {
  Letters text(50);
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = (i * i) % 7;
  for (const std::size_t from : {0U, 4U}) {
    trying(fmt::format("letters_of_windows, B = 3, L = 16, T = 4, from {}", from));
    const Letters came = letters_of_windows(text, 3, 16, 4, from);
    const Letters expected = windows_at(text, 7, 3, 4, from).read;
    expect_same("how many", came.size(), expected.size());
    for (std::size_t i = 0; i < came.size(); ++i) {
      expect_same(fmt::format("place {}", i), came[i], expected[i]);
    }
  }
}

void slip_in_the_bits() {
  trying("wrong_line_of_bits");
  expect_same("the letter", wrong_line_of_bits.value(), 'C');
  trying("bits_of, one half and one quarter");
  expect_near("bits a letter", bits_of({0.5, 0.25}), 1.5);
}

void half_as_warm() {
  trying("at_one_half");
  NumpyRandom random(1);
  std::size_t first = 0;
  for (int i = 0; i < 100'000; ++i) first += draw_letter({{0.6, 0.4}}, 0.5, random) == 0 ? 1 : 0;
  const double run = std::round(static_cast<double>(first) / 1000.0) / 100.0;
  expect_prediction("the probability", at_one_half.value(), run);
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv,
                   {{"10.1", what_was_counted},
                    {"10.2", colder_and_warmer},
                    {"10.3", read_in_windows},
                    {"10.4", slip_in_the_bits},
                    {"10.5", half_as_warm}});
}
