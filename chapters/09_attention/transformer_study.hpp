#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "chapters/08_gates/long_study.hpp"
#include "chapters/08_gates/study_file.hpp"
#include "chapters/09_attention/recall_task.hpp"
#include "chapters/09_attention/transformer_back.hpp"
#include "lib/cost.hpp"

namespace unrolled {

/// What takes part in the contest of chapter 8: two blocks of two heads, 32 wide, with as many places as the
/// longest test needs, or none.
[[nodiscard]] inline Transformer contestant(const Task& task, double wide, bool places,
                                            std::uint32_t seed) {
  return draw_transformer(task.letters.size(),
                          {.width = 32,
                           .blocks = 2,
                           .heads = 2,
                           .longest = places ? std::size_t{260} : 0,
                           .wide = wide},
                          seed);
}

/// The grid of a Transformer: three rates times two starts.
[[nodiscard]] inline std::vector<Recipe> transformer_grid() {
  std::vector<Recipe> recipes;
  for (const double rate : {0.001, 0.003, 0.01}) {
    for (const double wide : {0.5, 1.0}) recipes.push_back({wide, 0.0, rate});
  }
  return recipes;
}

inline constexpr std::size_t transformer_grid_steps = 600;
inline constexpr std::size_t transformer_steps = 1500;  // with the best of the grid

/// A Transformer on a task, as `study_task` has the other networks.
[[nodiscard]] inline Entry study_transformer(const Task& task, bool places, std::size_t seeds,
                                             std::size_t steps = transformer_steps) {
  return study_of(task, places ? "Transformer" : "without places", transformer_grid(), seeds,
                  std::min(transformer_grid_steps, steps), steps,
                  [&](const Recipe& recipe, std::size_t limit, std::uint32_t seed) {
                    return attempt_from(contestant(task, recipe.wide, places, seed), task,
                                        recipe.rate, limit, seed);
                  });
}

/// Chapter 8's ten tasks, copying 40 letters, and the recall of three pairs.
[[nodiscard]] inline std::vector<Task> attention_tasks() {
  std::vector<Task> tasks = all_tasks();
  tasks.push_back(copy(0, 40));  // a Transformer has its own width
  tasks.push_back(recall(32, 3));
  return tasks;
}
[[nodiscard]] inline Task attention_task(const std::string& name) {
  const std::vector<Task> tasks = attention_tasks();
  return *std::ranges::find(tasks, name, &Task::name);
}

/// All that data/attention.json holds: the Transformer on these tasks, without places where something is
/// counted, and chapter 8's networks on the recall of pairs. The Transformer takes at most `steps` steps,
/// the others as many as in chapter 8, or fewer with `steps_of_others`.
[[nodiscard]] inline LongStudy study_attention(std::size_t seeds, std::size_t steps,
                                               std::size_t steps_of_others) {
  LongStudy study;
  const std::vector<Task> tasks = attention_tasks();
  for (const Task& task : tasks) study.table.push_back(study_transformer(task, true, seeds, steps));
  study.table.push_back(study_transformer(counting(8, 20), false, seeds, steps));
  for (const Cell cell : all_cells) {
    study.table.push_back(study_task(tasks.back(), cell, seeds, steps_of_others));
  }
  return study;
}

/// All five networks on the ten tasks and on recall, row by row: of chapter 8's study and of this one's.
[[nodiscard]] inline std::vector<Entry> five_networks(const LongStudy& gates,
                                                      const LongStudy& attention) {
  std::vector<Entry> all;
  const std::string last = recall(32, 3).name;
  for (const Task& task : all_tasks()) {
    for (const Cell cell : all_cells) {
      all.push_back(entry_of(gates.table, task.name, cell_name(cell)));
    }
    all.push_back(entry_of(attention.table, task.name, "Transformer"));
  }
  for (const Cell cell : all_cells) all.push_back(entry_of(attention.table, last, cell_name(cell)));
  all.push_back(entry_of(attention.table, last, "Transformer"));
  return all;
}

/// Multiplications of one step of training of such a network on its task, there and back.
[[nodiscard]] inline double multiplications_of(const Entry& entry) {
  const Task task = attention_task(entry.task);
  NumpyRandom random(0);
  const Sequences sequences = task.draw(random, practised, task.length);
  const auto count = [&](const auto& network) {
    const Cost cost =
        with_cost([&] {
          return gradient_together(network, sequences, read_together(network, sequences));
        }).second;
    return static_cast<double>(cost.multiplications);
  };
  for (const Cell cell : all_cells) {
    if (cell_name(cell) == entry.cell)
      return with_start(cell, task.letters.size(), task.hidden_size, {}, 0, count);
  }
  return count(contestant(task, 1.0, true, 0));
}

}  // namespace unrolled
