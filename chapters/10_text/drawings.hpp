#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "chapters/10_text/text_study.hpp"
#include "lib/chart.hpp"
#include "lib/quantile.hpp"

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

/// The median of the seeds after each mark but the first, by letters read in thousands or by seconds.
[[nodiscard]] inline Line curve_line(std::string title, const std::vector<Curve>& curves,
                                     bool by_letters) {
  Line line{std::move(title), {}, {}};
  for (std::size_t i = 1; i < curves.front().size(); ++i) {
    std::vector<double> bits, seconds;
    for (const Curve& curve : curves) {
      bits.push_back(curve[i].bits);
      seconds.push_back(curve[i].seconds);
    }
    line.x.push_back(by_letters ? static_cast<double>(curves.front()[i].letters) / 1e3
                                : quantile(seconds, 0.5));
    line.y.push_back(quantile(bits, 0.5));
  }
  return line;
}

/// The curves of all networks, beside what counting reaches.
[[nodiscard]] inline LineChart curves_chart(const std::vector<TextEntry>& entries, double counting,
                                            bool by_letters) {
  LineChart chart{.title = by_letters ? "by letters read" : "by seconds of training",
                  .x_label = by_letters ? "letters read, in thousands" : "seconds",
                  .y_label = "bits a letter, held out",
                  .lines = {},
                  .log_x = true};
  double least = 1e300, most = 0.0;
  for (const TextEntry& entry : entries) {
    chart.lines.push_back(curve_line(kind_name(entry.kind), entry.curves, by_letters));
    if (chart.lines.back().x.empty()) continue;
    least = std::min(least, chart.lines.back().x.front());
    most = std::max(most, chart.lines.back().x.back());
  }
  chart.lines.push_back({"counting", {least, most}, {counting, counting}});
  return chart;
}

}  // namespace unrolled
