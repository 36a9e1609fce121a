#pragma once

#include <string>

#include "chapters/03_full_bptt/gradient_check.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// The largest relative error (3.11) among all entries of two gradients. Where both are below 1e-7 of the
/// loss (of 1, where it is smaller) they count as zero, as in chapter 3.
template <TableSet Set>
[[nodiscard]] double largest_difference(const Set& one, const Set& other, double loss) {
  double difference = 0.0;
  for_each_table(
      [&](const std::string& table, const Matrix& a, const Matrix& b) {
        const WorstEntry worst = worst_entry(table, a, b, zero_slope(loss));
        difference = larger_error(difference, worst.relative_error);
      },
      one, other);
  return difference;
}

}  // namespace unrolled
