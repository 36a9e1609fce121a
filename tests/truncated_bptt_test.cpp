#include "chapters/04_truncated_bptt/truncated_bptt.hpp"

#include "lib/published.hpp"
#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(truncated_bptt_test)

BOOST_AUTO_TEST_CASE(agrees_with_numpy_at_both_sizes) {
  const SpellingTask task = spelling_task(U"hello");
  for (const auto& start : numpy_reference().at("starts")) {
    const Parameters parameters = parameters_from(start.at("parameters"));
    const ForwardPass forward = forward_pass(parameters, task.x);
    check_agree(post_truncated_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y)),
                parameters_from(start.at("gradients").at("post_truncated")), "gradient");
  }
}

BOOST_AUTO_TEST_CASE(regenerates_the_published_runs_with_the_extra_call) {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 6U}) {
    const auto [p_before, training] =
        train_post_truncated(draw_parameters(4, hidden_size, 230912), task, 0.005, 2000, true);
    const Comparison comparison = compare(published_run("truncated_bptt", hidden_size), p_before,
                                          training.losses, training.p);
    BOOST_TEST(comparison.losses_agree == 20U);
    BOOST_TEST(comparison.probabilities_agree == 32U);
    BOOST_TEST(comparison.complete);
    const auto& run = numpy_run("post_truncated", hidden_size);
    for (const auto& [step, loss] : run.at("losses").get<std::vector<std::pair<int, double>>>()) {
      BOOST_TEST(agree(training.losses.at(static_cast<std::size_t>(step)), loss), "step " << step);
    }
    check_agree(training.parameters, parameters_from(run.at("parameters_after")), "parameters");
  }
}

BOOST_AUTO_TEST_CASE(without_the_extra_call_nothing_published_comes_out) {
  const SpellingTask task = spelling_task(U"hello");
  const auto [p_before, training] =
      train_post_truncated(draw_parameters(4, 3, 230912), task, 0.005, 2000, false);
  const Comparison comparison =
      compare(published_run("truncated_bptt", 3), p_before, training.losses, training.p);
  BOOST_TEST(comparison.losses_agree == 0U);
  BOOST_TEST(!comparison.complete);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
