#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "chapters/10_text/text_study.hpp"
#include "lib/chart.hpp"

// What chapter 10 draws.
namespace unrolled {

/// The first lines of a text, each letter on its value.
[[nodiscard]] inline ColouredText coloured(std::string title, std::u32string_view text,
                                           const std::vector<double>& values, double full_colour) {
  ColouredText panel{std::move(title), {{}}, {{}}, full_colour};
  for (std::size_t i = 0; i < std::min(text.size(), values.size()); ++i) {
    if (text[i] == U'\n' || panel.lines.back().size() >= 72) {
      panel.lines.emplace_back();
      panel.values.emplace_back();
      if (text[i] == U'\n') continue;
    }
    panel.lines.back() += text[i];
    panel.values.back().push_back(values[i]);
  }
  return panel;
}

/// The medians of all seeds, without the start, beside what counting reaches; by letters read, or by
/// seconds.
[[nodiscard]] inline LineChart curves_chart(const std::vector<TextEntry>& entries, double counting,
                                            bool by_letters) {
  LineChart chart{.title = by_letters ? "by letters read" : "by seconds of training",
                  .x_label = by_letters ? "letters read, in thousands" : "seconds of one core",
                  .y_label = "bits a letter, held out",
                  .lines = {},
                  .log_x = true};
  std::vector<double> all_x;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Line line{
        kind_name(entries[i].kind) + (i < all_kinds.size() ? "" : ", ten times as long"), {}, {}};
    const Curve median = median_curve(entries[i].curves);
    for (std::size_t mark = 1; mark < median.size(); ++mark) {
      line.x.push_back(by_letters ? static_cast<double>(median[mark].letters) / 1e3
                                  : median[mark].seconds);
      line.y.push_back(median[mark].bits);
      all_x.push_back(line.x.back());
    }
    chart.lines.push_back(line);
  }
  if (all_x.empty()) return chart;
  const auto [least, most] = std::ranges::minmax(all_x);
  chart.lines.push_back({"counting four letters", {least, most}, {counting, counting}});
  return chart;
}

}  // namespace unrolled
