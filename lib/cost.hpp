#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>

namespace unrolled {

/// What matrices have cost on this thread so far. It is counted where it happens: multiplications
/// in `add_product`, entries where the storage of a matrix is made and given back.
struct Cost {
  std::size_t multiplications = 0;  // of two entries, in matrix products
  std::size_t entries = 0;          // alive now
  std::size_t most_entries = 0;     // alive at once
};

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a counter
inline constinit thread_local Cost cost_so_far;

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
