#include "chapters/03_full_bptt/wrong_gradients.hpp"
#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/03_full_bptt/slip.hpp"
#include "chapters/03_full_bptt/training.hpp"

#include "lib/letters.hpp"
#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(wrong_gradients_test)

// Without a slip it is the right one. And a gradient outlives the task that it was made with. (The
// sanitizers watch this.)
BOOST_AUTO_TEST_CASE(a_gradient_without_a_slip_is_right_and_each_keeps_its_task) {
  const SpellingTask hello = spelling_task(U"hello");
  const Parameters start = draw_parameters(4, 3, 230912);
  const ForwardPass forward = forward_pass(start, hello.x);
  const auto check_kept = [&](auto made_with, const Matrix& dz) {
    const auto gradient = made_with(spelling_task(U"hello"));
    (void)made_with(spelling_task(U"other letters, in the same place"));
    check_agree(gradient(start, forward), full_bptt(start, hello.x, forward, dz), "gradient");
  };
  const Matrix right = logit_gradient(forward.p, hello.y);
  check_kept([](const SpellingTask& task) { return full_gradient(task); }, right);
  check_kept([](const SpellingTask& task) { return slipped_gradient(Slip::none, task); }, right);
  check_kept([](const SpellingTask& task) { return row_0_gradient(task); },
             slipped_logit_gradient(forward.p, hello.y));
}

// With the ε that central differences need: also where the gradient has exploded, and after training.
BOOST_AUTO_TEST_CASE(every_slip_is_called_wrong_and_the_right_gradient_is_not) {
  struct Setting {
    std::u32string word;
    std::size_t hidden_size;
    std::uint32_t seed;
    std::size_t steps;
  };
  for (const Setting& setting : {Setting{U"hello", 3, 230912, 0}, Setting{U"hello", 3, 230912, 500},
                                 Setting{U"hello", 64, 1, 0}, Setting{U"banana", 3, 230912, 0},
                                 Setting{U"world", 8, 7, 0}, Setting{U"bookkeeping", 64, 1, 0},
                                 Setting{U"thequickbrownfoxjumpsoverthelazydog", 32, 1, 0}}) {
    const SpellingTask task = spelling_task(setting.word);
    const Parameters start =
        draw_parameters(task.vocabulary.size(), setting.hidden_size, setting.seed);
    const Parameters parameters =
        train(start, task, 0.005, setting.steps, full_gradient(task)).parameters;
    const ForwardPass forward = forward_pass(parameters, task.x);
    const auto resolved = resolutions(parameters, loss_on(task));
    const auto verdict_on = [&](const Parameters& gradient) {
      return verdict(check_gradient(gradient, parameters, loss_on(task), resolved));
    };
    BOOST_TEST_CONTEXT(text(setting.word) << ", H = " << setting.hidden_size) {
      BOOST_TEST((verdict_on(full_gradient(task)(parameters, forward)) == Verdict::right));
      for (const auto& [slip, name] : slip_names) {
        const Parameters wrong = slipped_bptt(slip, parameters, task, forward);
        BOOST_TEST((verdict_on(wrong) == Verdict::wrong), name);
      }
      if (task.y.rows() > task.y.columns()) continue;
      BOOST_TEST((verdict_on(row_0_gradient(task)(parameters, forward)) == Verdict::wrong));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
