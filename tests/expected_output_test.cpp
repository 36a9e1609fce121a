#include "tests/expected_output.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(expected_output_test)

BOOST_AUTO_TEST_CASE(compares_numbers_by_their_last_digit) {
  BOOST_TEST(same_line("loss: 12.062061 nats", "loss:  12.062062 nats"));
  BOOST_TEST(!same_line("loss: 12.062061 nats", "loss: 12.062063 nats"));
  BOOST_TEST(!same_line("20 of 20", "19 of 20"));
  BOOST_TEST(!same_line("20 of 20", "20 of 20.5"));
  BOOST_TEST(same_line("5.545390345216084  3.6e-15", "5.545390345216081  -1.8e-15"));
  BOOST_TEST(!same_line("5.545390345216084", "5.545390345300000"));
  BOOST_TEST(!same_line("right: ello", "right: elll"));
  BOOST_TEST(!same_line("a 1.5", "a"));
  // A count behind a ~ may be any within the interval of the expected one: of 12 of 20 [0.39, 0.78].
  BOOST_TEST(same_line("x ~0 of 3", "x ~0 of 3"));
  BOOST_TEST(same_line("x ~12 of 20  ~3 of 20", "x  ~8 of 20  ~3 of 20"));
  BOOST_TEST(same_line("x ~12 of 20", "x ~15 of 20"));
  BOOST_TEST(!same_line("x ~12 of 20", "x ~7 of 20"));
  BOOST_TEST(!same_line("x ~12 of 20", "x ~16 of 20"));
  BOOST_TEST(!same_line("x ~12 of 20", "x ~12 of 21"));
  BOOST_TEST(!same_line("x ~12 of 20", "x 12 of 20"));
  BOOST_TEST(!same_line("x ~12 of 20", "y ~12 of 20"));
}

BOOST_AUTO_TEST_CASE(wants_every_line_printed_and_every_printed_line_expected) {
  const auto difference = [](const std::string& source_text, const std::string& printed) {
    return first_difference(expected_blocks(lines_of(source_text)), lines_of(printed));
  };
  const std::string two = "f();\n//= a\n//= b\ng();\n  //= c 1.5\n";
  BOOST_TEST(difference(two, "a\nb\nc 1.5\n") == "");
  BOOST_TEST(difference(two, "a\nb\nc 1.7\n") == "line 5: expected\n  c 1.5\nprinted\n  c 1.7");
  BOOST_TEST(difference(two, "a\nb\n") == "line 5: expected\n  c 1.5\nprinted\n  (the end)");
  BOOST_TEST(difference(two, "a\nb\nc 1.5\nd\n") == "printed under no //= line:\n  d");
  const std::string gap = "f();\n//= a\n//= …\n//= b\n//= …\n//= c\n";
  BOOST_TEST(difference(gap, "a\nx\ny\nb\nc\n") == "");
  BOOST_TEST(difference(gap, "a\nb\nz\nc\n") == "");
  BOOST_TEST(difference(gap, "a\nx\nc\n") != "");
  BOOST_TEST(difference(gap, "a\nx\nb\nc\nd\n") != "");
  BOOST_TEST(difference("f();\n//= a\n//=\n//= b\n", "a\n\nb\n") == "");
}

BOOST_AUTO_TEST_CASE(rewrites_each_block_from_what_was_printed_above_it) {
  const std::vector<std::string> old =
      lines_of("f();\n  //= old\n  //= old\ng();\n//= a\n//= …\n//= z\nh();\n");
  BOOST_TEST(marked(old) ==
             "#include <cstdio>\nf();\nstd::fputs(\"\\0360\\n\", stdout);\n"
             "g();\nstd::fputs(\"\\0361\\n\", stdout);\nh();\n");
  const std::vector<std::string> printed = lines_of(
      "new\n\x1e"
      "0\na\nb\nc\nz\n\x1e"
      "1\n");
  BOOST_TEST(rewritten(old, printed) == "f();\n  //= new\ng();\n//= a\n//= …\n//= z\nh();\n");
  BOOST_CHECK_THROW((void)rewritten(old, lines_of("new\n\x1e"
                                                  "0\na\n")),
                    std::runtime_error);
  BOOST_CHECK_THROW((void)marked(lines_of("// prose\n//= x\n")), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
