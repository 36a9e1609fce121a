#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chapters/06_one_sweep/training_step.hpp"
#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/learning.hpp"
#include "chapters/07_far_away/sequences.hpp"
#include "chapters/07_far_away/trace.hpp"
#include "chapters/07_far_away/trials.hpp"
#include "chapters/07_far_away/way_back.hpp"
#include "lib/chart.hpp"
#include "lib/columns.hpp"
#include "lib/letters.hpp"

// What chapter 7 draws and lays out.
namespace unrolled {

/// The first two sequences unrolled: letters read below, wanted above, and an arrow over all of it from the first
/// letter to where it is asked for.
[[nodiscard]] inline Diagram task_diagram(const Sequences& task, std::u32string_view vocabulary) {
  const std::size_t T = task.time_steps();
  Diagram diagram{.title = fmt::format("lag {}", T), .in_words = "Two rows of letters."};
  for (std::size_t b = 0; b < 2; ++b) {
    const double y = -3.0 * static_cast<double>(b);
    std::vector<std::size_t> states, inputs;
    for (std::size_t t = 0; t < T; ++t) {
      const auto x = static_cast<double>(t);
      const bool ends = t == 0 || t + 1 == T;
      inputs.push_back(
          diagram.add({x, y, text(vocabulary.at(task.read[t * task.count + b])), {}, {}, t == 0}));
      states.push_back(diagram.add({x, y + 0.8, fmt::format("h{}", t)}));
      const std::size_t wanted = diagram.add(
          {x, y + 1.6, text(vocabulary.at(task.wanted[t * task.count + b])), {}, {}, t + 1 == T});
      const char* colour = ends ? "#D55E00" : "#000000";
      diagram.arrows.push_back(
          {inputs.back(), states.back(), "", 1.5, t == 0 ? "#D55E00" : "#000000"});
      if (t > 0) diagram.arrows.push_back({states[t - 1], states[t], "", 1.5, "#D55E00"});
      diagram.arrows.push_back({states.back(), wanted, "", 1.5, t + 1 == T ? colour : "#000000"});
    }
  }
  return diagram;
}

/// What sequence b of `count` says, a letter a step.
[[nodiscard]] inline std::string spelled_out(const std::vector<std::size_t>& letters,
                                             std::size_t count, std::size_t b,
                                             std::u32string_view vocabulary) {
  std::string word;
  for (std::size_t i = b; i < letters.size(); i += count) word += text(vocabulary.at(letters[i]));
  return word;
}

/// Sequence b of a task as chapters 1 to 6 have one: one-hot rows, read and wanted.
[[nodiscard]] inline SpellingTask alone(const Sequences& task, std::size_t b) {
  const std::size_t T = task.time_steps();
  SpellingTask one{lag_vocabulary(T), Matrix(T, task.vocabulary_size),
                   Matrix(T, task.vocabulary_size)};
  for (std::size_t t = 0; t < T; ++t) {
    one.x(t, task.read[t * task.count + b]) = 1.0;
    one.y(t, task.wanted[t * task.count + b]) = 1.0;
  }
  return one;
}

/// An error, or where it is rounding a bound for it.
[[nodiscard]] inline std::string at_most(double error, double bound) {
  return error <= bound ? fmt::format("below {:.0e}", bound) : fmt::format("{:.0e}", error);
}

/// A way of training, and how many seeds learned each lag by it.
using Way = std::pair<std::string, std::map<std::size_t, Tally>>;

/// The share of seeds that learn each lag, with their intervals.
[[nodiscard]] inline LineChart lag_chart(const std::vector<Way>& ways) {
  LineChart chart{.title = "who learns the lag?",
                  .x_label = "lag L",
                  .y_label = "share of seeds that learn it",
                  .lines = {},
                  .from_zero = true};
  for (const auto& [name, tallies] : ways) {
    Line line{name, {}, {}};
    for (const auto& [lag, found] : tallies) {
      line.x.push_back(static_cast<double>(lag));
      line.y.push_back(static_cast<double>(found.learned) / static_cast<double>(found.seeds));
      line.low.push_back(found.chance.low);
      line.high.push_back(found.chance.high);
    }
    chart.lines.push_back(line);
  }
  return chart;
}

/// A line a lag: how many seeds learned it by each way.
[[nodiscard]] inline std::string lag_table(const std::vector<Way>& ways) {
  std::vector<std::vector<std::string>> table = {{"lag"}};
  std::map<std::size_t, std::vector<std::string>> lines;
  for (const auto& [name, tallies] : ways) {
    const std::size_t filled = table.front().size() - 1;
    table.front().insert(table.front().end(), {name, "chance", "median steps"});
    for (const auto& [lag, found] : tallies) {
      std::vector<std::string>& line = lines[lag];
      line.resize(filled);  // blank where the ways before did not try this lag
      line.push_back(fmt::format("{} of {}", found.learned, found.seeds));
      line.push_back(fmt::format("[{:.2f}, {:.2f}]", found.chance.low, found.chance.high));
      line.push_back(found.learned == 0 ? "-" : fmt::format("{:.0f}", found.median_steps));
    }
  }
  for (auto& [lag, line] : lines) {
    line.insert(line.begin(), fmt::format("{}", lag));
    table.push_back(line);
  }
  return in_columns(table);
}

/// A moment of the training, and what goes back at it over each lag.
using Moment = std::pair<std::string, std::map<std::size_t, WayBack>>;

/// A line a lag: the share that arrives at each moment, then (if wanted) the bounds.
[[nodiscard]] inline std::string share_table(const std::vector<Moment>& moments, bool bounds) {
  std::vector<std::vector<std::string>> table = {{"lag"}};
  for (const auto& [name, ways] : moments) table.front().push_back(name);
  if (bounds) {
    for (const auto& [name, ways] : moments) table.front().push_back("bound " + name);
  }
  for (const auto& [lag, way] : moments.front().second) {
    table.push_back({fmt::format("{}", lag)});
    for (const auto& [name, ways] : moments) {
      table.back().push_back(fmt::format("{:.1e}", ways.at(lag).share));
    }
    if (!bounds) continue;
    for (const auto& [name, ways] : moments) {
      table.back().push_back(fmt::format("{:.1e}", ways.at(lag).bound));
    }
  }
  return in_columns(table);
}

/// The shares as lines.
[[nodiscard]] inline LineChart share_chart(const std::vector<Moment>& moments) {
  LineChart chart{.title = "how much arrives?",
                  .x_label = "lag L",
                  .y_label = "share of the slope that arrives",
                  .lines = {},
                  .log_y = true};
  for (const auto& [name, ways] : moments) {
    Line line{name, {}, {}};
    for (const auto& [lag, way] : ways) {
      line.x.push_back(static_cast<double>(lag));
      line.y.push_back(std::max(way.share, 1e-16));
    }
    chart.lines.push_back(line);
  }
  return chart;
}

/// The parameters at some moments of a training, by the steps made.
using Watched = std::map<std::size_t, Parameters>;

/// The trace after each step of the sequence, a line a moment of the training.
[[nodiscard]] inline LineChart trace_chart(const std::string& title, std::size_t lag,
                                           const Watched& seen) {
  LineChart chart{.title = title,
                  .x_label = "time step t",
                  .y_label = "trace of the first letter",
                  .lines = {}};
  double smallest = std::numeric_limits<double>::infinity();
  double largest = 0.0;
  for (const auto& [step, parameters] : seen) {
    Line line{fmt::format("after {} steps", step), {}, {}};
    for (const double trace : traces(parameters, lag)) {
      line.x.push_back(static_cast<double>(line.x.size()));
      line.y.push_back(std::max(trace, 1e-16));
      smallest = std::min(smallest, line.y.back());
      largest = std::max(largest, line.y.back());
    }
    chart.lines.push_back(line);
  }
  chart.log_y = largest > 30.0 * smallest;
  chart.from_zero = !chart.log_y;
  return chart;
}

/// A row a start, a column a rate.
[[nodiscard]] inline std::string grid_table(const std::string& title,
                                            const std::vector<double>& wide,
                                            const std::vector<double>& rates,
                                            const std::vector<Tally>& tallies) {
  std::vector<std::vector<std::string>> table = {{title}};
  for (const double rate : rates) table.front().push_back(fmt::format("rate {}", rate));
  for (std::size_t i = 0; i < wide.size(); ++i) {
    table.push_back({fmt::format("start {} / √H", wide[i])});
    for (std::size_t j = 0; j < rates.size(); ++j) {
      const Tally& found = tallies[i * rates.size() + j];
      const char* about = wide[i] > 1.0 ? "~" : "";  // its digits do not last
      table.back().push_back(fmt::format("{}{} of {}", about, found.learned, found.seeds));
    }
  }
  return in_columns(table);
}

/// The loss along the gradient from these parameters, from one and a half steps back to one and a half on.
[[nodiscard]] inline LineChart cliff_chart(const Parameters& parameters, const SpellingTask& task,
                                           double learning_rate) {
  Sweep sweep = make_sweep(parameters, task.x.rows());
  sweep_gradient(parameters, task, sweep);
  Line line{"loss", {}, {}};
  for (int i = -150; i <= 150; ++i) {
    Parameters moved = parameters;
    add_scaled(moved, -learning_rate * i / 100.0, sweep.gradient);
    line.x.push_back(i / 100.0);
    line.y.push_back(cross_entropy(forward_pass(moved, task.x).p, task.y));
  }
  return {.title = "along the gradient",
          .x_label = "steps of gradient descent",
          .y_label = "loss in nats",
          .lines = {line}};
}

/// A number with as many digits as last where another is relatively so far away, one to four.
[[nodiscard]] inline std::string digits_that_last(double number, double apart) {
  return fmt::format("{:.{}g}", number, static_cast<int>(std::clamp(-std::log10(apart), 1.0, 4.0)));
}

/// Some differences over the training, a row a training.
[[nodiscard]] inline std::string apart_table(
    const std::vector<std::pair<std::string, std::vector<double>>>& trainings) {
  std::vector<std::vector<std::string>> table = {{"apart after step"}};
  const std::vector<std::size_t> steps = {10, 30, 60, 100, 300, 1000, 2000};
  for (const std::size_t step : steps) table.front().push_back(fmt::format("{}", step));
  for (const auto& [name, apart] : trainings) {
    table.push_back({name});
    for (const std::size_t step : steps)
      table.back().push_back(apart[step] == 0.0 ? "0" : fmt::format("{:.0e}", apart[step]));
  }
  return in_columns(table);
}

/// All of them as lines; what is 0 is drawn where rounding begins.
[[nodiscard]] inline LineChart apart_chart(
    const std::vector<std::pair<std::string, std::vector<double>>>& trainings) {
  LineChart chart{.title = "one unit in the last place",
                  .x_label = "step",
                  .y_label = "relative difference of the losses",
                  .lines = {},
                  .log_y = true};
  for (const auto& [name, apart] : trainings) {
    std::vector<double> drawn;
    for (const double difference : apart) drawn.push_back(std::max(difference, 1e-16));
    chart.lines.push_back(history_line(name, drawn));
  }
  return chart;
}

}  // namespace unrolled
