#include "chapters/01_one_hot_encoding/one_hot_encoding.hpp"

#include "chapters/charts.hpp"
#include "lib/letters.hpp"
#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(one_hot_encoding_test)

BOOST_AUTO_TEST_CASE(takes_letters_in_the_order_of_their_first_appearance) {
  BOOST_TEST((vocabulary_of(U"hello") == U"helo"));
  BOOST_TEST((vocabulary_of(U"banana") == U"ban"));
  BOOST_TEST(vocabulary_of(U"").empty());
  for (const auto& start : numpy_reference().at("starts")) {
    BOOST_TEST(
        names(vocabulary_of(U"hello")) == start.at("vocabulary").get<std::vector<std::string>>(),
        boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_it_cannot_encode_or_decode) {
  BOOST_CHECK_THROW((void)one_hot(U"x", U"helo"), std::invalid_argument);
  BOOST_CHECK_THROW((void)spelling_task(U"h"), std::invalid_argument);
  BOOST_CHECK_THROW((void)spelling_task(U""), std::invalid_argument);
  BOOST_CHECK_THROW((void)decode(Matrix(2, 3), U"helo"), ShapeError);
}

BOOST_AUTO_TEST_CASE(a_word_of_one_letter_has_a_vocabulary_of_one) {
  const SpellingTask task = spelling_task(U"aaa");
  check_agree(task.x, {{1}, {1}}, "x");
  BOOST_TEST(best_without_memory(task) == 2U);
}

BOOST_AUTO_TEST_CASE(counts_followers) {
  const SpellingTask task = spelling_task(U"hello");  // rows and columns h, e, l, o
  check_agree(follower_counts(task), {{0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 1, 1}, {0, 0, 0, 0}},
              "followers");
  BOOST_TEST(best_without_memory(task) == 3U);
  BOOST_TEST(best_without_memory(spelling_task(U"banana")) == 5U);
  BOOST_TEST(best_without_memory(spelling_task(U"mississippi")) == 6U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
