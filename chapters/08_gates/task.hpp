#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "chapters/07_far_away/sequences.hpp"
#include "lib/letters.hpp"
#include "lib/matrix.hpp"
#include "lib/numpy_random.hpp"

namespace unrolled {

/// Right where at each step that asks, the wanted letter is the likeliest.
[[nodiscard]] inline bool all_likeliest(const Sequences& sequences, const Matrix& p,
                                        std::size_t b) {
  for (std::size_t i = b; i < p.rows(); i += sequences.count) {
    if (sequences.weights[i] > 0.0 && argmax(p, i) != sequences.wanted[i]) return false;
  }
  return true;
}

/// A task that is drawn anew each time.
struct Task {
  std::string name;
  std::u32string letters;                // V of them, to be shown
  std::size_t hidden_size = 0;           // of the networks that are to learn it
  std::size_t length = 0;                // that is practised; what it counts, `draw` says
  bool shorter_too = false;              // practised is any length up to it
  std::vector<std::size_t> longer = {};  // with which it is tested, too, when it is learned
  /// So many random sequences of such a length (the lag has but two, and Reber's strings their own length).
  std::function<Sequences(NumpyRandom& random, std::size_t count, std::size_t length)> draw = {};
  /// Whether all that is asked of sequence b is answered right, by the probabilities p, (T·B)×V.
  bool (*right)(const Sequences& sequences, const Matrix& p, std::size_t b) = all_likeliest;
};

/// The share of the sequences that are right.
[[nodiscard]] inline double share_right(const Task& task, const Sequences& sequences,
                                        const Matrix& p) {
  std::size_t count = 0;
  for (std::size_t b = 0; b < sequences.count; ++b) count += task.right(sequences, p, b) ? 1 : 0;
  return static_cast<double>(count) / static_cast<double>(sequences.count);
}

/// What the first of the sequences reads, and under it what is wanted where something is asked.
[[nodiscard]] inline std::pair<std::string, std::string> shown(const Task& task,
                                                               const Sequences& sequences) {
  std::string read, wanted;
  for (std::size_t i = 0; i < sequences.read.size(); i += sequences.count) {
    read += text(task.letters.at(sequences.read[i]));
    wanted += sequences.weights[i] > 0.0 ? text(task.letters.at(sequences.wanted[i])) : "·";
  }
  return {read, wanted};
}

/// Sequences of V letters that ask nothing yet, T·B letters 0.
[[nodiscard]] inline Sequences blank(std::size_t vocabulary_size, std::size_t time_steps,
                                     std::size_t count) {
  const std::size_t TB = time_steps * count;
  return {vocabulary_size, count, std::vector<std::size_t>(TB), std::vector<std::size_t>(TB),
          std::vector<double>(TB)};
}

/// Asks for a letter at step t of sequence b.
inline void ask(Sequences& sequences, std::size_t t, std::size_t b, std::size_t wanted) {
  const std::size_t i = t * sequences.count + b;
  sequences.wanted[i] = wanted;
  sequences.weights[i] = 1.0;
}

/// A whole number from `first` to `last`.
[[nodiscard]] inline std::size_t draw_whole(NumpyRandom& random, std::size_t first,
                                            std::size_t last) {
  return first + static_cast<std::size_t>(random.uniform() * static_cast<double>(last - first + 1));
}

}  // namespace unrolled
