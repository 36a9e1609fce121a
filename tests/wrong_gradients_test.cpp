#include "chapters/03_full_bptt/wrong_gradients.hpp"
#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/03_full_bptt/training.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(wrong_gradients_test)

BOOST_AUTO_TEST_CASE(without_a_slip_the_gradient_is_right) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters parameters = draw_parameters(4, 3, 230912);
  const ForwardPass forward = forward_pass(parameters, task.x);
  check_agree(slipped_bptt(Slip::none, parameters, task, forward),
              full_gradient(task)(parameters, forward), "no slip");
}

BOOST_AUTO_TEST_CASE(every_slip_fails_the_gradient_check) {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 6U}) {
    const Parameters parameters = draw_parameters(4, hidden_size, 230912);
    const ForwardPass forward = forward_pass(parameters, task.x);
    for (const auto& [slip, name] : slip_names) {
      const Parameters wrong = slipped_bptt(slip, parameters, task, forward);
      BOOST_TEST(check_gradient(wrong, parameters, loss_on(task)).worst_error > 1e-2, name);
    }
  }
}

// Norm errors and cosines measured with NumPy on the post's own code, to the digits known.
BOOST_AUTO_TEST_CASE(the_distances_are_those_measured_with_numpy) {
  struct Measured {
    Slip slip;
    std::size_t hidden_size;
    double norm_error;
    double cosine;
    double last_digit;
  };
  const SpellingTask task = spelling_task(U"hello");
  for (const Measured& measured : {Measured{Slip::Wy_from_step_0_only, 3, 0.406, 0.915, 1e-3},
                                   Measured{Slip::Wy_from_step_0_only, 6, 0.807, 0.596, 1e-3},
                                   Measured{Slip::Whh_not_transposed, 3, 1.62, 0.30, 1e-2}}) {
    const Parameters parameters = draw_parameters(4, measured.hidden_size, 230912);
    const ForwardPass forward = forward_pass(parameters, task.x);
    const Parameters wrong = slipped_bptt(measured.slip, parameters, task, forward);
    const Parameters right = full_gradient(task)(parameters, forward);
    BOOST_TEST(std::abs(norm_error(wrong, right) - measured.norm_error) <=
               0.51 * measured.last_digit);
    BOOST_TEST(std::abs(cosine(wrong, right) - measured.cosine) <= 0.51 * measured.last_digit);
  }
}

// (3.15) on whole gradients: the slip's gradient is that of the uniform target and a push.
BOOST_AUTO_TEST_CASE(the_slip_splits_into_the_uniform_target_and_a_push) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters parameters = draw_parameters(4, 3, 230912);
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = slipped_logit_gradient(forward.p, task.y);
  const Matrix towards_uniform = map(forward.p, [](double p) { return p - 0.25; });
  SpellingTask uniform = task;
  for (double& y : uniform.y.values()) y = 0.25;
  const Parameters first = full_bptt(parameters, task.x, forward, towards_uniform);
  BOOST_TEST(check_gradient(first, parameters, loss_on(uniform)).worst_error <= 1e-7);
  Parameters both = full_bptt(parameters, task.x, forward, dz - towards_uniform);
  descend(both, first, -1.0);
  check_agree(both, full_bptt(parameters, task.x, forward, dz), "sum of both parts");
}

BOOST_AUTO_TEST_CASE(a_slipped_gradient_keeps_its_task) {
  const auto made_with = [](std::u32string_view word) {
    return slipped_gradient(Slip::tanh_slope_forgotten, spelling_task(word));
  };
  const auto gradient = made_with(U"hello");
  (void)made_with(U"other letters, in the same place");
  const SpellingTask task = spelling_task(U"hello");
  const Parameters start = draw_parameters(4, 3, 230912);
  const ForwardPass forward = forward_pass(start, task.x);
  check_agree(gradient(start, forward),
              slipped_bptt(Slip::tanh_slope_forgotten, start, task, forward), "gradient");
}

BOOST_AUTO_TEST_CASE(row_0_of_the_targets_can_be_too_short) {
  const SpellingTask task = spelling_task(U"banana");
  const Parameters parameters = draw_parameters(3, 3, 1);
  BOOST_CHECK_THROW((void)slipped_bptt(Slip::row_0_of_targets, parameters, task,
                                       forward_pass(parameters, task.x)),
                    std::out_of_range);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
