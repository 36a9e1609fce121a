#include "chapters/03_full_bptt/wrong_gradients.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(wrong_gradients_test)

// Without a slip it is the right one. And a gradient outlives the task that it was made with. (The
// sanitizers watch this.)
BOOST_AUTO_TEST_CASE(a_gradient_without_a_slip_is_right_and_each_keeps_its_task) {
  const SpellingTask hello = spelling_task(U"hello");
  const Parameters start = draw_parameters(4, 3, 230912);
  const ForwardPass forward = forward_pass(start, hello.x);
  const Parameters right = full_bptt(start, hello.x, forward, logit_gradient(forward.p, hello.y));
  const auto check_kept = [&](auto made_with) {
    const auto gradient = made_with(spelling_task(U"hello"));
    (void)made_with(spelling_task(U"other letters, in the same place"));
    check_agree(gradient(start, forward), right, "gradient");
  };
  check_kept([](const SpellingTask& task) { return full_gradient(task); });
  check_kept([](const SpellingTask& task) { return slipped_gradient(Slip::none, task); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
