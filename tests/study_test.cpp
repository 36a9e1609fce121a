#include "chapters/04_truncated_bptt/post_listing.hpp"
#include "chapters/05_hidden_size/study_table.hpp"

#include <chrono>
#include <thread>

#include "tests/support.hpp"

namespace unrolled {
namespace {

const SpellingTask hello = spelling_task(U"hello");

/// Trains as chapter 5 does.
auto train_for(std::size_t steps, double learning_rate = 0.005) {
  return [=](Method method, const Parameters& start) {
    return method == Method::full_bptt
               ? train(start, hello, learning_rate, steps, full_gradient(hello))
               : train_post_truncated(start, hello, learning_rate, steps, false).training;
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(study_test)

BOOST_AUTO_TEST_CASE(wilson_intervals_of_known_counts) {
  const auto check = [](std::size_t successes, std::size_t trials, double low, double high) {
    const Interval interval = wilson_interval(successes, trials);
    BOOST_TEST(std::abs(interval.low - low) < 5e-5, successes << " of " << trials);
    BOOST_TEST(std::abs(interval.high - high) < 5e-5, successes << " of " << trials);
  };
  check(0, 10, 0.0, 0.2775);  // high: κ² / (S + κ²)
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
  BOOST_TEST(quantile({1, 2, infinity}, 0.5) == 2.0);
  BOOST_TEST(quantile({1, 2, infinity}, 0.6) == infinity);
}

// As counted with NumPy and the post's double loop over the same seeds. (The counts over more seeds stand
// in chapters 5 and 6 and are tested there.)
BOOST_AUTO_TEST_CASE(counts_of_the_first_20_seeds) {
  const std::vector<StudyCase> cases = study_cases(std::vector<std::size_t>{2, 3, 6}, 20);
  const auto rows =
      study_rows({20, cases, run_study(cases, hello, 2, train_for(2000), [](std::size_t) {})});
  const std::vector<std::pair<std::size_t, std::size_t>> counted = {
      {0, 16}, {1, 19}, {2, 20}, {4, 13}, {5, 17}};
  for (const auto& [i, learned] : counted) BOOST_TEST(rows.at(i).learned == learned, "row " << i);
  BOOST_TEST(has(study_table(rows), "full BPTT           3  19 of 20  [0.764, 0.991]"));
}

BOOST_AUTO_TEST_CASE(does_not_depend_on_the_number_of_cores) {
  const std::vector<StudyCase> cases = study_cases(std::vector<std::size_t>{2, 3, 6}, 11);
  std::size_t last = 0;
  const auto one_core = run_study(cases, hello, 1, train_for(100), [&](std::size_t done) {
    BOOST_TEST(done == last + 1);
    last = done;
  });
  BOOST_TEST(last == cases.size());
  const auto four_cores = run_study(cases, hello, 4, train_for(100), [](std::size_t) {});
  for (std::size_t i = 0; i < cases.size(); ++i) {
    BOOST_TEST(four_cores[i].loss == one_core[i].loss);
    BOOST_TEST(four_cores[i].learned == one_core[i].learned);
  }
}

// With steps far too long, half of the losses stop being numbers on the way, most only for a while.
BOOST_AUTO_TEST_CASE(a_training_that_diverges_has_not_learned) {
  const std::vector<StudyCase> cases = study_cases(std::vector<std::size_t>{3}, 20);
  const auto outcomes = run_study(cases, hello, 2, train_for(5, 70), [](std::size_t) {});
  std::size_t diverged = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    bool stopped = false;
    try {
      (void)train_for(5, 70)(cases[i].method, draw_parameters(4, 3, cases[i].seed));
    } catch (const Diverged&) {
      stopped = true;
    }
    BOOST_TEST(std::isinf(outcomes[i].loss) == stopped, "case " << i);
    BOOST_TEST(!(stopped && outcomes[i].learned), "case " << i);
    diverged += stopped ? 1 : 0;
  }
  BOOST_TEST(diverged > 5U);
  BOOST_TEST(diverged < cases.size());
}

// What goes wrong on another core comes back to whoever asked for the study.
BOOST_AUTO_TEST_CASE(an_exception_in_a_training_comes_back_and_no_more_are_begun) {
  const std::vector<StudyCase> cases = study_cases(std::vector<std::size_t>{3}, 500);
  for (const unsigned cores : {1U, 2U, 4U}) {
    std::atomic<int> begun = 0;
    const auto fail_first = [&](Method method, const Parameters& start) {
      if (begun++ == 0) throw std::runtime_error("out of chalk");
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return train_for(1)(method, start);
    };
    BOOST_CHECK_EXCEPTION((void)run_study(cases, hello, cores, fail_first, [](std::size_t) {}),
                          std::runtime_error,
                          [](const auto& error) { return has(error.what(), "out of chalk"); });
    BOOST_TEST(begun < 500);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
