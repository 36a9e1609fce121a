#pragma once

#include <algorithm>
#include <cstddef>

#include "chapters/07_far_away/sequences.hpp"
#include "chapters/10_text/corpus.hpp"

namespace unrolled {

// A long text is read at $B$ places at once: it is cut into $B$ stretches of $L$ letters, and from each the next
// $T$ are read, a **window**; then the next ones. Where a window begins, the state goes on from where
// the window before has ended, but the way back ends: chapter 4's truncated BPTT with $k_1 = k_2 = T$, for
// which we had no need there, since `hello` has but five letters.

/// The windows that start `from` letters into each of B stretches of a text, which are as long as can be.
/// Each loss counts 1/T, so that (7.2) is the mean of all.
[[nodiscard]] inline Sequences windows_at(const Letters& text, std::size_t vocabulary_size,
                                          std::size_t B, std::size_t T, std::size_t from) {
  const std::size_t L = (text.size() - 1) / B;
  Sequences windows{vocabulary_size, B, Letters(T * B), Letters(T * B),
                    std::vector<double>(T * B, 1.0 / static_cast<double>(T))};
  for (std::size_t t = 0; t < T; ++t) {
    for (std::size_t b = 0; b < B; ++b) {
      windows.read[t * B + b] = text[b * L + from + t];
      windows.wanted[t * B + b] = text[b * L + from + t + 1];
    }
  }
  return windows;
}

/// What is read in one step: windows of T letters at B places.
struct Pace {
  std::size_t B = 16, T = 50;
};

/// A short text is read at fewer places, a very short one in shorter windows.
[[nodiscard]] inline Pace within(const Letters& text, const Pace& pace) {
  const std::size_t T = std::min(pace.T, text.size() - 1);
  return {std::min(pace.B, (text.size() - 1) / T), T};
}

}  // namespace unrolled
