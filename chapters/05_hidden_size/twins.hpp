#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// The first two time steps that read the same letter and want different ones after it; nothing where
/// there are none, so that no memory is needed.
[[nodiscard]] inline std::optional<std::pair<std::size_t, std::size_t>> twins(
    const SpellingTask& task) {
  for (std::size_t second = 1; second < task.x.rows(); ++second) {
    for (std::size_t first = 0; first < second; ++first) {
      if (argmax(task.x, first) == argmax(task.x, second) &&
          argmax(task.y, first) != argmax(task.y, second)) {
        return std::pair(first, second);
      }
    }
  }
  return std::nullopt;
}

}  // namespace unrolled
