#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/together.hpp"
#include "chapters/07_far_away/trace.hpp"
#include "chapters/07_far_away/way_back.hpp"

namespace unrolled {

/// One part of a treatment: a training with some weights of the losses.
struct Phase {
  LossWeights weights;
  bool on = true;  // whether it goes on when the last letter is learned
};

/// Trainings, one after the other, of a network whose start is so many times as wide as the chapter's.
struct Treatment {
  std::string name;
  std::vector<Phase> phases;
  double wide = 1.0;
};

/// What a network can do with the lag task.
struct Ability {
  double end = 0.0;         // 1 where both sequences' last letters get more than 3/4, or 0
  double others = 0.0;      // the share of the other letters that do
  double slope_left = 0.0;  // of the last loss's slope at the first letter
  double trace_left = 0.0;  // the share of the first letter's trace that is left at the end
};

[[nodiscard]] inline Ability ability(const Parameters& parameters, std::size_t lag) {
  const Sequences task = lag_task(lag, every_letter);
  const Matrix p = read_together(parameters, task).p;
  const auto right = [&](std::size_t i) { return p(i, task.wanted[i]) > 0.75 ? 1.0 : 0.0; };
  double others = 0.0;
  const std::size_t count = 2 * (lag - 1);
  for (std::size_t i = 0; i < count; ++i) others += right(i);
  return {.end = std::min(right(count), right(count + 1)),
          .others = others / static_cast<double>(count),
          .slope_left = way_back(parameters, lag).share,
          .trace_left = trace_left(parameters, lag)};
}

}  // namespace unrolled
