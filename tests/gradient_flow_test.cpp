#include "chapters/04_truncated_bptt/measured_reach.hpp"
#include "chapters/04_truncated_bptt/post_listing.hpp"
#include "chapters/04_truncated_bptt/reach.hpp"
#include "chapters/04_truncated_bptt/share_norms.hpp"
#include "chapters/04_truncated_bptt/slope_norms.hpp"
#include "chapters/04_truncated_bptt/stretch.hpp"
#include "chapters/04_truncated_bptt/truncated_bptt.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(gradient_flow_test)

BOOST_AUTO_TEST_CASE(windows_reach_what_they_say) {
  check_agree(reach(3, tbptt_windows(3, 3, 3)), {{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}, "full");
  check_agree(reach(3, tbptt_windows(3, 1, 1)), {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, "(1, 1)");
  check_agree(reach(3, tbptt_windows(3, 1, 2)), {{1, 0, 0}, {1, 1, 0}, {0, 1, 1}}, "(1, 2)");
  check_agree(reach(3, tbptt_windows(3, 2, 2)), {{1, 0, 0}, {1, 1, 0}, {0, 1, 1}}, "(2, 2)");
}

BOOST_AUTO_TEST_CASE(what_is_found_by_trying_is_what_the_windows_say) {
  const auto window_gradient = [](const Window& window) {
    return [window](const Parameters& parameters, const Matrix& x, const ForwardPass& forward,
                    const Matrix& dz) { return window_bptt(parameters, x, forward, dz, window); };
  };
  const Matrix whole = reach(4, tbptt_windows(4, 4, 4));
  check_agree(measured_reach(4, full_bptt), whole, "full BPTT");
  check_agree(measured_reach(4, post_truncated_bptt), whole, "the post's listing");
  for (const Window& window : tbptt_windows(5, 2, 3)) {
    check_agree(measured_reach(5, window_gradient(window)), reach(5, {window}), "one window");
  }
}

BOOST_AUTO_TEST_CASE(shares_of_the_last_loss_add_up_to_its_gradient) {
  const SpellingTask task = spelling_task(U"ab");  // one step: no state before it
  BOOST_TEST(share_norms(draw_parameters(2, 3, 1), task)(0, 0) == 0.0);
  const SpellingTask longer = spelling_task(U"abc");  // only one share of Whh is not zero
  const Parameters parameters = draw_parameters(3, 3, 1);
  const Matrix norms = share_norms(parameters, longer);
  const Parameters gradient = full_gradient(longer)(parameters, forward_pass(parameters, longer.x));
  BOOST_TEST(agree(norms(1, 1), norm(gradient.Whh)));
}

BOOST_AUTO_TEST_CASE(radius_and_singular_value_of_known_matrices) {
  BOOST_TEST(agree(spectral_radius({{3, 0}, {0, -5}}), 5.0));
  BOOST_TEST(agree(spectral_radius({{0, 2}, {-2, 0}}), 2.0));  // a pair of complex eigenvalues
  BOOST_TEST(std::abs(spectral_radius({{1, 100}, {0, 1}}) - 1.0) < 1e-12);  // far from normal
  BOOST_TEST(spectral_radius({{0, 1}, {0, 0}}) == 0.0);
  BOOST_TEST(agree(largest_singular_value({{0, 1}, {0, 0}}), 1.0));
  BOOST_TEST(agree(largest_singular_value({{3, 0}, {0, -5}, {0, 0}}), 5.0));
  BOOST_TEST(agree(largest_singular_value({{3, 4}}), 5.0));
  // numpy.linalg.svd and eigvals of Whh at the start, H = 3.
  const Matrix Whh = draw_parameters(4, 3, 230912).Whh;
  BOOST_TEST(std::abs(largest_singular_value(Whh) - 2.38581369) < 5e-9);
  BOOST_TEST(std::abs(spectral_radius(Whh) - 1.73408482) < 5e-9);
}

BOOST_AUTO_TEST_CASE(the_slope_by_h_shrinks_no_slower_than_the_bound) {
  SpellingTask task = spelling_task(U"hellohellohellohello");
  Parameters parameters = draw_parameters(4, 3, 1);
  parameters.Whh = 0.2 * parameters.Whh;
  const double sigma = largest_singular_value(parameters.Whh);
  BOOST_REQUIRE(sigma < 1.0);
  const std::vector<double> norms = slope_norms(parameters, task);
  BOOST_REQUIRE_EQUAL(norms.size(), 19U);
  for (std::size_t i = 1; i < norms.size(); ++i) BOOST_TEST(norms[i] <= sigma * norms[i - 1]);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
