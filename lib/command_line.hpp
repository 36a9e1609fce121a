#pragma once

#include <fmt/format.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "lib/chart.hpp"

namespace unrolled {

/// The user did something wrong; exit status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What the value of a flag may be, as --help shows it (empty for a flag without a value), and how it is
/// read; `read` throws std::runtime_error that says what must be.
template <typename Value>
struct Allowed {
  std::string shown;
  std::function<Value(const std::string&)> read;
};

/// Both limits are allowed.
[[nodiscard]] Allowed<std::uint64_t> whole(std::uint64_t least, std::uint64_t most);
[[nodiscard]] Allowed<std::string> one_of(const std::vector<std::string>& choices);
[[nodiscard]] Allowed<std::string> new_file();
/// One that is there, to be read.
[[nodiscard]] Allowed<std::string> old_file();
[[nodiscard]] Allowed<bool> without_value();
/// A number above 0.
[[nodiscard]] Allowed<double> positive_number();

/// The flags of a chapter. Each fills a value, which holds its default when the flag is added.
class Flags {
 public:
  /// What it means when a value is not the default.
  enum class Kind {
    post,       // the run is not the post's any more, and its charts are not the committed ones
    variation,  // the post's figures still come out, but the charts are the reader's own
    output      // nothing of it
  };

  /// `name` has no dashes. `given`, if there is one, becomes true where the reader names the flag, be it with
  /// the default; the charts are then the reader's own.
  template <typename Value, typename Given>
  void add(const std::string& name, Value& value, const Allowed<Given>& allowed, Kind kind,
           const std::string& help, bool* given = nullptr) {
    flags_.push_back({name, allowed.shown, help, fmt::format("{}", value), kind, false,
                      [&value, read = allowed.read, given](const std::vector<std::string>& texts) {
                        value = static_cast<Value>(read(texts.back()));
                        if (given != nullptr) *given = true;
                      },
                      [&value, by_default = value] { return value == by_default; }, given});
  }
  /// One that takes several values.
  void add_list(const std::string& name, std::vector<std::size_t>& values,
                const Allowed<std::uint64_t>& allowed, Kind kind, const std::string& help,
                bool* given = nullptr);

  /// What must hold for several of them together, and the sentence where it does not.
  void require(std::function<bool()> condition, std::string otherwise) {
    requirements_.emplace_back(std::move(condition), std::move(otherwise));
  }

  /// Fills the values. Returns false where --help was asked for, and printed. Throws UsageError.
  bool read(int argc, const char* const* argv, const std::string& title);
  /// Whether all values of this kind are the default.
  [[nodiscard]] bool all_default(Kind kind) const;

 private:
  struct Flag {
    std::string name, type, help, by_default;
    Kind kind;
    bool takes_many;
    std::function<void(const std::vector<std::string>&)> read;
    std::function<bool()> is_default;
    const bool* given = nullptr;
  };
  std::vector<Flag> flags_;
  std::vector<std::pair<std::function<bool()>, std::string>> requirements_;
};

/// What several chapters let a reader set; the defaults are the source post's. A chapter's own
/// `Settings` build on it, and say in `void declare(Flags& flags)` which flags the chapter has.
struct ChapterSettings {
  std::string word = "hello";  // valid UTF-8, at least two letters
  std::size_t hidden_size = 3;
  double learning_rate = 0.005;
  std::size_t steps = 2000;
  std::uint32_t seed = 230912;
  std::string history;    // the file to be written; empty: none
  bool published = true;  // the run is the post's own, so that its figures must come out

  void declare_word(Flags& flags);
  void declare_hidden_size(Flags& flags);
  void declare_seed(Flags& flags);
  /// --learning-rate and --steps
  void declare_descent(Flags& flags);
  void declare_history(Flags& flags);
};

/// `run_chapter` without the chapter's own type.
int run_chapter(int argc, const char* const* argv, const std::string& title, Flags& flags,
                ChapterSettings& settings, const std::function<bool(Charts&)>& tell);

/// The main function of a chapter. Reads its flags (those for charts and --help are everywhere), prints
/// the title, tells the story, and returns the exit status: 0; 1 where `tell` returned false (a check
/// failed), threw, or a chart failed; 2 where a flag or file was wrong. Errors are one sentence on
/// stderr. Where nobody reads its output any more, or where it is stopped, the program ends by that
/// signal.
template <std::derived_from<ChapterSettings> Settings>
int run_chapter(int argc, const char* const* argv, const std::string& title,
                bool (*tell)(const Settings& settings, Charts& charts)) {
  Settings settings;
  Flags flags;
  settings.declare(flags);
  return run_chapter(argc, argv, title, flags, settings,
                     [&](Charts& charts) { return tell(settings, charts); });
}

}  // namespace unrolled
