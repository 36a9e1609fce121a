#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/cost.hpp"
#include "lib/fast/products.hpp"

namespace unrolled {

/// Two shapes do not fit the operation. The message names the operation and both shapes.
class ShapeError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

class MatrixView;
class MatrixSlice;

/// A rows×columns table of doubles, stored row by row.
class Matrix {
 public:
  Matrix() = default;
  /// rows×columns zeros.
  Matrix(std::size_t rows, std::size_t columns);
  /// The entries written out, `{{1, 2}, {3, 4}}`. Throws ShapeError where rows differ in length.
  Matrix(std::initializer_list<std::initializer_list<double>> rows);
  /// A copy of what the view shows.
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): so that `Matrix m = row(h, 0)` is one
  Matrix(MatrixView view);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }

  /// All entries, row by row.
  [[nodiscard]] std::span<double> values() { return entries_; }
  [[nodiscard]] std::span<const double> values() const { return entries_; }

  /// The entry at `row` and `column`, counted from 0. Debug builds assert that it exists.
  double& operator()(std::size_t row, std::size_t column) { return entries_[index(row, column)]; }
  double operator()(std::size_t row, std::size_t column) const {
    return entries_[index(row, column)];
  }

  /// Puts the 1×columns `values` in place of row `row`. Throws ShapeError where they do not fit.
  void set_row(std::size_t row, MatrixView values);

  /// Entry by entry, m×n and m×n. `other` must not show this matrix's own transpose. Throws
  /// ShapeError where the shapes differ.
  Matrix& operator+=(MatrixView other);
  Matrix& operator-=(MatrixView other);

 private:
  template <typename F>
  Matrix& combine(std::string_view operation, MatrixView other, F f);
  [[nodiscard]] std::size_t index(std::size_t row, std::size_t column) const {
    assert(row < rows_ && column < columns_);
    return row * columns_ + column;
  }

  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<double, CountingAllocator<double>> entries_;
};

/// Neighbouring rows of a matrix, to be written into. A Matrix passes as the slice of all its rows. Good
/// as long as a MatrixView would be.
class MatrixSlice {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): meant to be implicit
  MatrixSlice(Matrix& matrix)
      : data_{matrix.values().data()}, rows_{matrix.rows()}, columns_{matrix.columns()} {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  /// All entries, row by row.
  [[nodiscard]] std::span<double> values() const { return {data_, rows_ * columns_}; }

  friend MatrixSlice rows(Matrix& a, std::size_t first, std::size_t count);

 private:
  double* data_;
  std::size_t rows_;
  std::size_t columns_;
};

/// A look at a matrix, at its transpose or at some of its rows or columns. It copies nothing: it is good until
/// the matrix is assigned to, moved or gone (a temporary is gone at the end of the statement). What the
/// operations below read, they take as views; a Matrix passes as the view of itself.
class MatrixView {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): meant to be implicit
  MatrixView(const Matrix& matrix)
      : data_{matrix.values().data()},
        rows_{matrix.rows()},
        columns_{matrix.columns()},
        row_stride_{matrix.columns()} {}
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): meant to be implicit
  MatrixView(const MatrixSlice& slice)
      : data_{slice.values().data()},
        rows_{slice.rows()},
        columns_{slice.columns()},
        row_stride_{slice.columns()} {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }

  double operator()(std::size_t row, std::size_t column) const {
    assert(row < rows_ && column < columns_);
    return data_[row * row_stride_ + column * column_stride_];
  }

  /// Where the entries stand in memory.
  [[nodiscard]] fast::Strided strided() const { return {data_, row_stride_, column_stride_}; }

  friend MatrixView transposed(MatrixView a);
  friend MatrixView rows(MatrixView a, std::size_t first, std::size_t count);
  friend MatrixView every(MatrixView a, std::size_t first, std::size_t step);

 private:
  const double* data_;
  std::size_t rows_;
  std::size_t columns_;
  std::size_t row_stride_;
  std::size_t column_stride_ = 1;
};

/// A shape as ShapeError writes it: "2×3".
[[nodiscard]] inline std::string shape(MatrixView a) {
  return std::to_string(a.rows()) + "×" + std::to_string(a.columns());
}

/// Throws ShapeError "operation: 1×4 and 3×3". Cold: the compiler keeps it out of the fast path.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_shape_error(
    std::string_view operation, MatrixView a, MatrixView b, std::string_view joined_by = " and ") {
  throw ShapeError(std::string(operation) + ": " + shape(a) + std::string(joined_by) + shape(b));
}

/// Throws ShapeError, naming the operation, where the shapes differ.
inline void require_same_shape(std::string_view operation, MatrixView a, MatrixView b) {
  if (a.rows() != b.rows() || a.columns() != b.columns()) throw_shape_error(operation, a, b);
}

/// The transpose, m×n → n×m, as a view.
[[nodiscard]] inline MatrixView transposed(MatrixView a) {
  std::swap(a.rows_, a.columns_);
  std::swap(a.row_stride_, a.column_stride_);
  return a;
}

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_no_such_row(MatrixView a,
                                                                     std::size_t index) {
  throw ShapeError("row " + std::to_string(static_cast<std::ptrdiff_t>(index)) + " of " + shape(a));
}

/// Throws ShapeError unless a has `count` rows from row `first` on. No sum of the two is formed before
/// that is known: `row(h, t - 1)` at t = 0 asks for the largest number there is.
inline void require_rows(MatrixView a, std::size_t first, std::size_t count) {
  if (first <= a.rows() && count <= a.rows() - first) return;
  throw_no_such_row(a, first >= a.rows() ? first : first + count - 1);
}

/// `count` rows of m×n from row `first` on, as a count×n view. Throws ShapeError where there are not
/// so many.
[[nodiscard]] inline MatrixView rows(MatrixView a, std::size_t first, std::size_t count) {
  require_rows(a, first, count);
  a.data_ += first * a.row_stride_;
  a.rows_ = count;
  return a;
}

/// `count` columns of m×n from column `first` on, as an m×count view. Throws ShapeError where there are
/// not so many.
[[nodiscard]] inline MatrixView columns(MatrixView a, std::size_t first, std::size_t count) {
  return transposed(rows(transposed(a), first, count));
}

/// The rows `first`, first + step, first + 2 step, … of m×n, as a view. Throws ShapeError where there is
/// no row `first`; the step is at least 1.
[[nodiscard]] inline MatrixView every(MatrixView a, std::size_t first, std::size_t step) {
  require_rows(a, first, 1);
  assert(step > 0);
  a.data_ += first * a.row_stride_;
  a.rows_ = (a.rows_ - first + step - 1) / step;
  a.row_stride_ *= step;
  return a;
}

/// The same, to be written into.
[[nodiscard]] inline MatrixSlice rows(Matrix& a, std::size_t first, std::size_t count) {
  require_rows(a, first, count);
  MatrixSlice slice = a;
  slice.data_ += first * slice.columns_;
  slice.rows_ = count;
  return slice;
}

/// Row `index` of m×n, as a 1×n view. Throws ShapeError where there is no such row.
[[nodiscard]] inline MatrixView row(MatrixView a, std::size_t index) { return rows(a, index, 1); }

inline Matrix::Matrix(std::size_t rows, std::size_t columns)
    : rows_{rows}, columns_{columns}, entries_(rows * columns) {}

inline Matrix::Matrix(std::initializer_list<std::initializer_list<double>> rows)
    : rows_{rows.size()}, columns_{rows.size() == 0 ? 0 : rows.begin()->size()} {
  entries_.reserve(rows_ * columns_);
  for (const auto& row : rows) {
    if (row.size() != columns_) {
      throw ShapeError("rows of one matrix: 1×" + std::to_string(columns_) + " and 1×" +
                       std::to_string(row.size()));
    }
    entries_.insert(entries_.end(), row);
  }
}

/// f of every entry, m×n → m×n.
template <typename F>
[[nodiscard]] Matrix map(MatrixView a, F f) {
  Matrix result(a.rows(), a.columns());
  double* out = result.values().data();
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < a.columns(); ++j) *out++ = f(a(i, j));
  }
  return result;
}

/// f of every pair of entries, m×n and m×n → m×n. Throws ShapeError, naming the operation.
template <typename F>
[[nodiscard]] Matrix map_pairs(std::string_view operation, MatrixView a, MatrixView b, F f) {
  require_same_shape(operation, a, b);
  Matrix result(a.rows(), a.columns());
  double* out = result.values().data();
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < a.columns(); ++j) *out++ = f(a(i, j), b(i, j));
  }
  return result;
}

inline Matrix::Matrix(MatrixView view) : Matrix(map(view, [](double value) { return value; })) {}

inline void Matrix::set_row(std::size_t row, MatrixView values) {
  require_rows(*this, row, 1);
  if (values.rows() != 1 || values.columns() != columns_) {
    throw_shape_error("set row", *this, values);
  }
  for (std::size_t j = 0; j < columns_; ++j) (*this)(row, j) = values(0, j);
}

template <typename F>
Matrix& Matrix::combine(std::string_view operation, MatrixView other, F f) {
  require_same_shape(operation, *this, other);
  double* out = entries_.data();
  for (std::size_t i = 0; i < rows_; ++i) {
    for (std::size_t j = 0; j < columns_; ++j, ++out) *out = f(*out, other(i, j));
  }
  return *this;
}

inline Matrix& Matrix::operator+=(MatrixView other) { return combine("sum", other, std::plus{}); }

inline Matrix& Matrix::operator-=(MatrixView other) {
  return combine("difference", other, std::minus{});
}

/// Entry by entry, m×n and m×n → m×n. Throws ShapeError where the shapes differ.
[[nodiscard]] inline Matrix operator+(MatrixView a, MatrixView b) {
  return map_pairs("sum", a, b, std::plus{});
}

/// Entry by entry, m×n and m×n → m×n. Throws ShapeError where the shapes differ.
[[nodiscard]] inline Matrix operator-(MatrixView a, MatrixView b) {
  return map_pairs("difference", a, b, std::minus{});
}

/// Every entry times one number, m×n → m×n.
[[nodiscard]] inline Matrix operator*(double factor, MatrixView a) {
  return map(a, [factor](double value) { return factor * value; });
}

/// Entry times entry, m×n and m×n → m×n. Throws ShapeError where the shapes differ.
[[nodiscard]] inline Matrix hadamard(MatrixView a, MatrixView b) {
  return map_pairs("Hadamard product", a, b, std::multiplies{});
}

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_no_sum(MatrixView total, MatrixView a,
                                                                MatrixView b) {
  throw ShapeError("sum of products: " + shape(total) + " += " + shape(a) + " · " + shape(b));
}

/// total += a · b, without a matrix in between: m×n, m×k · k×n. Throws ShapeError where the inner
/// shapes differ or the product does not have the shape of `total`, which must not overlap a or b.
/// Always inlined: on small tables a call costs as much as the work.
[[gnu::always_inline]] inline void add_product(MatrixSlice total, MatrixView a, MatrixView b) {
  if (a.columns() != b.rows()) throw_shape_error("product", a, b, " · ");
  if (total.rows() != a.rows() || total.columns() != b.columns()) throw_no_sum(total, a, b);
  const std::size_t depth = a.columns();
  double* out = total.values().data();
  cost_so_far.multiplications += std::uint64_t{a.rows()} * depth * b.columns();
  // Not needed to understand anything: lib/fast adds up the same products, but sooner.
  if (fast::add_product(out, a.strided(), b.strided(), a.rows(), depth, b.columns())) return;
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < b.columns(); ++j, ++out) {
      for (std::size_t k = 0; k < depth; ++k) *out += a(i, k) * b(k, j);
    }
  }
}

/// Adds the 1×n `values` to row `index` of total, m×n. Throws ShapeError where they do not fit.
inline void add_to_row(MatrixSlice total, std::size_t index, MatrixView values) {
  require_rows(total, index, 1);
  if (values.rows() != 1 || values.columns() != total.columns()) {
    throw_shape_error("sum with a row", total, values);
  }
  double* out = total.values().data() + index * total.columns();
  for (std::size_t j = 0; j < values.columns(); ++j) out[j] += values(0, j);
}

/// a = 0, every entry.
inline void set_zero(MatrixSlice a) { std::ranges::fill(a.values(), 0.0); }

/// total += factor · a, m×n both. Throws ShapeError where the shapes differ.
inline void add_scaled(Matrix& total, double factor, const Matrix& a) {
  require_same_shape("sum", total, a);
  double* out = total.values().data();
  for (const double value : a.values()) *out++ += factor * value;
}

/// The matrix product, m×k · k×n → m×n. Throws ShapeError, naming both shapes, where the inner
/// ones differ.
[[nodiscard]] inline Matrix product(MatrixView a, MatrixView b) {
  Matrix result(a.rows(), b.columns());
  add_product(result, a, b);
  return result;
}

/// The sum of all entries.
[[nodiscard]] inline double total(MatrixView a) {
  double result = 0.0;
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < a.columns(); ++j) result += a(i, j);
  }
  return result;
}

/// The sum of all entries as a table, m×n → 1×1.
[[nodiscard]] inline Matrix sum(MatrixView a) {
  Matrix result(1, 1);
  result(0, 0) = total(a);
  return result;
}

/// The Frobenius norm, the root of the sum of the squares of all entries.
[[nodiscard]] inline double norm(MatrixView a) { return std::sqrt(total(hadamard(a, a))); }

/// One bias for all: the single entry of the 1×1 `bias` is added to every entry of `a`, m×n → m×n.
/// Nowhere else may the shapes of an addition differ. Throws ShapeError where `bias` is not 1×1.
[[nodiscard]] inline Matrix plus_bias(MatrixView a, MatrixView bias) {
  if (bias.rows() != 1 || bias.columns() != 1) {
    throw_shape_error("one bias for all", a, bias);
  }
  return map(a, [b = bias(0, 0)](double value) { return value + b; });
}

/// tanh of every entry, m×n → m×n.
[[nodiscard]] inline Matrix tanh(MatrixView a) {
  return map(a, [](double value) { return std::tanh(value); });
}

/// The column of the largest entry of row `index`, the first one if several are equal. Throws
/// ShapeError where there is no such row, or it has no entries.
[[nodiscard]] inline std::size_t argmax(MatrixView a, std::size_t index) {
  const MatrixView entries = row(a, index);
  if (entries.columns() == 0) throw ShapeError("largest entry of a row: " + shape(entries));
  std::size_t best = 0;
  for (std::size_t j = 1; j < entries.columns(); ++j) {
    if (entries(0, j) > entries(0, best)) best = j;
  }
  return best;
}

}  // namespace unrolled
