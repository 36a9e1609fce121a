#include "chapters/04_truncated_bptt/post_listing.hpp"
#include "chapters/06_one_sweep/costs.hpp"
#include "chapters/06_one_sweep/training_step.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(one_sweep_test)

BOOST_AUTO_TEST_CASE(counted_costs_equal_the_formulas) {
  for (const std::u32string word :
       {U"ab", U"hello", U"banana", U"aaaaaaaa", U"the quick brown fox"}) {
    const SpellingTask task = spelling_task(word);
    const std::size_t V = task.vocabulary.size();
    const std::size_t T = task.x.rows();
    for (const std::size_t H : {1U, 2U, 3U, 8U, 17U}) {
      const Parameters parameters = draw_parameters(V, H, 1);
      for (const auto& [route, name] : route_names) {
        BOOST_TEST_CONTEXT(name << " for V = " << V << ", H = " << H << ", T = " << T) {
          const Cost counted = take_route(route, parameters, task).second;
          const Cost expected = expected_cost(route, V, H, T);
          BOOST_TEST(counted.multiplications == expected.multiplications);
          BOOST_TEST(counted.most_entries == expected.most_entries);
        }
      }
    }
  }
}

// `train_by_sweeps` does what `train` of chapter 3 does, with either gradient.
BOOST_AUTO_TEST_CASE(trains_as_the_double_loop_does) {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {2U, 3U, 6U}) {
    for (const std::uint32_t seed : {0U, 1U, 2U}) {
      const Parameters start = draw_parameters(4, hidden_size, seed);
      const auto check_same = [&](const Training& swept, const Training& looped) {
        BOOST_REQUIRE_EQUAL(swept.losses.size(), looped.losses.size());
        for (std::size_t step = 0; step < swept.losses.size(); ++step) {
          BOOST_TEST(std::abs(swept.losses[step] - looped.losses[step]) <=
                     1e-10 * looped.losses[step]);
        }
        BOOST_TEST(norm_error(swept.parameters, looped.parameters) <= 1e-10);
        BOOST_TEST(norm(swept.p - looped.p) <= 1e-10);
      };
      check_same(train_by_sweeps(start, task, 0.005, 300),
                 train(start, task, 0.005, 300, full_gradient(task)));
      check_same(train_by_sweeps(start, task, 0.005, 300, NoReport{}, as_post_listing),
                 train_post_truncated(start, task, 0.005, 300, false).training);
    }
  }
}

BOOST_AUTO_TEST_CASE(reports_every_step_and_says_where_it_diverges) {
  const SpellingTask task = spelling_task(U"hello");
  std::vector<double> reported;
  const auto report = [&](std::size_t step, std::size_t steps, double loss) {
    BOOST_TEST(step == reported.size());
    BOOST_TEST(steps == 7U);
    reported.push_back(loss);
  };
  const Training training = train_by_sweeps(draw_parameters(4, 3, 1), task, 0.005, 7, report);
  BOOST_TEST(reported == training.losses, boost::test_tools::per_element());
  for (const std::uint32_t seed : {0U, 1U, 2U, 3U}) {
    const auto said = [&](auto&& train_it) {
      try {
        (void)train_it();
      } catch (const Diverged& error) {
        return std::string(error.what());
      }
      return std::string("went well");
    };
    const Parameters start = draw_parameters(4, 3, seed);
    BOOST_TEST(said([&] { return train_by_sweeps(start, task, 1000, 2000); }) ==
               said([&] { return train(start, task, 1000, 2000, full_gradient(task)); }));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
