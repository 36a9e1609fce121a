#include "lib/progress.hpp"

#include <fmt/chrono.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace unrolled {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): there is one terminal
bool line_is_shown = false;

}  // namespace

void Progress::show(std::size_t done, std::size_t total, const char* unit) {
  static const bool on_terminal = ::isatty(STDERR_FILENO) == 1;
  if (!on_terminal) return;
  if (done == total) return clear_progress();
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  clear_progress();
  const auto left = (now - start_) / std::max<std::size_t>(done, 1) * (total - done);
  fmt::print(stderr, "{} of {} {}, {:%T} left", done, total, unit,
             std::chrono::duration_cast<std::chrono::seconds>(left));
  line_is_shown = true;
}

void clear_progress() {
  // To the start of the line, and what stands after it removed.
  if (std::exchange(line_is_shown, false)) std::fputs("\r\033[K", stderr);
}

}  // namespace unrolled
