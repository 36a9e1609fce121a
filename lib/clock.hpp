#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace unrolled {

/// The seconds that this thread has kept a core busy so far.
[[nodiscard]] inline double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// The seconds that a piece of work takes: the median of five, each the mean of so many that reading the clock
/// does not count, after one to warm up.
template <typename Work>
[[nodiscard]] double median_seconds(Work work) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> seconds;
  work();
  while (seconds.size() < 5) {
    int done = 0;
    const auto start = Clock::now();
    do {
      work();
      ++done;
    } while (Clock::now() - start < std::chrono::milliseconds(2));
    seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count() / done);
  }
  std::ranges::sort(seconds);
  return seconds[2];
}

}  // namespace unrolled
