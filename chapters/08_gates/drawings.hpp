#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "chapters/02_forward_pass/drawings.hpp"
#include "chapters/07_far_away/drawings.hpp"
#include "chapters/07_far_away/trials.hpp"
#include "chapters/08_gates/gru_pass.hpp"
#include "chapters/08_gates/long_study.hpp"
#include "chapters/08_gates/lstm_pass.hpp"
#include "lib/chart.hpp"
#include "lib/columns.hpp"

// What chapter 8 draws and lays out.
namespace unrolled {

inline constexpr std::size_t most_cells = 4;  // of a column of numbers in a diagram

/// The name of a state before step t.
[[nodiscard]] inline std::string before_name(const std::string& state, std::size_t t) {
  return t == 0 ? state + "₋₁" : indexed(state, t - 1);
}

/// Step t of an LSTM that reads one sequence, with its numbers.
[[nodiscard]] inline Diagram lstm_diagram(const LstmPass& pass, std::size_t t,
                                          const std::string& letter) {
  Diagram diagram{.title = "LSTM",
                  .in_words =
                      "The letter and the hidden state before lead to three gates and a candidate. "
                      "The cell state before, "
                      "times the forget gate, and the candidate, times the input gate, add up to "
                      "the new cell state; "
                      "times the output gate it is the new hidden state."};
  const auto cells = [&](const Matrix& table, std::size_t row) {
    return entries(table, row, most_cells);
  };
  const std::size_t x = diagram.add({0.8, 0.0, letter});
  const std::size_t h = diagram.add({-3.2, 0.0, before_name("h", t), cells(pass.h, t)});
  const std::size_t f = diagram.add({-1.6, 2.6, "f", cells(pass.forget, t)});
  const std::size_t i = diagram.add({0.0, 2.6, "ι", cells(pass.input, t)});
  const std::size_t candidate = diagram.add({1.6, 2.6, "c̃", cells(pass.candidate, t)});
  const std::size_t o = diagram.add({3.2, 2.6, "o", cells(pass.output, t)});
  const std::size_t before = diagram.add({-3.2, 5.2, before_name("c", t), cells(pass.c, t)});
  const std::size_t c = diagram.add({0.8, 5.2, indexed("c", t), cells(pass.c, t + 1)});
  const std::size_t next = diagram.add({3.2, 5.2, indexed("h", t), cells(pass.h, t + 1)});
  for (const std::size_t gate : {f, i, candidate, o}) {
    diagram.arrows.push_back({x, gate});
    diagram.arrows.push_back({h, gate});
  }
  diagram.arrows.push_back({before, c, "times f", 3.0, memory_colour});
  for (const std::size_t part : {f, i, candidate}) diagram.arrows.push_back({part, c});
  diagram.arrows.push_back({c, next, "tanh"});
  diagram.arrows.push_back({o, next});
  return diagram;
}

/// Step t of a GRU that reads one sequence, with its numbers.
[[nodiscard]] inline Diagram gru_diagram(const GruPass& pass, std::size_t t,
                                         const std::string& letter) {
  Diagram diagram{.title = "GRU",
                  .in_words =
                      "The letter and the hidden state before lead to two gates and to a "
                      "candidate, to this one through "
                      "the reset gate. The state before, times the update gate, and the candidate, "
                      "times what is left to 1, "
                      "add up to the new state."};
  const auto cells = [&](const Matrix& table, std::size_t row) {
    return entries(table, row, most_cells);
  };
  const std::size_t x = diagram.add({1.6, 0.0, letter});
  const std::size_t u = diagram.add({-0.4, 2.6, "u", cells(pass.update, t)});
  const std::size_t r = diagram.add({1.6, 2.6, "r", cells(pass.reset, t)});
  const std::size_t candidate = diagram.add({3.6, 2.6, "h̃", cells(pass.candidate, t)});
  const std::size_t h = diagram.add({-2.2, 0.0, before_name("h", t), cells(pass.h, t)});
  const std::size_t before = diagram.add({-2.2, 5.2, before_name("h", t), cells(pass.h, t)});
  const std::size_t next = diagram.add({2.4, 5.2, indexed("h", t), cells(pass.h, t + 1)});
  for (const std::size_t gate : {u, r, candidate}) diagram.arrows.push_back({x, gate});
  for (const std::size_t gate : {u, r, candidate}) diagram.arrows.push_back({h, gate});
  diagram.arrows.push_back({before, next, "times u", 3.0, memory_colour});
  diagram.arrows.push_back({u, next});
  diagram.arrows.push_back({r, candidate});
  diagram.arrows.push_back({candidate, next, "times 1 − u"});
  return diagram;
}

/// What is left of a slope after 1, 2, … steps that each keep the share `keep`, a line a gate.
[[nodiscard]] inline LineChart keep_chart(
    const std::vector<std::pair<std::string, double>>& gates) {
  LineChart chart{.title = "what a gate lets pass",
                  .x_label = "steps L",
                  .y_label = "share of the slope",
                  .lines = {},
                  .log_y = true};
  for (const auto& [name, keep] : gates) {
    Line line{name, {}, {}};
    for (int step = 0; step <= 60; ++step) {
      line.x.push_back(step);
      line.y.push_back(std::pow(keep, step));
    }
    chart.lines.push_back(line);
  }
  return chart;
}

/// "7 of 10 (350)": how many learned, and the median of their steps.
[[nodiscard]] inline std::string learned_in(const Tally& found) {
  const std::string count = fmt::format("{} of {}", found.learned, found.seeds);
  return found.learned == 0 ? count : fmt::format("{} ({:.0f})", count, found.median_steps);
}

/// How many learned, and the median of their steps; where none did, the median share that they had right.
[[nodiscard]] inline std::string learned_of(const Entry& entry) {
  const Tally found = tally(entry.attempts);
  if (found.learned > 0) return learned_in(found);
  std::vector<double> right;
  for (const Attempt& attempt : entry.attempts) right.push_back(attempt.score.right);
  return fmt::format("{}: {:.2f}", learned_in(found), quantile(right, 0.5));
}

/// The networks of a study whose entries stand in rows by task and columns by network.
[[nodiscard]] inline std::vector<std::string> networks_of(const std::vector<Entry>& entries) {
  std::vector<std::string> names;
  for (const Entry& entry : entries) {
    if (entry.task == entries.front().task) names.push_back(entry.cell);
  }
  return names;
}

/// The entries of a study in rows by task and columns by network; what each says of itself.
template <typename Say>
[[nodiscard]] std::string by_task_and_network(const std::string& title,
                                              const std::vector<Entry>& entries, Say say) {
  std::vector<std::vector<std::string>> table = {{title}};
  for (const std::string& name : networks_of(entries)) table.front().push_back(name);
  for (const Entry& entry : entries) {
    if (table.back().front() != entry.task) table.push_back({entry.task});
    table.back().push_back(say(entry));
  }
  return in_columns(table);
}

/// The share of seeds that learned, a row a task, a column a network.
[[nodiscard]] inline HeatMap learned_map(const std::vector<Entry>& entries) {
  const std::vector<std::string> networks = networks_of(entries);
  HeatMap map{.title = "who learns what?",
              .x_label = "network",
              .y_label = "task",
              .column_names = networks,
              .row_names = {},
              .values = Matrix(entries.size() / networks.size(), networks.size()),
              .full_colour = 1.0};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Tally found = tally(entries[i].attempts);
    if (i % networks.size() == 0) map.row_names.push_back(entries[i].task);
    map.values(i / networks.size(), i % networks.size()) =
        static_cast<double>(found.learned) / static_cast<double>(found.seeds);
  }
  return map;
}

/// A gate over the letters of one sequence, a row a unit.
[[nodiscard]] inline HeatMap gate_map(const Task& task, const Sequences& sequence,
                                      const Matrix& gate) {
  HeatMap map{.title = "input gate",
              .x_label = "letter read",
              .y_label = "unit",
              .column_names = {},
              .row_names = {},
              .values = transposed(gate),
              .full_colour = 1.0};
  for (const std::size_t letter : sequence.read) {
    map.column_names.push_back(text(task.letters.at(letter)));
  }
  for (std::size_t i = 0; i < gate.columns(); ++i) map.row_names.push_back(fmt::format("{}", i));
  return map;
}

/// The median of the seconds of its trainings.
[[nodiscard]] inline double seconds_of(const Entry& entry) {
  return median_of(entry.attempts, &Attempt::seconds);
}

/// The median and the least of the shares right at the task's longer lengths; "-" where there are none, or
/// nobody learned it.
[[nodiscard]] inline std::string longer_of(const Entry& entry) {
  std::string said;
  std::vector<std::vector<double>> shares;
  for (const Attempt& attempt : entry.attempts) {
    shares.resize(std::max(shares.size(), attempt.longer.size()));
    for (std::size_t i = 0; i < attempt.longer.size(); ++i) shares[i].push_back(attempt.longer[i]);
  }
  for (const auto& share : shares) {
    said += fmt::format("{}{:.2f}/{:.2f}", said.empty() ? "" : ", ", quantile(share, 0.5),
                        quantile(share, 0.0));
  }
  return said.empty() ? "-" : said;
}

/// The point of the grid that was best, and how many of all had learned with both seeds.
[[nodiscard]] inline std::string best_recipe(const Entry& entry) {
  const auto& [wide, bias, rate] = entry.best;
  const auto both = std::ranges::count_if(entry.grid, [](const std::vector<Ending>& seeds) {
    return std::ranges::all_of(seeds,
                               [](const Ending& ending) { return ending.steps.has_value(); });
  });
  return fmt::format("{}{}, {} ({} of {})", wide, bias > 0.0 ? fmt::format(", {}", bias) : "", rate,
                     both, entry.grid.size());
}

}  // namespace unrolled
