#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/norms_on_the_way_back.hpp"
#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/charts.hpp"
#include "chapters/published.hpp"
#include "lib/chart.hpp"
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"

// What chapter 3 draws and lays out.
namespace unrolled {

/// With so many digits after the point; large numbers in the form 1e+08, so that columns stay apart.
[[nodiscard]] inline std::string number(double value, int digits) {
  if (std::isnan(value)) return "-";  // 0/0: there is no such number
  return std::abs(value) < 1e5 ? fmt::format("{:.{}f}", value, digits)
                               : fmt::format("{:.3e}", value);
}

/// A matrix, or where it has more than 120 entries its shape and norm.
[[nodiscard]] inline std::string shown(const Matrix& a) {
  if (a.values().size() <= 120) return numpy_format(a);
  return fmt::format("({}, its norm is {})", shape(a), number(norm(a), 6));
}

/// A relative error. Up to 1e-7 it is rounding, of which no machine owes another a digit.
[[nodiscard]] inline std::string error_in_words(double error) {
  return error <= 1e-7 ? "< 1e-7" : fmt::format("{:.1e}", error);
}

/// The worst entry of each table.
[[nodiscard]] inline std::string check_table(const GradientCheck& check) {
  std::string table = fmt::format("{:<6}{}\n", "", "worst error");
  for (const auto& [name, row, column, derived, numerical, error, can_tell] : check.worst) {
    if (!can_tell) {
      table += fmt::format("{:<6}cannot tell\n", name);
      continue;
    }
    table += fmt::format("{:<6}{}", name, error_in_words(error));
    if (!(error <= 1e-7)) {
      table += fmt::format(" at ({}, {}): derived {:.6g}, numerical {:.6g}", row, column, derived,
                           numerical);
    }
    table += "\n";
  }
  if (check.checked < check.entries) {
    table +=
        fmt::format("({} of {} entries, drawn at random; to check them all would take too long)\n",
                    check.checked, check.entries);
  }
  return table;
}

/// How far the central differences of each table are from themselves, a column for each ε tried.
[[nodiscard]] inline std::string resolution_table(const std::vector<Resolution>& resolved) {
  std::size_t tried = 0;
  for (const Resolution& table : resolved) tried = std::max(tried, table.disagreement.size());
  std::string lines = fmt::format("{:<6}", "ε");
  for (std::size_t i = 0; i < tried; ++i) {
    lines += fmt::format("{:>10.0e}", usual_epsilon * std::pow(10.0, -static_cast<double>(i)));
  }
  for (const Resolution& table : resolved) {
    lines += fmt::format("\n{:<6}", table.table);
    for (const double apart : table.disagreement)
      lines += fmt::format("{:>10}", error_in_words(apart));
  }
  return lines + "\n";
}

/// The names of the tables as a head, and the worst errors of a check as a row of numbers.
[[nodiscard]] inline std::string museum_head(const GradientCheck& check) {
  std::string line = fmt::format("{:<28}", "");
  for (const WorstEntry& worst : check.worst) line += fmt::format("{:>9}", worst.table);
  return line + "\n";
}
[[nodiscard]] inline std::string museum_row(std::string_view name, const GradientCheck& check) {
  std::string line = fmt::format("{:<28}", name);
  for (const WorstEntry& worst : check.worst) {
    line += fmt::format("{:>9}", worst.can_tell ? error_in_words(worst.relative_error) : "?");
  }
  return line + "\n";
}

/// The way back from the loss at step s = norms.size() − 1 to h_first. An arrow of the norm `largest` is
/// 9 points wide.
[[nodiscard]] inline Diagram way_back(std::u32string_view word, std::span<const double> norms,
                                      std::size_t first, double largest) {
  const std::size_t s = norms.size() - 1;
  const auto at = [=](std::size_t t) { return 1.6 * static_cast<double>(t - first); };
  Diagram diagram{
      .title = fmt::format("loss step {}: {} → {}", s, text(word[s]), text(word[s + 1])),
      .in_words = fmt::format("From the loss {} back:", indexed("E", s))};
  if (first > 0) diagram.title += fmt::format(", the {} steps next to it", s - first + 1);
  const auto arrow = [&](std::size_t from, std::size_t to, std::size_t t, const char* colour) {
    diagram.in_words +=
        fmt::format(" {:.3g} at {}{}", norms[t], indexed("h", t), t == first ? "." : ",");
    diagram.arrows.push_back(
        {.from = from,
         .to = to,
         .label =
             norms[t] < 10.0 ? fmt::format("{:.2f}", norms[t]) : fmt::format("{:.2g}", norms[t]),
         .width = std::max(0.3, largest > 0.0 ? 9.0 * norms[t] / largest : 0.0),
         .colour = colour});
  };
  const std::size_t loss = diagram.add({at(s), 1.5, indexed("E", s)});
  diagram.add({at(s), 1.95, "Wy By", {}, {}, false});
  std::size_t after = loss;
  for (std::size_t t = s + 1; t-- > first;) {
    const std::size_t state = diagram.add({at(t), 0.0, indexed("h", t)});
    const std::size_t shares = diagram.add({at(t), -0.75, "Wxh", {}, {}, false});
    diagram.add({at(t), -1.1, "Whh", {}, {}, false});
    diagram.add({at(t), -1.45, "Bh", {}, {}, false});
    arrow(after, state, t, t == s ? "#0072B2" : "#D55E00");
    diagram.arrows.push_back({.from = state, .to = shares, .width = 0.8, .dashed = true});
    after = state;
  }
  return diagram;
}

/// The four pictures of the post: a panel for each loss step, the last first. With more than four steps
/// the last loss step alone, and no more than its last seven states.
[[nodiscard]] inline Chart way_back_chart(std::u32string_view word, const Parameters& parameters,
                                          const Matrix& x, const Matrix& h, const Matrix& dz) {
  const std::size_t T = x.rows();
  const std::size_t first_loss = T <= 4 ? 0 : T - 1;
  const std::size_t first = T <= 7 ? 0 : T - 7;
  std::vector<std::vector<double>> norms;
  double largest = 0.0;
  for (std::size_t s = T; s-- > first_loss;) {
    norms.push_back(norms_on_the_way_back(parameters, x, h, dz, s));
    largest = std::max(largest,
                       *std::max_element(norms.back().begin() + static_cast<std::ptrdiff_t>(first),
                                         norms.back().end()));
  }
  Chart chart{
      T <= 4
          ? "The way back from each loss, through Wy (blue) and Whh (orange), with the norm of dh"
          : "The way back from the last loss, through Wy (blue) and Whh (orange), with the norm of "
            "dh",
      {}};
  for (const auto& panel : norms) {
    chart.panels.emplace_back(way_back(word, panel, first, largest));
  }
  return chart;
}

/// The losses as published, beside those of the right gradient.
[[nodiscard]] inline std::string puzzle_table(const PublishedRun& published,
                                              std::span<const double> right) {
  std::string table = fmt::format("{:>6}  {:<20}{}\n", "step", "the post", "right gradient");
  for (const auto& [step, loss] : published.losses) {
    if (step % 500 != 0 && step != published.losses.back().step) continue;
    table += fmt::format("{:>6}  {:<20}{}\n", step, loss, right[step]);
  }
  return table;
}

/// Wy before and after as two maps in the same colours.
[[nodiscard]] inline Chart Wy_chart(std::string caption, const Matrix& before, const Matrix& after,
                                    std::u32string_view vocabulary) {
  std::vector<std::string> units;
  for (std::size_t i = 0; i < before.rows(); ++i) units.push_back(fmt::format("unit {}", i));
  HeatMap map{.title = "Wy before",
              .x_label = "letter",
              .y_label = "hidden unit",
              .column_names = names(vocabulary),
              .row_names = units,
              .values = before,
              .full_colour = norm(after) / std::sqrt(before.values().size()),
              .cell_format = "%.2f"};
  HeatMap map_after = map;
  map_after.title = "Wy after";
  map_after.values = after;
  return {std::move(caption), {map, map_after}};
}

}  // namespace unrolled
