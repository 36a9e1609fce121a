#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/cross_entropy.hpp"
#include "lib/chart.hpp"
#include "lib/letters.hpp"

// Charts that several chapters draw.
namespace unrolled {

/// "h → e", "e → l", …: each letter read with the letter wanted after it, as names for rows.
[[nodiscard]] inline std::vector<std::string> transitions(std::u32string_view word) {
  std::vector<std::string> names;
  for (std::size_t t = 0; t + 1 < word.size(); ++t) {
    names.push_back(text(word[t]) + " → " + text(word[t + 1]));
  }
  return names;
}

/// The probabilities p, T×V: a row for each letter read, a column for each that may follow. Full colour
/// is certainty.
[[nodiscard]] inline HeatMap probability_map(std::string title, std::u32string_view word,
                                             std::u32string_view vocabulary, const Matrix& p) {
  return {.title = std::move(title),
          .x_label = "next letter",
          .y_label = "read → wanted",
          .column_names = names(vocabulary),
          .row_names = transitions(word),
          .values = p,
          .full_colour = 1.0};
}

/// The losses of trainings of `steps` steps, with the loss of knowing nothing (2.7).
[[nodiscard]] inline LineChart loss_chart(std::string title, const SpellingTask& task,
                                          std::size_t steps, std::vector<Line> lines) {
  const double nothing = loss_of_knowing_nothing(task.x.rows(), task.vocabulary.size());
  const auto last_step = static_cast<double>(steps - 1);
  lines.push_back({"knowing nothing", {0.0, last_step}, {nothing, nothing}});
  return {.title = std::move(title),
          .x_label = "step",
          .y_label = "loss in nats",
          .lines = std::move(lines),
          .from_zero = true};
}

}  // namespace unrolled
