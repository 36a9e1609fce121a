#include "chapters/03_full_bptt/training.hpp"
#include "chapters/03_full_bptt/wrong_gradients.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(full_bptt_test)

BOOST_AUTO_TEST_CASE(trains_as_numpy_does) {
  const SpellingTask task = spelling_task(U"hello");
  const auto train_with = [&](std::size_t hidden_size, auto gradient) {
    return train(draw_parameters(4, hidden_size, 230912), task, 0.005, 2000, gradient);
  };
  check_training(train_with(3, full_gradient(task)), "full", 3);
  check_training(train_with(6, full_gradient(task)), "full", 6);
  check_training(train_with(3, slipped_gradient(Slip::row_0_of_targets, task)), "slip", 3);
}

BOOST_AUTO_TEST_CASE(the_slip_needs_a_long_enough_row) {
  const SpellingTask task = spelling_task(U"banana");  // T = 5, V = 3
  BOOST_CHECK_THROW((void)slipped_logit_gradient(task.y, task.y), std::out_of_range);
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
