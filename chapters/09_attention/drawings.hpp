#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <vector>

#include "chapters/02_forward_pass/drawings.hpp"
#include "chapters/09_attention/transformer_pass.hpp"
#include "lib/chart.hpp"

// What chapter 9 draws.
namespace unrolled {

/// Attention weights: a row a step that looks, a column a step that is looked at, each with its letter.
[[nodiscard]] inline HeatMap weights_map(const std::string& title, const Matrix& A,
                                         const std::vector<std::string>& read) {
  return {.title = title,
          .x_label = "looked at",
          .y_label = "step that looks",
          .column_names = read,
          .row_names = read,
          .values = A,
          .full_colour = 1.0};
}

/// A block's first head over the first letters of a word, with what stands before and behind the block. An
/// arrow is as thick as the weight with which its step is looked at.
[[nodiscard]] inline Diagram block_diagram(const std::vector<std::string>& read,
                                           const Matrix& before, const Matrix& A,
                                           const Matrix& behind, const Matrix& p,
                                           const std::vector<std::string>& vocabulary) {
  constexpr std::size_t most = 4;  // of the cells of a row
  Diagram diagram{.title = "one block, unrolled",
                  .in_words =
                      "For each letter a column, from the letter up to its row, the row "
                      "behind the block, and the guess. Between the rows arrows go from "
                      "each step to itself and to those after it, the thicker the more "
                      "it is looked at. None goes back in time. A black one leads from "
                      "each row straight up: it goes on, and something is added to it."};
  std::vector<std::size_t> rows;
  for (std::size_t t = 0; t < std::min<std::size_t>(read.size(), 5); ++t) {
    const double x = 1.9 * static_cast<double>(t);
    const std::size_t letter = diagram.add({x, 0.0, read[t]});
    rows.push_back(diagram.add({x, 1.6, indexed("h", t), entries(before, t, most)}));
    diagram.arrows.push_back({letter, rows.back()});
    const std::size_t next = diagram.add({x, 4.6, indexed("h", t) + "″", entries(behind, t, most)});
    for (std::size_t j = 0; j <= t; ++j) {
      diagram.arrows.push_back({rows[j], next, "", 0.5 + 5.5 * A(t, j), "#0072B2"});
    }
    diagram.arrows.push_back({rows[t], next});  // the row itself
    const std::size_t guess =
        diagram.add({x, 7.0, indexed("p", t), entries(p, t, vocabulary.size()), vocabulary});
    diagram.arrows.push_back({next, guess});
  }
  return diagram;
}

}  // namespace unrolled
