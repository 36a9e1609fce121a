#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "chapters/07_far_away/trials.hpp"
#include "chapters/08_gates/contest.hpp"
#include "chapters/08_gates/tasks.hpp"

namespace unrolled {

/// The grid: four rates times four starts for each network.
[[nodiscard]] inline std::vector<Recipe> grid(Cell cell) {
  const bool gated = cell == Cell::lstm || cell == Cell::gru;
  std::vector<Recipe> recipes;
  for (const double rate : {0.001, 0.003, 0.01, 0.03}) {
    if (gated) {
      for (const double wide : {1.0, 2.0}) {
        for (const double bias : {1.0, 4.0}) recipes.push_back({wide, bias, rate});
      }
    } else {
      for (const double wide : {0.5, 1.0, 2.0, 4.0}) recipes.push_back({wide, 0.0, rate});
    }
  }
  return recipes;
}

inline constexpr std::size_t grid_steps = 2000;   // at each point of the grid
inline constexpr std::size_t grid_seeds = 2;      // the seeds 0 and 1
inline constexpr std::size_t table_steps = 4000;  // with the best of them
inline constexpr std::uint32_t first_seed = 100;  // from which on the seeds are fresh

/// One network on one task: all points of the grid, and the best of them with fresh seeds.
struct Entry {
  std::string task, cell;
  std::size_t weights = 0;
  std::vector<std::vector<Ending>> grid;  // by recipe and seed
  Recipe best;
  std::vector<Attempt> attempts;  // by seed
};

/// The entry of a network on a task. Throws std::out_of_range where there is none.
[[nodiscard]] inline const Entry& entry_of(const std::vector<Entry>& entries,
                                           const std::string& task, const std::string& network) {
  for (const Entry& entry : entries) {
    if (entry.task == task && entry.cell == network) return entry;
  }
  throw std::out_of_range(network + " on " + task);
}

/// The point of the grid with the fewest steps in the mean, where one that did not learn counts as twice
/// all; of those with as many, the one with the lowest loss in the end.
[[nodiscard]] inline std::size_t best_of(const std::vector<std::vector<Ending>>& grid) {
  const auto sums = [](const std::vector<Ending>& seeds) {
    std::pair<std::size_t, double> sum;
    for (const Ending& ending : seeds) {
      sum.first += ending.steps.value_or(2 * grid_steps);
      sum.second += std::isfinite(ending.score.loss) ? ending.score.loss : 1e9;
    }
    return sum;
  };
  return static_cast<std::size_t>(std::ranges::min_element(grid, {}, sums) - grid.begin());
}

/// One network on one task, for at most so many steps at a point of the grid and with the best of them:
/// attempt(recipe, steps, seed) makes each training. The answers are those of any number of cores, but for
/// the seconds.
template <typename MakeAttempt>
[[nodiscard]] Entry study_of(const Task& task, const std::string& name,
                             const std::vector<Recipe>& recipes, std::size_t seeds,
                             std::size_t steps_in_grid, std::size_t steps, MakeAttempt attempt) {
  Entry entry{task.name, name, 0, {}, {}, {}};
  entry.grid = ask_all(recipes.size(), grid_seeds, [&](std::size_t i, std::uint32_t seed) {
    return Ending(attempt(recipes[i], steps_in_grid, seed));
  });
  entry.best = recipes[best_of(entry.grid)];
  entry.attempts = ask_all(1, seeds, [&](std::size_t, std::uint32_t seed) {
                     return attempt(entry.best, steps, first_seed + seed);
                   }).front();
  entry.weights = entry.attempts.front().weights;
  return entry;
}
[[nodiscard]] inline Entry study_task(const Task& task, Cell cell, std::size_t seeds,
                                      std::size_t steps = table_steps) {
  return study_of(task, cell_name(cell), grid(cell), seeds, std::min(grid_steps, steps), steps,
                  [&](const Recipe& recipe, std::size_t limit, std::uint32_t seed) {
                    return attempt(cell, task, recipe, limit, seed);
                  });
}

/// The latch with a gate's bias at this number, all else equal, and no grid.
[[nodiscard]] inline Entry study_bias(const Task& latch, Cell cell, double bias, std::size_t seeds,
                                      std::size_t steps = grid_steps) {
  Entry entry{latch.name, cell_name(cell), 0, {}, {1.0, bias, 0.01}, {}};
  entry.attempts = ask_all(1, seeds, [&](std::size_t, std::uint32_t seed) {
                     return attempt(cell, latch, entry.best, steps, first_seed + seed);
                   }).front();
  entry.weights = entry.attempts.front().weights;
  return entry;
}

}  // namespace unrolled
