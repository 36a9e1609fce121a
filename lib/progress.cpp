#include "lib/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <string>

#include "lib/stop.hpp"

namespace unrolled {
namespace {

// Of the line that is shown, under the lock of `hold_off_stop`.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::size_t line_length = 0;

/// "3 h 20 min", "4 min 10 s", "12 s".
std::string duration(double seconds) {
  const auto s = std::lround(seconds);
  if (s >= 3600) return fmt::format("{} h {} min", s / 3600, s / 60 % 60);
  if (s >= 60) return fmt::format("{} min {} s", s / 60, s % 60);
  return fmt::format("{} s", s);
}

}  // namespace

void Progress::show(std::size_t done, std::size_t total) {
  static const bool on_terminal = ::isatty(STDERR_FILENO) == 1;
  if (!on_terminal) return;
  if (done == total) return clear_progress();
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double left = seconds / static_cast<double>(done) * static_cast<double>(total - done);
  std::string line = fmt::format("{} of {} {}, {} left", done, total, unit_, duration(left));
  const StopLock lock = hold_off_stop();
  const std::size_t length = line.size();
  if (length < line_length) line.append(line_length - length, ' ');
  line_length = length;
  std::fputs(fmt::format("\r{}", line).c_str(), stderr);
}

void clear_progress() {
  const StopLock lock = hold_off_stop();
  if (line_length == 0) return;
  std::fputs(fmt::format("\r{:{}}\r", "", line_length).c_str(), stderr);
  line_length = 0;
}

}  // namespace unrolled
