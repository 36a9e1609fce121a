#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "chapters/07_far_away/trials.hpp"
#include "chapters/08_gates/long_study.hpp"
#include "chapters/10_text/text_curve.hpp"
#include "lib/cost.hpp"

namespace unrolled {

inline constexpr std::array text_rates = {0.001, 0.003, 0.01, 0.03, 0.1};
inline constexpr std::size_t text_grid_steps = 600;
inline constexpr std::size_t text_steps = 4000;

/// One kind of network: how it ended at each rate of the grid, and its curves with the best of them.
struct TextEntry {
  Kind kind = Kind::plain;
  std::size_t width = 0, weights = 0;
  double multiplications = 0.0;  // for a letter, in training
  std::vector<double> grid;      // bits a letter, by rate
  double rate = 0.0;             // the best
  std::vector<Curve> curves;     // by seed
};

/// How each seed ended: bits a letter.
[[nodiscard]] inline std::vector<double> ends(const TextEntry& entry) {
  std::vector<double> bits;
  for (const Curve& curve : entry.curves) bits.push_back(curve.back().bits);
  return bits;
}

/// A network of this kind, as heavy as an LSTM with `lstm_width` units, not yet trained.
[[nodiscard]] inline TextEntry entry_of(const Corpus& corpus, Kind kind, std::size_t lstm_width) {
  const std::size_t V = corpus.vocabulary.size();
  const std::size_t T = usual_pace.T;
  const std::size_t H = equal_width(kind, V, lstm_width, T);
  const double multiplications = std::visit(
      [&](auto start) {
        TextTraining training(std::move(start), corpus.training, V, usual_pace, 0.001);
        const auto [loss, cost] = with_cost([&] { return training.step(); });
        return static_cast<double>(cost.multiplications) /
               static_cast<double>(training.letters_read());
      },
      draw_network(kind, V, H, T, 0));
  return {kind, H, weights_of(kind, V, H, T), multiplications, {}, 0.0, {}};
}

/// The medians of all seeds after each mark.
[[nodiscard]] inline Curve median_curve(const std::vector<Curve>& curves) {
  Curve median = curves.front();
  for (std::size_t i = 0; i < median.size(); ++i) {
    std::vector<Mark> marks;
    for (const Curve& curve : curves) marks.push_back(curve[i]);
    median[i].bits = median_of(marks, &Mark::bits);
    median[i].seconds = median_of(marks, &Mark::seconds);
  }
  return median;
}

/// The study of all four, with so many seeds: the rates with the seed 0, the best of them with fresh
/// seeds. And the network that was best in the end once more, with ten times as many steps.
[[nodiscard]] inline std::vector<TextEntry> study_text(const Corpus& corpus, std::size_t seeds) {
  std::vector<TextEntry> all;
  for (const Kind kind : all_kinds) {
    TextEntry& entry = all.emplace_back(entry_of(corpus, kind, 64));
    const auto bits = ask_all(text_rates.size(), 1, [&](std::size_t i, std::uint32_t) {
      const Trained trained = train_on(corpus, kind, entry.width, text_rates.at(i), text_grid_steps,
                                       text_grid_steps, 0);
      return trained.curve.back().bits;
    });
    for (const auto& each : bits) entry.grid.push_back(each.front());
    entry.rate = text_rates.at(
        static_cast<std::size_t>(std::ranges::min_element(entry.grid) - entry.grid.begin()));
    entry.curves =
        ask_all(1, seeds, [&](std::size_t, std::uint32_t seed) {
          return train_on(corpus, kind, entry.width, entry.rate, text_steps, 100, first_seed + seed)
              .curve;
        }).front();
  }
  TextEntry longest = *std::ranges::min_element(
      all, {}, [](const TextEntry& entry) { return median_curve(entry.curves).back().bits; });
  longest.curves = {
      train_on(corpus, longest.kind, longest.width, longest.rate, 10 * text_steps, 1000, first_seed)
          .curve};
  all.push_back(longest);
  return all;
}

}  // namespace unrolled
