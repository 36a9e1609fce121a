// The command line: the input is the arguments, with a zero byte between two of them. A chapter that
// has every flag reads them; its story only keeps the settings, to be looked at.
#include "lib/command_line.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/letters.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace unrolled {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a story has no other way out
std::optional<Settings> told;

bool keep(const Settings& settings, Charts&) {
  told = settings;
  return true;
}

/// Calls run_chapter. What it prints goes to /dev/null, what it says on stderr into `said`.
int run(const std::vector<std::string>& arguments, std::string& said) {
  std::vector<const char*> argv = {"chapter", "--no-plots"};  // so that no directories are made
  for (const std::string& argument : arguments) {
    if (!argument.starts_with("--no-plots")) argv.push_back(argument.c_str());  // =false undoes it
  }
  // NOLINTBEGIN(cppcoreguidelines-*): C's streams, since that is where run_chapter prints
  static std::FILE* const nowhere = std::fopen("/dev/null", "w");
  char* text = nullptr;
  std::size_t size = 0;
  std::FILE* const real_stdout = std::exchange(stdout, nowhere);
  std::FILE* const real_stderr = std::exchange(stderr, ::open_memstream(&text, &size));
  const int status =
      run_chapter(static_cast<int>(argv.size()), argv.data(), "A chapter",
                  {"word", "hidden", "hidden-sizes", "learning-rate", "steps", "seed", "k1", "k2",
                   "seeds", "time", "history", "gradients", "parameters"},
                  keep);
  stdout = real_stdout;
  std::fclose(std::exchange(stderr, real_stderr));
  said.assign(text, size);
  std::free(text);
  // NOLINTEND(cppcoreguidelines-*)
  return status;
}

/// Every setting is within what --help says.
void check_ranges(const Settings& s) {
  const auto within = [](std::size_t value, std::size_t least, std::size_t most) {
    return least <= value && value <= most;
  };
  check(within(letters(s.word).size(), 2, 1000), "a word has 2 to 1000 letters");
  check(within(s.hidden_size, 1, 4096), "--hidden is in its range");
  check(!s.hidden_sizes.empty(), "there is a hidden size");
  for (const std::size_t size : s.hidden_sizes) check(within(size, 1, 4096), "so are all of them");
  check(std::isfinite(s.learning_rate) && s.learning_rate > 0.0, "the learning rate is positive");
  check(within(s.steps, 1, 100'000'000), "--steps is in its range");
  check(within(s.k1, 1, s.k2) && s.k2 <= 1000, "k1 is at most k2");
  check(within(s.seeds, 1, 1'000'000), "--seeds is in its range");
}

}  // namespace
}  // namespace unrolled

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unrolled;
  std::vector<std::string> arguments(size == 0 ? 0 : 1);
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] == 0) {
      arguments.emplace_back();
    } else {
      arguments.back() += static_cast<char>(data[i]);
    }
  }
  told.reset();
  std::string said;
  const int status = run(arguments, said);
  if (told) check_ranges(*told);
  if (status == 0) {
    check(said.empty(), "who succeeds says nothing on stderr");
  } else {
    check(status == 2, "what is wrong with a flag is status 2");
    check(!told, "a wrong flag stops the story");
    check(said.starts_with("error: "), "what is wrong is said");
    check(std::count(said.begin(), said.end(), '\n') == 1 && said.ends_with('\n'),
          "it is said in one line");
  }
  return 0;
}
