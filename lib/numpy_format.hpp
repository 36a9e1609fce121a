#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// A matrix as NumPy's `print` shows it with its default options: at most 8 digits after the point,
/// fixed or scientific form for all entries alike, columns aligned, lines of at most 75 characters,
/// and only the outer three rows and columns of a matrix with more than 1000 entries. No final
/// newline. Algorithm: `FloatingFormat` and `_formatArray` in NumPy 1.24's `arrayprint.py`.
[[nodiscard]] std::string numpy_format(MatrixView a);

/// Each table of a set under a line with its name, after `before`: "gradient of Wxh:".
template <TableSet S>
[[nodiscard]] std::string numpy_format(const S& set, std::string_view before = "") {
  std::string result;
  for_each_table(
      [&](const std::string& name, const Matrix& table) {
        result.append(before).append(name).append(":\n").append(numpy_format(table)).append("\n");
      },
      set);
  return result;
}

/// The entries as `numpy_format` prints them, without brackets and padding, row by row.
[[nodiscard]] std::vector<std::string> numpy_entries(MatrixView a);

}  // namespace unrolled
