#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/03_full_bptt/training.hpp"

#include <limits>

#include "lib/letters.hpp"
#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(gradient_check_test)

BOOST_AUTO_TEST_CASE(finds_the_entry_that_is_farthest_off) {
  const WorstEntry worst =
      worst_entry("Wxh", Matrix{{1, 2}, {3, 4}}, Matrix{{1, 2.5}, {3.3, 4}}, 0.0);
  BOOST_TEST(worst.row == 0U);
  BOOST_TEST(worst.column == 1U);
  BOOST_TEST(worst.derived == 2.0);
  BOOST_TEST(worst.numerical == 2.5);
  BOOST_TEST(agree(worst.relative_error, 0.2));
}

BOOST_AUTO_TEST_CASE(zero_and_zero_agree_but_zero_and_something_do_not) {
  BOOST_TEST(worst_entry("Wxh", Matrix{{0}}, Matrix{{0}}, 0.0).relative_error == 0.0);
  BOOST_TEST(worst_entry("Wxh", Matrix{{0}}, Matrix{{1e-9}}, 1e-8).relative_error == 0.0);
  BOOST_TEST(worst_entry("Wxh", Matrix{{0}}, Matrix{{1e-7}}, 1e-8).relative_error == 1.0);
  BOOST_TEST(worst_entry("Wxh", Matrix{{1e-7}}, Matrix{{-1e-7}}, 1e-8).relative_error == 2.0);
}

BOOST_AUTO_TEST_CASE(what_is_not_a_number_never_passes) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST(worst_entry("Wxh", Matrix{{1, 1}}, Matrix{{2, 2}}, 0.0).column ==
             0U);  // the first of equals
  BOOST_TEST(std::isnan(worst_entry("Wxh", Matrix{{1, nan}}, Matrix{{2, 1}}, 0.0).relative_error));
  BOOST_TEST(std::isnan(worst_entry("Wxh", Matrix{{0}}, Matrix{{nan}}, 1e-8).relative_error));
  BOOST_TEST(std::isnan(larger_error(nan, 1.0)));
  BOOST_TEST(std::isnan(larger_error(1.0, nan)));
  BOOST_TEST(larger_error(1.0, 2.0) == 2.0);
  const SpellingTask task = spelling_task(U"hello");
  const Parameters parameters = draw_parameters(4, 3, 230912);
  Parameters gradient = full_gradient(task)(parameters, forward_pass(parameters, task.x));
  gradient.Whh(1, 1) = nan;
  BOOST_TEST(!(check_gradient(gradient, parameters, loss_on(task)).worst_error <= 1e-2));
}

// Where the gradient has exploded, ε = 1e-5 calls a right gradient wrong; smaller ones do not, or none of
// them can tell.
BOOST_AUTO_TEST_CASE(an_exploded_gradient_needs_a_smaller_epsilon_or_cannot_be_checked) {
  const SpellingTask task = spelling_task(U"thequickbrownfoxjumpsoverthelazydog");
  const auto gradient_of = [&](const Parameters& parameters) {
    return full_gradient(task)(parameters, forward_pass(parameters, task.x));
  };
  const Parameters exploded = draw_parameters(task.vocabulary.size(), 32, 230912);
  const Parameters gradient = gradient_of(exploded);
  BOOST_TEST(check_gradient(gradient, exploded, loss_on(task)).worst_error > 1e-2);
  const auto resolved = resolutions(exploded, loss_on(task));
  BOOST_TEST(resolved.at(1).disagreement.front() > 0.1);  // of Whh
  BOOST_TEST(resolved.at(1).epsilon < usual_epsilon);
  BOOST_TEST(resolved.at(3).epsilon == usual_epsilon);  // no step of Wy goes through time
  BOOST_TEST(
      (verdict(check_gradient(gradient, exploded, loss_on(task), resolved)) == Verdict::right));

  const Parameters more = draw_parameters(task.vocabulary.size(), 64, 1);
  const auto unresolved = resolutions(more, loss_on(task));
  BOOST_TEST(!unresolved.at(1).can_tell);
  const auto verdict_on = [&](const Parameters& g) {
    return verdict(check_gradient(g, more, loss_on(task), unresolved));
  };
  Parameters suspect = gradient_of(more);
  BOOST_TEST((verdict_on(suspect) == Verdict::cannot_tell));
  suspect.Wy(0, 0) += 1.0;  // can still be checked
  BOOST_TEST((verdict_on(suspect) == Verdict::wrong));
  suspect = gradient_of(more);
  suspect.Whh(0, 0) = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST((verdict_on(suspect) == Verdict::wrong));
}

// Rounding alone, however small the slopes, is no disagreement.
BOOST_AUTO_TEST_CASE(small_slopes_can_be_told) {
  for (const auto& [word, hidden_size] :
       {std::pair{U"aa", 3U}, std::pair{U"ab", 1U}, std::pair{U"hello", 8U}}) {
    const SpellingTask task = spelling_task(word);
    const Parameters start = draw_parameters(task.vocabulary.size(), hidden_size, 230912);
    const Parameters later = train(start, task, 0.005, 3000, full_gradient(task)).parameters;
    for (const Parameters& parameters : {start, later}) {
      for (const Resolution& table : resolutions(parameters, loss_on(task))) {
        BOOST_TEST(table.can_tell, table.table);
        BOOST_TEST(table.epsilon == usual_epsilon);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_large_network_is_checked_in_a_sample_of_each_parameter) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters parameters = draw_parameters(4, 200, 0);
  Parameters gradient = full_gradient(task)(parameters, forward_pass(parameters, task.x));
  const GradientCheck check = check_gradient(gradient, parameters, loss_on(task));
  BOOST_TEST(check.entries == 200U * 200U + 2U * 4U * 200U + 2U);
  BOOST_TEST(check.checked < check.entries / 10);
  BOOST_TEST(check.checked > 500U);
  BOOST_TEST(check.worst_error <= 1e-2);
  for (double& slope : gradient.Whh.values()) slope *= 1.1;
  BOOST_TEST(check_gradient(gradient, parameters, loss_on(task)).worst_error > 1e-2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
