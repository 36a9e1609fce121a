#include "lib/history.hpp"

#include <fmt/format.h>

#include <iterator>

namespace unrolled {

void Report::operator()(std::size_t step, std::size_t steps, double loss) {
  progress_.show(step + 1, steps);
  if (history_ != nullptr) history_->add(run_, step, steps, loss);
}

History::History(const std::filesystem::path& path) {
  if (path.empty()) return;
  file_.emplace(path);
  file_->write("run,step,loss\n");
  on_stop_.emplace([this, path]() -> std::string {
    if (newest_run_.empty()) return "";
    file_->finish();
    return fmt::format("; {} holds the losses up to step {} of the run {}", path.string(),
                       newest_step_, newest_run_);
  });
}

void History::add(const std::string& run, std::size_t step, std::size_t steps, double loss) {
  if (!file_) return;
  fmt::memory_buffer row;
  fmt::format_to(std::back_inserter(row), "{},{},{}\n", run, step, loss);
  const StopLock lock = hold_off_stop();  // so that a stop finds whole rows
  file_->write({row.data(), row.size()});
  if (step + 1 == steps) file_->flush();  // before the chapter goes on to print
  newest_run_ = run;
  newest_step_ = step;
}

void History::finish() {
  if (!file_) return;
  const StopLock lock = hold_off_stop();
  file_->finish();
  on_stop_.reset();
}

}  // namespace unrolled
