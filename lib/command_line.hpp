#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chart.hpp"

namespace unrolled {

/// The user did something wrong; exit status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What several chapters let a reader set; the defaults are the source post's. A chapter's own
/// `Settings` build on it, and say in `void declare(Flags& flags)` which flags the chapter has.
struct ChapterSettings {
  std::string word = "hello";  // valid UTF-8, at least two letters
  std::size_t hidden_size = 3;
  double learning_rate = 0.005;
  std::size_t steps = 2000;
  std::uint32_t seed = 230912;
  std::filesystem::path history;  // to be written; empty: not
  bool published = true;          // the run is the post's own, so that its figures must come out
};

/// The flags of a chapter. Each fills a value, which holds its default when the flag is added.
class Flags {
 public:
  /// What it means when a value is not the default.
  enum class Kind {
    post,       // the run is not the post's any more, and its charts are not the committed ones
    variation,  // the post's figures still come out, but the charts are the reader's own
    output      // nothing of it
  };

  /// Those that mean the same in all chapters.
  void word(std::string& value);
  void hidden(std::size_t& value);
  void learning_rate(double& value);
  void steps(std::size_t& value);
  void seed(std::uint32_t& value);
  void history(std::filesystem::path& value);

  /// Any others. Names have no dashes; both limits are allowed values.
  void whole_number(const std::string& name, std::size_t& value, std::size_t least,
                    std::size_t most, Kind kind, const std::string& help);
  void whole_numbers(const std::string& name, std::vector<std::size_t>& values, std::size_t least,
                     std::size_t most, Kind kind, const std::string& help);
  void choice(const std::string& name, std::string& value, const std::vector<std::string>& choices,
              Kind kind, const std::string& help);
  void file(const std::string& name, std::filesystem::path& value, const std::string& help);
  void directory(const std::string& name, std::filesystem::path& value, const std::string& help);
  /// One without a value.
  void on(const std::string& name, bool& value, const std::string& help);

  /// What must hold for several of them together, and the sentence where it does not.
  void require(std::function<bool()> condition, std::string otherwise);

  /// Fills the values. Returns false where --help was asked for, and printed. Throws UsageError.
  bool read(int argc, const char* const* argv, const std::string& title);
  /// Whether all values of this kind are the default.
  [[nodiscard]] bool all_default(Kind kind) const;

 private:
  using Values = std::vector<std::string>;
  struct Flag {
    std::string name;
    std::string type;  // as --help shows it; empty where there is no value
    Kind kind;
    std::string help;
    std::function<void(const Values&)> read;  // throws std::runtime_error that says what must be
    std::function<std::string()> shown;       // the value as text
    std::string by_default;
    bool takes_many = false;
  };
  template <typename Value, typename Parse>
  void add(const std::string& name, const std::string& type, Value& value, Kind kind,
           const std::string& help, Parse parse);

  std::vector<Flag> flags_;
  std::vector<std::pair<std::function<bool()>, std::string>> requirements_;
};

/// `run_chapter` without the chapter's own type.
int run_chapter_with(int argc, const char* const* argv, const std::string& title,
                     ChapterSettings& settings, const std::function<void(Flags&)>& declare,
                     const std::function<bool(Charts&)>& tell);

/// The main function of a chapter. Reads its flags (those for charts and --help are everywhere), prints
/// the title, tells the story, and returns the exit status: 0; 1 where `tell` returned false (a check
/// failed), threw, or a chart failed; 2 where a flag or file was wrong. Errors are one sentence on
/// stderr. Where nobody reads its output any more, or where it is stopped, the program ends by that
/// signal.
template <std::derived_from<ChapterSettings> Settings>
int run_chapter(int argc, const char* const* argv, const std::string& title,
                bool (*tell)(const Settings& settings, Charts& charts)) {
  Settings settings;
  return run_chapter_with(
      argc, argv, title, settings, [&](Flags& flags) { settings.declare(flags); },
      [&](Charts& charts) { return tell(settings, charts); });
}

}  // namespace unrolled
