#pragma once

#include <cstddef>

#include "chapters/08_gates/task.hpp"
#include "lib/numpy_random.hpp"

namespace unrolled {

// Tasks in which something must be kept until it is asked for.

/// The latch: 0 or 1, then `length` random letters of four others, then a query, which asks for the first.
[[nodiscard]] inline Sequences draw_latch(NumpyRandom& random, std::size_t count,
                                          std::size_t length) {
  Sequences all = blank(7, length + 2, count);
  for (std::size_t b = 0; b < count; ++b) {
    const std::size_t bit = draw_whole(random, 0, 1);
    all.read[b] = bit;
    for (std::size_t t = 1; t <= length; ++t) all.read[t * count + b] = draw_whole(random, 2, 5);
    all.read[(length + 1) * count + b] = 6;
    ask(all, length + 1, b, bit);
  }
  return all;
}

/// Temporal order (Hochreiter and Schmidhuber 1997, task 6a): `length` letters, four of them noise; X or Y
/// at a place one to two tenths in and at one from the middle to six tenths; in the end, which of the four
/// orders it was. The length is at least 10.
[[nodiscard]] inline Sequences draw_temporal_order(NumpyRandom& random, std::size_t count,
                                                   std::size_t length) {
  Sequences all = blank(8, length, count);  // four of noise (and the answers), X, Y, begin, end
  for (std::size_t b = 0; b < count; ++b) {
    for (std::size_t t = 0; t < length; ++t) all.read[t * count + b] = draw_whole(random, 0, 3);
    const std::size_t first = draw_whole(random, 0, 1);
    const std::size_t second = draw_whole(random, 0, 1);
    all.read[draw_whole(random, length / 10, 2 * length / 10) * count + b] = 4 + first;
    all.read[draw_whole(random, length / 2, 6 * length / 10) * count + b] = 4 + second;
    all.read[b] = 6;
    all.read[(length - 1) * count + b] = 7;
    ask(all, length - 1, b, 2 * first + second);
  }
  return all;
}

/// Copying: `length` random letters of eight, then as many blanks, at which they are to be repeated.
[[nodiscard]] inline Sequences draw_copy(NumpyRandom& random, std::size_t count,
                                         std::size_t length) {
  Sequences all = blank(9, 2 * length, count);
  for (std::size_t b = 0; b < count; ++b) {
    for (std::size_t t = 0; t < length; ++t) {
      const std::size_t letter = draw_whole(random, 0, 7);
      all.read[t * count + b] = letter;
      all.read[(t + length) * count + b] = 8;
      ask(all, t + length, b, letter);
    }
  }
  return all;
}

/// The flip-flop (Liu et al. 2023): `length` pairs of an instruction, write, ignore or read, and a bit.
/// Eight of ten instructions are to be ignored; the first writes and the last reads. At each read the bit
/// that was written last is wanted.
[[nodiscard]] inline Sequences draw_flip_flop(NumpyRandom& random, std::size_t count,
                                              std::size_t length) {
  Sequences all = blank(5, 2 * length, count);  // 0, 1, write, ignore, read
  for (std::size_t b = 0; b < count; ++b) {
    std::size_t written = 0;
    for (std::size_t t = 0; t < length; ++t) {
      const double u = random.uniform();
      const std::size_t instruction = t == 0            ? 2
                                      : t + 1 == length ? 4
                                      : u < 0.1         ? 2
                                      : u < 0.9         ? 3
                                                        : 4;
      const std::size_t bit = draw_whole(random, 0, 1);
      if (instruction == 2) written = bit;
      all.read[2 * t * count + b] = instruction;
      all.read[(2 * t + 1) * count + b] = instruction == 4 ? written : bit;
      if (instruction == 4) ask(all, 2 * t, b, written);
    }
  }
  return all;
}

}  // namespace unrolled
