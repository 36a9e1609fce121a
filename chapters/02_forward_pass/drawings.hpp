#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/chart.hpp"
#include "lib/letters.hpp"

// What chapter 2 draws and lays out.
namespace unrolled {

/// The entries of row `index`, up to `most` of them.
[[nodiscard]] inline std::vector<double> entries(MatrixView a, std::size_t index,
                                                 std::size_t most) {
  std::vector<double> values;
  for (std::size_t j = 0; j < std::min(most, a.columns()); ++j) values.push_back(a(index, j));
  return values;
}

/// The network rolled up, and beside it unrolled over the first letters of the word: a column a letter,
/// with what it holds, from the letter read at the bottom to the probabilities at the top.
[[nodiscard]] inline Diagram unrolled_network(std::u32string_view word,
                                              std::u32string_view vocabulary,
                                              const ForwardPass& forward) {
  const std::size_t steps = std::min<std::size_t>(forward.p.rows(), 5);
  constexpr std::size_t most = 6;  // of the cells of a column
  Diagram diagram{
      .title = fmt::format("rolled up, and unrolled over {}", text(word.substr(0, steps))),
      .in_words =
          "On the left three boxes, from the letter up to the hidden state, round "
          "to itself, and up to the probabilities. On the right the same for each "
          "letter, side by side, with an arrow from each hidden state to the next."};
  const std::size_t x = diagram.add({0.0, 0.0, "xₜ"});
  const std::size_t h = diagram.add({0.0, 1.5, "hₜ"});
  const std::size_t p = diagram.add({0.0, 3.6, "pₜ"});
  diagram.arrows = {{x, h, "Wxh"}, {h, h, "Whh"}, {h, p, "Wy"}};
  const std::vector<std::string> letter_names = names(vocabulary.substr(0, most));
  std::size_t before = diagram.add({1.5, 1.5, "h₋₁", entries(forward.h, 0, most)});
  for (std::size_t t = 0; t < steps; ++t) {
    const double column = 2.9 + 1.4 * static_cast<double>(t);
    const std::size_t letter = diagram.add({column, 0.0, text(word[t])});
    const std::size_t state =
        diagram.add({column, 1.5, indexed("h", t), entries(forward.h, t + 1, most)});
    const std::size_t guess =
        diagram.add({column, 3.6, indexed("p", t), entries(forward.p, t, most), letter_names});
    diagram.arrows.push_back({letter, state, t == 0 ? "Wxh" : ""});
    diagram.arrows.push_back({before, state, t == 1 ? "Whh" : ""});
    diagram.arrows.push_back({state, guess, t == 0 ? "Wy" : ""});
    before = state;
  }
  return diagram;
}

/// tanh from −4 to 4 with its slope.
[[nodiscard]] inline LineChart tanh_chart() {
  Line curve{"tanh a", {}, {}};
  Line slope{"slope, 1 − tanh² a", {}, {}};
  for (int i = -40; i <= 40; ++i) {
    const double a = i / 10.0;
    const double h = std::tanh(a);
    curve.x.push_back(a);
    curve.y.push_back(h);
    slope.x.push_back(a);
    slope.y.push_back(1.0 - h * h);
  }
  return {.title = "tanh and its slope", .x_label = "a", .y_label = "", .lines = {curve, slope}};
}

/// The first six hidden units, a line each, from before the first letter on.
[[nodiscard]] inline LineChart hidden_states_chart(std::u32string_view read, const Matrix& h) {
  const std::size_t shown = std::min<std::size_t>(h.columns(), 6);
  LineChart chart{.title = fmt::format("hidden states, {} of {} units", shown, h.columns()),
                  .x_label = "letter read",
                  .y_label = "h",
                  .lines = {},
                  .x_names = names(read)};
  chart.x_names.insert(chart.x_names.begin(), "start");
  for (std::size_t unit = 0; unit < shown; ++unit) {
    Line line{fmt::format("unit {}", unit), {}, {}};
    for (std::size_t t = 0; t < h.rows(); ++t) {
      line.x.push_back(static_cast<double>(t));
      line.y.push_back(h(t, unit));
    }
    chart.lines.push_back(line);
  }
  return chart;
}

/// The shapes of all tables, in letters and in numbers.
[[nodiscard]] inline std::string shape_table(const Parameters& parameters, const SpellingTask& task,
                                             const ForwardPass& forward) {
  std::string table = fmt::format("{:<8}{:<10}{:<8}{}\n", "", "shape", "here", "what it is");
  const auto add = [&](const char* name, const char* formula, MatrixView a, const char* what) {
    table += fmt::format("{:<8}{:<10}{:<8}{}\n", name, formula, shape(a), what);
  };
  const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
  add("x", "T×V", task.x, "letters read, one-hot");
  add("x_t", "1×V", row(task.x, 0), "one letter");
  add("Wxh", "V×H", Wxh, "letter → hidden");
  add("Whh", "H×H", Whh, "hidden → next hidden");
  add("Bh", "1×1", Bh, "one bias for all hidden units");
  add("Wy", "H×V", Wy, "hidden → logits");
  add("By", "1×1", By, "one bias for all logits");
  add("h", "(T+1)×H", forward.h, "hidden states, row 0 before the first letter");
  add("h_t", "1×H", row(forward.h, 1), "one hidden state");
  add("z", "T×V", forward.z, "logits");
  add("p", "T×V", forward.p, "probabilities");
  add("y", "T×V", task.y, "letters wanted, one-hot");
  return table;
}

}  // namespace unrolled
