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

// As counted with NumPy and the post's double loop over the same seeds.
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

BOOST_AUTO_TEST_CASE(does_not_depend_on_the_number_of_cores) {
  const SpellingTask task = spelling_task(U"hello");
  const std::vector<StudyCase> cases = cases_of(Method::full_bptt, 3, 9);
  std::atomic<std::size_t> reports = 0;
  const auto one = run_study(cases, task, 0.005, 100, 1, [&](std::size_t) { ++reports; });
  const auto four = run_study(cases, task, 0.005, 100, 4, [&](std::size_t) { ++reports; });
  BOOST_TEST(reports == 18U);
  for (std::size_t i = 0; i < cases.size(); ++i) BOOST_TEST(one[i].loss == four[i].loss);
}

BOOST_AUTO_TEST_CASE(a_training_that_diverges_has_not_learned) {
  const SpellingTask task = spelling_task(U"hello");
  const Outcome outcome = run_case({Method::full_bptt, 3, 230912}, task, 1000, 2000);
  BOOST_TEST(!outcome.learned);
  BOOST_TEST(std::isinf(outcome.loss));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
