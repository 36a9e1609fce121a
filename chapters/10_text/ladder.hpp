#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "chapters/10_text/corpus.hpp"
#include "lib/matrix.hpp"
#include "lib/stop.hpp"

namespace unrolled {

// To guess a letter $k$ from the $\nu$ letters before it, its **context** $\chi$, one can count: how
// often was $\chi$ read, $\#(\chi)$, and how often did $k$ follow on it, $\#(\chi k)$? Some contexts
// come once or never. So we take $\chi$ to have been read $\mu$ times more, and to have been followed by
// what $\chi'$, which is $\chi$ without its farthest letter, would have guessed (MacKay and Peto 1995):
//
// $$ p_\nu(k \mid \chi) = \frac{\#(\chi k) + \mu \, p_{\nu-1}(k \mid \chi')}{\#(\chi) + \mu}, \qquad
//    p_{-1}(k) = \frac{1}{V} \tag{10.1} $$
//
// If $\chi$ was read 3 times, and $k$ followed twice, and $\chi'$ says 0.1, it is with $\mu = 5$ no
// longer 2/3 but $(2 + 5 \cdot 0.1) / (3 + 5)$, less than a third.

/// What follows in a text on each context of 0, 1, … letters.
class Counts {
 public:
  /// Contexts of up to `longest` letters. V^(longest + 1) must fit into 64 bits.
  Counts(const Letters& text, std::size_t vocabulary_size, std::size_t longest, double mu)
      : V_{vocabulary_size}, mu_{mu}, came_(longest + 1), followed_(longest + 1) {
    for (std::size_t nu = 0; nu <= longest; ++nu) {
      for (std::size_t i = nu; i < text.size(); ++i) {
        if (i % 4096 == 0) stop_if_asked();
        const std::uint64_t chi = context(text, i, nu);
        came_[nu][chi] += 1.0;                     // #(χ)
        followed_[nu][chi * V_ + text[i]] += 1.0;  // #(χk)
      }
    }
  }

  /// (10.1) for each ν: the probability of the letter k after what stands before place i of a text.
  [[nodiscard]] std::vector<double> probabilities(const Letters& text, std::size_t i,
                                                  std::size_t k) const {
    std::vector<double> all;
    double p = 1.0 / static_cast<double>(V_);  // p₋₁
    for (std::size_t nu = 0; nu < came_.size(); ++nu) {
      if (nu <= i) {
        const std::uint64_t chi = context(text, i, nu);
        p = (read(followed_[nu], chi * V_ + k) + mu_ * p) / (read(came_[nu], chi) + mu_);  // (10.1)
      }
      all.push_back(p);
    }
    return all;
  }

  /// The guess, 1×V, for the letter behind a text, from the longest context.
  [[nodiscard]] Matrix guess(const Letters& text) const {
    Matrix p(1, V_);
    std::ranges::fill(p.values(), 1.0 / static_cast<double>(V_));  // p₋₁
    for (std::size_t nu = 0; nu <= std::min(longest(), text.size()); ++nu) {
      const std::uint64_t chi = context(text, text.size(), nu);
      const double came = read(came_[nu], chi);
      for (std::size_t k = 0; k < V_ && came > 0.0; ++k) {
        p(0, k) = (read(followed_[nu], chi * V_ + k) + mu_ * p(0, k)) / (came + mu_);  // (10.1)
      }
    }
    return p;
  }

  /// How many counts (10.1) keeps of contexts of ν letters, and which share of them is 1.
  [[nodiscard]] std::size_t size(std::size_t nu) const { return followed_.at(nu).size(); }
  [[nodiscard]] double once(std::size_t nu) const {
    const auto is_one = [](const auto& entry) { return entry.second == 1.0; };
    return static_cast<double>(std::ranges::count_if(followed_.at(nu), is_one)) /
           static_cast<double>(size(nu));
  }
  /// Whether what stands at place i of a text was read behind the same ν letters before.
  [[nodiscard]] bool knows(const Letters& text, std::size_t i, std::size_t nu) const {
    return nu <= i && followed_[nu].contains(context(text, i, nu) * V_ + text[i]);
  }
  [[nodiscard]] std::size_t longest() const { return came_.size() - 1; }

 private:
  using Table = std::unordered_map<std::uint64_t, double>;
  static double read(const Table& table, std::uint64_t key) {
    const auto found = table.find(key);
    return found == table.end() ? 0.0 : found->second;
  }
  /// The ν letters before place i as the digits of a number.
  [[nodiscard]] std::uint64_t context(const Letters& text, std::size_t i, std::size_t nu) const {
    std::uint64_t number = 0;
    for (std::size_t j = i - nu; j < i; ++j) number = number * V_ + text[j];
    return number;
  }
  std::size_t V_;
  double mu_;
  std::vector<Table> came_, followed_;  // by ν
};

}  // namespace unrolled
