#pragma once

#include <fmt/core.h>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/training.hpp"
#include "chapters/05_hidden_size/how_sure.hpp"
#include "lib/parallel.hpp"

namespace unrolled {

// ## Many seeds
//
// One training is one throw of the dice: another seed draws other weights and may end elsewhere. So
// we train once for every seed, hidden size and gradient, and count.

enum class Method { full_bptt, post_listing };

/// Both, as tables and charts name them.
inline constexpr std::array<std::pair<Method, const char*>, 2> method_names = {
    {{Method::full_bptt, "full BPTT"}, {Method::post_listing, "the post's listing"}}};

[[nodiscard]] inline const char* name_of(Method method) {
  return method_names.at(static_cast<std::size_t>(method)).second;
}

struct StudyCase {
  Method method = Method::full_bptt;
  std::size_t hidden_size = 0;
  std::uint32_t seed = 0;
};

/// Every method with every hidden size and the seeds 0, 1, 2, …, in this order.
[[nodiscard]] inline std::vector<StudyCase> study_cases(std::span<const std::size_t> hidden_sizes,
                                                        std::size_t seeds) {
  std::vector<StudyCase> cases;
  for (const auto& [method, name] : method_names) {
    for (const std::size_t hidden_size : hidden_sizes) {
      for (std::size_t seed = 0; seed < seeds; ++seed) {
        cases.push_back({method, hidden_size, static_cast<std::uint32_t>(seed)});
      }
    }
  }
  return cases;
}

struct Outcome {
  bool learned = false;  // the right letter at every step
  double loss = 0.0;     // nats after the last step; infinity if the training diverged
};

// No training needs to know of another, so each core of the processor takes one after the other.

/// All cases, on so many cores: train_case(method, start) makes the Training of each, from weights drawn
/// with its seed. Each outcome stands at its case's place, so the result does not depend on the cores.
/// `progress(done)` is called after each training, from any core, but never from two at once. What
/// `train_case` throws, other than Diverged, ends the study and is thrown here.
template <typename TrainCase, typename Progress>
[[nodiscard]] std::vector<Outcome> run_study(const std::vector<StudyCase>& cases,
                                             const SpellingTask& task, unsigned cores,
                                             TrainCase train_case, Progress progress) {
  const std::u32string wanted = decode(task.y, task.vocabulary);
  std::vector<Outcome> outcomes(cases.size());
  std::mutex one_at_a_time;
  std::size_t done = 0;
  for_each_index(cases.size(), cores, [&](std::size_t i) {
    const auto& [method, hidden_size, seed] = cases[i];
    try {
      const Training training =
          train_case(method, draw_parameters(task.vocabulary.size(), hidden_size, seed));
      outcomes[i] = {decode(training.p, task.vocabulary) == wanted, training.losses.back()};
    } catch (const Diverged&) {
      outcomes[i] = {false, std::numeric_limits<double>::infinity()};
    }
    const std::lock_guard lock(one_at_a_time);
    progress(++done);
  });
  return outcomes;
}

/// What came of all seeds of one method and hidden size.
struct StudyRow {
  Method method = Method::full_bptt;
  std::size_t hidden_size = 0;
  std::size_t seeds = 0;
  std::size_t learned = 0;
  Interval chance;               // of learning, 95 %
  double median_loss = 0.0;      // of the losses after the last step
  double low = 0.0, high = 0.0;  // the middle 80 % of them lie between these
};

/// One row for each method and hidden size, in the order of `cases`, which are those of `study_cases`.
[[nodiscard]] inline std::vector<StudyRow> study_rows(const std::vector<StudyCase>& cases,
                                                      const std::vector<Outcome>& outcomes,
                                                      std::size_t seeds) {
  std::vector<StudyRow> rows;
  for (std::size_t first = 0; first < cases.size(); first += seeds) {
    std::size_t learned = 0;
    std::vector<double> losses;
    for (std::size_t i = first; i < first + seeds; ++i) {
      learned += outcomes[i].learned ? 1 : 0;
      losses.push_back(outcomes[i].loss);
    }
    rows.push_back({cases[first].method, cases[first].hidden_size, seeds, learned,
                    wilson_interval(learned, seeds), quantile(losses, 0.5), quantile(losses, 0.1),
                    quantile(losses, 0.9)});
  }
  return rows;
}

/// The rows as text, under the names of the columns.
[[nodiscard]] inline std::string study_table(const std::vector<StudyRow>& rows) {
  std::string table = fmt::format("{:<20}{:>3}  {:>12}  {:<16}{:>11}  {}\n", "", "H", "learned",
                                  "chance", "median loss", "middle 80 %");
  for (const auto& [method, hidden_size, seeds, learned, chance, median, low, high] : rows) {
    table += fmt::format(
        "{:<20}{:>3}  {:>4} of {:>4}  [{:.3f}, {:.3f}]  {:>11.3f}  {:.3f} to {:.3f}\n",
        name_of(method), hidden_size, learned, seeds, chance.low, chance.high, median, low, high);
  }
  return table;
}

}  // namespace unrolled
