#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "chapters/08_gates/long_study.hpp"

namespace unrolled {

/// Runs some seeds of a kept study again, of each entry of which no training took more steps than `cheap`:
/// rerun(entry, seed) returns the Attempt. Says how many came out the same; returns whether nine of ten did.
template <typename Rerun>
[[nodiscard]] bool run_again(const std::vector<Entry>& entries, std::size_t cheap,
                             std::size_t seeds, Rerun rerun) {
  std::vector<Entry> chosen;
  std::ranges::copy_if(entries, std::back_inserter(chosen), [=](const Entry& entry) {
    return std::ranges::all_of(
        entry.attempts, [=](const Attempt& each) { return each.steps && *each.steps <= cheap; });
  });
  const auto answers = ask_all(chosen.size(), seeds, [&](std::size_t i, std::uint32_t seed) {
    return rerun(chosen[i], first_seed + seed);
  });
  std::size_t same = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (std::size_t seed = 0; seed < seeds; ++seed) {
      const Attempt& kept = chosen[i].attempts.at(seed);
      const Attempt& now = answers[i][seed];
      same += now.steps == kept.steps && now.longer == kept.longer ? 1 : 0;
    }
  }
  const std::size_t count = chosen.size() * seeds;
  fmt::print("run again: ~{} of {} came out the same\n", same, count);
  return 10 * same >= 9 * count;
}

}  // namespace unrolled
