#pragma once

#include <chrono>
#include <cstddef>

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

}  // namespace unrolled
