#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/03_full_bptt/slip.hpp"
#include "chapters/03_full_bptt/training.hpp"

#include <fmt/format.h>

#include "chapters/published.hpp"
#include "lib/letters.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

Parameters gradient_at(const Parameters& parameters, const SpellingTask& task) {
  const ForwardPass forward = forward_pass(parameters, task.x);
  return full_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(full_bptt_test)

BOOST_AUTO_TEST_CASE(agrees_with_numpy_at_both_sizes) {
  const SpellingTask task = spelling_task(U"hello");
  for (const auto& start : numpy_reference().at("starts")) {
    check_agree(gradient_at(parameters_from(start.at("parameters")), task),
                parameters_from(start.at("gradients").at("full")), "gradient");
  }
}

BOOST_AUTO_TEST_CASE(agrees_with_central_differences_to_1e_7_at_the_start_and_later) {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 6U}) {
    const Parameters start = draw_parameters(4, hidden_size, 230912);
    const Parameters later = train(start, task, 0.005, 500, full_gradient(task)).parameters;
    for (const Parameters& parameters : {start, later}) {
      BOOST_TEST(
          check_gradient(gradient_at(parameters, task), parameters, loss_on(task)).worst_error <=
          1e-7);
    }
  }
}

BOOST_AUTO_TEST_CASE(adds_up_what_each_loss_step_says) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters parameters = draw_parameters(4, 3, 1);
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = logit_gradient(forward.p, task.y);
  Parameters total = zeros_like(parameters);
  for (std::size_t s = 0; s < 4; ++s) {
    Matrix alone(4, 4);
    alone.set_row(s, row(dz, s));
    descend(total, full_bptt(parameters, task.x, forward, alone), -1.0);
  }
  check_agree(total, full_bptt(parameters, task.x, forward, dz), "sum");
}

BOOST_AUTO_TEST_CASE(trains_as_numpy_does) {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 6U}) {
    const auto& run = numpy_run("full", hidden_size);
    const Training training =
        train(draw_parameters(4, hidden_size, 230912), task, 0.005, 2000, full_gradient(task));
    for (const auto& [step, loss] : run.at("losses").get<std::vector<std::pair<int, double>>>()) {
      BOOST_TEST(agree(training.losses.at(static_cast<std::size_t>(step)), loss), "step " << step);
    }
    check_agree(training.parameters, parameters_from(run.at("parameters_after")), "parameters");
    check_agree(training.p, run.at("probabilities_after").get<Matrix>(), "probabilities");
  }
}

BOOST_AUTO_TEST_CASE(regenerates_the_published_run_with_the_slip) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters start = draw_parameters(4, 3, 230912);
  const Training training = train(
      start, task, 0.005, 2000, [&task](const Parameters& parameters, const ForwardPass& forward) {
        return full_bptt(parameters, task.x, forward, slipped_logit_gradient(forward.p, task.y));
      });
  const Comparison comparison = compare(published_run("full_bptt", 3),
                                        forward_pass(start, task.x).p, training.losses, training.p);
  BOOST_TEST(comparison.losses_agree == 20U);
  BOOST_TEST(comparison.probabilities_agree == 32U);
  BOOST_TEST(comparison.complete);
  const auto& run = numpy_run("slip", 3);
  for (const auto& [step, loss] : run.at("losses").get<std::vector<std::pair<int, double>>>()) {
    BOOST_TEST(agree(training.losses.at(static_cast<std::size_t>(step)), loss), "step " << step);
  }
}

// The gradient outlives the task that it was made with. (The sanitizers watch this.)
BOOST_AUTO_TEST_CASE(a_gradient_keeps_its_task) {
  const auto made_with = [](std::u32string_view word) {
    return full_gradient(spelling_task(word));
  };
  const auto gradient = made_with(U"hello");
  (void)made_with(U"other letters, in the same place");
  const Parameters start = draw_parameters(4, 3, 230912);
  const SpellingTask task = spelling_task(U"hello");
  check_agree(gradient(start, forward_pass(start, task.x)), gradient_at(start, task), "gradient");
}

BOOST_AUTO_TEST_CASE(the_slip_needs_a_long_enough_row) {
  const SpellingTask task = spelling_task(U"banana");  // T = 5, V = 3
  const Matrix p = forward_pass(draw_parameters(3, 3, 1), task.x).p;
  BOOST_CHECK_THROW((void)slipped_logit_gradient(p, task.y), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(says_at_which_step_a_training_diverges) {
  const SpellingTask task = spelling_task(U"hello");
  const auto train_for = [&task](std::size_t steps) {
    return train(draw_parameters(4, 3, 230912), task, 1000, steps, full_gradient(task));
  };
  std::size_t named = 0;
  BOOST_CHECK_EXCEPTION((void)train_for(2000), Diverged, [&named](const Diverged& error) {
    const std::string message = error.what();
    const std::string start = "the loss stopped being a number at step ";
    BOOST_REQUIRE(message.starts_with(start));
    named = std::stoul(message.substr(start.size()));
    return true;
  });
  BOOST_CHECK_NO_THROW((void)train_for(named));  // steps 0 to named − 1 are well
  BOOST_CHECK_THROW((void)train_for(named + 1), Diverged);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
