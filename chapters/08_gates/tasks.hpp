#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <vector>

#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/08_gates/counting_tasks.hpp"
#include "chapters/08_gates/legal_letters.hpp"
#include "chapters/08_gates/memory_tasks.hpp"
#include "chapters/08_gates/task.hpp"

namespace unrolled {

/// Right where the last wanted letter has more than 3/4, as in chapter 7.
[[nodiscard]] inline bool last_above_three_quarters(const Sequences& sequences, const Matrix& p,
                                                    std::size_t b) {
  const std::size_t last = sequences.read.size() - sequences.count + b;
  return p(last, sequences.wanted[last]) > 0.75;
}

/// The lag task of chapter 7, where every letter is wanted, or only the last.
[[nodiscard]] inline Task lag(std::size_t lag, LossWeights weights) {
  return {.name = fmt::format("lag {}, {}", lag, weights.others > 0.0 ? "all asked" : "end only"),
          .letters = lag_vocabulary(lag),
          .hidden_size = 16,
          .length = lag,
          .draw = [weights](NumpyRandom&, std::size_t,
                            std::size_t length) { return lag_task(length, weights); },
          .right = last_above_three_quarters};
}

/// The other tasks, each with so many units and such a length.
[[nodiscard]] inline Task latch(std::size_t hidden_size, std::size_t length) {
  return {.name = fmt::format("latch {}", length),
          .letters = U"01abcd?",
          .hidden_size = hidden_size,
          .length = length,
          .longer = {2 * length},
          .draw = draw_latch};
}
[[nodiscard]] inline Task temporal_order(std::size_t hidden_size, std::size_t length) {
  return {.name = fmt::format("temporal order {}", length),
          .letters = U"abcdXYBE",
          .hidden_size = hidden_size,
          .length = length,
          .longer = {2 * length},
          .draw = draw_temporal_order};
}
[[nodiscard]] inline Task reber(std::size_t hidden_size) {
  return {.name = "embedded Reber",
          .letters = std::u32string(reber_vocabulary),
          .hidden_size = hidden_size,
          .length = 1,
          .draw = draw_reber,
          .right = all_legal_likeliest};
}
[[nodiscard]] inline Task parity(std::size_t hidden_size, std::size_t length) {
  return {.name = fmt::format("parity to {}", length),
          .letters = U"01",
          .hidden_size = hidden_size,
          .length = length,
          .shorter_too = true,
          .longer = {2 * length, 5 * length},
          .draw = draw_parity};
}
[[nodiscard]] inline Task copy(std::size_t hidden_size, std::size_t length) {
  return {.name = fmt::format("copy {}", length),
          .letters = U"abcdefgh_",
          .hidden_size = hidden_size,
          .length = length,
          .draw = draw_copy};
}
[[nodiscard]] inline Task counting(std::size_t hidden_size, std::size_t length) {
  return {.name = fmt::format("aⁿbⁿ to {}", length),
          .letters = U"ab.",
          .hidden_size = hidden_size,
          .length = length,
          .longer = {2 * length},
          .draw = draw_counted};
}
[[nodiscard]] inline Task flip_flop(std::size_t hidden_size, std::size_t length) {
  return {.name = fmt::format("flip-flop {}", length),
          .letters = U"01wir",
          .hidden_size = hidden_size,
          .length = length,
          .longer = {4 * length},
          .draw = draw_flip_flop};
}

[[nodiscard]] inline std::vector<Task> all_tasks() {
  return {lag(20, every_letter),
          lag(20, only_the_end),
          latch(16, 60),
          temporal_order(16, 50),
          reber(8),
          parity(16, 20),
          copy(64, 10),
          copy(64, 20),
          counting(8, 20),
          flip_flop(16, 32)};
}

}  // namespace unrolled
