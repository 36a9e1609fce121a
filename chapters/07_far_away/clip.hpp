#pragma once

#include <algorithm>

#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// Clips by the norm, in place: a gradient that is longer than `longest` is made so long, and keeps its
/// direction.
template <TableSet Set>
void clip(Set& gradient, double longest) {
  const double length = norm(gradient);
  if (length <= longest) return;
  for_each_table([&](auto&, Matrix& table) { table = (longest / length) * MatrixView(table); },
                 gradient);  // (7.6)
}

/// Clips by value, in place: each entry by itself is kept between −largest and largest.
template <TableSet Set>
void clip_entries(Set& gradient, double largest) {
  for_each_table(
      [&](auto&, Matrix& table) {
        for (double& entry : table.values()) entry = std::clamp(entry, -largest, largest);
      },
      gradient);
}

}  // namespace unrolled
