#include "chapters/05_hidden_size/hidden_size.hpp"
#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/parameters.hpp"

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
