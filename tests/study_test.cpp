#include "chapters/05_hidden_size/study.hpp"

#include "tests/support.hpp"

namespace unrolled {
namespace {

std::vector<StudyCase> cases_of(Method method, std::size_t hidden_size, std::uint32_t seeds) {
  std::vector<StudyCase> cases;
  for (std::uint32_t seed = 0; seed < seeds; ++seed) cases.push_back({method, hidden_size, seed});
  return cases;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(study_test)

BOOST_AUTO_TEST_CASE(wilson_intervals_of_known_counts) {
  const auto check = [](std::size_t successes, std::size_t trials, double low, double high) {
    const Interval interval = wilson_interval(successes, trials);
    BOOST_TEST(std::abs(interval.low - low) < 5e-5, successes << " of " << trials);
    BOOST_TEST(std::abs(interval.high - high) < 5e-5, successes << " of " << trials);
  };
  check(0, 10, 0.0, 0.2775);  // high: z² / (n + z²)
  check(10, 10, 0.7225, 1.0);
  check(5, 10, 0.2366, 0.7634);
  check(1, 1, 0.2065, 1.0);
}

BOOST_AUTO_TEST_CASE(quantiles_lie_between_neighbours) {
  BOOST_TEST(agree(quantile({3, 1, 2}, 0.5), 2.0));
  BOOST_TEST(agree(quantile({1, 2, 3, 4}, 0.5), 2.5));
  BOOST_TEST(agree(quantile({1, 2, 3, 4, 5}, 0.1), 1.4));
  BOOST_TEST(agree(quantile({7}, 0.9), 7.0));
  const double infinity = std::numeric_limits<double>::infinity();
  BOOST_TEST(quantile({1, infinity, infinity}, 0.9) == infinity);
}

// As counted with NumPy and the post's double loop over the same seeds. (The counts over 1000 seeds stand
// in chapter 5 and are tested there.)
BOOST_AUTO_TEST_CASE(counts_of_the_first_20_seeds) {
  const SpellingTask task = spelling_task(U"hello");
  const auto learned = [&](Method method, std::size_t hidden_size) {
    std::size_t count = 0;
    for (const Outcome& outcome :
         run_study(cases_of(method, hidden_size, 20), task, 0.005, 2000, 2, [](std::size_t) {})) {
      count += outcome.learned ? 1 : 0;
    }
    return count;
  };
  BOOST_TEST(learned(Method::full_bptt, 2) == 16U);
  BOOST_TEST(learned(Method::full_bptt, 3) == 19U);
  BOOST_TEST(learned(Method::full_bptt, 6) == 20U);
  BOOST_TEST(learned(Method::post_listing, 3) == 13U);
  BOOST_TEST(learned(Method::post_listing, 6) == 17U);
}

// Some cases of two methods and three sizes, in groups that fill the lanes and groups that do not.
std::vector<StudyCase> mixed_cases() {
  std::vector<StudyCase> cases;
  for (const Method method : {Method::full_bptt, Method::post_listing}) {
    for (const std::size_t hidden_size : {2U, 3U, 6U}) {
      for (const StudyCase& one : cases_of(method, hidden_size, 11)) cases.push_back(one);
    }
  }
  return cases;
}

BOOST_AUTO_TEST_CASE(does_not_depend_on_the_number_of_cores_or_lanes) {
  const SpellingTask task = spelling_task(U"hello");
  const std::vector<StudyCase> cases = mixed_cases();
  std::atomic<std::size_t> last = 0;
  const auto ignore = [](std::size_t) {};
  const auto one_core =
      run_study(cases, task, 0.005, 100, 1, [&](std::size_t done) { last = done; });
  BOOST_TEST(last == 100 * cases.size());
  const auto four_cores = run_study(cases, task, 0.005, 100, 4, ignore);
  const auto four_lanes = run_study<4>(cases, task, 0.005, 100, 2, ignore);
  const auto sixteen_lanes = run_study<16>(cases, task, 0.005, 100, 2, ignore);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    BOOST_TEST_CONTEXT("case " << i) {
      const auto alone = run_study({cases[i]}, task, 0.005, 100, 1, ignore);
      for (const auto* other : {&four_cores[i], &four_lanes[i], &sixteen_lanes[i], alone.data()}) {
        BOOST_TEST(other->loss == one_core[i].loss);
        BOOST_TEST(other->learned == one_core[i].learned);
      }
    }
  }
}

// A lane does what a network alone does, trained with the functions of chapters 3 and 4.
BOOST_AUTO_TEST_CASE(a_lane_trains_as_a_network_alone) {
  const SpellingTask task = spelling_task(U"hello");
  const std::vector<StudyCase> cases = mixed_cases();
  const auto outcomes = run_study(cases, task, 0.005, 300, 2, [](std::size_t) {});
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Parameters start = draw_parameters(4, cases[i].hidden_size, cases[i].seed);
    const Training alone = cases[i].method == Method::full_bptt
                               ? train(start, task, 0.005, 300, full_gradient(task))
                               : train_post_truncated(start, task, 0.005, 300, false).training;
    BOOST_TEST(std::abs(outcomes[i].loss - alone.losses.back()) <= 1e-10 * alone.losses.back(),
               "case " << i << ": " << outcomes[i].loss << " and " << alone.losses.back());
    BOOST_TEST(outcomes[i].learned ==
               (decode(alone.p, task.vocabulary) == decode(task.y, task.vocabulary)));
  }
}

// With steps far too long, half of the losses stop being numbers on the way, most of them only for a
// while. A lane says so exactly where a network alone does.
BOOST_AUTO_TEST_CASE(a_training_that_diverges_has_not_learned) {
  const SpellingTask task = spelling_task(U"hello");
  const std::vector<StudyCase> cases = cases_of(Method::full_bptt, 3, 40);
  const auto outcomes = run_study(cases, task, 70, 5, 2, [](std::size_t) {});
  std::size_t diverged = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    bool stopped = false;
    try {
      (void)train(draw_parameters(4, 3, cases[i].seed), task, 70, 5, full_gradient(task));
    } catch (const Diverged&) {
      stopped = true;
    }
    BOOST_TEST(std::isinf(outcomes[i].loss) == stopped, "seed " << i);
    BOOST_TEST(!(stopped && outcomes[i].learned), "seed " << i);
    diverged += stopped ? 1 : 0;
  }
  BOOST_TEST(diverged > 5U);
  BOOST_TEST(diverged < cases.size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
