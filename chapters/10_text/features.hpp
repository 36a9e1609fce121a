#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "chapters/10_text/corpus.hpp"
#include "chapters/10_text/kinds.hpp"
#include "chapters/10_text/reading_on.hpp"
#include "chapters/10_text/windows.hpp"

namespace unrolled {

/// Something that a person can name at each letter of a text.
struct Feature {
  std::string name;
  std::vector<double> values;  // one a letter, after it has been read
};

/// How far the line is, whether it is indented, whether a quotation is open, and whether a word in
/// capitals is read.
[[nodiscard]] inline std::vector<Feature> features_of(std::u32string_view text) {
  std::vector<Feature> all = {{"place in the line", {}},
                              {"indented line", {}},
                              {"inside a quotation", {}},
                              {"word in capitals", {}}};
  double place = 0.0;
  bool indented = false, quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t letter = text[i];
    const auto capital = [&](std::size_t at) { return text[at] >= U'A' && text[at] <= U'Z'; };
    if (letter == U'\n') {
      place = 0.0;
      indented = false;
      if (i > 0 && text[i - 1] == U'\n') quoted = false;  // a new paragraph
    } else {
      indented = place == 0.0 ? letter == U' ' : indented;
      ++place;
      if (letter == U'"') quoted = !quoted;
    }
    all[0].values.push_back(place);
    all[1].values.push_back(indented ? 1.0 : 0.0);
    all[2].values.push_back(quoted ? 1.0 : 0.0);
    all[3].values.push_back(i > 0 && capital(i) && capital(i - 1) ? 1.0 : 0.0);
  }
  return all;
}

/// The correlation of two rows of numbers; 0 where one of them never changes.
[[nodiscard]] inline double correlation(std::span<const double> a, std::span<const double> b) {
  const auto n = static_cast<double>(a.size());
  double mean_a = 0.0, mean_b = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    mean_a += a[i] / n;
    mean_b += b[i] / n;
  }
  double ab = 0.0, aa = 0.0, bb = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - mean_a) * (b[i] - mean_b);
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return aa > 0.0 && bb > 0.0 ? ab / std::sqrt(aa * bb) : 0.0;
}

/// Each hidden unit of a recurrent network after each letter of a text, read from its start to its end,
/// window by window. A Transformer has none that it hands on.
[[nodiscard]] inline std::vector<std::vector<double>> units_over(const AnyNetwork& any,
                                                                 const Letters& text,
                                                                 std::size_t vocabulary_size) {
  std::vector<std::vector<double>> units;
  const auto read = [&](const auto& network) {
    using Network = std::decay_t<decltype(network)>;
    if constexpr (!looks_back<Network>) {
      std::optional<PassOf<Network>> before;
      units.resize(network.Wy.rows());
      for (std::size_t from = 0; from < text.size(); from += usual_pace.T) {
        const std::size_t T = std::min(usual_pace.T, text.size() - from);
        before = read_on(network, windows_at(text, vocabulary_size, 1, T, from),
                         before ? &*before : nullptr);
        for (std::size_t t = 0; t < T; ++t) {
          for (std::size_t i = 0; i < units.size(); ++i) units[i].push_back(before->h(t + 1, i));
        }
      }
    }
  };
  std::visit(read, any);
  return units;
}

/// The unit that goes most with a feature in the first half of a text, and how much it does in the
/// second.
struct BestUnit {
  std::size_t unit = 0;
  double chosen = 0.0, tested = 0.0;  // correlations
};

[[nodiscard]] inline BestUnit best_unit(const Feature& feature,
                                        const std::vector<std::vector<double>>& units) {
  const std::size_t half = feature.values.size() / 2;
  const auto in_half = [&](const std::vector<double>& unit, std::size_t from) {
    const std::span<const double> values(feature.values);
    return correlation(std::span(unit).subspan(from, half), values.subspan(from, half));
  };
  BestUnit best;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const double found = in_half(units[i], 0);
    if (std::abs(found) > std::abs(best.chosen)) best = {i, found, in_half(units[i], half)};
  }
  return best;
}

}  // namespace unrolled
