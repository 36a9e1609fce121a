#include "lib/history.hpp"

#include <fmt/format.h>

#include "lib/stop.hpp"

namespace unrolled {

void Report::operator()(std::size_t step, std::size_t steps, double loss) {
  progress_.show(step + 1, steps);
  if (history_ != nullptr) history_->add(run_, step, loss);
  stop_if_asked();
}

History::History(std::filesystem::path path) : path_{std::move(path)} {
  if (path_.empty()) return;
  file_.emplace(path_);
  file_->write("run,step,loss\n");
}

History::~History() {
  if (!file_ || newest_run_.empty() || stop_signal() == 0) return;
  try {
    finish();
    words_after_stopped() += fmt::format("; {} holds the losses up to step {} of the run {}",
                                         path_.string(), newest_step_, newest_run_);
  } catch (const std::exception& error) {
    words_after_stopped() += fmt::format("; {}", error.what());
  }
}

void History::add(const std::string& run, std::size_t step, double loss) {
  if (!file_) return;
  file_->write(fmt::format("{},{},{}\n", run, step, loss));
  newest_run_ = run;
  newest_step_ = step;
}

void History::finish() {
  if (!file_) return;
  file_->finish();
  file_.reset();
}

}  // namespace unrolled
