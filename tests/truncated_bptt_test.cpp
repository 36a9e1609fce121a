#include "chapters/04_truncated_bptt/truncated_bptt.hpp"
#include "chapters/04_truncated_bptt/drawings.hpp"
#include "chapters/04_truncated_bptt/post_listing.hpp"
#include "chapters/04_truncated_bptt/rounding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support.hpp"

namespace unrolled {
BOOST_AUTO_TEST_SUITE(truncated_bptt_test)
namespace {

/// What chapter 4 prints with these arguments; it must end well.
std::string told(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--no-plots", "--steps", "3"});
  const ProgramResult run = run_chapter_program("04_truncated_bptt", arguments);
  BOOST_TEST(run.status == 0);
  BOOST_TEST(run.err == "");
  return run.out;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(trains_as_numpy_does) {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 6U}) {
    const Parameters start = draw_parameters(4, hidden_size, 230912);
    check_training(train_post_truncated(start, task, 0.005, 2000, true).training, "post_truncated",
                   hidden_size);
  }
  for (const std::size_t k1 : {1U, 2U}) {
    const Parameters start = draw_parameters(4, 3, 230912);
    check_training(train_tbptt(start, task, 0.005, 2000, k1, 2), "tbptt", 3, {k1, 2});
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

BOOST_AUTO_TEST_CASE(a_sweep_is_the_sum_over_the_pairs_of_its_window) {
  const SpellingTask task = spelling_task(U"bookkeeping");
  const Parameters parameters = draw_parameters(task.vocabulary.size(), 5, 1);
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Matrix dz = logit_gradient(forward.p, task.y);
  const auto compared = [&](const Window& window) {
    check_agree(window_bptt(parameters, task.x, forward, dz, window),
                window_by_pairs(parameters, task.x, forward, dz, window), "one window");
  };
  for (const Window& window : tbptt_windows(task.x.rows(), 3, 5)) compared(window);
  for (const Window& window : tbptt_windows(task.x.rows(), 1, 1)) compared(window);
  const Window whole = tbptt_windows(task.x.rows(), 10, 10).front();
  check_agree(window_by_pairs(parameters, task.x, forward, dz, whole),
              full_bptt(parameters, task.x, forward, dz), "the whole word");
}

BOOST_AUTO_TEST_CASE(variants_with_the_same_windows_are_one) {
  const auto names = [](std::size_t T) {
    std::string text;
    for (const auto& [k1, k2, windows] :
         distinct_variants(T, {{T, T}, {1, 1}, {1, 2}, {2, 2}, {7, 9}})) {
      text += fmt::format("({}, {}) ", k1, k2);
    }
    return text;
  };
  BOOST_TEST(names(1) == "(1, 1) ");
  BOOST_TEST(names(2) == "(2, 2) (1, 1) (1, 2) ");
  BOOST_TEST(names(3) == "(3, 3) (1, 1) (1, 2) (2, 2) ");
  BOOST_TEST(names(8) == "(8, 8) (1, 1) (1, 2) (2, 2) (7, 9) ");
}

BOOST_AUTO_TEST_CASE(short_words_show_each_training_once) {
  const std::string two = told({"--word", "ab"});
  BOOST_TEST(times(two, "\nfull BPTT: 1 of 1 pairs\n") == 1U);
  BOOST_TEST(times(two, "\nTBPTT(1, 1)  ") == 1U);
  BOOST_TEST(times(two, "\nTBPTT(1, 2)  ") == 0U);
  BOOST_TEST(times(two, "\n(for this word TBPTT(1, 2) has the windows of TBPTT(1, 1))\n") == 1U);
  const std::string three = told({"--word", "abc"});
  BOOST_TEST(times(three, "\nTBPTT(2, 2)  ") == 1U);
  BOOST_TEST(times(three, "\nfull BPTT: 3 of 3 pairs\n") == 1U);
  BOOST_TEST(times(three, "\nTBPTT(2, 2): 3 of 3 pairs\n") == 0U);
  BOOST_TEST(times(three, "\nTBPTT(1, 1): 2 of 3 pairs\n") == 1U);
}

BOOST_AUTO_TEST_CASE(k2_follows_k1_where_it_is_not_given) {
  BOOST_TEST(times(told({"--k1", "3"}), "hello, TBPTT(3, 3): losses 0 to 2, back to step 0\n") ==
             1U);
  BOOST_TEST(times(told({"--k1", "2"}), "hello, TBPTT(2, 2): losses 0 to 1, back to step 0\n") ==
             1U);
  BOOST_TEST(times(told({"--k2", "1"}), "hello, TBPTT(1, 1): losses 3 to 3, back to step 3\n") ==
             1U);
  BOOST_TEST(times(told({"--k1", "2", "--k2", "4"}),
                   "hello, TBPTT(2, 4): losses 2 to 3, back to step 0\n") == 1U);
}

// Of a long word the first steps are counted, of the windows over all of it.
BOOST_AUTO_TEST_CASE(a_long_word_keeps_its_windows) {
  const std::string text = told({"--word", "to be or not to be that is", "--hidden", "1", "--steps",
                                 "1", "--k1", "5", "--k2", "10"});
  BOOST_TEST(times(text, "TBPTT(5, 10): 68 of 78 pairs\n") == 1U);
}

BOOST_AUTO_TEST_CASE(an_own_hidden_size_is_the_one_that_is_measured) {
  const std::string text = told({"--hidden", "5"});
  BOOST_TEST(times(text, "\nH = 5: norm error") == 1U);
  BOOST_TEST(times(text, "\nH = ") == 1U);
  BOOST_TEST(times(told({"--hidden", "6"}), "\nH = ") == 1U);
  BOOST_TEST(times(told({"--word", "abcd"}), "\nH = 6: norm error") ==
             1U);  // and both of the post's
}

BOOST_AUTO_TEST_CASE(a_vocabulary_of_one_letter_has_no_gradient_and_prints_no_nan) {
  const std::string text = told({"--word", "aaa"});
  BOOST_TEST(times(text, "nan") == 0U);
  BOOST_TEST(times(text, "inf") == 0U);
  BOOST_TEST(times(text, "\nH = 3: the gradient is 0, there is nothing to learn\n") == 1U);
  BOOST_TEST(times(text, "no loss, so nothing goes back\n") > 1U);
}

// Both sides of the limits for what is shown.
BOOST_AUTO_TEST_CASE(of_long_words_and_large_networks_a_part_is_shown) {
  BOOST_TEST(times(told({"--word", "abcdefghijklm"}), " more)\n") == 0U);  // 12 windows
  BOOST_TEST(times(told({"--word", "abcdefghijklmn"}), "\n(1 more)\n") == 1U);
  BOOST_TEST(times(told({"--hidden", "6"}), " units\n") == 0U);
  BOOST_TEST(times(told({"--hidden", "7"}), ", 6 of 7 units\n") == 5U);
  BOOST_TEST(step_grid("grid", Matrix(12, 12), "%g").title == "grid");
  const HeatMap part = step_grid("grid", Matrix(13, 13), "%g");
  BOOST_TEST(part.title == "grid, 12 of 13 steps");
  BOOST_TEST(part.values.rows() == 12U);
  const auto title = [](std::size_t T) {
    return window_diagram(std::u32string(T, U'a'), {T, T, tbptt_windows(T, T, T)}).title;
  };
  BOOST_TEST(title(6) == "TBPTT(6, 6) over aaaaaa");
  BOOST_TEST(title(7) == "TBPTT(7, 7) over aaaaaa, 6 of 7 steps");
}

BOOST_AUTO_TEST_CASE(the_drawing_of_the_windows_is_what_the_windows_say) {
  const Diagram drawn = window_diagram(U"hello", {2, 3, tbptt_windows(5, 2, 3)});
  BOOST_TEST(
      drawn.in_words.ends_with("losses 0 to 1, back to step 0; losses 2 to 3, back to step 1; "
                               "losses 4 to 4, back to step 2."));
  const auto count = [&](const std::string& label) {
    return std::ranges::count(drawn.nodes, label, &Diagram::Node::label);
  };
  for (const char* loss : {"E₀", "E₁", "E₂", "E₃", "E₄", "h₁", "h₂", "h₃"})
    BOOST_TEST(count(loss) == 1, loss);
  BOOST_TEST(count("h₀") == 0);
  BOOST_TEST(count("|") == 2);  // where it stops before the first letter
  std::vector<std::string> back;
  for (const Diagram::Arrow& arrow : drawn.arrows) {
    if (arrow.colour != "#0072B2") continue;
    back.push_back(fmt::format("{}{} {}", drawn.nodes.at(arrow.from).label,
                               drawn.nodes.at(arrow.to).label, arrow.width));
  }
  const std::vector<std::string> expected = {"E₁E₀ 1.5", "E₃E₂ 1.5", "E₂h₁ 3", "E₄h₃ 1.5",
                                             "h₃h₂ 1.5"};
  BOOST_TEST(back == expected, boost::test_tools::per_element());
  const std::string cut = window_diagram(U"abcdefghi", {4, 4, tbptt_windows(9, 4, 4)}).in_words;
  BOOST_TEST(has(cut, "losses 4 to 7"));  // begins among the steps shown, as losses 8 to 8 do not
  BOOST_TEST(!has(cut, "losses 8 to 8"));
  const auto moved = std::ranges::count(drawn.arrows, true, &Diagram::Arrow::dashed);
  BOOST_TEST(moved == 2);  // after steps 1 and 3
}

BOOST_AUTO_TEST_CASE(a_nudge_grows_fast_only_where_the_steps_are_too_long) {
  const SpellingTask task = spelling_task(U"bookkeeping");
  const Parameters start = draw_parameters(task.vocabulary.size(), 8, 230912);
  BOOST_TEST(nudge_growth(start, task, 0.005, 30).back() > 1e6);
  BOOST_TEST(nudge_growth(start, task, 0.0005, 30).back() < 10.0);
  BOOST_TEST(std::abs(nudge_growth(start, task, 1e-9, 5).back() - 1.0) < 1e-3);
  BOOST_TEST(
      nudge_growth(draw_parameters(4, 3, 230912), spelling_task(U"hello"), 0.005, 30).back() < 2.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
