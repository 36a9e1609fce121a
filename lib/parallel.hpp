#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace unrolled {

[[nodiscard]] inline unsigned all_cores() {
  return std::max(1U, std::thread::hardware_concurrency());
}

/// Calls work(i) once for each i below `count`, on so many cores, in no certain order, and progress(done)
/// after each call, from any core, but never from two at once. Where a call throws, no more are begun, and what
/// it threw (the first, if several did) is thrown here.
template <typename Work, typename Progress>
void for_each_index(std::size_t count, unsigned cores, Work work, Progress progress) {
  std::atomic<std::size_t> next = 0;
  std::mutex one_at_a_time;
  std::size_t done = 0;
  std::exception_ptr thrown;
  const auto take_turns = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) {
        work(i);
        const std::lock_guard lock(one_at_a_time);
        progress(++done);
      }
    } catch (...) {
      const std::lock_guard lock(one_at_a_time);
      if (!thrown) thrown = std::current_exception();
      next = count;
    }
  };
  std::vector<std::jthread> helpers;
  try {
    for (unsigned core = 1; core < cores; ++core) helpers.emplace_back(take_turns);
  } catch (const std::system_error&) {  // no more threads to be had: those there are do the work
  }
  take_turns();
  helpers.clear();  // waits for them
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace unrolled
