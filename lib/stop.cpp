#include "lib/stop.hpp"

#include <atomic>
#include <csignal>
#include <cstdlib>

namespace unrolled {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): all that a handler can reach
std::atomic<int> asked_by = 0;  // read by every core of a study
static_assert(std::atomic<int>::is_always_lock_free);

}  // namespace

void listen_for_stop() {
  struct sigaction ask {};
  ask.sa_handler = [](int signal) {
    int nobody = 0;
    asked_by.compare_exchange_strong(nobody, signal);  // the first one counts
  };
  ask.sa_flags = static_cast<int>(SA_RESETHAND);  // not SA_RESTART: a pipe may keep us waiting
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &ask, nullptr);
  }
  ask.sa_flags = 0;  // what is printed after this one must not end the program half-way
  sigaction(SIGPIPE, &ask, nullptr);
}

int stop_signal() { return asked_by; }

void stop_if_asked() {
  if (asked_by != 0) throw Stopped{};
}

std::string& words_after_stopped() {
  static std::string words;
  return words;
}

void end_by_signal(int signal) {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  std::_Exit(128 + signal);
}

}  // namespace unrolled
