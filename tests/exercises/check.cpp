#include "tests/exercises/check.hpp"

#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <new>
#include <stdexcept>
#include <utility>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/gradient_check.hpp"
#include "lib/letters.hpp"

namespace unrolled::exercises {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::string tried;  // now

constexpr std::uint32_t seed = 1;  // of weights that no chapter shows

std::string story(std::string_view part, std::string_view came, std::string_view expected) {
  std::string told;
  const auto line = [&told](std::string_view name, std::string_view text) {
    told += fmt::format("  {:<9} {}\n", name, text.empty() ? "nothing" : text);
  };
  line("tried", tried);
  if (!part.empty()) line("wrong", part);
  line("came", came);
  line("expected", expected);
  return told;
}

/// What a wrong answer is told with.
class Wrong : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

bool agree(double came, double expected) {
  if (std::isnan(expected)) return std::isnan(came);
  if (std::isinf(expected)) return came == expected;
  return std::abs(came - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

/// A number with enough digits to see that it is another one.
std::string digits(double came, double other) {
  if (std::isnan(came)) return "nan, not a number";
  const std::string few = fmt::format("{:.6g}", came);
  return few == fmt::format("{:.6g}", other) ? fmt::format("{:.17g}", came) : few;
}

/// Prints how far each table of a gradient is from the central differences; true where all are right.
bool show_gradient_check(GradientOfStates gradient) {
  bool all_right = true;
  std::string table = fmt::format("{:<9}", "");
  const Parameters any = draw_parameters(2, 1, 0);
  for_each_table([&](auto& name, auto&) { table += fmt::format("{:>9}", name); }, any);
  for (const char* const word : {"ab", "hello"}) {
    trying(fmt::format("the gradient check, word {}", word));
    const SpellingTask task = spelling_task(letters(word));
    const Parameters parameters = draw_parameters(task.vocabulary.size(), 3, seed);
    const ForwardPass forward = forward_pass(parameters, task.x);
    const Parameters derived =
        gradient(parameters, task.x, forward.h, logit_gradient(forward.p, task.y));
    const Parameters numerical = numerical_gradient(parameters, loss_on(task));
    const double zero = zero_slope(cross_entropy(forward.p, task.y));
    table += fmt::format("\n{:<9}", word);
    for_each_table(
        [&](auto& name, const Matrix& came, const Matrix& expected) {
          const double error = worst_entry(name, came, expected, zero).relative_error;
          const bool right = error < 1e-6;
          table += fmt::format("{:>9}", right ? "right" : fmt::format("{:.2g}", error));
          all_right = all_right && right;
        },
        derived, numerical);
  }
  fmt::print("largest relative error of the gradient, beside central differences\n{}\n\n", table);
  return all_right;
}

}  // namespace

void trying(std::string what) {
  tried = std::move(what);
  fmt::print(stderr, "trying {}\n", tried);  // for run_check_program, should this crash
}

void wrong(std::string_view part, std::string_view came, std::string_view expected) {
  throw Wrong(story(part, came, expected));
}

void expect_near(std::string_view part, double came, double expected) {
  if (!agree(came, expected)) wrong(part, digits(came, expected), digits(expected, came));
}

void expect_near(std::string_view part, MatrixView came, MatrixView expected) {
  if (shape(came) != shape(expected)) {
    wrong(fmt::format("{}: its shape", part), shape(came), shape(expected));
  }
  for (std::size_t i = 0; i < came.rows(); ++i) {
    for (std::size_t j = 0; j < came.columns(); ++j) {
      expect_near(fmt::format("{}, entry ({}, {})", part, i, j), came(i, j), expected(i, j));
    }
  }
}

void expect_near(const Parameters& came, const Parameters& expected) {
  for_each_table(
      [](auto& name, const Matrix& one, const Matrix& other) {
        expect_near(fmt::format("the gradient of {}", name), one, other);
      },
      came, expected);
}

void expect_prediction(std::string_view part, double came, double run) {
  if (!agree(came, run))
    wrong(part, digits(came, run), "what the run gave, and that is another number");
  fmt::print("  {}: the run gave {:.6g}, too\n", part, run);
}

void expect_predicted_letter(std::string_view part, char came, char run) {
  expect_same(part, came, run);
  fmt::print("  {}: the run gave {}, too\n", part, run);
}

void expect_gradient_of_full_bptt(std::string_view name, GradientOfStates gradient) {
  for (const char* const word : {"ab", "hello", "banana"}) {
    for (const std::size_t hidden_size : {3U, 5U}) {
      trying(fmt::format("{}, word {}, H = {}, seed {}", name, word, hidden_size, seed));
      const SpellingTask task = spelling_task(letters(word));
      const Parameters parameters = draw_parameters(task.vocabulary.size(), hidden_size, seed);
      const ForwardPass forward = forward_pass(parameters, task.x);
      const Matrix dz = logit_gradient(forward.p, task.y);
      expect_near(gradient(parameters, task.x, forward.h, dz),
                  full_bptt(parameters, task.x, forward, dz));
    }
  }
}

void check_slip(std::string_view name, GradientOfStates gradient, const Answer<char>& line,
                char right) {
  const bool right_now = show_gradient_check(gradient);
  if (!right_now && !line.given()) throw NotStarted();
  if (!right_now) fmt::print("  The letter is judged once the gradient is right.\n");
  expect_gradient_of_full_bptt(name, gradient);
  trying("wrong_line; the gradient is right now");
  const std::string letter = line.given() ? std::string(1, line.value()) : "TODO";
  if (letter.size() > 1 || std::toupper(static_cast<unsigned char>(letter.front())) != right) {
    wrong("", letter, "the letter of the line that you repaired");
  }
}

int run_check(int argc, const char* const* argv, std::initializer_list<Check> checks) {
  const std::string_view number = argc > 1 ? argv[1] : "";
  const auto* const check = std::ranges::find(checks, number, &Check::number);
  if (check == checks.end()) {
    fmt::print(stderr, "error: there is no exercise '{}' here\n", number);
    return 2;
  }
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // so that nothing printed is lost in a crash
#ifndef __SANITIZE_ADDRESS__                 // which asks for far more than it uses
  const rlimit memory = {2UL << 30U, 2UL << 30U};
  ::setrlimit(RLIMIT_AS, &memory);
#endif
  try {
    trying("nothing yet");
    check->run();
    return static_cast<int>(Verdict::solved);
  } catch (const NotStarted& missing) {
    fmt::print("  {}\n", missing.what());
    return static_cast<int>(Verdict::not_started);
  } catch (const Wrong& found) {
    fmt::print("{}", found.what());
  } catch (const std::bad_alloc&) {
    fmt::print("{}", story("", "no memory left; is there an endless loop?", "an answer"));
  } catch (const std::exception& thrown) {
    fmt::print("{}", story("", fmt::format("an exception: {}", thrown.what()), "an answer"));
  } catch (...) {
    fmt::print("{}", story("", "an exception that is no std::exception", "an answer"));
  }
  return static_cast<int>(Verdict::failing);
}

}  // namespace unrolled::exercises
