#pragma once

#include <cmath>
#include <cstddef>
#include <string>

#include "lib/matrix.hpp"

// A set of named tables, knowing nothing of what they are for. A struct says once which they are:
//
//     struct Parameters {
//       Matrix Wxh, Whh;
//       static auto tables(auto& p) {
//         return std::array{Table{"Wxh", p.Wxh}, Table{"Whh", p.Whh}};
//       }
//     };
//
// (or returns a vector of them, where the number of tables is known only when the program runs), and
// all that follows, printing (lib/numpy_format.hpp) and JSON (lib/matrix_json.hpp) work for it.
namespace unrolled {

/// One table of a set, to be read (M is const Matrix) or written.
template <typename M>
struct Table {
  std::string name;
  M& values;
};
template <typename M>
Table(std::string, M&) -> Table<M>;

template <typename S>
concept TableSet = requires(S& set) {
  S::tables(set);
};

/// Calls f(name, table, tables…) for each table of `set` with those at the same place of the others.
/// Throws ShapeError where they have more or fewer.
template <typename F, TableSet First, typename... Sets>
void for_each_table(F f, First& set, Sets&... others) {
  const auto tables = First::tables(set);
  const auto together = [&](const auto&... rest) {
    if (((rest.size() != tables.size()) || ...)) throw ShapeError("sets of unlike length");
    for (std::size_t i = 0; i < tables.size(); ++i) {
      f(tables[i].name, tables[i].values, rest[i].values...);
    }
  };
  together(Sets::tables(others)...);
}

/// Zeros, shaped like `set`.
template <TableSet S>
[[nodiscard]] S zeros_like(const S& set) {
  S zeros = set;
  for_each_table([](auto&, Matrix& table) { set_zero(table); }, zeros);
  return zeros;
}

/// total += factor · a, table by table. Throws ShapeError where the shapes differ.
template <TableSet S>
void add_scaled(S& total, double factor, const S& a) {
  for_each_table([=](auto&, Matrix& to, const Matrix& from) { add_scaled(to, factor, from); },
                 total, a);
}

/// The number of entries of all tables together.
template <TableSet S>
[[nodiscard]] std::size_t entry_count(const S& set) {
  std::size_t count = 0;
  for_each_table([&](auto&, const Matrix& table) { count += table.values().size(); }, set);
  return count;
}

/// a · b: the sum of the products, entry by entry, as if each set were one long row. Throws ShapeError.
template <TableSet S>
[[nodiscard]] double dot(const S& a, const S& b) {
  double result = 0.0;
  for_each_table([&](auto&, const Matrix& x, const Matrix& y) { result += total(hadamard(x, y)); },
                 a, b);
  return result;
}

/// ‖a‖, the root of the sum of the squares of all entries.
template <TableSet S>
[[nodiscard]] double norm(const S& a) {
  return std::sqrt(dot(a, a));
}

/// ‖a − b‖ / ‖b‖. Throws ShapeError.
template <TableSet S>
[[nodiscard]] double norm_error(const S& a, const S& b) {
  S difference = a;
  add_scaled(difference, -1.0, b);
  return norm(difference) / norm(b);
}

/// The cosine of the angle between a and b, a · b / (‖a‖ ‖b‖). Throws ShapeError.
template <TableSet S>
[[nodiscard]] double cosine(const S& a, const S& b) {
  return dot(a, b) / (norm(a) * norm(b));
}

}  // namespace unrolled
