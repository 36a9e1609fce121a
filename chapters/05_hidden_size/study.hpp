#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/training.hpp"
#include "lib/parallel.hpp"
#include "lib/report.hpp"
#include "lib/stop.hpp"

namespace unrolled {

/// The two gradients that are asked.
enum class Method { full_bptt, post_listing };

/// As tables and charts name them.
inline constexpr std::array<std::pair<Method, const char*>, 2> method_names = {
    {{Method::full_bptt, "full BPTT"}, {Method::post_listing, "the post's listing"}}};

[[nodiscard]] inline const char* name_of(Method method) {
  return method_names.at(static_cast<std::size_t>(method)).second;
}

/// The hidden sizes of the study, where the reader names none.
inline const std::vector<std::size_t> study_sizes = {2, 3, 4, 6, 8};

struct StudyCase {
  Method method = Method::full_bptt;
  std::size_t hidden_size = 0;
  std::uint32_t seed = 0;
};

/// Every method with every hidden size and the seeds 0, 1, 2, …, in this order.
[[nodiscard]] inline std::vector<StudyCase> study_cases(
    const std::vector<std::size_t>& hidden_sizes, std::size_t seeds) {
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

/// What came of one training.
struct Outcome {
  bool learned = false;  // the right letter at every step
  double loss = 0.0;     // nats after the last step; infinity if the training diverged
};

/// All cases, on so many cores: train_case(method, start) makes the Training of each, from weights drawn
/// with its seed. Each outcome stands at its case's place, so the result does not depend on the cores.
/// `progress` and exceptions as in `for_each_index`, but a training that diverged has not learned.
template <typename TrainCase, typename Done>
[[nodiscard]] std::vector<Outcome> run_study(const std::vector<StudyCase>& cases,
                                             const SpellingTask& task, unsigned cores,
                                             TrainCase train_case, Done progress) {
  const std::u32string wanted = decode(task.y, task.vocabulary);
  std::vector<Outcome> outcomes(cases.size());
  const auto train_one = [&](std::size_t i) {
    const auto& [method, hidden_size, seed] = cases[i];
    try {
      const Training training =
          train_case(method, draw_parameters(task.vocabulary.size(), hidden_size, seed));
      outcomes[i] = {decode(training.p, task.vocabulary) == wanted, training.losses.back()};
    } catch (const Diverged&) {
      outcomes[i] = {false, std::numeric_limits<double>::infinity()};
    }
  };
  for_each_index(cases.size(), cores, train_one, progress);
  return outcomes;
}

/// All cases with what came of them.
struct Study {
  std::size_t seeds = 0;
  std::vector<StudyCase> cases;
  std::vector<Outcome> outcomes;
};

/// How many of the seeds learned the word with this method and hidden size.
[[nodiscard]] inline std::size_t learned(const Study& study, Method method,
                                         std::size_t hidden_size) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < study.cases.size(); ++i) {
    const StudyCase& asked = study.cases[i];
    if (asked.method == method && asked.hidden_size == hidden_size && study.outcomes[i].learned) {
      ++count;
    }
  }
  return count;
}

/// Asks all cores of this machine, and says at a terminal how far they are: every method, hidden size and
/// seed, by train_case(method, start, report). Throws as `run_study`, and Stopped.
template <typename TrainCase>
[[nodiscard]] Study ask_seeds(const std::vector<std::size_t>& hidden_sizes, std::size_t seeds,
                              const SpellingTask& task, TrainCase train_case) {
  Study study{seeds, study_cases(hidden_sizes, seeds), {}};
  const auto look = [](auto...) { stop_if_asked(); };
  Progress progress;
  study.outcomes = run_study(
      study.cases, task, all_cores(),
      [&](Method method, const Parameters& start) { return train_case(method, start, look); },
      [&](std::size_t done) { progress.show(done, study.cases.size(), "trainings"); });
  return study;
}

}  // namespace unrolled
