#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "chapters/02_forward_pass/parameters.hpp"
#include "lib/matrix.hpp"
#include "tests/exercises/sheet.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

/// Says what is tried now. Whatever goes wrong from here on, a crash included, is told with it.
void trying(std::string what);

/// An answer is wrong: throws what the check then tells, `part` of what was tried, what came and what
/// was expected.
[[noreturn]] void wrong(std::string_view part, std::string_view came, std::string_view expected);

/// Two numbers must agree to 1e-9, relative above 1 and absolute below. NaN agrees only with NaN.
void expect_near(std::string_view part, double came, double expected);

/// Two matrices must have one shape and agree entry by entry, as `expect_near`.
void expect_near(std::string_view part, MatrixView came, MatrixView expected);

/// Two gradients must agree table by table.
void expect_near(const Parameters& came, const Parameters& expected);

/// Two values that can be printed must be the same.
template <typename T>
void expect_same(std::string_view part, const T& came, const T& expected) {
  if (!(came == expected)) wrong(part, fmt::format("{}", came), fmt::format("{}", expected));
}

/// A prediction, beside what the run gave. A wrong one is not told the answer.
void expect_prediction(std::string_view part, double came, double run);
void expect_predicted_letter(std::string_view part, char came, char run);

/// A gradient that goes back over hidden states, as `full_bptt` does; h: (T+1)×H.
using GradientOfStates = Parameters (*)(const Parameters& parameters, const Matrix& x,
                                        const Matrix& h, const Matrix& dz);

/// The gradient must be that of full BPTT, for `hello` and some other words and sizes.
void expect_gradient_of_full_bptt(std::string_view name, GradientOfStates gradient);

/// The check of an exercise that asks for the slip in a gradient. Prints how far each of its tables is
/// from the central differences, for `hello` and for `ab`, which has a single step. Then the gradient
/// must be right, and the letter that of the line which was not. The weights are other ones than in the
/// chapters, so the errors are, too.
void check_slip(std::string_view name, GradientOfStates gradient, const Answer<char>& line,
                char right);

/// One check, by the number of its exercise.
struct Check {
  std::string_view number;
  void (*run)();
};

/// The main function of a chapter's checks, `program 3.2`: runs the one that is named, tells what it
/// found, and returns the verdict.
int run_check(int argc, const char* const* argv, std::initializer_list<Check> checks);

}  // namespace unrolled::exercises
