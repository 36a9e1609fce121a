#pragma once

#include <cstddef>
#include <string>

#include "lib/command_line.hpp"

namespace unrolled {

/// What a chapter with a long study lets a reader set.
struct StudySettings : ChapterSettings {
  std::size_t seeds = 5;  // of each study
  bool steps_given = false;
  bool all_tasks = false;
  std::string study;      // the file of a long study, to be written; empty: none
  std::string gradients;  // the file to be written; empty: none

  /// `steps_for`, `seeds_for`, `how_long` and `written` say in --help what the flags mean here.
  void declare_study(Flags& flags, const std::string& steps_for, const std::string& seeds_for,
                     const std::string& how_long, const std::string& written) {
    flags.add("steps", steps, whole(1, 10'000'000), Flags::Kind::post,
              "training steps at most" + steps_for, &steps_given);
    flags.add("seeds", seeds, whole(1, 1'000'000), Flags::Kind::variation,
              "how many seeds " + seeds_for);
    flags.add("all-tasks", all_tasks, without_value(), Flags::Kind::variation,
              "run the long study, and nothing else: " + how_long + " with ten seeds");
    flags.add("study", study, new_file(), Flags::Kind::output,
              "with --all-tasks: write what it found (JSON)");
    flags.add("gradients", gradients, new_file(), Flags::Kind::output,
              "write parameters, " + written + " at the start (JSON)");
    flags.require([this] { return study.empty() || all_tasks; }, "--study needs --all-tasks");
    flags.require([this] { return gradients.empty() || !all_tasks; },
                  "--all-tasks runs the long study alone, without --gradients");
  }
};

}  // namespace unrolled
