#pragma once

#include <cstdint>

#include "chapters/06_one_sweep/costs.hpp"
#include "chapters/06_one_sweep/real_time.hpp"
#include "chapters/06_one_sweep/routes.hpp"

namespace unrolled {

// At each letter (6.12) makes $M H^2$ multiplications and (6.14) $M H$, and (3.2) and (3.4) come once,
// too. The table is held twice, old and new, with one slope for each of its $M$ rows, and none of that
// grows with $T$:
//
// $$ \begin{aligned}
//    \text{real time, multiplications} &: \; F + 2 T V H + T M (H^2 + H)
//    \\ \text{real time, entries} &: \; 2 M H + M + N + 4 (V + H) + 1
//    \end{aligned} \tag{6.15} $$

/// For V letters, H hidden units, T time steps.
[[nodiscard]] constexpr Cost real_time_cost(std::uint64_t V, std::uint64_t H, std::uint64_t T) {
  const std::uint64_t N = H * H + 2 * V * H + 2;  // (5.1)
  const std::uint64_t M = V * H + H * H + 1;
  const std::uint64_t F = forward_multiplications(V, H, T);
  return cost_of(F + 2 * T * V * H + T * M * (H * H + H),  // (6.15)
                 2 * M * H + M + N + 4 * (V + H) + 1);     // (6.15)
}

inline constexpr Route by_real_time = {"real time", real_time_gradient, real_time_cost};

}  // namespace unrolled
