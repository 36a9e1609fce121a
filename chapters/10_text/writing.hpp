#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "chapters/10_text/corpus.hpp"
#include "chapters/10_text/reading_on.hpp"
#include "lib/numpy_random.hpp"
#include "lib/stop.hpp"

namespace unrolled {

// Who guesses the next letter can write: we draw a letter by its probabilities, let it be read, and so
// on. With a **temperature** $\varphi$ the logits are divided by it before the softmax (2.4). In the
// probabilities, that is
//
// $$ p^{(\varphi)}_k = \frac{p_k^{1 / \varphi}}{\sum_j p_j^{1 / \varphi}} \tag{10.2} $$
//
// Below 1 what is likely becomes likelier, above 1 all become more alike; at 1 nothing changes.

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

/// What is written after `read`, at least one letter: `count` letters. guess(all that has been read) is
/// 1×V.
template <typename Guess>
[[nodiscard]] Letters write_on(Guess guess, Letters read, std::size_t count, double temperature,
                               NumpyRandom random) {
  const auto began = static_cast<std::ptrdiff_t>(read.size());
  for (std::size_t i = 0; i < count; ++i) {
    stop_if_asked();
    read.push_back(draw_letter(guess(read), temperature, random));
  }
  return {read.begin() + began, read.end()};
}

/// The guess of a network: it goes on from its last state. A Transformer looks at the last `longest`
/// letters.
template <typename Network>
[[nodiscard]] auto guess_of(const Network& network, std::size_t vocabulary_size,
                            std::size_t longest) {
  return [=, &network, done = std::size_t{0},
          before = std::optional<PassOf<Network>>()](const Letters& read) mutable {
    if (looks_back<Network>) done = read.size() - std::min(read.size(), longest);
    const Letters fresh(read.begin() + static_cast<std::ptrdiff_t>(done), read.end());
    const Sequences one{vocabulary_size, 1, fresh, fresh, std::vector<double>(fresh.size())};
    before = read_on(network, one, before ? &*before : nullptr);
    done = read.size();
    return Matrix(row(before->p, before->p.rows() - 1));
  };
}

}  // namespace unrolled
