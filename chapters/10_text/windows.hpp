#pragma once

#include <algorithm>
#include <cstddef>

#include "chapters/07_far_away/sequences.hpp"
#include "chapters/10_text/corpus.hpp"

namespace unrolled {

// A long text is read at $B$ places at once, as chapter 7 read $B$ sequences; they stand equally far
// apart. From each of them the next $T$ letters are read, a **window**; then the next ones. Where a
// window begins, the state goes on from where the window before has ended, but the way back ends:
// chapter 4's truncated BPTT with $k_1 = k_2 = T$, for which we had no need there, since `hello` has but
// five letters.

/// The windows of T letters that start `from` letters after each of B places of a text; behind its end
/// it begins again. Each loss counts 1/T, so that (7.2) is the mean of all.
[[nodiscard]] inline Sequences windows_at(const Letters& text, std::size_t vocabulary_size,
                                          std::size_t B, std::size_t T, std::size_t from) {
  Sequences windows{vocabulary_size, B, Letters(T * B), Letters(T * B),
                    std::vector<double>(T * B, 1.0 / static_cast<double>(T))};
  for (std::size_t t = 0; t < T; ++t) {
    for (std::size_t b = 0; b < B; ++b) {
      const std::size_t at = b * (text.size() / B) + from + t;
      windows.read[t * B + b] = text[at % text.size()];
      windows.wanted[t * B + b] = text[(at + 1) % text.size()];
    }
  }
  return windows;
}

/// What is read in one step: windows of T letters at B places.
struct Pace {
  std::size_t B = 16, T = 50;
};
inline constexpr Pace usual_pace{16, 50};

/// A short text is read at fewer places, so that a window ends before the next place.
[[nodiscard]] inline Pace within(const Letters& text, const Pace& pace) {
  return {std::clamp<std::size_t>(text.size() / (pace.T + 1), 1, pace.B), pace.T};
}

}  // namespace unrolled
