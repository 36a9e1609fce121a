#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

namespace unrolled {

/// One stop: losses s from `first_loss` to `newest`, each going back to `oldest` and no further.
struct Window {
  std::size_t first_loss = 0;
  std::size_t newest = 0;
  std::size_t oldest = 0;
  friend bool operator==(const Window&, const Window&) = default;
};

/// The windows of TBPTT(k1, k2) over T time steps, in order. Throws std::invalid_argument unless
/// 1 ≤ k1 ≤ k2.
[[nodiscard]] inline std::vector<Window> tbptt_windows(std::size_t time_steps, std::size_t k1,
                                                       std::size_t k2) {
  if (k1 < 1 || k1 > k2) throw std::invalid_argument("TBPTT needs 1 ≤ k1 ≤ k2");
  std::vector<Window> windows;
  for (std::size_t first = 0; first < time_steps; first += k1) {
    const std::size_t end = std::min(first + k1, time_steps);
    windows.push_back({first, end - 1, end - std::min(end, k2)});
  }
  return windows;
}

// For a short word different $k_1$ and $k_2$ may give the same windows. Then they are the same training,
// and the tables below show it once.

/// One choice of k1 and k2 with its windows.
struct Variant {
  std::size_t k1 = 0;
  std::size_t k2 = 0;
  std::vector<Window> windows;
};

/// The variants of TBPTT over T steps that do not have the windows of one before them.
[[nodiscard]] inline std::vector<Variant> distinct_variants(
    std::size_t time_steps, const std::vector<std::pair<std::size_t, std::size_t>>& choices) {
  std::vector<Variant> variants;
  for (const auto& [k1, k2] : choices) {
    Variant variant{k1, k2, tbptt_windows(time_steps, k1, k2)};
    const auto same = [&](const Variant& other) { return other.windows == variant.windows; };
    if (std::ranges::none_of(variants, same)) variants.push_back(std::move(variant));
  }
  return variants;
}

}  // namespace unrolled
