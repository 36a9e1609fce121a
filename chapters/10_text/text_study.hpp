#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chapters/07_far_away/trials.hpp"
#include "chapters/10_text/held_out.hpp"
#include "chapters/10_text/kinds.hpp"
#include "chapters/10_text/text_training.hpp"
#include "lib/cost.hpp"
#include "lib/files.hpp"

namespace unrolled {

/// How good a network was after so many letters.
struct Mark {
  std::size_t letters = 0;
  double bits = 0.0;     // a letter, of the held-out part
  double seconds = 0.0;  // of training, on one core
};

/// One training, from its start.
using Curve = std::vector<Mark>;

/// How all networks of the chapter read.
inline constexpr Cut usual_cut{16, 50};

/// Trains for so many steps, and looks at the held-out part so many times, at the start and at the end too.
template <typename Network>
[[nodiscard]] Curve curve_of(TextTraining<Network>& training, const Corpus& corpus,
                             std::size_t steps, std::size_t looks) {
  using Clock = std::chrono::steady_clock;
  const std::size_t V = corpus.vocabulary.size();
  Curve curve;
  double seconds = 0.0;
  for (std::size_t look = 0; look <= looks; ++look) {
    curve.push_back({training.letters_read(),
                     bits_a_letter(training.network(), corpus.held_out, V, usual_cut.T), seconds});
    if (look == looks) break;
    const auto start = Clock::now();
    for (std::size_t step = look * steps / looks; step < (look + 1) * steps / looks; ++step) {
      stop_if_asked();
      (void)training.step();
    }
    seconds += std::chrono::duration<double>(Clock::now() - start).count();
  }
  return curve;
}

/// One kind of network: how it ended at each rate of the grid, and its curves with the best of them.
struct TextEntry {
  Kind kind = Kind::plain;
  std::size_t weights = 0;
  double multiplications = 0.0;          // of a step of training
  std::vector<double> grid;              // bits a letter, by rate
  double rate = 0.0;                     // the best
  std::vector<Curve> curves;             // by seed
};

inline constexpr std::array text_rates = {0.001, 0.003, 0.01, 0.03};
inline constexpr std::size_t text_grid_steps = 600;
inline constexpr std::size_t text_steps = 4000;

/// The curve of a network of this kind, as wide as an LSTM with 64 units is heavy.
[[nodiscard]] inline Curve text_curve(Kind kind, const Corpus& corpus, double rate,
                                      std::size_t steps, std::size_t looks, std::uint32_t seed) {
  const std::size_t V = corpus.vocabulary.size();
  const std::size_t H = equal_width(kind, V, 64, usual_cut.T);
  return with_network(kind, V, H, usual_cut.T, seed, [&](const auto& start) {
    TextTraining training(start, corpus.training, V, usual_cut, rate);
    return curve_of(training, corpus, steps, looks);
  });
}

/// The study of all four, with so many seeds: the rates with the seed 0, the best of them with fresh seeds.
[[nodiscard]] inline std::vector<TextEntry> study_text(const Corpus& corpus, std::size_t seeds,
                                                       std::size_t steps) {
  std::vector<TextEntry> all;
  const std::size_t V = corpus.vocabulary.size();
  for (const Kind kind : all_kinds) {
    TextEntry& entry = all.emplace_back();
    entry.kind = kind;
    const std::size_t H = equal_width(kind, V, 64, usual_cut.T);
    entry.weights = weights_of(kind, V, H, usual_cut.T);
    entry.multiplications = with_network(kind, V, H, usual_cut.T, 0, [&](const auto& start) {
      TextTraining training(start, corpus.training, V, usual_cut, 0.001);
      return static_cast<double>(with_cost([&] { return training.step(); }).second.multiplications);
    });
    for (const auto& ended : ask_all(text_rates.size(), 1, [&](std::size_t i, std::uint32_t) {
           return text_curve(kind, corpus, text_rates.at(i), std::min(text_grid_steps, steps), 1, 0)
               .back()
               .bits;
         })) {
      entry.grid.push_back(ended.front());
    }
    entry.rate = text_rates.at(static_cast<std::size_t>(
        std::ranges::min_element(entry.grid) - entry.grid.begin()));
    entry.curves = ask_all(1, seeds, [&](std::size_t, std::uint32_t seed) {
                     return text_curve(kind, corpus, entry.rate, steps, 20, 100 + seed);
                   }).front();
  }
  return all;
}

inline void to_json(nlohmann::ordered_json& json, const Mark& mark) {
  json = {mark.letters, std::round(1e4 * mark.bits) / 1e4, std::round(1e2 * mark.seconds) / 1e2};
}
inline void from_json(const nlohmann::ordered_json& json, Mark& mark) {
  mark = {json.at(0), json.at(1), json.at(2)};
}

/// Writes a study, a network a line.
inline void write_text_study(const std::string& path, const std::vector<TextEntry>& study) {
  std::string text = "[\n";
  for (const TextEntry& entry : study) {
    const nlohmann::ordered_json json = {{"network", kind_name(entry.kind)},
                                         {"weights", entry.weights},
                                         {"multiplications", entry.multiplications},
                                         {"bits_by_rate", entry.grid},
                                         {"rate", entry.rate},
                                         {"letters_bits_seconds", entry.curves}};
    text += json.dump() + (&entry == &study.back() ? "\n]\n" : ",\n");
  }
  write_file(path, text);
}

[[nodiscard]] inline std::vector<TextEntry> read_text_study(const std::string& path) {
  std::vector<TextEntry> study;
  for (const auto& json : nlohmann::ordered_json::parse(read_file(path))) {
    const Kind kind = *std::ranges::find(all_kinds, json.at("network").get<std::string>(), kind_name);
    study.push_back({kind, json.at("weights"), json.at("multiplications"), json.at("bits_by_rate"),
                     json.at("rate"), json.at("letters_bits_seconds").get<std::vector<Curve>>()});
  }
  return study;
}

}  // namespace unrolled
