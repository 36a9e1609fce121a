#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <string>

namespace unrolled {

/// From here on Ctrl-C (SIGINT), SIGTERM and SIGHUP end the program in good order, whatever it is
/// doing: all that `OnStop` asks for is done, one sentence on stderr says so, and the signal takes
/// its effect, which a shell reports as 128 + its number (130 for Ctrl-C). A second signal ends the
/// program at once. Ignored signals stay ignored. When the reader of stdout goes away, as in
/// `… | head -1`, the program ends in the same way, by SIGPIPE, and quietly. Call it before
/// there are other threads; a second call does nothing.
void stop_in_good_order();

using StopLock = std::unique_lock<std::recursive_timed_mutex>;

/// The program is not stopped while this lock is held, for half a second at most. Once the program
/// is being stopped, nobody gets the lock any more.
[[nodiscard]] StopLock hold_off_stop();

/// What is still to be done if the program is stopped while this object lives.
class OnStop {
 public:
  /// `action` runs on a thread of its own, under the lock of `hold_off_stop`. What it returns is
  /// told to the reader after the word "stopped".
  explicit OnStop(std::function<std::string()> action);
  OnStop(const OnStop&) = delete;
  OnStop(OnStop&&) = delete;
  OnStop& operator=(const OnStop&) = delete;
  OnStop& operator=(OnStop&&) = delete;
  ~OnStop();

 private:
  std::list<std::function<std::string()>>::iterator place_;
};

/// Ends the program as this signal does by default.
[[noreturn]] void end_by_signal(int signal);

}  // namespace unrolled
