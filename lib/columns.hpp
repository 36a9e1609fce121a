#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace unrolled {

/// A table of text: the first column to the left, the others to the right, each as wide as its widest cell
/// and two blanks from the one before. A row may be shorter than the others.
[[nodiscard]] inline std::string in_columns(const std::vector<std::vector<std::string>>& rows) {
  const auto length = [](const std::string& cell) {  // of UTF-8: the bytes that begin a letter
    return static_cast<std::size_t>(
        std::ranges::count_if(cell, [](char byte) { return (byte & 0xC0) != 0x80; }));
  };
  std::vector<std::size_t> widths;
  for (const std::vector<std::string>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t j = 0; j < row.size(); ++j) {
      widths[j] = std::max(widths[j], length(row[j]));
    }
  }
  std::string text;
  for (const std::vector<std::string>& row : rows) {
    std::string line;
    for (std::size_t j = 0; j < row.size(); ++j) {
      const std::string blanks(widths[j] - length(row[j]), ' ');
      line += j == 0 ? row[j] + blanks : "  " + blanks + row[j];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace unrolled
