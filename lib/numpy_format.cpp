#include "lib/numpy_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace unrolled {
namespace {

constexpr std::size_t max_digits = 8;       // after the point
constexpr std::size_t row_width = 73;       // 75, less room for the closing brackets
constexpr std::size_t summary_size = 1000;  // more entries than this are summarised
constexpr std::size_t edge_items = 3;

/// A finite number taken apart: "-0", "123", "e-01" for -0.123e-01. No exponent in fixed form.
struct Parts {
  std::string integer;
  std::string fraction;
  std::string exponent;
};

/// The shortest digits that read back exactly, or 8 correctly rounded ones where those are more.
Parts take_apart(double value, std::chars_format form) {
  std::array<char, 512> buffer{};
  char* const begin = buffer.data();
  char* const limit = begin + buffer.size();
  const auto split = [&](char* end) {
    char* const exponent = std::find(begin, end, 'e');
    char* const point = std::find(begin, exponent, '.');
    return Parts{{begin, point}, {std::min(point + 1, exponent), exponent}, {exponent, end}};
  };
  Parts parts = split(std::to_chars(begin, limit, value, form).ptr);
  if (parts.fraction.size() > max_digits) {
    parts = split(std::to_chars(begin, limit, value, form, max_digits).ptr);
    parts.fraction.erase(parts.fraction.find_last_not_of('0') + 1);
  }
  return parts;
}

/// "nan" (whatever its sign bit), "inf" or "-inf".
std::string word(double not_finite) {
  return std::isnan(not_finite) ? "nan" : fmt::format("{}", not_finite);
}

/// The indices that NumPy shows of `count` rows or columns.
std::vector<std::size_t> shown(std::size_t count, bool summarise) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < count; ++i) {
    if (!summarise || count <= 2 * edge_items || i < edge_items || i + edge_items >= count) {
      indices.push_back(i);
    }
  }
  return indices;
}

/// How all entries of one matrix are written: its form and its widths.
class EntryFormat {
 public:
  explicit EntryFormat(const std::vector<double>& entries) {
    double largest = 0.0;
    double smallest = std::numeric_limits<double>::infinity();
    for (const double entry : entries) {
      if (!std::isfinite(entry) || entry == 0.0) continue;
      largest = std::max(largest, std::abs(entry));
      smallest = std::min(smallest, std::abs(entry));
    }
    if (largest >= 1e8 || (largest > 0.0 && (smallest < 1e-4 || largest / smallest > 1000.0))) {
      form_ = std::chars_format::scientific;
    }
    bool any_finite = false;
    std::size_t word_width = 0;  // of nan, inf and -inf
    for (const double entry : entries) {
      if (!std::isfinite(entry)) {
        word_width = std::max(word_width, word(entry).size());
        continue;
      }
      any_finite = true;
      const Parts parts = take_apart(entry, form_);
      integer_width_ = std::max(integer_width_, parts.integer.size());
      fraction_width_ = std::max(fraction_width_, parts.fraction.size());
      exponent_width_ = std::max(exponent_width_, parts.exponent.size());
    }
    const std::size_t after_integer = (any_finite ? 1 : 0) + fraction_width_ + exponent_width_;
    integer_width_ = std::max(integer_width_, word_width - std::min(word_width, after_integer));
    width_ = integer_width_ + after_integer;
  }

  [[nodiscard]] std::string operator()(double entry) const {
    if (!std::isfinite(entry)) return fmt::format("{:>{}}", word(entry), width_);
    const Parts parts = take_apart(entry, form_);
    if (form_ == std::chars_format::fixed) {
      return fmt::format("{:>{}}.{:<{}}", parts.integer, integer_width_, parts.fraction,
                         fraction_width_);
    }
    // Exponents of unequal length: the shorter ones get zeros, e+05 beside e+100 becomes e+005.
    const std::string digits = parts.exponent.substr(2);
    return fmt::format("{:>{}}.{:0<{}}{}{:0>{}}", parts.integer, integer_width_, parts.fraction,
                       fraction_width_, parts.exponent.substr(0, 2), digits, exponent_width_ - 2);
  }

 private:
  std::chars_format form_ = std::chars_format::fixed;
  std::size_t integer_width_ = 0;
  std::size_t fraction_width_ = 0;
  std::size_t exponent_width_ = 0;
  std::size_t width_ = 0;
};

std::string format_row(const std::vector<std::string>& words) {
  std::string text;
  std::string line = "  ";
  for (const std::string& word : words) {
    if (line.size() + word.size() > row_width && line.size() > 2) {
      text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
      line = "  ";
    }
    line += word + ' ';
  }
  if (!words.empty()) line.pop_back();
  text += line;
  return '[' + text.substr(2) + ']';
}

}  // namespace

std::string numpy_format(MatrixView a) {
  if (a.rows() == 0 || a.columns() == 0) return "[]";
  const bool summarise = a.rows() * a.columns() > summary_size;
  const std::vector<std::size_t> rows = shown(a.rows(), summarise);
  const std::vector<std::size_t> columns = shown(a.columns(), summarise);
  std::vector<double> entries;
  for (const std::size_t i : rows) {
    for (const std::size_t j : columns) entries.push_back(a(i, j));
  }
  const EntryFormat format(entries);
  std::string result = "[";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (r > 0) result += rows[r] == rows[r - 1] + 1 ? "\n " : "\n ...\n ";
    std::vector<std::string> words;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0 && columns[c] != columns[c - 1] + 1) words.emplace_back("...");
      words.push_back(format(a(rows[r], columns[c])));
    }
    result += format_row(words);
  }
  return result + ']';
}

std::vector<std::string> numpy_entries(MatrixView a) {
  const Matrix copy(a);
  const EntryFormat format({copy.values().begin(), copy.values().end()});
  std::vector<std::string> entries;
  for (const double value : copy.values()) {
    std::string entry = format(value);
    entry.erase(0, entry.find_first_not_of(' '));
    entry.erase(entry.find_last_not_of(' ') + 1);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace unrolled
