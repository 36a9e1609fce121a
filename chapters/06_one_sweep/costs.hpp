#pragma once

#include <algorithm>
#include <cstdint>

#include "lib/cost.hpp"

namespace unrolled {

// We count the multiplications in matrix products, not those done entry by entry. The product of an
// $a \times b$ and a $b \times c$ table has $abc$. The forward pass has three products for each letter:
//
// $$ F = T \, (2 V H + H^2) \tag{6.9} $$
//
// The double loop adds two products for each letter, (3.2) and (3.4), and three for each of its
// $T(T+1)/2$ steps back, (3.6), (3.7) and (3.9). One sweep has the same products once a letter, but
// the one with $W_{hh}^\top$ only $T - 1$ times, between the letters; the double loop also makes it at
// the first letter, for nothing. Central differences (3.10) go forward twice for each of all $N$ numbers
// (5.1):
//
// $$ \begin{aligned}
//    \text{double loop} &: \; F + 2 T V H + \tfrac{T(T+1)}{2} (V H + 2 H^2)
//    \\ \text{one sweep} &: \; F + 3 T V H + (2T - 1) H^2
//    \\ \text{central differences} &: \; 2 N F
//    \end{aligned} \tag{6.10} $$

// Memory is the number of entries held at once, of all tables that a route makes, temporary ones too.
// The text itself is not counted. What the forward pass leaves for the way back, $h$, $z$ and $p$, and
// the slopes by the logits grow with $T$; stacking keeps $da$ for every step as well. $N$ is the
// gradient; central differences also copy the parameters. What does not grow with $T$ besides are
// $h_{-1}$ and the temporary rows that the code holds at its fullest moment:
//
// $$ \begin{aligned}
//    \text{double loop} &: \; T (H + 3V) + N + 4 H
//    \\ \text{one sweep} &: \; T (2H + 3V) + N + H
//    \\ \text{central differences} &: \; T (H + 2V) + 2N + H + \max(4H, \, 2V + H)
//    \end{aligned} \tag{6.11} $$

// Below: V letters, H hidden units, T time steps.

/// The multiplications of a forward pass.
[[nodiscard]] constexpr std::uint64_t forward_multiplications(std::uint64_t V, std::uint64_t H,
                                                              std::uint64_t T) {
  return T * (2 * V * H + H * H);  // (6.9)
}

/// What a route costs that makes so many multiplications and holds so many entries.
[[nodiscard]] constexpr Cost cost_of(std::uint64_t multiplications, std::uint64_t entries) {
  return {multiplications, 0, static_cast<std::int64_t>(entries)};
}

[[nodiscard]] constexpr Cost double_loop_cost(std::uint64_t V, std::uint64_t H, std::uint64_t T) {
  const std::uint64_t N = H * H + 2 * V * H + 2;  // (5.1)
  const std::uint64_t F = forward_multiplications(V, H, T);
  return cost_of(F + 2 * T * V * H + T * (T + 1) / 2 * (V * H + 2 * H * H),  // (6.10)
                 T * (H + 3 * V) + N + 4 * H);                               // (6.11)
}

[[nodiscard]] constexpr Cost one_sweep_cost(std::uint64_t V, std::uint64_t H, std::uint64_t T) {
  const std::uint64_t N = H * H + 2 * V * H + 2;  // (5.1)
  const std::uint64_t F = forward_multiplications(V, H, T);
  return cost_of(F + 3 * T * V * H + (2 * T - 1) * H * H,  // (6.10)
                 T * (2 * H + 3 * V) + N + H);             // (6.11)
}

[[nodiscard]] constexpr Cost central_differences_cost(std::uint64_t V, std::uint64_t H,
                                                      std::uint64_t T) {
  const std::uint64_t N = H * H + 2 * V * H + 2;  // (5.1)
  const std::uint64_t F = forward_multiplications(V, H, T);
  return cost_of(2 * N * F,                                                  // (6.10)
                 T * (H + 2 * V) + 2 * N + H + std::max(4 * H, 2 * V + H));  // (6.11)
}

}  // namespace unrolled
