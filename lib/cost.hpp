#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace unrolled {

/// What matrices have cost on this thread so far. It is counted where it happens: multiplications
/// in `add_product`, entries where the storage of a matrix is made and given back.
struct Cost {
  std::uint64_t multiplications = 0;  // of two entries, in matrix products
  std::int64_t entries = 0;           // made less given back; below 0 where more are given back
  std::int64_t most_entries = 0;      // the most so far
};

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a counter
inline constinit thread_local Cost cost_so_far;

/// The standard allocator, counting the entries of matrices.
template <typename T>
struct CountingAllocator : std::allocator<T> {
  template <typename U>
  struct rebind {
    using other = CountingAllocator<U>;
  };
  [[nodiscard]] T* allocate(std::size_t count) {
    T* const memory = std::allocator<T>::allocate(count);
    cost_so_far.entries += static_cast<std::int64_t>(count);
    cost_so_far.most_entries = std::max(cost_so_far.most_entries, cost_so_far.entries);
    return memory;
  }
  void deallocate(T* memory, std::size_t count) {
    cost_so_far.entries -= static_cast<std::int64_t>(count);
    std::allocator<T>::deallocate(memory, count);
  }
};

/// Calls `work` and returns what it returned, with what it cost: the multiplications it made, and in
/// `most_entries` how many entries were alive at once on top of those that were there before.
template <typename Work>
[[nodiscard]] auto with_cost(Work work) {
  const Cost before = cost_so_far;
  cost_so_far.most_entries = before.entries;
  auto result = work();
  const Cost after = cost_so_far;
  cost_so_far.most_entries = std::max(before.most_entries, after.most_entries);
  const Cost cost{after.multiplications - before.multiplications, after.entries - before.entries,
                  after.most_entries - before.entries};
  return std::pair(std::move(result), cost);
}

}  // namespace unrolled
