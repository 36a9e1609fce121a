#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
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
#include "lib/quantile.hpp"

// What chapter 7 draws and lays out.
namespace unrolled {

inline constexpr const char* memory_colour = "#D55E00";

/// The first two sequences unrolled: letters read below, wanted above. What carries the first letter to
/// where it is wanted is coloured. Of more than 20 steps the middle is left out.
[[nodiscard]] inline Diagram task_diagram(const Sequences& task, std::u32string_view vocabulary) {
  const std::size_t T = task.time_steps();
  Diagram diagram{
      .title = fmt::format("lag {}", T),
      .in_words =
          "Each letter leads to a hidden state, and this to the letter wanted and the next "
          "state; from the first letter a way leads through all states to the last answer."};
  const auto letter = [&](const std::vector<std::size_t>& letters, std::size_t t, std::size_t b) {
    return text(vocabulary.at(letters[t * task.count + b]));
  };
  for (std::size_t b = 0; b < 2; ++b) {
    const double y = -3.0 * static_cast<double>(b);
    std::size_t before = 0;  // the state before
    double x = 0.0;
    for (std::size_t t = 0; t < T; ++t, x += 1.0) {
      if (T > 20 && t == 8) {
        const std::size_t gap = diagram.add({x, y + 0.8, "…", {}, {}, false});
        diagram.arrows.push_back({before, gap, "", 1.5, memory_colour});
        before = gap;
        t = T - 8;
        continue;
      }
      const bool first = t == 0;
      const bool last = t + 1 == T;
      const std::size_t input = diagram.add({x, y, letter(task.read, t, b), {}, {}, first});
      const std::size_t state = diagram.add({x, y + 0.8, fmt::format("h{}", t)});
      const std::size_t wanted = diagram.add({x, y + 1.6, letter(task.wanted, t, b), {}, {}, last});
      diagram.arrows.push_back({input, state, "", 1.5, first ? memory_colour : "#000000"});
      if (!first) diagram.arrows.push_back({before, state, "", 1.5, memory_colour});
      diagram.arrows.push_back({state, wanted, "", 1.5, last ? memory_colour : "#000000"});
      before = state;
    }
  }
  return diagram;
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
      if (lag > 20) {       // digits of so long a way do not last
        line.insert(line.end(), {fmt::format("~{} of {}", found.learned, found.seeds), "", ""});
        continue;
      }
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

/// A column of a table whose lines are lags; a lag may be missing.
using Column = std::pair<std::string, std::map<std::size_t, double>>;

/// The median of number(training) over those trainings of each lag for which wanted(training); a lag
/// where there is none is missing.
template <typename Training, typename Number, typename Wanted>
[[nodiscard]] std::map<std::size_t, double> medians(
    const std::map<std::size_t, std::vector<Training>>& trainings, Number number, Wanted wanted) {
  std::map<std::size_t, double> result;
  for (const auto& [lag, seeds] : trainings) {
    std::vector<double> values;
    for (const Training& training : seeds) {
      if (wanted(training)) values.push_back(number(training));
    }
    if (!values.empty()) result[lag] = quantile(values, 0.5);
  }
  return result;
}

/// A line a lag.
[[nodiscard]] inline std::string table_by_lag(const std::vector<Column>& columns) {
  std::vector<std::vector<std::string>> table = {{"lag"}};
  std::set<std::size_t> lags;
  for (const auto& [name, values] : columns) {
    table.front().push_back(name);
    for (const auto& [lag, value] : values) lags.insert(lag);
  }
  for (const std::size_t lag : lags) {
    table.push_back({fmt::format("{}", lag)});
    for (const auto& [name, values] : columns) {
      const auto at = values.find(lag);
      table.back().push_back(at == values.end() ? "-" : fmt::format("{:.1e}", at->second));
    }
  }
  return in_columns(table);
}

/// Columns as lines, on a logarithmic scale; what is 0 is left out.
[[nodiscard]] inline LineChart chart_by_lag(const std::string& title, const std::string& label,
                                            const std::vector<Column>& columns) {
  LineChart chart{.title = title, .x_label = "lag L", .y_label = label, .lines = {}, .log_y = true};
  for (const auto& [name, values] : columns) {
    Line line{name, {}, {}};
    for (const auto& [lag, value] : values) {
      if (!(value > 0.0)) continue;
      line.x.push_back(static_cast<double>(lag));
      line.y.push_back(value);
    }
    if (!line.x.empty()) chart.lines.push_back(line);
  }
  return chart;
}

/// The trace after each step of the sequence, a line a network, named; what is 0 is left out.
[[nodiscard]] inline LineChart trace_chart(
    std::size_t lag, const std::vector<std::pair<std::string, Parameters>>& networks) {
  LineChart chart{.title = fmt::format("lag {}", lag),
                  .x_label = "time step t",
                  .y_label = "trace of the first letter",
                  .lines = {},
                  .log_y = true};
  for (const auto& [name, parameters] : networks) {
    Line line{name, {}, {}};
    const std::vector<double> trace = traces(parameters, lag);
    for (std::size_t t = 0; t < lag; ++t) {
      if (!(trace[t] > 0.0)) continue;
      line.x.push_back(static_cast<double>(t));
      line.y.push_back(trace[t]);
    }
    if (!line.x.empty()) chart.lines.push_back(line);
  }
  return chart;
}

/// A row a start, a column a rate.
[[nodiscard]] inline std::string grid_table(const std::string& title,
                                            const std::vector<double>& wide,
                                            const std::vector<double>& rates,
                                            const std::vector<Tally>& tallies,
                                            const std::vector<double>& shares) {
  std::vector<std::vector<std::string>> table = {{title}};
  for (const double rate : rates) table.front().push_back(fmt::format("rate {}", rate));
  table.front().emplace_back("arrives at the start");
  for (std::size_t i = 0; i < wide.size(); ++i) {
    table.push_back({fmt::format("start {} / √H", wide[i])});
    for (std::size_t j = 0; j < rates.size(); ++j) {
      const Tally& found = tallies[i * rates.size() + j];
      const char* about = wide[i] > 1.0 ? "~" : "";  // its digits do not last
      table.back().push_back(fmt::format("{}{} of {}", about, found.learned, found.seeds));
    }
    table.back().push_back(fmt::format("{:.1e}", shares[i]));
  }
  return in_columns(table);
}

/// The loss down the gradient, from one and a half steps behind these parameters to one and a half on.
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
  return {.title = "down the gradient",
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
