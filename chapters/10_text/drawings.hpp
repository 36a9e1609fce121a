#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "chapters/10_text/text_study.hpp"
#include "lib/chart.hpp"
#include "lib/quantile.hpp"

// What chapter 10 draws.
namespace unrolled {

/// The curves of all networks: the median of the seeds, with the least and the most; by letters read, or by
/// multiplications in billions.
[[nodiscard]] inline LineChart curves_chart(const std::vector<TextEntry>& study,
                                            bool by_letters) {
  LineChart chart{.title = by_letters ? "by letters read" : "by multiplications",
                  .x_label = by_letters ? "letters read, in thousands" : "multiplications, in billions",
                  .y_label = "bits a letter, held out",
                  .lines = {}};
  for (const TextEntry& entry : study) {
    Line line{kind_name(entry.kind), {}, {}};
    for (std::size_t i = 1; i < entry.curves.front().size(); ++i) {
      std::vector<double> bits;
      for (const Curve& curve : entry.curves) bits.push_back(curve[i].bits);
      const auto letters = static_cast<double>(entry.curves.front()[i].letters);
      const double steps = letters / static_cast<double>(usual_cut.B * usual_cut.T);
      line.x.push_back(by_letters ? letters / 1e3 : steps * entry.multiplications / 1e9);
      line.y.push_back(quantile(bits, 0.5));
      line.low.push_back(quantile(bits, 0.0));
      line.high.push_back(quantile(bits, 1.0));
    }
    chart.lines.push_back(line);
  }
  return chart;
}

}  // namespace unrolled
