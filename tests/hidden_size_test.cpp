#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/05_hidden_size/drawings.hpp"
#include "chapters/05_hidden_size/parameter_count.hpp"
#include "chapters/05_hidden_size/spelled.hpp"
#include "chapters/05_hidden_size/twins.hpp"

#include <algorithm>
#include <cmath>

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(hidden_size_test)

BOOST_AUTO_TEST_CASE(counts_the_entries_of_all_parameters) {
  for (const std::size_t hidden_size : {1U, 3U, 6U, 10U}) {
    BOOST_TEST(parameter_count(4, hidden_size) == entry_count(draw_parameters(4, hidden_size, 1)));
  }
}

BOOST_AUTO_TEST_CASE(spells_the_first_letter_and_the_guesses) {
  const SpellingTask task = spelling_task(U"hello");
  BOOST_TEST((spelled(U'h', task.y, task.vocabulary) == U"hello"));
  BOOST_TEST((spelled(U'h', Matrix(4, 4), task.vocabulary) == U"hhhhh"));
}

BOOST_AUTO_TEST_CASE(twins_read_the_same_and_want_another) {
  using Pair = std::pair<std::size_t, std::size_t>;
  BOOST_TEST((twins(spelling_task(U"hello")) == Pair{2, 3}));
  BOOST_TEST((twins(spelling_task(U"abcabd")) == Pair{1, 4}));
  BOOST_TEST(!twins(spelling_task(U"banana")));
  BOOST_TEST(!twins(spelling_task(U"world")));
  BOOST_TEST(!twins(spelling_task(U"aa")));
}

// Every letter has a place in the drawing, even where all states are alike.
BOOST_AUTO_TEST_CASE(paths_show_every_letter) {
  const auto letters_in = [](const Diagram& diagram) {
    std::string letters;
    for (std::size_t i = 1; i + 6 < diagram.nodes.size(); ++i) letters += diagram.nodes[i].label;
    std::sort(letters.begin(), letters.end());
    return letters;
  };
  for (const std::size_t units : {2U, 3U}) {
    Matrix h(6, units);
    BOOST_TEST(letters_in(path_diagram("", U"hello", h)) == "ehllo");
    for (std::size_t t = 0; t < 6; ++t) {
      for (std::size_t i = 0; i < units; ++i) h(t, i) = std::sin(static_cast<double>(3 * t + i));
    }
    BOOST_TEST(letters_in(path_diagram("", U"hello", h)) == "ehllo");
  }
  BOOST_TEST(letters_in(path_diagram("", U"abcdefghijkl", Matrix(13, 3))) == "abcdefgh");
}

// No box hides another, and between any two there is room for an arrow.
BOOST_AUTO_TEST_CASE(paths_have_room) {
  const SpellingTask task = spelling_task(U"hello");
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    for (const std::size_t units : {2U, 3U}) {
      const Diagram drawn =
          path_diagram("", U"hello", forward_pass(draw_parameters(4, units, seed), task.x).h);
      for (std::size_t i = 0; i + 6 < drawn.nodes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          const double dx = std::abs(drawn.nodes[i].x - drawn.nodes[j].x);
          const double dy = std::abs(drawn.nodes[i].y - drawn.nodes[j].y);
          BOOST_TEST((dx >= 0.73 || dy >= 0.43), "seed " << seed);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
