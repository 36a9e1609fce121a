#include "chapters/published.hpp"

#include <algorithm>

#include "tests/support.hpp"

namespace unrolled {
BOOST_AUTO_TEST_SUITE(published_test)

BOOST_AUTO_TEST_CASE(refuses_a_run_that_it_does_not_have) {
  BOOST_CHECK_THROW((void)published_run("full_bptt", 6), std::runtime_error);
  BOOST_CHECK_THROW((void)published_run("lstm", 3), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(refuses_too_few_steps) {
  BOOST_CHECK_THROW((void)compare(published_run("full_bptt", 3), Matrix(4, 4),
                                  std::vector<double>(100), Matrix(4, 4)),
                    std::out_of_range);
}

BOOST_AUTO_TEST_CASE(shows_twenty_losses_of_any_training) {
  BOOST_TEST(loss_table(std::vector<double>{2.5, 1.25}) ==
             "     step  loss\n        0  2.5\n        1  1.25\n");
  const std::string table = loss_table(std::vector<double>(2000, 1.0));
  BOOST_TEST(std::count(table.begin(), table.end(), '\n') == 21);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
