#pragma once

#include <cstddef>
#include <utility>

#include "chapters/07_far_away/learning.hpp"
#include "chapters/07_far_away/together.hpp"

namespace unrolled {

/// The lesson of a lag task, for any network: learned where each sequence's last wanted letter has more
/// than 3/4.
[[nodiscard]] inline auto lag_lesson(Sequences task) {
  return [task = std::move(task)]<TableSet Network>(const Network& parameters) {
    const auto forward = read_together(parameters, task);
    bool learned = true;
    for (std::size_t i = task.read.size() - task.count; i < task.read.size(); ++i) {
      learned = learned && forward.p(i, task.wanted[i]) > 0.75;
    }
    return Lesson<Network>{weighted_loss(task, forward.p),
                           gradient_together(parameters, task, forward), learned};
  };
}

}  // namespace unrolled
