#include "tests/exercises/check.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <exception>
#include <stdexcept>

#include "chapters/01_one_hot_encoding/one_hot_encoding.hpp"
#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/gradient_check.hpp"
#include "lib/letters.hpp"
#include "lib/todo.hpp"

namespace unrolled::exercises {
namespace {

constexpr unsigned patience = 20;  // seconds for one check

/// What is tried now, where a signal handler can read it.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::array<char, 300> tried{};

std::string story(std::string_view part, std::string_view came, std::string_view expected) {
  std::string told;
  const auto line = [&told](std::string_view name, std::string_view text) {
    told += fmt::format("  {:<9} {}\n", name, text.empty() ? "nothing" : text);
  };
  line("tried", tried.data());
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

void say(const char* text) {
  // Nothing can be done where even this fails.
  [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, text, std::strlen(text));
}

/// Only what a signal handler may do: write and leave.
void stopped_by(int signal) {
  say("\n  tried     ");
  say(tried.data());
  say(signal == SIGALRM ? "\n  came      no answer within 20 seconds; is there an endless loop?\n"
      : signal == SIGABRT
          ? "\n  came      an assertion that failed, see above: is an index too large?\n"
          : "\n  came      a crash: memory was used that is not there\n");
  ::_exit(static_cast<int>(Verdict::failing));
}

bool agree(double came, double expected) {
  return std::abs(came - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

/// A number with enough digits to see that it is another one.
std::string digits(double came, double other) {
  if (std::isnan(came)) return "nan, not a number";
  const std::string few = fmt::format("{:.6g}", came);
  return few == fmt::format("{:.6g}", other) ? fmt::format("{:.17g}", came) : few;
}

}  // namespace

void trying(std::string what) {
  what.resize(std::min(what.size(), tried.size() - 1));
  std::ranges::copy(what + '\0', tried.begin());
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
  for (const auto& [name, member] : parameter_names) {
    expect_near(fmt::format("the gradient of {}", name), came.*member, expected.*member);
  }
}

void show_gradient_check(GradientOfStates gradient) {
  fmt::print("largest relative error of the gradient, beside central differences\n{:<9}", "");
  for (const auto& [name, member] : parameter_names) fmt::print("{:>9}", name);
  fmt::print("\n");
  for (const char* const word : {"ab", "hello"}) {
    trying(fmt::format("the gradient check, word {}", word));
    const SpellingTask task = spelling_task(letters(word));
    const Parameters parameters = draw_parameters(task.vocabulary.size(), 3, 230912);
    const ForwardPass forward = forward_pass(parameters, task.x);
    const GradientCheck check =
        check_gradient(gradient(parameters, task.x, forward.h, logit_gradient(forward.p, task.y)),
                       parameters, task);
    fmt::print("{:<9}", word);
    for (const WorstEntry& entry : check.worst) {
      fmt::print("{:>9}", entry.relative_error < 1e-6
                              ? "right"
                              : fmt::format("{:.2g}", entry.relative_error));
    }
    fmt::print("\n");
  }
  fmt::print("\n");
}

void expect_gradient_of_full_bptt(std::string_view name, GradientOfStates gradient) {
  for (const char* const word : {"ab", "hello", "banana"}) {
    for (const std::size_t hidden_size : {3U, 5U}) {
      trying(fmt::format("{}, word {}, H = {}", name, word, hidden_size));
      const SpellingTask task = spelling_task(letters(word));
      const Parameters parameters = draw_parameters(task.vocabulary.size(), hidden_size, 1);
      const ForwardPass forward = forward_pass(parameters, task.x);
      const Matrix dz = logit_gradient(forward.p, task.y);
      expect_near(gradient(parameters, task.x, forward.h, dz),
                  full_bptt(parameters, task.x, forward, dz));
    }
  }
}

int run_check(int argc, const char* const* argv, std::initializer_list<Check> checks) {
  const std::string_view number = argc == 2 ? argv[1] : "";
  const auto* const check = std::ranges::find(checks, number, &Check::number);
  if (check == checks.end()) {
    fmt::print(stderr, "error: there is no exercise '{}' here\n", number);
    return 2;
  }
  for (const int signal : {SIGALRM, SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) {
    std::signal(signal, stopped_by);
  }
  ::alarm(patience);
  Verdict verdict = Verdict::failing;
  try {
    trying("nothing yet");
    check->run();
    verdict = Verdict::solved;
  } catch (const NotStarted& missing) {
    fmt::print("  {}\n", missing.what());
    verdict = Verdict::not_started;
  } catch (const Wrong& found) {
    fmt::print("{}", found.what());
  } catch (const std::exception& thrown) {
    fmt::print("{}", story("", fmt::format("an exception: {}", thrown.what()), "an answer"));
  }
  return static_cast<int>(verdict);
}

}  // namespace unrolled::exercises
