#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "chapters/05_hidden_size/how_sure.hpp"
#include "chapters/07_far_away/learning.hpp"
#include "lib/parallel.hpp"
#include "lib/quantile.hpp"
#include "lib/report.hpp"
#include "lib/stop.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// What a training in a study reports to: it only asks whether to stop.
inline constexpr auto only_look = [](auto...) { stop_if_asked(); };

/// answer(i, seed) for each i below `cases`, with the seeds 0, 1, …, seeds − 1 each: answers[i][seed].
/// On all cores, and at a terminal it says how far it is, in `unit`. The answers depend neither on the
/// number of cores nor on their order. Throws what an answer throws, and Stopped.
template <typename Answer>
[[nodiscard]] auto ask_all(std::size_t cases, std::size_t seeds, Answer answer,
                           const char* unit = "trainings") {
  using Result = decltype(answer(std::size_t{}, std::uint32_t{}));
  static_assert(!std::is_same_v<Result, bool>, "cores must not share a byte");
  std::vector<std::vector<Result>> answers(cases, std::vector<Result>(seeds));
  Progress progress;
  for_each_index(
      cases * seeds, all_cores(),
      [&](std::size_t i) {
        answers[i / seeds][i % seeds] = answer(i / seeds, static_cast<std::uint32_t>(i % seeds));
      },
      [&](std::size_t done) { progress.show(done, cases * seeds, unit); });
  return answers;
}

/// How many of some trainings learned.
struct Tally {
  std::size_t seeds = 0;
  std::size_t learned = 0;
  Interval chance;            // of learning (5.2)
  double median_steps = 0.0;  // of those that learned; 0 where none did
};

/// Of the steps of trainings, or of trainings with a member `steps`.
template <typename Training>
[[nodiscard]] Tally tally(const std::vector<Training>& trainings) {
  const auto steps_of = [](const Training& training) -> const Learned& {
    if constexpr (std::is_same_v<Training, Learned>) {
      return training;
    } else {
      return training.steps;
    }
  };
  std::vector<double> steps;
  for (const Training& training : trainings) {
    if (steps_of(training)) steps.push_back(static_cast<double>(*steps_of(training)));
  }
  return {trainings.size(), steps.size(), wilson_interval(steps.size(), trainings.size()),
          steps.empty() ? 0.0 : quantile(steps, 0.5)};
}

/// The median of one of the numbers of each.
template <typename T>
[[nodiscard]] double median_of(const std::vector<T>& all, double T::*number) {
  std::vector<double> values;
  values.reserve(all.size());
  for (const T& each : all) values.push_back(each.*number);
  return quantile(values, 0.5);
}

}  // namespace unrolled
