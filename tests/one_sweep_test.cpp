#include "chapters/06_one_sweep/one_sweep.hpp"
#include "chapters/03_full_bptt/wrong_gradients.hpp"
#include "chapters/04_truncated_bptt/post_listing.hpp"
#include "chapters/06_one_sweep/drawings.hpp"
#include "chapters/06_one_sweep/largest_difference.hpp"
#include "chapters/06_one_sweep/real_time_cost.hpp"
#include "chapters/06_one_sweep/training_step.hpp"
#include "chapters/06_one_sweep/triangle.hpp"

#include <regex>

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
      for (const Route& route :
           {by_double_loop, by_one_sweep, by_real_time, by_central_differences}) {
        BOOST_TEST_CONTEXT(route.name << " for V = " << V << ", H = " << H << ", T = " << T) {
          const Cost counted = take(route, parameters, task).second;
          const Cost expected = route.cost(V, H, T);
          BOOST_TEST(counted.multiplications == expected.multiplications);
          BOOST_TEST(counted.most_entries == expected.most_entries);
        }
      }
    }
  }
}

// The plain sweep, letter by letter, and the sums of the columns of the triangle.
BOOST_AUTO_TEST_CASE(one_sweep_has_the_gradient_of_the_double_loop) {
  for (const std::u32string word : {U"ab", U"aa", U"hello", U"the quick brown fox"}) {
    const SpellingTask task = spelling_task(word);
    for (const std::size_t H : {1U, 3U, 6U}) {
      const Parameters parameters = draw_parameters(task.vocabulary.size(), H, 3);
      const ForwardPass forward = forward_pass(parameters, task.x);
      const Matrix dz = logit_gradient(forward.p, task.y);
      const Parameters looped = full_bptt(parameters, task.x, forward, dz);
      const Parameters swept = one_sweep(parameters, task.x, forward.h, dz);
      BOOST_TEST(largest_difference(swept, looped, 1.0) <= 1e-9);
      double Bh = 0.0;
      Matrix da_0(1, H);
      for (std::size_t s = 0; s < task.x.rows(); ++s) {
        const Matrix slopes = slopes_of_one_loss(parameters, forward.h, dz, s);
        BOOST_TEST(slopes.rows() == s + 1);
        Bh += total(slopes);
        da_0 += row(slopes, 0);
      }
      BOOST_TEST(std::abs(Bh - looped.Bh(0, 0)) <= 1e-9 * std::max(1.0, std::abs(Bh)));
      Sweep sweep = make_sweep(parameters, task.x.rows());
      sweep_gradient(parameters, task, sweep);
      BOOST_TEST(norm(da_0 - row(sweep.da, 0)) <= 1e-9 * std::max(1.0, norm(da_0)));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_exploding_gradient_is_told_and_no_fault) {
  const ProgramResult run = run_chapter_program(
      "06_one_sweep", {"--no-plots", "--word", "thequickbrownfoxjumpsoverthelazydog", "--hidden",
                       "32", "--steps", "1", "--seeds", "1"});
  BOOST_TEST(run.status == 0);
  BOOST_TEST(run.out.find("central differences cannot tell here") != std::string::npos);
  BOOST_TEST(run.out.find("WRONG") == std::string::npos);
  std::smatch grows;
  BOOST_TEST_REQUIRE(
      std::regex_search(run.out, grows, std::regex("grows from (\\S+) to\\s(\\S+):")));
  BOOST_TEST(std::stod(grows[1]) < 10.0);
  BOOST_TEST(std::stod(grows[2]) > 1e6);
}

// The stacked forward pass adds in another order. In a large network and a long text that ends in other
// states; the routes with the forward pass of chapter 2 agree all the same.
BOOST_AUTO_TEST_CASE(states_that_hang_on_the_last_digit_are_told_and_no_fault) {
  std::string word;
  while (word.size() < 60) word += "abcdefghijklmnopqrst";
  const ProgramResult run = run_chapter_program(
      "06_one_sweep",
      {"--no-plots", "--word", word, "--hidden", "48", "--steps", "1", "--seeds", "1"});
  BOOST_TEST(run.status == 0);
  BOOST_TEST(has(run.out, "hang on the last digit"));
  BOOST_TEST(std::regex_search(run.out, std::regex("double loop +below 1e-12")));
}

BOOST_AUTO_TEST_CASE(large_sums_of_the_triangle_are_scaled_whichever_way_they_are_taken) {
  BOOST_TEST(scale_of({{6.0}, {6.0, 0.0}}) == 10.0);  // a column
  BOOST_TEST(scale_of({{1.0}, {6.0, 6.0}}) == 10.0);  // a row
  BOOST_TEST(scale_of({{1.0}, {2.0, 3.0}}) == 1.0);
  BOOST_TEST(scale_of({{-6.0}, {-6.0, 0.0}}) == 10.0);
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
