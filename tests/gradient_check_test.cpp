#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/slip.hpp"

#include <limits>
#include <random>

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

BOOST_AUTO_TEST_CASE(measures_distance_and_direction_of_whole_gradients) {
  Parameters n = zeros_like(draw_parameters(2, 1, 1));
  Parameters g = n;
  n.Wxh(0, 0) = 3.0;
  n.By(0, 0) = 4.0;
  g.Wxh(0, 0) = 3.0;
  BOOST_TEST(agree(norm_error(g, n), 0.8));
  BOOST_TEST(agree(cosine(g, n), 0.6));
  BOOST_TEST(agree(norm_error(n, n), 0.0));
  BOOST_TEST(agree(cosine(n, n), 1.0));
}

BOOST_AUTO_TEST_CASE(differentiates_a_loss_known_by_hand) {
  // T = 1, H = 1, V = 2 and all weights 0: h = 0 and p = (1/2, 1/2), so only By could move the
  // loss, and it moves both logits alike.
  const SpellingTask task = spelling_task(U"ab");
  Parameters parameters = zeros_like(draw_parameters(2, 1, 1));
  check_agree(numerical_gradient(parameters, loss_on(task)), zeros_like(parameters), "gradient");
  // With h = tanh(1) from Bh = 1, the slope of Wy is h · (p − y).
  parameters.Bh(0, 0) = 1.0;
  const Matrix slope = numerical_gradient(parameters, loss_on(task)).Wy;
  BOOST_TEST(std::abs(slope(0, 0) - 0.5 * std::tanh(1.0)) < 1e-9);
  BOOST_TEST(std::abs(slope(0, 1) + 0.5 * std::tanh(1.0)) < 1e-9);
}

BOOST_AUTO_TEST_CASE(fails_on_a_wrong_gradient) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters parameters = draw_parameters(4, 3, 230912);
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Parameters slipped =
      full_bptt(parameters, task.x, forward, slipped_logit_gradient(forward.p, task.y));
  BOOST_TEST(check_gradient(slipped, parameters, loss_on(task)).worst_error > 1e-2);
  Parameters one_entry_off =
      full_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y));
  one_entry_off.Whh(2, 1) *= 1.05;
  const GradientCheck check = check_gradient(one_entry_off, parameters, loss_on(task));
  BOOST_TEST(check.worst_error > 1e-2);
  BOOST_TEST(check.worst[1].row == 2U);
  BOOST_TEST(check.worst[1].column == 1U);
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
