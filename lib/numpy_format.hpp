#pragma once

#include <string>
#include <vector>

#include "lib/matrix.hpp"

namespace unrolled {

/// A matrix as NumPy's `print` shows it with its default options: at most 8 digits after the point,
/// fixed or scientific form for all entries alike, columns aligned, lines of at most 75 characters,
/// and only the outer three rows and columns of a matrix with more than 1000 entries. No final
/// newline. Algorithm: `FloatingFormat` and `_formatArray` in NumPy 1.24's `arrayprint.py`.
[[nodiscard]] std::string numpy_format(MatrixView a);

/// The entries as `numpy_format` prints them, without brackets and padding, row by row.
[[nodiscard]] std::vector<std::string> numpy_entries(MatrixView a);

}  // namespace unrolled
