#include "lib/report.hpp"

#include "tests/support.hpp"

namespace unrolled {
namespace {

void report_all(History& history, const std::string& run, const std::vector<double>& losses) {
  Report report = history.run(run);
  for (std::size_t step = 0; step < losses.size(); ++step) {
    report(step, losses.size(), losses[step]);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_test)

BOOST_AUTO_TEST_CASE(reads_back_exactly) {
  const TemporaryDirectory directory;
  const std::filesystem::path path = directory.path() / "history.csv";
  History history(path);
  report_all(history, "full", {0.1, 1.0 / 3.0});
  report_all(history, "slip", {12.0});
  BOOST_TEST(!std::filesystem::exists(path));
  history.finish();
  BOOST_TEST(read_file(path) ==
             "run,step,loss\nfull,0,0.1\nfull,1,0.3333333333333333\nslip,0,12\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
