#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/simd.hpp"

// How `add_product` of lib/matrix.hpp multiplies where it pays to be fast. Every entry of the result
// still adds its products one after the other, k = 0, 1, 2, …, as the textbook's triple loop does, so
// the digits are the same. (`add_row_times_transposed` is the exception, and says so.)
namespace unrolled::kernels {

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
    const double* const b0 = b + k * b_stride;
    for (std::size_t j = 0; j < columns; ++j) total[j] += a[k] * b0[j];
  }
}

/// total += a · bᵀ for `count` rows of b, which lie in one piece each: so many scalar products, each
/// summed in as many parts as a vector has places.
template <std::size_t count>
void add_scalar_products(double* total, const double* a, const double* b, std::size_t b_stride,
                         std::size_t depth) {
  std::array<Vector, count> sums{};
  std::size_t k = 0;
  for (; k + vector_size <= depth; k += vector_size) {
    const Vector a_k = load(a + k);
    for (std::size_t j = 0; j < count; ++j) sums[j] += a_k * load(b + j * b_stride + k);
  }
  for (std::size_t j = 0; j < count; ++j) {
    double sum = 0.0;
    for (std::size_t i = 0; i < vector_size; ++i) sum += sums[j][i];
    total[j] += sum;
  }
  for (; k < depth; ++k) {
    for (std::size_t j = 0; j < count; ++j) total[j] += a[k] * b[j * b_stride + k];
  }
}

/// Which way the next call of `add_row_times_transposed` goes.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): changes no result
inline constinit thread_local bool next_goes_up = false;

/// total += a · bᵀ, 1×n += 1×k · (n×k)ᵀ, where the rows of b lie in one piece. Summing in parts may
/// change the last digits. On the way back through time the same large b comes again and again, so one
/// call goes down its rows and the next one up: it begins with what is still in the cache.
inline void add_row_times_transposed(double* total, const double* a, const double* b,
                                     std::size_t b_stride, std::size_t depth, std::size_t columns) {
  const bool up = next_goes_up;
  next_goes_up = !up;
  const std::size_t fours = columns / 4;
  for (std::size_t i = 0; i < fours; ++i) {
    const std::size_t j = 4 * (up ? fours - 1 - i : i);
    add_scalar_products<4>(total + j, a, b + j * b_stride, b_stride, depth);
  }
  for (std::size_t j = 4 * fours; j < columns; ++j) {
    add_scalar_products<1>(total + j, a, b + j * b_stride, b_stride, depth);
  }
}

/// total += a · b for small tables: the number of columns is known to the compiler, so the sums of a row
/// stay in registers.
template <std::size_t columns>
void add_narrow(double* total, Strided a, Strided b, std::size_t rows, std::size_t depth) {
  for (std::size_t i = 0; i < rows; ++i, total += columns, a.data += a.row_stride) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): set in the next line
    std::array<double, columns> sums;
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
  if (lines == width) {
    for (std::size_t k = 0; k < depth; ++k) {
      for (std::size_t i = 0; i < width; ++i) *to++ = from[k * k_stride + i * line_stride];
    }
  } else {
    for (std::size_t k = 0; k < depth; ++k) {
      for (std::size_t i = 0; i < width; ++i) {
        *to++ = i < lines ? from[k * k_stride + i * line_stride] : 0.0;
      }
    }
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
  const std::size_t total_stride = columns;
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
          double* const tile = total + i * total_stride + j;
          const double* const a_strip = &a_strips[(i - top) * k_count];
          if (i_count == tile_rows && j_count == tile_columns) {
            add_tile(tile, total_stride, a_strip, b_strip.data(), k_count);
          } else {
            add_part_of_tile(tile, total_stride, a_strip, b_strip.data(), k_count, i_count,
                             j_count);
          }
        }
      }
    }
  }
}

}  // namespace unrolled::kernels
