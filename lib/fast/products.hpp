#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/fast/vector.hpp"

// Not needed to understand anything. How `add_product` of lib/matrix.hpp multiplies where it pays to be
// fast. Every entry of the result still adds its products one after the other, k = 0, 1, 2, …, as the
// textbook's triple loop does, so the digits are the same. (`add_row_times_transposed` is the exception.)
namespace unrolled::fast {

/// A table in memory: entry (i, j) is data[i · row_stride + j · column_stride].
struct Strided {
  const double* data;
  std::size_t row_stride;
  std::size_t column_stride;
};

/// total += a · b, 1×n += 1×k · k×n, where the rows of b lie in one piece. Four rows of b at a time,
/// so that `total` is read and written only once for four products.
inline void add_row_times(double* __restrict total, const double* a, const double* b,
                          std::size_t b_stride, std::size_t depth, std::size_t columns) {
  std::size_t k = 0;
  for (; k + 4 <= depth; k += 4) {
    const double* const b0 = b + k * b_stride;
    const double* const b1 = b0 + b_stride;
    const double* const b2 = b1 + b_stride;
    const double* const b3 = b2 + b_stride;
    for (std::size_t j = 0; j < columns; ++j) {
      total[j] = total[j] + a[k] * b0[j] + a[k + 1] * b1[j] + a[k + 2] * b2[j] + a[k + 3] * b3[j];
    }
  }
  for (; k < depth; ++k) {
    for (std::size_t j = 0; j < columns; ++j) total[j] += a[k] * b[k * b_stride + j];
  }
}

/// total += a · bᵀ for `count` rows of b, which lie in one piece each: so many scalar products, each
/// summed in four parts (in another order than the textbook's, but in the same one everywhere).
template <std::size_t count>
void add_scalar_products(double* total, const double* a, const double* b, std::size_t b_stride,
                         std::size_t depth) {
  constexpr std::size_t parts = 4;
  std::array<std::array<Vector, parts / vector_size>, count> sums{};
  std::size_t k = 0;
  for (; k + parts <= depth; k += parts) {
    for (std::size_t v = 0; v < parts / vector_size; ++v) {
      const std::size_t at = k + v * vector_size;
      const Vector a_k = load(a + at);
      for (std::size_t j = 0; j < count; ++j) sums[j][v] += a_k * load(b + j * b_stride + at);
    }
  }
  for (std::size_t j = 0; j < count; ++j) {
    double sum = 0.0;
    for (std::size_t part = 0; part < parts; ++part) {
      sum += sums[j][part / vector_size][part % vector_size];
    }
    for (std::size_t rest = k; rest < depth; ++rest) sum += a[rest] * b[j * b_stride + rest];
    total[j] += sum;
  }
}

/// total += a · bᵀ, 1×n += 1×k · (n×k)ᵀ, where the rows of b lie in one piece.
inline void add_row_times_transposed(double* total, const double* a, const double* b,
                                     std::size_t b_stride, std::size_t depth, std::size_t columns) {
  std::size_t j = 0;
  for (; j + 4 <= columns; j += 4) {
    add_scalar_products<4>(total + j, a, b + j * b_stride, b_stride, depth);
  }
  for (; j < columns; ++j) {
    add_scalar_products<1>(total + j, a, b + j * b_stride, b_stride, depth);
  }
}

/// total += a · b for small tables: the number of columns is known to the compiler, so the sums of a row
/// stay in registers. (Without it, a training step of three hidden units takes a fifth more.)
template <std::size_t columns>
void add_narrow(double* total, Strided a, Strided b, std::size_t rows, std::size_t depth) {
  for (std::size_t i = 0; i < rows; ++i, total += columns, a.data += a.row_stride) {
    // Aligned, since GCC 12 with -O2 for some processors writes it as if it were, and does not see to it.
    alignas(32) std::array<double, columns> sums;  // NOLINT(*-member-init): set here
    for (std::size_t j = 0; j < columns; ++j) sums[j] = total[j];
    const double* a_k = a.data;
    const double* b_k = b.data;
    for (std::size_t k = 0; k < depth; ++k, a_k += a.column_stride, b_k += b.row_stride) {
      for (std::size_t j = 0; j < columns; ++j) sums[j] += *a_k * b_k[j * b.column_stride];
    }
    for (std::size_t j = 0; j < columns; ++j) total[j] = sums[j];
  }
}

// Large tables are multiplied in tiles: 4 rows of a with two vectors' width of columns of b give a
// tile of the result, which stays in the processor's registers while k runs. For that, strips of a
// and b are copied side by side, so that they are read in one piece and, once copied, stay in the
// cache: `block` is as much of a and b as is used at a time.
inline constexpr std::size_t tile_rows = 4;
inline constexpr std::size_t tile_columns = 2 * vector_size;
inline constexpr std::size_t block = 128;

/// Copies a strip of `width` lines of `depth` entries so that the k-th entries of all lines stand
/// together; lines from `lines` on are zeros.
template <std::size_t width>
void pack(double* to, const double* from, std::size_t line_stride, std::size_t k_stride,
          std::size_t lines, std::size_t depth) {
  for (std::size_t k = 0; k < depth; ++k, from += k_stride) {
    for (std::size_t i = 0; i < width; ++i) *to++ = i < lines ? from[i * line_stride] : 0.0;
  }
}

/// One tile of the result += a strip of a · a strip of b.
inline void add_tile(double* total, std::size_t total_stride, const double* a, const double* b,
                     std::size_t depth) {
  Vector left[tile_rows], right[tile_rows];
  for (std::size_t i = 0; i < tile_rows; ++i) {
    left[i] = load(total + i * total_stride);
    right[i] = load(total + i * total_stride + vector_size);
  }
#pragma GCC unroll 2
  for (std::size_t k = 0; k < depth; ++k, a += tile_rows, b += tile_columns) {
    const Vector b_left = load(b);
    const Vector b_right = load(b + vector_size);
    for (std::size_t i = 0; i < tile_rows; ++i) {
      left[i] += a[i] * b_left;
      right[i] += a[i] * b_right;
    }
  }
  for (std::size_t i = 0; i < tile_rows; ++i) {
    store(total + i * total_stride, left[i]);
    store(total + i * total_stride + vector_size, right[i]);
  }
}

/// A tile at the edge, where the result has fewer rows or columns than a tile.
inline void add_part_of_tile(double* total, std::size_t total_stride, const double* a,
                             const double* b, std::size_t depth, std::size_t part_rows,
                             std::size_t part_columns) {
  std::array<double, tile_rows * tile_columns> tile{};
  for (std::size_t i = 0; i < part_rows; ++i) {
    std::copy_n(total + i * total_stride, part_columns, &tile[i * tile_columns]);
  }
  add_tile(tile.data(), tile_columns, a, b, depth);
  for (std::size_t i = 0; i < part_rows; ++i) {
    std::copy_n(&tile[i * tile_columns], part_columns, total + i * total_stride);
  }
}

/// total += a · b, rows×columns += rows×depth · depth×columns, in tiles.
[[gnu::noinline]] inline void add_in_tiles(double* total, Strided a, Strided b, std::size_t rows,
                                           std::size_t depth, std::size_t columns) {
  // NOLINTBEGIN(cppcoreguidelines-pro-type-member-init): what is read has been packed
  alignas(64) std::array<double, block * block> a_strips;
  alignas(64) std::array<double, block * tile_columns> b_strip;
  // NOLINTEND(cppcoreguidelines-pro-type-member-init)
  for (std::size_t k = 0; k < depth; k += block) {
    const std::size_t k_count = std::min(block, depth - k);
    for (std::size_t top = 0; top < rows; top += block) {
      const std::size_t bottom = std::min(top + block, rows);
      for (std::size_t i = top; i < bottom; i += tile_rows) {
        pack<tile_rows>(&a_strips[(i - top) * k_count],
                        a.data + i * a.row_stride + k * a.column_stride, a.row_stride,
                        a.column_stride, std::min(tile_rows, bottom - i), k_count);
      }
      for (std::size_t j = 0; j < columns; j += tile_columns) {
        const std::size_t j_count = std::min(tile_columns, columns - j);
        pack<tile_columns>(b_strip.data(), b.data + k * b.row_stride + j * b.column_stride,
                           b.column_stride, b.row_stride, j_count, k_count);
        for (std::size_t i = top; i < bottom; i += tile_rows) {
          const std::size_t i_count = std::min(tile_rows, bottom - i);
          double* const tile = total + i * columns + j;
          const double* const a_strip = &a_strips[(i - top) * k_count];
          if (i_count == tile_rows && j_count == tile_columns) {
            add_tile(tile, columns, a_strip, b_strip.data(), k_count);
          } else {
            add_part_of_tile(tile, columns, a_strip, b_strip.data(), k_count, i_count, j_count);
          }
        }
      }
    }
  }
}

/// total += a · b, rows×columns += rows×depth · depth×columns, where that pays. Returns whether it did.
[[gnu::always_inline]] inline bool add_product(double* total, Strided a, Strided b,
                                               std::size_t rows, std::size_t depth,
                                               std::size_t columns) {
  if (rows * depth * columns >= 256) {  // what a larger table gains, a small one would lose
    if (rows == 1 && a.column_stride == 1 && b.column_stride == 1) {
      add_row_times(total, a.data, b.data, b.row_stride, depth, columns);
      return true;
    }
    if (rows == 1 && a.column_stride == 1 && b.row_stride == 1) {
      add_row_times_transposed(total, a.data, b.data, b.column_stride, depth, columns);
      return true;
    }
    if (rows >= 4 && depth >= 4 && columns >= 4) {
      add_in_tiles(total, a, b, rows, depth, columns);
      return true;
    }
  }
  switch (columns) {
    case 3:
      add_narrow<3>(total, a, b, rows, depth);
      return true;
    case 4:
      add_narrow<4>(total, a, b, rows, depth);
      return true;
    case 6:
      add_narrow<6>(total, a, b, rows, depth);
      return true;
    default:
      return false;
  }
}

}  // namespace unrolled::fast
