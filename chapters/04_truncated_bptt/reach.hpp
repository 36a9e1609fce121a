#pragma once

#include <cstddef>
#include <vector>

#include "chapters/04_truncated_bptt/windows.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// T×T, 1 where a window takes the loss at the row's step back to the column's step, else 0.
[[nodiscard]] inline Matrix reach(std::size_t time_steps, const std::vector<Window>& windows) {
  Matrix reached(time_steps, time_steps);
  for (const Window& window : windows) {
    for (std::size_t s = window.first_loss; s <= window.newest; ++s) {
      for (std::size_t t = window.oldest; t <= s; ++t) reached(s, t) = 1.0;
    }
  }
  return reached;
}

}  // namespace unrolled
