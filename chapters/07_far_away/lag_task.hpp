#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "chapters/07_far_away/sequences.hpp"

namespace unrolled {

/// What a loss counts: at the last step, and at each of the others.
struct LossWeights {
  double last = 1.0;
  double others = 1.0;
};

inline constexpr LossWeights every_letter{1.0, 1.0};
inline constexpr LossWeights only_the_end{1.0, 0.0};
inline constexpr LossWeights all_but_the_end{0.0, 1.0};

/// The letters of the lag task: x, y, then a, b, c, … as far as they go; 2 ≤ lag ≤ 100.
[[nodiscard]] inline std::u32string lag_vocabulary(std::size_t lag) {
  std::u32string letters = U"xy";
  for (const auto& [first, last] :
       {std::pair{U'a', U'w'}, {U'A', U'Z'}, {U'а', U'я'}, {U'ա', U'ֆ'}}) {
    for (char32_t letter = first; letter <= last; ++letter) letters += letter;
  }
  return letters.substr(0, lag + 1);
}

/// The two sequences x a b c … and y a b c …, `lag` letters each, with the letter that follows wanted at
/// each step; at the last step that is the first letter again.
[[nodiscard]] inline Sequences lag_task(std::size_t lag, LossWeights weights) {
  Sequences task{lag + 1, 2, {}, {}, {}};
  for (std::size_t t = 0; t < lag; ++t) {
    for (std::size_t b = 0; b < 2; ++b) {
      const bool last = t + 1 == lag;
      task.read.push_back(t == 0 ? b : t + 1);
      task.wanted.push_back(last ? b : t + 2);
      task.weights.push_back(last ? weights.last : weights.others);
    }
  }
  return task;
}

}  // namespace unrolled
