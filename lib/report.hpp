#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "lib/files.hpp"

namespace unrolled {

/// How far a long piece of work is, with the time left, for someone who waits at a terminal: one
/// line on stderr, from the first second on. Where stderr is no terminal it writes nothing.
class Progress {
 public:
  /// `done` of `total` are done, counted in `unit`; the last call removes the line. Not for two
  /// threads at once.
  void show(std::size_t done, std::size_t total, const char* unit = "steps");

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::seconds(1);
};

/// Removes the line, where there is one, so that something else can be written.
void clear_progress();

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
  explicit History(const std::filesystem::path& path);
  ~History();

  /// A training that is given this becomes the run `name`.
  [[nodiscard]] Report run(std::string name) { return {*this, std::move(name)}; }
  void add(const std::string& run, std::size_t step, double loss);
  /// The file is complete. Without this call, or a stop, there will be none.
  void finish();

 private:
  std::optional<OutputFile> file_;
  std::string held_;  // what it holds by now, in words
};

}  // namespace unrolled
