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

BOOST_AUTO_TEST_CASE(one_loss_or_one_digit_that_is_off_is_enough) {
  const PublishedRun published = published_run("truncated_bptt", 3);
  const auto table = [](const std::vector<std::string>& digits) {
    Matrix p(4, 4);
    for (std::size_t i = 0; i < 16; ++i) p.values()[i] = std::stod(digits[i]);
    return p;
  };
  Matrix before = table(published.probabilities_before);
  const Matrix after = table(published.probabilities_after);
  std::vector<double> losses(2000);
  for (const auto& [step, loss] : published.losses) losses[step] = std::stod(loss);
  BOOST_TEST(compare(published, before, losses, after).complete);
  losses[300] *= 1.0 + 2e-12;
  BOOST_TEST(!compare(published, before, losses, after).complete);
  losses[300] /= 1.0 + 2e-12;
  before(1, 2) += 1e-8;
  BOOST_TEST(!compare(published, before, losses, after).complete);
}

BOOST_AUTO_TEST_CASE(shows_twenty_losses_of_any_training) {
  BOOST_TEST(loss_table(std::vector<double>{2.5, 1.25}) ==
             "     step  loss\n        0  2.5\n        1  1.25\n");
  const std::string table = loss_table(std::vector<double>(2000, 1.0));
  BOOST_TEST(std::count(table.begin(), table.end(), '\n') == 21);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
