#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "lib/chart.hpp"
#include "lib/columns.hpp"
#include "lib/cost.hpp"

// How chapter 6 lays out and draws what routes cost.
namespace unrolled {

/// The routes tried, a line each.
class RouteTable {
 public:
  /// With its cost as counted; or, where it was not tried, as the formulas have it.
  void add(const std::string& route, const std::string& difference, const Cost& cost, bool tried) {
    any_tried_ = any_tried_ || tried;
    rows_.push_back({route, difference, fmt::format("{}", cost.multiplications),
                     fmt::format("{}", cost.most_entries)});
  }
  /// The table, and under it whether those that were tried agree.
  [[nodiscard]] std::string text(bool agree) const {
    std::string text = in_columns(rows_);
    if (!agree) return text + "a gradient or a count is WRONG\n";
    if (any_tried_) text += "what was tried agrees, and the counts are those of the formulas\n";
    return text;
  }

 private:
  bool any_tried_ = false;
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
