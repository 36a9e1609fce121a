#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "chapters/08_gates/task.hpp"
#include "lib/numpy_random.hpp"

namespace unrolled {

/// The first `count` of the numbers below `all`, in a random order.
[[nodiscard]] inline std::vector<std::size_t> draw_some(NumpyRandom& random, std::size_t count,
                                                        std::size_t all) {
  std::vector<std::size_t> numbers(all);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  for (std::size_t i = 0; i < count; ++i) {
    std::swap(numbers[i], numbers[draw_whole(random, i, all - 1)]);
  }
  numbers.resize(count);
  return numbers;
}

/// Recall (after Ba et al. 2016, on fast weights): `pairs` pairs of a letter, of eight, and a digit, of
/// eight; then the letters again in another order, and at each its digit is wanted.
[[nodiscard]] inline Sequences draw_recall(NumpyRandom& random, std::size_t count,
                                           std::size_t pairs) {
  constexpr std::size_t keys = 8;
  Sequences all = blank(2 * keys, 3 * pairs, count);
  for (std::size_t b = 0; b < count; ++b) {
    const auto read = [&](std::size_t t) -> std::size_t& { return all.read[t * count + b]; };
    const std::vector<std::size_t> key = draw_some(random, pairs, keys);
    for (std::size_t n = 0; n < pairs; ++n) {
      read(2 * n) = key[n];
      read(2 * n + 1) = draw_whole(random, keys, 2 * keys - 1);
    }
    const std::vector<std::size_t> order = draw_some(random, pairs, pairs);
    for (std::size_t n = 0; n < pairs; ++n) {
      read(2 * pairs + n) = key[order[n]];
      ask(all, 2 * pairs + n, b, read(2 * order[n] + 1));
    }
  }
  return all;
}

[[nodiscard]] inline Task recall(std::size_t width, std::size_t pairs) {
  return {.name = "recall of pairs",
          .letters = U"abcdefgh01234567",
          .hidden_size = width,
          .length = pairs,
          .draw = draw_recall,
          .right = all_likeliest};
}

}  // namespace unrolled
