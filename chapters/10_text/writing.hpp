#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "chapters/10_text/corpus.hpp"
#include "chapters/10_text/reading_on.hpp"
#include "lib/numpy_random.hpp"

namespace unrolled {

// A network that guesses the next letter can write: we draw a letter by its probabilities, let the network
// read what it wrote, and so on. With a **temperature** $\theta$, the logits are divided by it before the
// softmax, here written with the probabilities:
//
// $$ p^{(\theta)}_i = \frac{p_i^{1 / \theta}}{\sum_j p_j^{1 / \theta}} \tag{10.2} $$
//
// Below 1 what is likely becomes likelier, above 1 all becomes more alike; at 1 nothing changes.

/// A letter drawn by the probabilities p, 1×V, at a temperature above 0.
[[nodiscard]] inline std::size_t draw_letter(const Matrix& p, double temperature,
                                             NumpyRandom& random) {
  const double likeliest = std::ranges::max(p.values());
  std::vector<double> share;
  double sum = 0.0;
  for (const double each : p.values()) {
    sum += share.emplace_back(std::pow(each / likeliest, 1.0 / temperature));  // (10.2)
  }
  double left = random.uniform() * sum;
  for (std::size_t i = 0; i < share.size(); ++i) {
    left -= share[i];
    if (left < 0.0) return i;
  }
  return static_cast<std::size_t>(std::ranges::max_element(share) - share.begin());
}

/// What a network writes after it has read `read`, at least one letter: `count` letters. A Transformer looks at
/// the last `longest` letters.
template <typename Network>
[[nodiscard]] Letters write(const Network& network, Letters read, std::size_t count,
                            std::size_t vocabulary_size, std::size_t longest, double temperature,
                            NumpyRandom random) {
  const std::size_t began = read.size();
  std::optional<PassOf<Network>> before;
  std::size_t fresh = read.size();  // letters that have not been read yet
  while (read.size() < began + count) {
    if (looks_back<Network>) fresh = std::min(read.size(), longest);
    const Letters now(read.end() - static_cast<std::ptrdiff_t>(fresh), read.end());
    const Sequences one{vocabulary_size, 1, now, now, std::vector<double>(now.size())};
    before = read_on(network, one, before ? &*before : nullptr);
    read.push_back(draw_letter(row(before->p, before->p.rows() - 1), temperature, random));
    fresh = 1;
  }
  return {read.begin() + static_cast<std::ptrdiff_t>(began), read.end()};
}

}  // namespace unrolled
