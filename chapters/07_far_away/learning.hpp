#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "chapters/03_full_bptt/training.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// What a training has to know of its parameters.
template <TableSet Set>
struct Lesson {
  double loss = 0.0;     // in nats
  Set gradient;          // of the loss
  bool learned = false;  // well enough to stop
};

/// After how many steps a training had learned, if it did.
using Learned = std::optional<std::size_t>;

/// A training and what came of it.
template <TableSet Set>
struct Course {
  Set parameters;         // in the end
  double loss = 0.0;      // in the end, in nats
  Learned steps;          // after how many it had learned, for the first time
  bool kept = false;      // and in the end it still has
  bool diverged = false;  // the loss is no longer a number, and the training ended there
};

/// Trains any network in any way: up to `steps` times lesson(parameters), which returns a Lesson, and
/// update(parameters, gradient). Each loss after a step is reported: report(step, steps, loss). Ends
/// where the lesson is learned, unless `on` says to go on, and where it diverges.
template <TableSet Set, typename MakeLesson, typename Update, typename Report = NoReport>
[[nodiscard]] Course<Set> train_until_learned(Set parameters, std::size_t steps, MakeLesson lesson,
                                              Update update, Report report = {}, bool on = false) {
  Course<Set> course;
  Lesson<Set> now = lesson(parameters);
  if (now.learned) course.steps = 0;
  for (std::size_t step = 0; step < steps && (on || !now.learned); ++step) {
    update(parameters, now.gradient);
    now = lesson(parameters);
    course.diverged = !std::isfinite(now.loss);
    if (course.diverged) break;
    report(step, steps, now.loss);
    if (now.learned && !course.steps) course.steps = step + 1;
  }
  course.loss = now.loss;
  course.kept = now.learned && !course.diverged;
  course.parameters = std::move(parameters);
  return course;
}

}  // namespace unrolled
