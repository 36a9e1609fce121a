#pragma once

#include <cstddef>
#include <vector>

namespace unrolled {

// A word was one sequence, and its letters were rows of a grid. From now on there are several sequences,
// each as long as the others, and a letter is its number in the vocabulary: the column in which its row
// would have the 1. We read them side by side, all first letters, then all second ones, and so
// everything is stored.

/// B sequences of T letters. What belongs to step t of sequence b stands at place t·B + b.
struct Sequences {
  std::size_t vocabulary_size = 0;  // V
  std::size_t count = 0;            // B
  std::vector<std::size_t> read;    // T·B letters, as numbers below V
  std::vector<std::size_t> wanted;  // T·B, the letters to be guessed
  std::vector<double> weights;      // T·B, how much each loss counts; 0: nothing is asked there

  [[nodiscard]] std::size_t time_steps() const { return read.size() / count; }
};

}  // namespace unrolled
