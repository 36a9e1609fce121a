#include "chapters/03_full_bptt/drawings.hpp"
#include "chapters/03_full_bptt/slip.hpp"
#include "chapters/03_full_bptt/training.hpp"

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
  check_training(train_with(3, row_0_gradient(task)), "slip", 3);
}

// The arrows of the drawing are as wide as what flows: dh = dz Wyᵀ, then (dh ∘ (1 − h²)) Whhᵀ.
BOOST_AUTO_TEST_CASE(the_way_back_is_drawn_with_the_numbers_of_the_run) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters start = draw_parameters(4, 3, 230912);
  const auto [h, z, p] = forward_pass(start, task.x);
  const Matrix dz = p - task.y;
  const Chart chart = way_back_chart(U"hello", start, task.x, h, dz);
  BOOST_TEST(chart.panels.size() == 4U);
  double widest = 0.0;
  double largest = 0.0;
  for (std::size_t panel = 0; panel < chart.panels.size(); ++panel) {
    const std::size_t s = 3 - panel;
    const auto& diagram = std::get<Diagram>(chart.panels[panel]);
    Matrix dh = product(row(dz, s), transposed(start.Wy));
    std::size_t flows = 0;
    for (const Diagram::Arrow& arrow : diagram.arrows) {
      if (arrow.label.empty()) continue;  // to the shares
      BOOST_TEST(arrow.label == fmt::format("{:.2f}", norm(dh)));
      if (arrow.width > widest) widest = arrow.width;
      largest = std::max(largest, norm(dh));
      BOOST_TEST(std::abs(arrow.width / norm(dh) - 9.0 / 3.0816) < 1e-3);
      const Matrix states(row(h, s + 1 - flows));
      dh = product(hadamard(dh, map(states, [](double v) { return 1.0 - v * v; })),
                   transposed(start.Whh));
      ++flows;
    }
    BOOST_TEST(flows == s + 1);
  }
  BOOST_TEST(agree(widest, 9.0));
  BOOST_TEST(std::abs(largest - 3.0816) < 1e-3);
}

BOOST_AUTO_TEST_CASE(a_long_word_is_drawn_in_part_and_says_so) {
  for (const auto& [word, states, panels] :
       {std::tuple{U"ab", 1U, 1U}, std::tuple{U"hello", 4U, 4U}, std::tuple{U"banana", 5U, 1U},
        std::tuple{U"the quick brown fox jumps over the lazy", 7U, 1U}}) {
    const SpellingTask task = spelling_task(word);
    const Parameters start = draw_parameters(task.vocabulary.size(), 3, 230912);
    const ForwardPass forward = forward_pass(start, task.x);
    const Chart chart =
        way_back_chart(word, start, task.x, forward.h, logit_gradient(forward.p, task.y));
    BOOST_TEST(chart.panels.size() == panels);
    const auto& diagram = std::get<Diagram>(chart.panels.front());
    BOOST_TEST(diagram.arrows.size() == 2 * states);
    BOOST_TEST((diagram.title.find("the 7 steps next to it") != std::string::npos) ==
               (task.x.rows() > 7));
  }
}

// The widest arrow is that of the largest norm in the drawing, not of one that is left out.
BOOST_AUTO_TEST_CASE(of_an_exploding_gradient_the_part_that_is_drawn_sets_the_widths) {
  const std::u32string word = U"thequickbrownfoxjumpsoverthelazydog";
  const SpellingTask task = spelling_task(word);
  const Parameters start = draw_parameters(task.vocabulary.size(), 32, 230912);
  const ForwardPass forward = forward_pass(start, task.x);
  const Chart chart =
      way_back_chart(word, start, task.x, forward.h, logit_gradient(forward.p, task.y));
  double widest = 0.0;
  for (const Diagram::Arrow& arrow : std::get<Diagram>(chart.panels.front()).arrows) {
    widest = std::max(widest, arrow.width);
  }
  BOOST_TEST(agree(widest, 9.0));
}

BOOST_AUTO_TEST_CASE(knowing_nothing_is_drawn_for_the_task_at_hand) {
  const Line nothing = loss_chart("", spelling_task(U"banana"), 2, {}).lines.back();
  BOOST_TEST(agree(nothing.y.front(), 5.0 * std::log(3.0)));
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
