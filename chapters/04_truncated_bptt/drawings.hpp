#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chapters/04_truncated_bptt/slope_norms.hpp"
#include "chapters/04_truncated_bptt/stretch.hpp"
#include "chapters/04_truncated_bptt/windows.hpp"
#include "lib/chart.hpp"
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"

// What chapter 4 draws and lays out.
namespace unrolled {

/// The word, or of a long one its first letters.
[[nodiscard]] inline std::string some_letters(std::u32string_view word) {
  return word.size() <= 12 ? text(word) : text(word.substr(0, 12)) + "…";
}

/// ", 6 of 39 steps" where not all are shown, else nothing.
[[nodiscard]] inline std::string a_part(std::size_t shown, std::size_t all) {
  return shown == all ? "" : fmt::format(", {} of {} steps", shown, all);
}

/// Of a long word, so many steps are shown.
inline constexpr std::size_t most_shown = 12;

/// The first rows and columns of a T×T table.
[[nodiscard]] inline Matrix first_steps(const Matrix& values) {
  const std::size_t shown = std::min(values.rows(), most_shown);
  Matrix part(shown, shown);
  for (std::size_t s = 0; s < shown; ++s) {
    for (std::size_t t = 0; t < shown; ++t) part(s, t) = values(s, t);
  }
  return part;
}

/// Values for each pair of a loss step and a step of the cell.
[[nodiscard]] inline HeatMap step_grid(std::string title, const Matrix& values,
                                       std::string cell_format) {
  const Matrix part = first_steps(values);
  const std::size_t shown = part.rows();
  std::vector<std::string> steps;
  for (std::size_t s = 0; s < shown; ++s) steps.push_back(std::to_string(s));
  return {.title = std::move(title) + a_part(shown, values.rows()),
          .x_label = "step of the cell",
          .y_label = "loss step",
          .column_names = steps,
          .row_names = steps,
          .values = part,
          .cell_format = std::move(cell_format)};
}

/// The windows in words.
[[nodiscard]] inline std::string window_lines(const std::string& read, const Variant& variant) {
  std::string lines;
  const std::size_t shown = std::min<std::size_t>(variant.windows.size(), most_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    const Window& window = variant.windows[i];
    lines += fmt::format("{}, TBPTT({}, {}): losses {} to {}, back to step {}\n", read, variant.k1,
                         variant.k2, window.first_loss, window.newest, window.oldest);
  }
  if (shown < variant.windows.size()) {
    lines += fmt::format("({} more)\n", variant.windows.size() - shown);
  }
  return lines;
}

/// A row of hidden units as NumPy prints it, up to the first six.
[[nodiscard]] inline std::string units(const Matrix& a) {
  if (a.columns() <= 6) return numpy_format(a);
  Matrix part(1, 6);
  for (std::size_t i = 0; i < 6; ++i) part(0, i) = a(0, i);
  return fmt::format("{}, 6 of {} units", numpy_format(part), a.columns());
}

/// The row of one window: a box for each loss, h for each step that is only passed, and from step to step
/// an arrow back, as broad as it carries losses. Where it stops before the first step there is a bar.
inline void add_window(Diagram& diagram, const Window& window, std::size_t shown, double y,
                       const auto& column) {
  std::size_t losses = 0;
  std::size_t after = 0;  // the node of step t + 1
  for (std::size_t t = window.newest + 1; t-- > window.oldest;) {
    const bool has_loss = t >= window.first_loss;
    if (t <= shown) {
      const std::string label = t == shown ? "…" : indexed(has_loss ? "E" : "h", t);
      const std::size_t node = diagram.add({column(t), y, label, {}, {}, has_loss && t < shown});
      if (t < window.newest && t < shown) {
        diagram.arrows.push_back(
            {after, node, "", std::min(1.5 * static_cast<double>(losses), 6.0), "#0072B2"});
      }
      after = node;
    }
    losses += has_loss ? 1 : 0;
  }
  if (window.oldest > 0) diagram.add({column(window.oldest) - 0.45, y, "|", {}, {}, false});
}

/// The letters read, in a row, and under them the windows of TBPTT(k1, k2), a row each: where each loss
/// starts, and how far the way back leads. At most the first six steps and the windows that begin there.
[[nodiscard]] inline Diagram window_diagram(std::u32string_view read, const Variant& variant) {
  const std::size_t shown = std::min<std::size_t>(read.size(), 6);
  const auto column = [](std::size_t t) { return 1.1 * static_cast<double>(t); };
  Diagram diagram{
      .title = fmt::format("TBPTT({}, {}) over {}{}", variant.k1, variant.k2,
                           text(read.substr(0, shown)), a_part(shown, read.size())),
      .in_words =
          "Above, the letters read, with an arrow from each to the next, orange and dashed where "
          "the weights have just moved. Below, a row for each window: "};
  diagram.add({-1.3, 0.0, "read", {}, {}, false});
  for (std::size_t t = 0; t < shown; ++t) {
    diagram.add({column(t), 0.45, std::to_string(t), {}, {}, false});
    const std::size_t letter = diagram.add({column(t), 0.0, text(read[t])});
    if (t == 0) continue;
    const bool moved = std::ranges::any_of(
        variant.windows, [t](const Window& window) { return window.first_loss == t; });
    diagram.arrows.push_back({letter - 2, letter, "", 1.5, moved ? "#D55E00" : "#000000", moved});
  }
  diagram.add({-1.3, 0.45, "step", {}, {}, false});
  double y = 0.0;
  for (std::size_t i = 0; i < variant.windows.size(); ++i) {
    const Window& window = variant.windows[i];
    if (window.first_loss >= shown) break;
    y -= 0.65;
    diagram.add({-1.3, y, fmt::format("window {}", i), {}, {}, false});
    add_window(diagram, window, shown, y, column);
    diagram.in_words += fmt::format("{}losses {} to {}, back to step {}", i == 0 ? "" : "; ",
                                    window.first_loss, window.newest, window.oldest);
  }
  diagram.in_words += ".";
  return diagram;
}

[[nodiscard]] inline std::string flow_heading(const std::string& task) {
  return fmt::format("{:<18} {:>8} {:>8} {:>11} {:>8} {:>9} {:>9}\n", task, "sigma", "rho",
                     "mean slope", "bound", "per step", "arrives");
}

[[nodiscard]] inline std::string flow_line(const std::string& name, Stretch stretch,
                                           const Flow& flow) {
  const auto steps_back = static_cast<double>(flow.norms.size() - 1);
  return fmt::format("{:<18} {:>8.3f} {:>8.3f} {:>11.3f} {:>8.3f} {:>9.3f} {:>9.1e}\n", name,
                     stretch.sigma, stretch.rho, flow.slopes.mean,
                     stretch.sigma * flow.slopes.largest,
                     std::pow(flow.arrives(), 1.0 / steps_back), flow.arrives());
}

/// What is left of dh, step by step on its way back; without those that fall far below the others.
[[nodiscard]] inline LineChart flow_chart(const std::vector<std::pair<std::string, Flow>>& flows) {
  LineChart chart{.title = "going back from the last of 40 letters",
                  .x_label = "steps back",
                  .y_label = "norm of dh, first = 1",
                  .lines = {},
                  .log_y = true};
  for (const auto& [name, flow] : flows) {
    if (!(flow.arrives() > 1e-30)) continue;
    Line line{name, {}, {}};
    for (std::size_t back = 0; back < flow.norms.size(); ++back) {
      line.x.push_back(static_cast<double>(back));
      line.y.push_back(flow.norms[back] / flow.norms.front());
    }
    chart.lines.push_back(line);
  }
  return chart;
}

}  // namespace unrolled
