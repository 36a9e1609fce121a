#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/03_full_bptt/full_bptt.hpp"

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
