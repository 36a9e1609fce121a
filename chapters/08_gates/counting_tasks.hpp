#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "chapters/08_gates/task.hpp"
#include "lib/numpy_random.hpp"

namespace unrolled {

// Tasks in which something must be counted.

/// Parity: `length` bits; in the end, whether the number of ones is odd.
[[nodiscard]] inline Sequences draw_parity(NumpyRandom& random, std::size_t count,
                                           std::size_t length) {
  Sequences all = blank(2, length, count);
  for (std::size_t b = 0; b < count; ++b) {
    std::size_t ones = 0;
    for (std::size_t t = 0; t < length; ++t) {
      const std::size_t bit = draw_whole(random, 0, 1);
      all.read[t * count + b] = bit;
      ones += bit;
    }
    ask(all, length - 1, b, ones % 2);
  }
  return all;
}

/// aⁿbⁿ, a sequence for each n: from the first b on, what comes next, b or the end, is asked for. Read
/// are a and b (0 and 1); behind the end, b.
[[nodiscard]] inline Sequences counted(const std::vector<std::size_t>& n) {
  const std::size_t longest = std::ranges::max(n);
  Sequences all = blank(3, 2 * longest, n.size());
  for (std::size_t b = 0; b < n.size(); ++b) {
    for (std::size_t t = 0; t < 2 * longest; ++t) {
      all.read[t * n.size() + b] = t < n[b] ? 0 : 1;
      if (t >= n[b] && t < 2 * n[b]) ask(all, t, b, t + 1 < 2 * n[b] ? 1 : 2);
    }
  }
  return all;
}
[[nodiscard]] inline Sequences draw_counted(NumpyRandom& random, std::size_t count,
                                            std::size_t length) {
  std::vector<std::size_t> n(count);
  for (std::size_t& each : n) each = draw_whole(random, 1, length);
  return counted(n);
}

}  // namespace unrolled
