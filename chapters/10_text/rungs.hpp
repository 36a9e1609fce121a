#pragma once

#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include "chapters/10_text/corpus.hpp"
#include "chapters/10_text/ladder.hpp"
#include "lib/stop.hpp"

namespace unrolled {

/// What each letter of a text costs, in bits, by ν; those with fewer letters before them have the
/// shorter context.
[[nodiscard]] inline std::vector<std::vector<double>> costs(const Counts& counts,
                                                            const Letters& text) {
  std::vector<std::vector<double>> bits(counts.longest() + 1, std::vector<double>(text.size()));
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % 4096 == 0) stop_if_asked();
    const std::vector<double> p = counts.probabilities(text, i, text[i]);
    for (std::size_t nu = 0; nu < p.size(); ++nu) bits[nu][i] = -std::log2(p[nu]);
  }
  return bits;
}
/// Which share of a text's letters was read behind the same ν letters before.
[[nodiscard]] inline double share_known(const Counts& counts, const Letters& text, std::size_t nu) {
  std::size_t known = 0;
  for (std::size_t i = 0; i < text.size(); ++i) known += counts.knows(text, i, nu) ? 1 : 0;
  return static_cast<double>(known) / static_cast<double>(text.size());
}
[[nodiscard]] inline double mean_bits(const std::vector<double>& bits) {
  return std::accumulate(bits.begin(), bits.end(), 0.0) / static_cast<double>(bits.size());
}

/// Bits a letter of a text, by counting after the longest context.
[[nodiscard]] inline double counting_bits(const Counts& counts, const Letters& text) {
  return mean_bits(costs(counts, text).back());
}

}  // namespace unrolled
