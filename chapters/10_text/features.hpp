#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/10_text/held_out.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// Something that a person can name at each letter of a text.
struct Feature {
  std::string name;
  std::vector<double> values;  // one a letter, after it has been read
};

/// How far the line is, whether it is indented, whether a quotation is open, and whether a headword is read.
[[nodiscard]] inline std::vector<Feature> features_of(std::u32string_view text) {
  std::vector<Feature> all = {{"place in the line", {}},
                              {"indented line", {}},
                              {"inside a quotation", {}},
                              {"inside a word in capitals", {}}};
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
[[nodiscard]] inline double correlation(const std::vector<double>& a,
                                        const std::vector<double>& b) {
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

}  // namespace unrolled
