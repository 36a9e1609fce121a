#include "lib/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>  // fmt::join, since fmt 11
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>

#include "lib/fast/memory.hpp"
#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/report.hpp"
#include "lib/stop.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

template <typename... Parts>
[[noreturn]] void wrong(fmt::format_string<Parts...> what, Parts&&... parts) {
  throw std::runtime_error(fmt::format(what, std::forward<Parts>(parts)...));
}

template <typename Number>
std::optional<Number> parsed(const std::string& text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return number;
}

double positive(const std::string& text) {
  const auto number = parsed<double>(text);
  if (!number || !std::isfinite(*number) || *number <= 0.0) {
    wrong("must be a number greater than 0, not '{}'", text);
  }
  return *number;
}

std::string a_word(const std::string& text) {
  try {
    const std::size_t length = letters(text).size();
    if (length < 2 || length > 1000) wrong("must have 2 to 1000 letters, not {}", length);
  } catch (const std::invalid_argument&) {
    wrong("must be valid UTF-8");
  }
  return text;
}

std::string directory(const std::string& text) {
  if (text.empty()) wrong("needs the name of a directory");
  return text;
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

/// A message as one line: what it quotes may hold line breaks, or commands to the terminal.
std::string one_line(std::string message) {
  for (char& c : message) c = std::iscntrl(static_cast<unsigned char>(c)) != 0 ? ' ' : c;
  return message;
}

}  // namespace

Allowed<std::uint64_t> whole(std::uint64_t least, std::uint64_t most) {
  return {fmt::format("{}..{}", least, most), [=](const std::string& text) {
            const auto number = parsed<std::uint64_t>(text);
            if (!number || *number < least || *number > most) {
              wrong("must be a whole number from {} to {}, not '{}'", least, most, text);
            }
            return *number;
          }};
}

Allowed<std::string> one_of(const std::vector<std::string>& choices) {
  return {"NAME", [choices](const std::string& text) {
            if (std::ranges::find(choices, text) == choices.end()) {
              wrong("must be one of {}, not '{}'", fmt::join(choices, ", "), text);
            }
            return text;
          }};
}

Allowed<std::string> new_file() {
  return {"FILE", [](const std::string& text) {
            require_writable(text);
            return text;
          }};
}

Allowed<std::string> old_file() {
  return {"FILE", [](const std::string& text) {
            if (std::error_code error; !std::filesystem::is_regular_file(text, error))
              wrong("names no file: {}", text);
            return text;
          }};
}
Allowed<double> positive_number() { return {"NUMBER", positive}; }

Allowed<bool> without_value() {
  return {"", [](const std::string& text) {
            if (text != "true") wrong("takes no value");
            return true;
          }};
}

void Flags::add_list(const std::string& name, std::vector<std::size_t>& values,
                     const Allowed<std::uint64_t>& allowed, Kind kind, const std::string& help,
                     bool* given) {
  flags_.push_back({name, allowed.shown + " ...", help, fmt::format("{}", fmt::join(values, " ")),
                    kind, true,
                    [&values, read = allowed.read, given](const std::vector<std::string>& texts) {
                      values.clear();
                      for (const auto& text : texts) values.push_back(read(text));
                      if (given != nullptr) *given = true;
                    },
                    [&values, by_default = values] { return values == by_default; }, given});
}

bool Flags::read(int argc, const char* const* argv, const std::string& title) {
  CLI::App app{title};
  std::vector<CLI::Option*> options;
  for (const Flag& flag : flags_) {
    options.push_back(flag.type.empty() ? app.add_flag("--" + flag.name, flag.help)
                                        : app.add_option("--" + flag.name, flag.help));
    options.back()->default_str(flag.by_default)->type_name(flag.type);
    options.back()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    if (flag.takes_many)
      options.back()->expected(1, 1000)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return false;
  } catch (const CLI::ExtrasError&) {
    throw UsageError(fmt::format("{} is not a flag of this chapter; --help lists those it has",
                                 app.remaining().front()));
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    try {
      if (options[i]->count() > 0) flags_[i].read(options[i]->results());
    } catch (const std::runtime_error& error) {
      throw UsageError(fmt::format("--{} {}", flags_[i].name, error.what()));
    }
  }
  for (const auto& [condition, otherwise] : requirements_) {
    if (!condition()) throw UsageError(otherwise);
  }
  return true;
}

bool Flags::all_default(Kind kind) const {
  return std::ranges::all_of(flags_, [&](const Flag& flag) {
    if (kind == Kind::variation && flag.given != nullptr && *flag.given) return false;
    return flag.kind != kind || flag.is_default();
  });
}

void ChapterSettings::declare_word(Flags& flags) {
  flags.add("word", word, Allowed<std::string>{"TEXT", a_word}, Flags::Kind::post,
            "the word to learn, 2 to 1000 letters");
}

void ChapterSettings::declare_hidden_size(Flags& flags) {
  flags.add("hidden", hidden_size, whole(1, 512), Flags::Kind::post, "hidden units");
}

void ChapterSettings::declare_seed(Flags& flags) {
  flags.add("seed", seed, whole(0, 4'294'967'295), Flags::Kind::post, "of the random weights");
}

void ChapterSettings::declare_descent(Flags& flags) {
  flags.add("learning-rate", learning_rate, positive_number(), Flags::Kind::post,
            "step length of gradient descent, above 0");
  flags.add("steps", steps, whole(1, 10'000'000), Flags::Kind::post, "training steps");
}

void ChapterSettings::declare_history(Flags& flags) {
  flags.add("history", history, new_file(), Flags::Kind::output,
            "write the loss after every step (CSV)");
}

namespace {

int run(int argc, const char* const* argv, const std::string& title, Flags& flags,
        ChapterSettings& settings, const std::function<bool(Charts&)>& tell) {
  std::string plots;
  bool no_plots = false;
  std::string format = chart_formats.front();
  flags.add(
      "plots", plots, Allowed<std::string>{"DIRECTORY", directory}, Flags::Kind::output,
      "directory for charts; otherwise plots, or plots/yours when a setting is not the post's");
  flags.add("no-plots", no_plots, without_value(), Flags::Kind::output, "draw no charts");
  flags.add("chart-format", format, one_of(chart_formats), Flags::Kind::variation,
            "svg, png, pdf, or dumb: in the terminal");
  if (!flags.read(argc, argv, title)) return 0;
  settings.published = flags.all_default(Flags::Kind::post);
  const bool own_directory = plots.empty();
  if (own_directory) {
    const bool yours = !settings.published || !flags.all_default(Flags::Kind::variation);
    plots = yours ? UNROLLED_SOURCE_DIR "/plots/yours" : UNROLLED_SOURCE_DIR "/plots";
  }
  Charts charts;
  if (!no_plots) {
    prepare(plots);
    charts = Charts(plots, format);
  }
  fmt::print("{}\n", title);
  if (!settings.published) {
    fmt::print("(your own setting: there is nothing published to compare with{})\n",
               own_directory && !no_plots ? "; charts go to plots/yours" : "");
  }
  const bool passed = tell(charts);
  if (own_directory && !no_plots) charts.remove_others();
  stop_if_asked();
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    if (::write(STDOUT_FILENO, "\n", 1) == 1) errno = EIO;  // to learn why once more
    throw std::system_error(errno, std::generic_category(), "cannot write the output");
  }
  if (!charts.problem().empty()) say(one_line(charts.problem()));
  return passed && !charts.failed() ? 0 : 1;
}

}  // namespace

int run_chapter(int argc, const char* const* argv, const std::string& title, Flags& flags,
                ChapterSettings& settings, const std::function<bool(Charts&)>& tell) {
  fast::keep_memory();
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // a line is out as soon as it is printed
  listen_for_stop();
  int status = 1;
  std::string why;
  try {
    return run(argc, argv, title, flags, settings, tell);
  } catch (const Stopped&) {
  } catch (const UsageError& error) {
    status = 2;
    why = error.what();
  } catch (const std::bad_alloc&) {
    why = "there is not enough memory for this";
  } catch (const std::system_error& error) {
    // fmt::print knows no name of what it writes to.
    why = std::ferror(stdout) != 0 ? "cannot write the output: " + error.code().message()
                                   : error.what();
  } catch (const std::exception& error) {
    why = error.what();
  }
  clear_progress();
  if (stop_signal() != 0) {  // whatever it was that came of it
    if (stop_signal() != SIGPIPE) say(one_line("stopped" + words_after_stopped()));
    end_by_signal(stop_signal());
  }
  say(one_line("error: " + why));
  return status;
}

}  // namespace unrolled
