#include "chapters/01_one_hot_encoding/followers.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(one_hot_encoding_test)

BOOST_AUTO_TEST_CASE(refuses_what_it_cannot_encode_or_decode) {
  BOOST_CHECK_THROW((void)one_hot(U"x", U"helo"), std::invalid_argument);
  BOOST_CHECK_THROW((void)spelling_task(U"h"), std::invalid_argument);
  BOOST_CHECK_THROW((void)spelling_task(U""), std::invalid_argument);
  BOOST_CHECK_THROW((void)decode(Matrix(2, 3), U"helo"), ShapeError);
}

BOOST_AUTO_TEST_CASE(counts_followers) {
  const SpellingTask banana = spelling_task(U"banana");  // rows and columns b, a, n
  check_agree(follower_counts(banana), {{0, 1, 0}, {0, 0, 2}, {0, 2, 0}}, "followers");
  BOOST_TEST(best_without_memory(banana) == 5U);
  BOOST_TEST(best_without_memory(spelling_task(U"mississippi")) == 6U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
