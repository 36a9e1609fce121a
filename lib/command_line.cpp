#include "lib/command_line.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "lib/letters.hpp"
#include "lib/output_file.hpp"
#include "lib/progress.hpp"
#include "lib/stop.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

/// The user did something wrong; exit status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

template <typename Number>
std::optional<Number> parsed(const std::string& text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return number;
}

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return {[=](std::string& text) {
            const auto number = parsed<std::uint64_t>(text);
            if (number && *number >= least && *number <= most) {
              text = std::to_string(*number);  // 010 is ten, whatever CLI11 makes of it
              return std::string();
            }
            return fmt::format("must be a whole number from {} to {}, not '{}'", least, most, text);
          },
          ""};
}

CLI::Validator positive_number() {
  return {[](std::string& text) {
            const auto number = parsed<double>(text);
            if (number && std::isfinite(*number) && *number > 0.0) return std::string();
            return fmt::format("must be a number greater than 0, not '{}'", text);
          },
          ""};
}

CLI::Validator word() {
  return {[](std::string& text) {
            try {
              const std::size_t length = letters(text).size();
              if (length >= 2 && length <= 1000) return std::string();
              return fmt::format("must have 2 to 1000 letters, not {}", length);
            } catch (const std::invalid_argument&) {
              return std::string("must be valid UTF-8");
            }
          },
          ""};
}

CLI::Validator writable_file() {
  return {[](std::string& text) {
            try {
              require_writable(text);
              return std::string();
            } catch (const std::runtime_error& error) {
              return std::string(error.what());
            }
          },
          ""};
}

/// Adds the flag `name`, which fills its place in the settings. Throws std::out_of_range where there
/// is no such flag.
CLI::Option* add_flag(CLI::App& app, Settings& settings, std::string_view name) {
  const std::string flag = "--" + std::string(name);
  const auto whole = [&](auto& value, std::uint64_t least, std::uint64_t most, const char* what) {
    return app.add_option(flag, value, what)
        ->type_name(fmt::format("{}..{}", least, most))
        ->transform(whole_number(least, most));
  };
  const auto file = [&](fs::path& path, const char* what) {
    return app.add_option(flag, path, what)->type_name("FILE")->check(writable_file());
  };
  Settings& s = settings;
  if (name == "word") {
    return app.add_option(flag, s.word, "the word to learn, 2 to 1000 letters")
        ->type_name("TEXT")
        ->check(word());
  }
  if (name == "learning-rate") {
    return app.add_option(flag, s.learning_rate, "step length of gradient descent, above 0")
        ->type_name("NUMBER")
        ->check(positive_number());
  }
  if (name == "hidden") return whole(s.hidden_size, 1, 4096, "hidden units");
  if (name == "hidden-sizes") return whole(s.hidden_sizes, 1, 4096, "hidden units, run by run");
  if (name == "steps") return whole(s.steps, 1, 100'000'000, "training steps");
  if (name == "seed") return whole(s.seed, 0, 4'294'967'295, "of the random weights");
  if (name == "k1") return whole(s.k1, 1, 1000, "TBPTT learns after every k1 letters");
  if (name == "k2") return whole(s.k2, 1, 1000, "TBPTT goes back k2 steps, at least k1");
  if (name == "seeds") return whole(s.seeds, 1, 1'000'000, "how many seeds the study takes");
  if (name == "time") {
    return app.add_flag(flag, s.time, "also measure how long each route takes on this machine")
        ->disable_flag_override();
  }
  if (name == "history") return file(s.history, "write the loss after every step (CSV)");
  if (name == "gradients") return file(s.gradients, "write the gradients at the start (JSON)");
  if (name == "parameters") return file(s.parameters, "write weights and forward pass (JSON)");
  throw std::out_of_range("no flag " + flag);
}

/// Throws UsageError unless charts can be written to `directory`, which is made where it is missing.
void prepare(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (!fs::is_directory(directory, error) || ::access(directory.c_str(), W_OK) != 0) {
    throw UsageError(
        fmt::format("--plots: no charts can be written to {}; name another directory, "
                    "or leave charts out with --no-plots",
                    directory.string()));
  }
}

/// A line on stderr. Where that cannot be written, there is nobody left to tell.
void say(const std::string& sentence) { std::fputs((sentence + "\n").c_str(), stderr); }

/// The memory in bytes that the program can still get, as far as the system tells.
std::uint64_t free_memory() {
  std::uint64_t free = std::numeric_limits<std::uint64_t>::max();
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) == 0) free = limit.rlim_cur;
  std::ifstream file("/proc/meminfo");
  std::string name;
  for (std::uint64_t kilobytes = 0; file >> name >> kilobytes; file.ignore(99, '\n')) {
    if (name == "MemAvailable:") return std::min(free, 1024 * kilobytes);
  }
  return free;
}

/// Says how much memory a large run needs. Throws UsageError where there is less.
void require_memory(std::size_t numbers) {
  constexpr std::uint64_t gigabyte = 1'000'000'000;
  const std::uint64_t needed = sizeof(double) * numbers;
  const std::uint64_t free = free_memory();
  const auto in_gigabytes = [](std::uint64_t bytes) {
    return fmt::format("{:.1f} GB", static_cast<double>(bytes) / static_cast<double>(gigabyte));
  };
  if (needed > free) {
    throw UsageError(
        fmt::format("this takes up to {} of memory, and {} are free; fewer --steps or a smaller "
                    "--hidden take less",
                    in_gigabytes(needed), in_gigabytes(free)));
  }
  if (needed >= gigabyte / 2) {
    say(fmt::format("this takes up to {} of memory", in_gigabytes(needed)));
  }
}

/// A closed standard stream would lend its number to the next file that is opened, and what is
/// printed would end up in there. This keeps the number taken, by something that can be neither
/// written (stdout, stderr) nor read (stdin).
void keep_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): POSIX has them so
    if (::fcntl(descriptor, F_GETFD) >= 0) continue;
    (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
  }
}

/// Throws std::system_error where something that was printed could not be written. The C library
/// forgets why, so the reason is found by trying once more.
void check_output() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
  if (::write(STDOUT_FILENO, "\n", 1) == 1) errno = EIO;
  throw std::system_error(errno, std::generic_category(), "cannot write the output");
}

int run(int argc, const char* const* argv, std::string_view title,
        std::initializer_list<std::string_view> flags,
        bool (*tell)(const Settings& settings, Charts& charts),
        std::size_t (*numbers_held)(const Settings& settings)) {
  Settings settings;
  std::string plots;
  bool no_plots = false;
  ChartFormat chart_format = ChartFormat::svg;
  const std::map<std::string, ChartFormat> formats = {{"svg", ChartFormat::svg},
                                                      {"png", ChartFormat::png},
                                                      {"pdf", ChartFormat::pdf},
                                                      {"dumb", ChartFormat::dumb}};
  CLI::App app{std::string(title)};
  for (const std::string_view flag : flags) {
    CLI::Option* const option = add_flag(app, settings, flag)->capture_default_str();
    if (option->get_expected_max() == 1) {
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
  }
  app.add_option("--plots", plots,
                 "directory for charts; otherwise plots, or plots/yours when a setting is not the "
                 "post's");
  app.add_flag("--no-plots", no_plots, "draw no charts");
  app.add_option("--chart-format", chart_format, "svg, png, pdf, or dumb: in the terminal")
      ->type_name("FORMAT")
      ->transform(CLI::Validator(
          [&formats](std::string& text) {
            const auto found = formats.find(text);
            if (found == formats.end()) {
              return fmt::format("must be svg, png, pdf or dumb, not '{}'", text);
            }
            text = std::to_string(static_cast<int>(found->second));
            return std::string();
          },
          ""));
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return 0;
  } catch (const CLI::ExtrasError&) {
    throw UsageError(fmt::format("{} is not a flag of this chapter; --help lists those it has",
                                 app.remaining().front()));
  } catch (const CLI::ParseError& error) {
    const std::string said = error.what();
    const std::size_t given_a_value = said.find(" was given a disallowed flag override");
    if (given_a_value == std::string::npos) throw UsageError(said);
    throw UsageError(fmt::format("--{} takes no value", said.substr(0, given_a_value)));
  }

  if (settings.k1 > settings.k2) {
    throw UsageError(
        fmt::format("--k1 must be at most --k2, but {} is more than {}", settings.k1, settings.k2));
  }

  if (numbers_held != nullptr) require_memory(numbers_held(settings));
  Charts charts;
  if (!no_plots) {
    if (plots.empty()) {
      plots = UNROLLED_SOURCE_DIR "/plots";
      if (!settings.all_default() || chart_format != ChartFormat::svg) plots += "/yours";
    }
    prepare(plots);
    charts = Charts(plots, chart_format);
  }
  fmt::print("{}\n", title);
  if (!settings.published()) {
    fmt::print("(your own setting: there is nothing published to compare with)\n");
  }
  const bool passed = tell(settings, charts);
  check_output();
  for (const std::string& problem : charts.problems()) say(problem);
  return passed && !charts.failed() ? 0 : 1;
}

/// A message as one line: what it quotes may hold line breaks, or commands to the terminal.
std::string one_line(std::string message) {
  for (char& c : message) c = std::iscntrl(static_cast<unsigned char>(c)) != 0 ? ' ' : c;
  return message;
}

}  // namespace

bool Settings::published() const {
  const Settings post;
  return word == post.word && hidden_size == post.hidden_size &&
         hidden_sizes == post.hidden_sizes && learning_rate == post.learning_rate &&
         steps == post.steps && seed == post.seed;
}

bool Settings::all_default() const {
  const Settings post;
  return published() && k1 == post.k1 && k2 == post.k2 && seeds == post.seeds;
}

int run_chapter(int argc, const char* const* argv, std::string_view title,
                std::initializer_list<std::string_view> flags,
                bool (*tell)(const Settings& settings, Charts& charts),
                std::size_t (*numbers_held)(const Settings& settings)) {
  keep_standard_streams();
  // A line is out as soon as it is printed, whatever happens after it.
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  stop_in_good_order();
  const auto failed = [](int status, std::string_view why) {
    clear_progress();
    say("error: " + one_line(std::string(why)));
    return status;
  };
  try {
    return run(argc, argv, title, flags, tell, numbers_held);
  } catch (const UsageError& error) {
    return failed(2, error.what());
  } catch (const std::bad_alloc&) {
    return failed(1, "there is not enough memory for this");
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::broken_pipe) end_by_signal(SIGPIPE);
    // fmt::print knows no name of what it writes to.
    const bool of_output = std::ferror(stdout) != 0;
    return failed(1,
                  of_output ? "cannot write the output: " + error.code().message() : error.what());
  } catch (const std::exception& error) {
    return failed(1, error.what());
  }
}

}  // namespace unrolled
