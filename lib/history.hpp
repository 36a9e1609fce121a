#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "lib/files.hpp"
#include "lib/progress.hpp"

namespace unrolled {

class History;

/// What a training reports to after each step: whoever waits at a terminal, and the history, if the
/// training is one of its runs. Where the program was asked to stop it throws Stopped.
class Report {
 public:
  Report() = default;
  Report(History& history, std::string run) : history_{&history}, run_{std::move(run)} {}

  /// The loss after step 0, 1, 2, … of a training of `steps` steps.
  void operator()(std::size_t step, std::size_t steps, double loss);

 private:
  Progress progress_;
  History* history_ = nullptr;
  std::string run_;
};

/// A CSV file of losses, `run,step,loss`, a row for each step of each run, written as the trainings
/// go; the losses read back exactly. If the program is stopped, the rows so far are kept.
class History {
 public:
  /// Does nothing at all where `path` is empty. It and all others throw as `OutputFile` does.
  explicit History(std::filesystem::path path);
  ~History();

  /// A training that is given this becomes the run `name`.
  [[nodiscard]] Report run(std::string name) { return {*this, std::move(name)}; }
  void add(const std::string& run, std::size_t step, double loss);
  /// The file is complete. Without this call, or a stop, there will be none.
  void finish();

 private:
  std::filesystem::path path_;
  std::optional<OutputFile> file_;
  std::string newest_run_;
  std::size_t newest_step_ = 0;
};

}  // namespace unrolled
