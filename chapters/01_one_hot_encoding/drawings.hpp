#pragma once

#include <string_view>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "lib/chart.hpp"
#include "lib/letters.hpp"

// What chapter 1 draws.
namespace unrolled {

/// The letters read and the letters wanted as two grids.
[[nodiscard]] inline Chart one_hot_grids(std::u32string_view word, const SpellingTask& task) {
  const HeatMap x{.title = "x: the letters read",
                  .x_label = "vocabulary",
                  .y_label = "letter read",
                  .column_names = names(task.vocabulary),
                  .row_names = names(word.substr(0, word.size() - 1)),
                  .values = task.x,
                  .cell_format = "%g"};
  HeatMap y = x;
  y.title = "y: the letters wanted";
  y.y_label = "letter wanted";
  y.row_names = names(word.substr(1));
  y.values = task.y;
  return {"Each row has a single 1, in the column of its letter", {x, y}};
}

}  // namespace unrolled
