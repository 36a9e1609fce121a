#include "lib/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>  // fmt::join, since fmt 11
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <optional>
#include <system_error>

#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/progress.hpp"
#include "lib/stop.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> chart_formats = {"svg", "png", "pdf", "dumb"};  // as ChartFormat

// What a text must be, or a std::runtime_error says so.

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

template <typename Number>
auto whole_within(Number least, Number most) {
  return [=](const std::string& text) {
    const auto number = parsed<Number>(text);
    if (!number || *number < least || *number > most) {
      wrong("must be a whole number from {} to {}, not '{}'", least, most, text);
    }
    return *number;
  };
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

fs::path writable(const std::string& text) {
  require_writable(text);
  return text;
}

std::string shown(const auto& value) { return fmt::format("{}", value); }
std::string shown(const fs::path& value) { return value.string(); }
std::string shown(const std::vector<std::size_t>& values) {
  return fmt::format("{}", fmt::join(values, " "));
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

template <typename Value, typename Parse>
void Flags::add(const std::string& name, const std::string& type, Value& value, Kind kind,
                const std::string& help, Parse parse) {
  flags_.push_back({name, type, kind, help,
                    [&value, parse](const Values& given) { value = parse(given.back()); },
                    [&value] { return shown(value); }, shown(value)});
}

void Flags::word(std::string& value) {
  add("word", "TEXT", value, Kind::post, "the word to learn, 2 to 1000 letters", a_word);
}

void Flags::hidden(std::size_t& value) {
  whole_number("hidden", value, 1, 512, Kind::post, "hidden units");
}

void Flags::learning_rate(double& value) {
  add("learning-rate", "NUMBER", value, Kind::post, "step length of gradient descent, above 0",
      positive);
}

void Flags::steps(std::size_t& value) {
  whole_number("steps", value, 1, 10'000'000, Kind::post, "training steps");
}

void Flags::seed(std::uint32_t& value) {
  add("seed", "0..4294967295", value, Kind::post, "of the random weights",
      whole_within<std::uint32_t>(0, 4'294'967'295));
}

void Flags::history(fs::path& value) {
  file("history", value, "write the loss after every step (CSV)");
}

void Flags::whole_number(const std::string& name, std::size_t& value, std::size_t least,
                         std::size_t most, Kind kind, const std::string& help) {
  add(name, fmt::format("{}..{}", least, most), value, kind, help, whole_within(least, most));
}

void Flags::whole_numbers(const std::string& name, std::vector<std::size_t>& values,
                          std::size_t least, std::size_t most, Kind kind, const std::string& help) {
  const auto read = [&values, parse = whole_within(least, most)](const Values& given) {
    values.clear();
    for (const auto& text : given) values.push_back(parse(text));
  };
  flags_.push_back({name, fmt::format("{}..{} ...", least, most), kind, help, read,
                    [&values] { return shown(values); }, shown(values), true});
}

void Flags::choice(const std::string& name, std::string& value,
                   const std::vector<std::string>& choices, Kind kind, const std::string& help) {
  add(name, "NAME", value, kind, help, [choices](const std::string& text) {
    if (std::ranges::find(choices, text) == choices.end()) {
      wrong("must be one of {}, not '{}'", fmt::join(choices, ", "), text);
    }
    return text;
  });
}

void Flags::file(const std::string& name, fs::path& value, const std::string& help) {
  add(name, "FILE", value, Kind::output, help, writable);
}

void Flags::directory(const std::string& name, fs::path& value, const std::string& help) {
  add(name, "DIRECTORY", value, Kind::output, help, [](const std::string& text) {
    if (text.empty()) wrong("needs the name of a directory");
    return text;
  });
}

void Flags::on(const std::string& name, bool& value, const std::string& help) {
  add(name, "", value, Kind::output, help, [](const std::string& text) {
    if (text != "true") wrong("takes no value");
    return true;
  });
}

void Flags::require(std::function<bool()> condition, std::string otherwise) {
  requirements_.emplace_back(std::move(condition), std::move(otherwise));
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
    return flag.kind != kind || flag.shown() == flag.by_default;
  });
}

namespace {

int run(int argc, const char* const* argv, const std::string& title, ChapterSettings& settings,
        const std::function<void(Flags&)>& declare, const std::function<bool(Charts&)>& tell) {
  Flags flags;
  declare(flags);
  fs::path plots;
  bool no_plots = false;
  std::string format = chart_formats.front();
  flags.directory(
      "plots", plots,
      "directory for charts; otherwise plots, or plots/yours when a setting is not the post's");
  flags.on("no-plots", no_plots, "draw no charts");
  flags.choice("chart-format", format, chart_formats, Flags::Kind::variation,
               "svg, png, pdf, or dumb: in the terminal");
  if (!flags.read(argc, argv, title)) return 0;
  settings.published = flags.all_default(Flags::Kind::post);
  if (plots.empty()) {
    const bool yours = !settings.published || !flags.all_default(Flags::Kind::variation);
    plots = fs::path(UNROLLED_SOURCE_DIR "/plots") / (yours ? "yours" : "");
  }
  Charts charts;
  if (!no_plots) {
    prepare(plots);
    const auto index = std::ranges::find(chart_formats, format) - chart_formats.begin();
    charts = Charts(plots, static_cast<ChartFormat>(index));
  }
  fmt::print("{}\n", title);
  if (!settings.published) {
    fmt::print("(your own setting: there is nothing published to compare with)\n");
  }
  const bool passed = tell(charts);
  stop_if_asked();
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    if (::write(STDOUT_FILENO, "\n", 1) == 1) errno = EIO;  // to learn why once more
    throw std::system_error(errno, std::generic_category(), "cannot write the output");
  }
  if (!charts.problem().empty()) say(one_line(charts.problem()));
  return passed && !charts.failed() ? 0 : 1;
}

}  // namespace

int run_chapter_with(int argc, const char* const* argv, const std::string& title,
                     ChapterSettings& settings, const std::function<void(Flags&)>& declare,
                     const std::function<bool(Charts&)>& tell) {
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // a line is out as soon as it is printed
  listen_for_stop();
  int status = 1;
  std::string why;
  try {
    return run(argc, argv, title, settings, declare, tell);
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
