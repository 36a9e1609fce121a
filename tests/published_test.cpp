#include "lib/published.hpp"

#include <algorithm>

#include "tests/support.hpp"

namespace unrolled {
namespace {

/// Losses and probabilities that are exactly the published ones.
struct Rebuilt {
  std::vector<double> losses;
  Matrix before;
  Matrix after;
};

Matrix square(const std::vector<std::string>& entries) {
  Matrix p(4, 4);
  for (std::size_t i = 0; i < 16; ++i) p.values()[i] = std::stod(entries.at(i));
  return p;
}

Rebuilt rebuilt_from(const PublishedRun& published) {
  Rebuilt rebuilt{std::vector<double>(2000), square(published.probabilities_before),
                  square(published.probabilities_after)};
  for (const auto& [step, loss] : published.losses) rebuilt.losses.at(step) = std::stod(loss);
  return rebuilt;
}

}  // namespace

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

BOOST_AUTO_TEST_CASE(counts_what_agrees_and_what_does_not) {
  const PublishedRun published = published_run("full_bptt", 3);
  Rebuilt rebuilt = rebuilt_from(published);
  Comparison same = compare(published, rebuilt.before, rebuilt.losses, rebuilt.after);
  BOOST_TEST(same.losses_agree == 20U);
  BOOST_TEST(same.probabilities_agree == 32U);
  BOOST_TEST(same.complete);
  BOOST_TEST(same.table.find("11.995305385065343  11.995305385065343  0.0e+00") !=
             std::string::npos);

  rebuilt.losses.at(100) *= 1.0 + 5e-13;  // off by 4e-12: what counts is how much of 8.5 that is
  BOOST_TEST(compare(published, rebuilt.before, rebuilt.losses, rebuilt.after).losses_agree == 20U);
  rebuilt.losses.at(700) *= 1.0 + 2e-12;
  const Comparison loss_off = compare(published, rebuilt.before, rebuilt.losses, rebuilt.after);
  BOOST_TEST(loss_off.losses_agree == 19U);
  BOOST_TEST(!loss_off.complete);
  BOOST_TEST(loss_off.verdict.find("19 of 20 losses") != std::string::npos);

  rebuilt.losses.at(700) = std::stod(published.losses.at(7).loss);
  rebuilt.after(3, 3) += 1e-8;
  const Comparison digit_off = compare(published, rebuilt.before, rebuilt.losses, rebuilt.after);
  BOOST_TEST(digit_off.probabilities_agree == 31U);
  BOOST_TEST(!digit_off.complete);
}

BOOST_AUTO_TEST_CASE(refuses_too_few_steps) {
  const PublishedRun published = published_run("full_bptt", 3);
  const Rebuilt rebuilt = rebuilt_from(published);
  BOOST_CHECK_THROW(
      (void)compare(published, rebuilt.before, std::vector<double>(100), rebuilt.after),
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
