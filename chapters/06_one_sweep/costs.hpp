#pragma once

#include <algorithm>
#include <cstdint>

#include "chapters/06_one_sweep/four_routes.hpp"
#include "lib/cost.hpp"

namespace unrolled {

// ## What each costs here
//
// We count the multiplications in matrix products, not those done entry by entry. The product of an
// $a \times b$ and a $b \times c$ table has $abc$. The forward pass has three products for each letter:
//
// $$ F = T \, (2 V H + H^2) \tag{6.12} $$
//
// The double loop adds two products for each letter, (3.2) and (3.4), and three for each of its
// $T(T+1)/2$ steps back, (3.6), (3.7) and (3.9). One sweep has the same products once a letter, but (3.9)
// only $T - 1$ times, between the letters; the double loop also makes it at the first letter, for
// nothing. The real-time route, too, has (3.2) and (3.4) once a letter, and (6.9) with $n H^2$ and (6.11)
// with $n H$ for its $n = VH + H^2 + 1$ numbers. Central differences go forward twice for each of all
// $N = n + HV + 1$ numbers (5.1):
//
// $$ \begin{aligned}
//    \text{double loop} &: \; F + 2 T V H + \tfrac{T(T+1)}{2} (V H + 2 H^2)
//    \\ \text{one sweep} &: \; F + 3 T V H + (2T - 1) H^2
//    \\ \text{real time} &: \; F + 2 T V H + T n (H^2 + H)
//    \\ \text{central differences} &: \; 2 N F
//    \end{aligned} \tag{6.13} $$

// Memory is the number of entries held at once, of all tables that a route makes, temporary ones too.
// The text itself is not counted. What the forward pass leaves for the way back, $h$, $z$ and $p$, and the
// slopes by the logits grow with $T$; stacking keeps $da$ for every step as well. $N$ is the gradient;
// central differences also copy the parameters. Real time holds its table twice, old and new, and one
// slope for each of its $n$ numbers, and none of that grows with $T$. What does not grow
// with $T$ besides are $h_{-1}$ and the temporary rows that the code holds at its fullest moment:
//
// $$ \begin{aligned}
//    \text{double loop} &: \; T (H + 3V) + N + 4 H
//    \\ \text{one sweep} &: \; T (2H + 3V) + N + H
//    \\ \text{real time} &: \; 2 n H + n + N + 4 (V + H) + 1
//    \\ \text{central differences} &: \; T (H + 2V) + 2N + H + \max(4H, \, 2V + H)
//    \end{aligned} \tag{6.14} $$

// Some of it could be saved. Central differences need no row of the forward pass but the last. And letter
// by letter, as in `window_bptt`, the sweep holds what the double loop holds.

/// (6.13) and (6.14): what a route must cost for V letters, H hidden units, T time steps.
[[nodiscard]] inline Cost expected_cost(Route route, std::uint64_t V, std::uint64_t H,
                                        std::uint64_t T) {
  const std::uint64_t N = H * H + 2 * V * H + 2;  // (5.1)
  const std::uint64_t n = N - H * V - 1;
  const std::uint64_t F = T * (2 * V * H + H * H);  // (6.12)
  std::uint64_t multiplications = 0;
  std::uint64_t entries = 0;
  switch (route) {
    case Route::double_loop:
      multiplications = F + 2 * T * V * H + T * (T + 1) / 2 * (V * H + 2 * H * H);  // (6.13)
      entries = T * (H + 3 * V) + N + 4 * H;                                        // (6.14)
      break;
    case Route::one_sweep:
      multiplications = F + 3 * T * V * H + (2 * T - 1) * H * H;  // (6.13)
      entries = T * (2 * H + 3 * V) + N + H;                      // (6.14)
      break;
    case Route::real_time:
      multiplications = F + 2 * T * V * H + T * n * (H * H + H);  // (6.13)
      entries = 2 * n * H + n + N + 4 * (V + H) + 1;              // (6.14)
      break;
    case Route::central_differences:
      multiplications = 2 * N * F;                                         // (6.13)
      entries = T * (H + 2 * V) + 2 * N + H + std::max(4 * H, 2 * V + H);  // (6.14)
      break;
  }
  return {multiplications, 0, static_cast<std::int64_t>(entries)};
}

}  // namespace unrolled
