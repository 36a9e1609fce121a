#pragma once

#include <cmath>
#include <cstddef>
#include <map>
#include <vector>

#include "chapters/10_text/corpus.hpp"

namespace unrolled {

// To guess a letter from the $n$ letters before it, the **context** $c$, one can count: how often did the
// letter $v$ follow on $c$ in the training part? Some contexts come once or never; so we add a few
// letters that have not been read, spread as one letter less of context would have guessed
// (MacKay and Peto 1995). With $\kappa_n(c v)$ for the count, $c'$ for $c$ without its first letter, and
// $m$ letters added:
//
// $$ p_n(v \mid c) = \frac{\kappa_n(c v) + m \, p_{n-1}(v \mid c')}{\kappa_n(c) + m}, \qquad
//    p_{-1}(v) = \frac{1}{V} \tag{10.1} $$

/// What follows on each context of n letters: on each number of them that is below V^n.
class Follows {
 public:
  /// Counts a text. V^n must fit into 64 bits.
  Follows(const Letters& text, std::size_t vocabulary_size, std::size_t n)
      : V_{vocabulary_size}, n_{n} {
    for (std::size_t i = n; i < text.size(); ++i) {
      auto& counts = counts_[context(text, i)];
      counts.resize(V_);
      counts[text[i]] += 1.0;
      counts_of_all_[context(text, i)] += 1.0;
    }
  }
  /// (10.1) for what stands at place i of a text, from the guess with one letter less.
  [[nodiscard]] double probability(const Letters& text, std::size_t i, double shorter,
                                   double m) const {
    const auto found = counts_.find(context(text, i));
    if (found == counts_.end()) return shorter;
    return (found->second[text[i]] + m * shorter) / (counts_of_all_.at(found->first) + m);
  }

 private:
  [[nodiscard]] std::size_t context(const Letters& text, std::size_t i) const {
    std::size_t number = 0;
    for (std::size_t j = i - n_; j < i; ++j) number = number * V_ + text[j];
    return number;
  }
  std::size_t V_, n_;
  std::map<std::size_t, std::vector<double>> counts_;
  std::map<std::size_t, double> counts_of_all_;
};

/// Bits a letter of the held-out part, for no letter of context, one, … up to `longest`, with m in (10.1);
/// the letters that have fewer before them are not asked.
[[nodiscard]] inline std::vector<double> ladder(const Corpus& corpus, std::size_t longest,
                                                double m) {
  const std::size_t V = corpus.vocabulary.size();
  std::vector<Follows> all;
  for (std::size_t n = 0; n <= longest; ++n) all.emplace_back(corpus.training, V, n);
  std::vector<double> bits(longest + 1);
  const Letters& text = corpus.held_out;
  for (std::size_t i = longest; i < text.size(); ++i) {
    double p = 1.0 / static_cast<double>(V);
    for (std::size_t n = 0; n <= longest; ++n) {
      p = all[n].probability(text, i, p, m);
      bits[n] -= std::log2(p) / static_cast<double>(text.size() - longest);
    }
  }
  return bits;
}

}  // namespace unrolled
