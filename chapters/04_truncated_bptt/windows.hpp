#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace unrolled {

// ## Truncated BPTT as the field defines it
//
// TBPTT($k_1$, $k_2$) reads the word once, carrying $h$ along. After every $k_1$ letters, and at the end
// of the word, it stops and learns: it takes the losses since the last stop, goes back from the newest
// step over at most $k_2$ steps, that one included, moves the weights, and reads on from the hidden state
// that it had. Each loss counts exactly once, and it must get at least to its own step, so
// $k_1 \le k_2$. Going back, it may pass an earlier stop. The states before that stop were made by older
// weights; they are used as they are. (Williams and Peng 1990; Sutskever's thesis 2013, section 2.8.6.
// With $k_1 = k_2$ the text is simply cut into pieces.)
//
// One stop is a **window** of steps: losses $s$ from `first_loss` to `newest`, each going back to
// `oldest` and no further.

struct Window {
  std::size_t first_loss = 0;
  std::size_t newest = 0;
  std::size_t oldest = 0;
};

/// The windows of TBPTT(k1, k2) over T time steps, in order. Throws std::invalid_argument unless
/// 1 ≤ k1 ≤ k2.
[[nodiscard]] inline std::vector<Window> tbptt_windows(std::size_t time_steps, std::size_t k1,
                                                       std::size_t k2) {
  if (k1 < 1 || k1 > k2) throw std::invalid_argument("TBPTT needs 1 ≤ k1 ≤ k2");
  std::vector<Window> windows;
  for (std::size_t first = 0; first < time_steps; first += k1) {
    const std::size_t end = std::min(first + k1, time_steps);
    windows.push_back({first, end - 1, end - std::min(end, k2)});
  }
  return windows;
}

}  // namespace unrolled
