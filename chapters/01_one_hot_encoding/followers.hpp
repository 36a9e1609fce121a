#pragma once

#include <cstddef>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// Turn $x$ over, rows as columns; that is the transpose, $x^\top$. Then entry $(j, k)$ of the matrix
// product $x^\top y$ adds up $x_{tj} \, y_{tk}$ over all time steps. Each term is 1 where letter $j$ was
// read and letter $k$ wanted, else 0, so the sum counts how often $k$ follows $j$:
//
// $$ (x^\top y)_{jk} = \sum_{t=0}^{T-1} x_{tj} \, y_{tk} \tag{1.2} $$

/// How often each letter follows each letter: V×V, row: the letter read, column: the next one.
[[nodiscard]] inline Matrix follower_counts(const SpellingTask& task) {
  return product(transposed(task.x), task.y);  // (1.2)
}

/// How many of the T letters are right for the best guesser that knows only the letter just read:
/// after each letter it says the most frequent follower.
[[nodiscard]] inline std::size_t best_without_memory(const SpellingTask& task) {
  const Matrix counts = follower_counts(task);
  double right = 0.0;
  for (std::size_t k = 0; k < counts.rows(); ++k) right += counts(k, argmax(counts, k));
  return static_cast<std::size_t>(right);
}

}  // namespace unrolled
