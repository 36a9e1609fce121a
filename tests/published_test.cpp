#include "chapters/published.hpp"

#include <algorithm>

#include "tests/support.hpp"

namespace unrolled {
BOOST_AUTO_TEST_SUITE(published_test)

BOOST_AUTO_TEST_CASE(holds_60_losses_and_96_probabilities) {
  std::size_t losses = 0;
  std::size_t probabilities = 0;
  const std::vector<std::pair<std::string, std::size_t>> runs = {
      {"full_bptt", 3}, {"truncated_bptt", 3}, {"truncated_bptt", 6}};
  for (const auto& [name, hidden_size] : runs) {
    const PublishedRun run = published_run(name, hidden_size);
    losses += run.losses.size();
    probabilities += run.probabilities_before.size() + run.probabilities_after.size();
  }
  BOOST_TEST(losses == 60U);
  BOOST_TEST(probabilities == 96U);
}

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
