#include "lib/letters.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(letters_test)

BOOST_AUTO_TEST_CASE(prints_letters_so_that_they_can_be_seen) {
  BOOST_TEST(text(U"안녕 hello") == "안녕␣hello");
  BOOST_TEST(text(U'\n') == "U+000A");
  BOOST_TEST(text(U'\x9f') == "U+009F");
  BOOST_TEST(text(U'\xa0') == "U+00A0");
  BOOST_TEST(text(U'\xa1') == "¡");
  BOOST_TEST(text(U"👩\u200d🔬") == "👩U+200D🔬");
  BOOST_TEST(text(U"e\u0301") == "e◌\u0301");
  BOOST_TEST(indexed("h", 10) == "h₁₀");
  const std::vector<std::string> expected = {"a", "␣", "글"};
  BOOST_TEST(names(U"a 글") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
