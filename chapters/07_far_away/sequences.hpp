#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "lib/letters.hpp"

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

/// What sequence b of `count` says, a letter a step.
[[nodiscard]] inline std::string spelled_out(const std::vector<std::size_t>& letters,
                                             std::size_t count, std::size_t b,
                                             std::u32string_view vocabulary) {
  std::string word;
  for (std::size_t i = b; i < letters.size(); i += count) word += text(vocabulary.at(letters[i]));
  return word;
}

/// Sequence b of a task as chapters 1 to 6 have one: one-hot rows, read and wanted.
[[nodiscard]] inline SpellingTask alone(const Sequences& task, std::size_t b) {
  const std::size_t T = task.time_steps();
  SpellingTask one{std::u32string(task.vocabulary_size, U'?'), Matrix(T, task.vocabulary_size),
                   Matrix(T, task.vocabulary_size)};
  for (std::size_t t = 0; t < T; ++t) {
    one.x(t, task.read[t * task.count + b]) = 1.0;
    one.y(t, task.wanted[t * task.count + b]) = 1.0;
  }
  return one;
}

}  // namespace unrolled
