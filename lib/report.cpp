#include "lib/report.hpp"

#include <fmt/chrono.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include "lib/stop.hpp"

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

void Report::operator()(std::size_t step, std::size_t steps, double loss) {
  progress_.show(step + 1, steps);
  if (history_ != nullptr) history_->add(run_, step, loss);
  stop_if_asked();
}

History::History(const std::filesystem::path& path) {
  if (path.empty()) return;
  file_.emplace(path);
  file_->write("run,step,loss\n");
}

History::~History() {
  if (!file_ || held_.empty() || stop_signal() == 0) return;
  try {
    file_->finish();
    words_after_stopped() = fmt::format("; {} {}", file_->path().string(), held_);
  } catch (const std::exception& error) {
    words_after_stopped() = fmt::format("; {}", error.what());
  }
}

void History::add(const std::string& run, std::size_t step, double loss) {
  if (!file_) return;
  file_->write(fmt::format("{},{},{}\n", run, step, loss));
  held_ = fmt::format("holds the losses up to step {} of the run {}", step, run);
}

void History::finish() {
  if (file_) file_->finish();
  file_.reset();
}

}  // namespace unrolled
