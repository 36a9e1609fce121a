#include "chapters/04_truncated_bptt/truncated_bptt.hpp"
#include "chapters/04_truncated_bptt/post_listing.hpp"

#include <fmt/format.h>

#include "chapters/published.hpp"
#include "lib/letters.hpp"
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

BOOST_AUTO_TEST_CASE(windows_count_each_loss_once_and_go_back_k2_steps) {
  const auto text_of = [](std::size_t time_steps, std::size_t k1, std::size_t k2) {
    std::string text;
    for (const auto& [first, newest, oldest] : tbptt_windows(time_steps, k1, k2)) {
      text += fmt::format("{}-{}<{} ", first, newest, oldest);
    }
    return text;
  };
  BOOST_TEST(text_of(4, 4, 4) == "0-3<0 ");
  BOOST_TEST(text_of(4, 1, 1) == "0-0<0 1-1<1 2-2<2 3-3<3 ");
  BOOST_TEST(text_of(4, 1, 2) == "0-0<0 1-1<0 2-2<1 3-3<2 ");
  BOOST_TEST(text_of(5, 2, 3) == "0-1<0 2-3<1 4-4<2 ");
  BOOST_TEST(text_of(3, 7, 9) == "0-2<0 ");
  BOOST_CHECK_THROW((void)tbptt_windows(4, 2, 1), std::invalid_argument);
  BOOST_CHECK_THROW((void)tbptt_windows(4, 0, 1), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(tbptt_trains_as_numpy_does) {
  const SpellingTask task = spelling_task(U"hello");
  const std::vector<std::pair<std::size_t, std::size_t>> variants = {{1, 2}, {2, 2}};
  for (const auto& [k1, k2] : variants) {
    const auto& run = numpy_run("tbptt", 3, {k1, k2});
    const Training training = train_tbptt(draw_parameters(4, 3, 230912), task, 0.005, 2000, k1, k2);
    for (const auto& [step, loss] : run.at("losses").get<std::vector<std::pair<int, double>>>()) {
      BOOST_TEST(agree(training.losses.at(static_cast<std::size_t>(step)), loss), "step " << step);
    }
    check_agree(training.parameters, parameters_from(run.at("parameters_after")), "parameters");
    check_agree(training.p, run.at("probabilities_after").get<Matrix>(), "probabilities");
  }
}

// What the post's listing computes, in one sentence: full BPTT, with Wy and By from step 0 only.
BOOST_AUTO_TEST_CASE(the_listing_is_full_bptt_but_for_the_output_layer) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters parameters = draw_parameters(4, 6, 1);
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = logit_gradient(forward.p, task.y);
  const Parameters listing = post_truncated_bptt(parameters, task.x, forward, dz);
  Parameters full = full_bptt(parameters, task.x, forward, dz);
  BOOST_TEST(norm(listing.Wy - full.Wy) > 0.1);
  full.Wy = product(transposed(row(forward.h, 1)), row(dz, 0));
  full.By = sum(row(dz, 0));
  check_agree(listing, full, "listing");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
