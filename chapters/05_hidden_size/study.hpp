#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "chapters/04_truncated_bptt/truncated_bptt.hpp"
#include "chapters/05_hidden_size/side_by_side.hpp"

namespace unrolled {

// ## How sure is a count?
//
// Let $\hat p$ be the share of $n$ trainings that learn the word ($n$ is a count here). It is our best
// guess for the chance. How far off may it be? Wilson's interval (1927) answers that. If we repeated the
// whole study many times, some 95 of 100 such intervals would hold the true chance:
//
// $$ \frac{1}{1 + z^2/n} \left( \hat p + \frac{z^2}{2n}
//    \pm z \sqrt{\frac{\hat p (1 - \hat p)}{n} + \frac{z^2}{4 n^2}} \right), \qquad z = 1.96
//    \tag{5.2} $$
//
// Here $z$ is no logit: 95 % of a standard normal lie between $-z$ and $z$. The simpler
// $\hat p \pm z \sqrt{\hat p (1 - \hat p) / n}$ has no width at all where every training learns, as if
// that proved anything; Wilson's has.

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

/// The 95 % Wilson interval for a chance of which `successes` of `trials` were seen; trials ≥ 1.
[[nodiscard]] inline Interval wilson_interval(std::size_t successes, std::size_t trials) {
  constexpr double z = 1.959963984540054;  // 97.5 % of a standard normal lie below
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double middle = p + z * z / (2.0 * n);
  const double half_width = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
  const double scale = 1.0 + z * z / n;
  return {std::max(0.0, (middle - half_width) / scale),
          std::min(1.0, (middle + half_width) / scale)};  // (5.2)
}

/// The q-quantile of some values, 0 ≤ q ≤ 1, between neighbours in proportion, as NumPy's default.
[[nodiscard]] inline double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  const double position = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  if (values[below] == values[above]) return values[below];
  return values[below] + (position - static_cast<double>(below)) * (values[above] - values[below]);
}

// ## Many seeds
//
// One training is one throw of the dice: another seed draws other weights and may end elsewhere. So
// we train once for every seed, hidden size and gradient, and count.

enum class Method { full_bptt, post_listing };

struct StudyCase {
  Method method = Method::full_bptt;
  std::size_t hidden_size = 0;
  std::uint32_t seed = 0;
};

struct Outcome {
  bool learned = false;  // the right letter at every step
  double loss = 0.0;     // nats after the last step; infinity if the training diverged
};

// Cases with the same method and hidden size can be trained side by side, eight at a time. And the
// processor has several cores; each takes eight cases, trains them and comes back for more.

/// Trains the cases, which all have one method and one hidden size, in lanes of one group. There is no
/// extra call. `report()` is called after each step.
template <std::size_t lanes, typename Report>
[[nodiscard]] std::vector<Outcome> run_group(std::span<const StudyCase> cases,
                                             const SpellingTask& task, double learning_rate,
                                             std::size_t steps, Report report) {
  const auto& [method, hidden_size, seed] = cases.front();
  NetworksSideBySide<lanes> networks(task, hidden_size);
  for (std::size_t lane = 0; lane < cases.size(); ++lane) {
    networks.set_lane(lane, draw_parameters(task.vocabulary.size(), hidden_size, cases[lane].seed));
  }
  networks.train(learning_rate, steps, method == Method::post_listing, report);
  std::vector<Outcome> outcomes;
  for (std::size_t lane = 0; lane < cases.size(); ++lane) {
    const LaneOutcome outcome = networks.outcome(lane);
    outcomes.push_back(outcome.finite ? Outcome{outcome.learned, outcome.loss}
                                      : Outcome{false, std::numeric_limits<double>::infinity()});
  }
  return outcomes;
}

/// All cases, on all cores. Each outcome stands at its case's place, and no case sees another, so the
/// result does not depend on how many cores or lanes there are. `progress(done)` is called with the
/// number of training steps made so far, from any core, but never from two at once.
template <std::size_t lanes = 8, typename Progress>
[[nodiscard]] std::vector<Outcome> run_study(const std::vector<StudyCase>& cases,
                                             const SpellingTask& task, double learning_rate,
                                             std::size_t steps, unsigned cores, Progress progress) {
  std::vector<std::span<const StudyCase>> groups;  // neighbours that may be trained together
  for (std::size_t first = 0; first < cases.size();) {
    std::size_t end = first + 1;
    while (end < cases.size() && end - first < lanes && cases[end].method == cases[first].method &&
           cases[end].hidden_size == cases[first].hidden_size) {
      ++end;
    }
    groups.emplace_back(&cases[first], end - first);
    first = end;
  }
  std::vector<Outcome> outcomes(cases.size());
  std::atomic<std::size_t> next = 0;
  std::mutex one_at_a_time;
  std::size_t done = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < groups.size(); i = next++) {
      const auto report = [&] {
        const std::lock_guard lock(one_at_a_time);
        progress(done += groups[i].size());
      };
      const auto of_group = run_group<lanes>(groups[i], task, learning_rate, steps, report);
      std::ranges::copy(of_group, outcomes.begin() + (groups[i].data() - cases.data()));
    }
  };
  std::vector<std::jthread> helpers;
  for (unsigned core = 1; core < cores; ++core) helpers.emplace_back(work);
  work();
  helpers.clear();  // waits for them
  return outcomes;
}

}  // namespace unrolled
