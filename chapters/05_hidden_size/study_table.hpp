#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <vector>

#include "chapters/05_hidden_size/how_sure.hpp"
#include "chapters/05_hidden_size/study.hpp"
#include "lib/columns.hpp"
#include "lib/quantile.hpp"

namespace unrolled {

/// What came of all seeds of one method and hidden size.
struct StudyRow {
  Method method = Method::full_bptt;
  std::size_t hidden_size = 0;
  std::size_t seeds = 0;
  std::size_t learned = 0;
  Interval chance;               // of learning, 95 %
  double median_loss = 0.0;      // of the losses after the last step
  double low = 0.0, high = 0.0;  // the middle 80 % of them lie between these
};

/// One row for each method and hidden size, in the order of the cases.
[[nodiscard]] inline std::vector<StudyRow> study_rows(const Study& study) {
  const auto& [seeds, cases, outcomes] = study;
  std::vector<StudyRow> rows;
  for (std::size_t first = 0; first < cases.size(); first += seeds) {
    std::size_t learned = 0;
    std::vector<double> losses;
    for (std::size_t i = first; i < first + seeds; ++i) {
      learned += outcomes[i].learned ? 1 : 0;
      losses.push_back(outcomes[i].loss);
    }
    rows.push_back({cases[first].method, cases[first].hidden_size, seeds, learned,
                    wilson_interval(learned, seeds), quantile(losses, 0.5), quantile(losses, 0.1),
                    quantile(losses, 0.9)});
  }
  return rows;
}

/// The rows as text, under the names of the columns.
[[nodiscard]] inline std::string study_table(const std::vector<StudyRow>& rows) {
  std::vector<std::vector<std::string>> table = {
      {"", "H", "learned", "chance", "median loss", "middle 80 %"}};
  for (const auto& [method, hidden_size, seeds, learned, chance, median, low, high] : rows) {
    table.push_back({name_of(method), fmt::format("{}", hidden_size),
                     fmt::format("{} of {}", learned, seeds),
                     fmt::format("[{:.3f}, {:.3f}]", chance.low, chance.high),
                     fmt::format("{:.3f}", median), fmt::format("{:.3f} to {:.3f}", low, high)});
  }
  return in_columns(table);
}

}  // namespace unrolled
