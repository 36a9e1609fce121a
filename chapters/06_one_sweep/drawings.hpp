#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "lib/chart.hpp"
#include "lib/columns.hpp"
#include "lib/cost.hpp"
#include "lib/matrix.hpp"

// What chapter 6 draws and lays out.
namespace unrolled {

/// What each place of the triangle gives to the gradient of B_h: shares[s][t], t ≤ s.
using Triangle = std::vector<std::vector<double>>;

/// The sum of each row, or of each column.
[[nodiscard]] inline std::vector<double> sums(const Triangle& shares, bool by_column) {
  std::vector<double> result(shares.size());
  for (std::size_t s = 0; s < shares.size(); ++s) {
    for (std::size_t t = 0; t <= s; ++t) result[by_column ? t : s] += shares[s][t];
  }
  return result;
}

/// The power of ten that makes the largest sum a number below 10; 1 where it is one.
[[nodiscard]] inline double scale_of(const Triangle& shares) {
  double largest = 0.0;
  for (const bool by_column : {false, true}) {
    for (const double sum : sums(shares, by_column)) largest = std::max(largest, std::abs(sum));
  }
  return largest < 10.0 || !std::isfinite(largest)
             ? 1.0
             : std::pow(10.0, std::floor(std::log10(largest)));
}

/// The triangle with arrows along its rows, from each loss back to the first letter, or along its columns,
/// from the first loss that reaches a letter to the last. Each line ends in its sum.
[[nodiscard]] inline Diagram triangle_diagram(const Triangle& shares, bool by_column) {
  const std::size_t steps = shares.size();
  const double scale = scale_of(shares);
  Diagram diagram{
      .title = by_column ? "column by column" : "row by row",
      .in_words = fmt::format("A triangle of numbers, a row for each loss s, a column for "
                              "each step t. Arrows run through each {} to its sum.",
                              by_column ? "column" : "row")};
  const auto x = [](std::size_t t) { return static_cast<double>(t); };
  const auto y = [](std::size_t s) { return -0.75 * static_cast<double>(s); };
  const auto add = [&](double at, double height, double value) {
    return diagram.add({at, height, "", {value / scale}});
  };
  std::vector<std::vector<std::size_t>> place(steps);
  for (std::size_t s = 0; s < steps; ++s) {
    for (std::size_t t = 0; t <= s; ++t) place[s].push_back(add(x(t), y(s), shares[s][t]));
    diagram.add({x(s) + 0.64, y(s), fmt::format("s={}", s), {}, {}, false});
    diagram.add({x(s), 0.4, fmt::format("t={}", s), {}, {}, false});
  }
  const std::vector<double> total = sums(shares, by_column);
  for (std::size_t i = 0; i < steps; ++i) {
    std::vector<std::size_t> path;
    for (std::size_t k = by_column ? i : 0; k < (by_column ? steps : i + 1); ++k) {
      path.push_back(by_column ? place[k][i] : place[i][i - k]);
    }
    path.push_back(by_column ? add(x(i), y(steps) - 0.2, total[i]) : add(-1.0, y(i), total[i]));
    for (std::size_t k = 0; k + 1 < path.size(); ++k) {
      diagram.arrows.push_back({path[k], path[k + 1], "", 1.5, by_column ? "#D55E00" : "#0072B2"});
    }
  }
  diagram.add(by_column ? Diagram::Node{x(steps) - 0.3, y(steps) - 0.2, "sums", {}, {}, false}
                        : Diagram::Node{-1.0, 0.4, "sums", {}, {}, false});
  return diagram;
}

/// Both drawings, of a triangle that is the top of one with `losses` rows.
[[nodiscard]] inline Chart triangle_chart(const Triangle& shares, std::size_t losses) {
  Chart chart{
      "What each loss s leaves for the bias of the hidden units at each step t, summed in two "
      "orders",
      {triangle_diagram(shares, false), triangle_diagram(shares, true)}};
  if (shares.size() < losses) {
    chart.caption += fmt::format("; the first {} of {} losses", shares.size(), losses);
  }
  const double scale = scale_of(shares);
  if (scale != 1.0) chart.caption += fmt::format("; all numbers times {:g}", scale);
  return chart;
}

/// The largest difference of two gradients, in words.
[[nodiscard]] inline std::string bound(double difference) {
  if (difference < 1e-12) return "below 1e-12";
  if (difference < 1e-7) return "below 1e-7";
  return fmt::format("{:.0e}", difference);
}

/// The first entries of a row, and dots where there are more. Of units that are flat, slopes are nothing but
/// rounding; they show as 0.
[[nodiscard]] inline std::string some_entries(MatrixView row) {
  std::string text = "[";
  for (std::size_t j = 0; j < std::min<std::size_t>(row.columns(), 3); ++j) {
    const double entry = std::abs(row(0, j)) < 5e-9 ? 0.0 : row(0, j);
    text += fmt::format("{}{:11.8f}", j == 0 ? "" : "  ", entry);
  }
  return text + (row.columns() > 3 ? "  …]" : "]");
}

/// The routes tried, a line each.
class RouteTable {
 public:
  /// With its cost as counted; or, where it was not tried, as the formulas have it.
  void add(const std::string& route, const std::string& difference, const Cost& cost, bool tried) {
    any_tried_ = any_tried_ || tried;
    rows_.push_back({route, difference, fmt::format("{}", cost.multiplications),
                     fmt::format("{}", cost.most_entries)});
  }
  /// Why a gradient that differs is not wrong, in whole lines.
  void remark(std::string why) { remark_ = std::move(why); }
  /// The table, and under it whether those that were tried agree.
  [[nodiscard]] std::string text(bool agree) const {
    std::string text = in_columns(rows_);
    if (!agree) return text + "a gradient or a count is WRONG\n";
    if (any_tried_) {
      text += fmt::format("{}{} agrees, and the counts are those of the formulas\n", remark_,
                          remark_.empty() ? "what was tried" : "all else that was tried");
    }
    return text;
  }

 private:
  bool any_tried_ = false;
  std::string remark_;
  std::vector<std::vector<std::string>> rows_ = {
      {"", "largest difference", "multiplications", "entries"}};
};

/// The counts of one route at growing T.
struct Growth {
  std::string name;
  Line multiplications;
  Line entries;
};

/// The power r of T like which a count grew over its last doubling of T; at least two points.
[[nodiscard]] inline double power(const Line& line) {
  return std::log2(line.y.back() / line.y.at(line.y.size() - 2));
}

/// The last counts and powers of each route that has two.
[[nodiscard]] inline std::string growth_table(const std::vector<Growth>& growths) {
  std::vector<std::vector<std::string>> rows = {
      {"", "T", "multiplications", "power", "entries", "power"}};
  for (const auto& [name, multiplications, entries] : growths) {
    if (entries.x.size() < 2) continue;
    rows.push_back({name, fmt::format("{}", entries.x.back()),
                    fmt::format("{}", multiplications.y.back()),
                    fmt::format("{:.2f}", power(multiplications)),
                    fmt::format("{}", entries.y.back()), fmt::format("{:.2f}", power(entries))});
  }
  return in_columns(rows);
}

/// The same as lines, both axes logarithmic.
[[nodiscard]] inline LineChart growth_chart(std::string title, std::string count,
                                            std::vector<Line> lines) {
  return {.title = std::move(title),
          .x_label = "letters read, T",
          .y_label = std::move(count),
          .lines = std::move(lines),
          .log_y = true,
          .log_x = true};
}

}  // namespace unrolled
