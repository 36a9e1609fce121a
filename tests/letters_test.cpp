#include "lib/letters.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(letters_test)

BOOST_AUTO_TEST_CASE(counts_code_points_in_any_script) {
  BOOST_TEST(letters("hello").size() == 5U);
  BOOST_TEST(letters("안녕").size() == 2U);
  BOOST_TEST((letters("안") == U"안"));
  BOOST_TEST(letters("a😀b").size() == 3U);
  BOOST_TEST(letters("").empty());
}

BOOST_AUTO_TEST_CASE(refuses_invalid_utf8) {
  for (const char* word : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80"}) {
    BOOST_CHECK_THROW((void)letters(word), std::invalid_argument);
  }
}

BOOST_AUTO_TEST_CASE(prints_letters_so_that_they_can_be_seen) {
  BOOST_TEST(text(U"안녕 hello") == "안녕␣hello");
  BOOST_TEST(text(U'\n') == "U+000A");
  BOOST_TEST(text(U'\x9f') == "U+009F");
  BOOST_TEST(text(U'\xa0') == "\u00a0");
  const std::vector<std::string> expected = {"a", "␣", "글"};
  BOOST_TEST(names(U"a 글") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
