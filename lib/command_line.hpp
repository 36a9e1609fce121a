#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chart.hpp"

namespace unrolled {

/// What a reader can set. The defaults are the source post's.
struct Settings {
  std::string word = "hello";  // valid UTF-8, at least two letters
  std::size_t hidden_size = 3;
  std::vector<std::size_t> hidden_sizes = {3, 6};
  double learning_rate = 0.005;
  std::size_t steps = 2000;
  std::uint32_t seed = 230912;
  std::size_t k1 = 1;  // of TBPTT(k1, k2); k1 ≤ k2
  std::size_t k2 = 2;
  std::size_t seeds = 1000;  // of the study in chapter 5
  bool time = false;         // also measure times, which differ from run to run
  // Files to write; empty: none.
  std::filesystem::path history;
  std::filesystem::path gradients;
  std::filesystem::path parameters;

  /// Whether the run is the post's own, so that its published figures must come out.
  [[nodiscard]] bool published() const;
  /// Whether nothing at all was set, so that the charts are the committed ones.
  [[nodiscard]] bool all_default() const;
};

/// The main function of a chapter. Reads the chapter's flags (those of `flags`, by name without
/// the dashes; the flags for charts and --help are everywhere), prints the title, tells the story,
/// and returns the exit status: 0; 1 where `tell` returned false (a check failed), threw, or a
/// chart failed; 2 where a flag or file was wrong. Errors are one sentence on stderr. Where nobody
/// reads its output any more, or where it is stopped, the program ends by that signal.
///
/// `numbers_held` says how many doubles a run holds at once, at most. Where that is half a
/// gigabyte or more the run says so first, and where there is not as much memory that is a wrong flag.
int run_chapter(int argc, const char* const* argv, std::string_view title,
                std::initializer_list<std::string_view> flags,
                bool (*tell)(const Settings& settings, Charts& charts),
                std::size_t (*numbers_held)(const Settings& settings) = nullptr);

}  // namespace unrolled
