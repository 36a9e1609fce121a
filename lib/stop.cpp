#include "lib/stop.hpp"

#include <poll.h>
#include <pthread.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <utility>

#include "lib/progress.hpp"

namespace unrolled {
namespace {

struct Stop {
  std::recursive_timed_mutex mutex;
  std::list<std::function<std::string()>> actions;  // the newest first; under the mutex
};

/// It is never destroyed: a signal may come when the program is already ending.
Stop& stop() {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory,cppcoreguidelines-avoid-non-const-global-variables)
  static Stop* const the_one = new Stop;
  return *the_one;
}

/// Waits until a signal comes or nobody reads stdout any more; that counts as SIGPIPE.
int wait_for_signal(const sigset_t& signals) {
  std::array<pollfd, 2> events = {{{::signalfd(-1, &signals, SFD_CLOEXEC), POLLIN, 0},
                                   {STDOUT_FILENO, 0, 0}}};  // errors are always reported
  while (::poll(events.data(), events.size(), -1) < 0) {
  }
  signalfd_siginfo signal{};
  if (events[0].revents == 0) return SIGPIPE;
  return ::read(events[0].fd, &signal, sizeof signal) > 0 ? static_cast<int>(signal.ssi_signo)
                                                          : SIGTERM;
}

// The signals are blocked in all threads, and this one waits for them. So it runs as ordinary code,
// where a signal handler could hardly call anything.
[[noreturn]] void stop_when_told(const sigset_t& signals) {
  const int signal = wait_for_signal(signals);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // the next one ends the program at once
  StopLock lock(stop().mutex, std::defer_lock);
  std::string said = "stopped";
  if (lock.try_lock_for(std::chrono::milliseconds(500))) {
    clear_progress();
    for (const auto& action : stop().actions) {
      try {
        said += action();
      } catch (const std::exception& error) {
        said += std::string("; ") + error.what();
      }
    }
  }
  said += '\n';
  if (signal != SIGPIPE) {
    // Nothing can be done where even this fails.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, said.data(), said.size());
  }
  end_by_signal(signal);
}

}  // namespace

void stop_in_good_order() {
  static bool called = false;
  if (std::exchange(called, true)) return;
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    sigaction(signal, nullptr, &now);
    if (now.sa_handler != SIG_IGN) sigaddset(&signals, signal);
  }
  std::signal(SIGPIPE, SIG_IGN);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals] { stop_when_told(signals); }).detach();
}

StopLock hold_off_stop() { return StopLock(stop().mutex); }

OnStop::OnStop(std::function<std::string()> action) {
  const StopLock lock = hold_off_stop();
  place_ = stop().actions.insert(stop().actions.begin(), std::move(action));
}

OnStop::~OnStop() {
  const StopLock lock = hold_off_stop();
  stop().actions.erase(place_);
}

void end_by_signal(int signal) {
  std::signal(signal, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
  std::raise(signal);
  std::_Exit(128 + signal);
}

}  // namespace unrolled
