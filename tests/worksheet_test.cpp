// A worksheet's values, worked out again from its own factors.
#include <fmt/format.h>

#include <regex>

#include "chapters/02_forward_pass/forward_worksheet.hpp"
#include "chapters/03_full_bptt/backward_worksheet.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

/// Works out an expression of numbers, + - * / ( ), TANH, EXP and LN, as a spreadsheet does.
class Calculator {
 public:
  explicit Calculator(const std::string& text) : at_{text.c_str()} {}
  /// Of all of it.
  double value() {
    const double value = sum();
    BOOST_REQUIRE_MESSAGE(*at_ == '\0', at_);
    return value;
  }

 private:
  double sum() {
    double value = product();
    while (true) {
      if (skip('+')) {
        value += product();
      } else if (skip('-')) {
        value -= product();
      } else {
        return value;
      }
    }
  }
  double product() {
    double value = factor();
    while (true) {
      if (skip('*')) {
        value *= factor();
      } else if (skip('/')) {
        value /= factor();
      } else {
        return value;
      }
    }
  }
  double factor() {
    if (skip('-')) return -factor();
    if (skip("TANH")) return std::tanh(factor());
    if (skip("EXP")) return std::exp(factor());
    if (skip("LN")) return std::log(factor());
    if (skip('(')) {
      const double value = sum();
      BOOST_REQUIRE(skip(')'));
      return value;
    }
    char* end = nullptr;
    const double value = std::strtod(at_, &end);
    BOOST_REQUIRE_MESSAGE(end != at_, at_);
    at_ = end;
    return value;
  }
  bool skip(std::string_view word) {
    while (*at_ == ' ') ++at_;
    const bool there = std::string_view(at_).starts_with(word);
    if (there) at_ += word.size();
    return there;
  }
  bool skip(char c) { return skip(std::string_view(&c, 1)); }

  const char* at_;
};

/// Works out each line of a worksheet as it is printed, and as it is written for a spreadsheet.
void check(const ProgramResult& run, const std::filesystem::path& csv, std::size_t numbers) {
  BOOST_TEST(run.status == 0, run.err);
  const std::vector<std::string> printed = lines_of(run.out);
  const std::vector<std::string> written = lines_of(read_file(csv));
  BOOST_TEST_REQUIRE(written.size() == numbers + 1);
  const std::regex cells(R"re(formula (\d\.\d),"(.*)",(.*),"=(.*)")re");
  for (std::size_t i = 1; i < written.size(); ++i) {
    std::smatch cell;
    BOOST_TEST_REQUIRE(std::regex_match(written[i], cell, cells), written[i]);
    const double value = std::stod(cell[3]);
    BOOST_TEST(agree(Calculator(cell[4]).value(), value), written[i]);

    const std::string& line = printed.at(printed.size() - numbers + i - 1);
    BOOST_TEST(line.starts_with("(" + cell[1].str() + ")"), line);
    const std::size_t equals = line.find(" = ");
    const std::size_t last = line.rfind(" = ");
    BOOST_TEST_REQUIRE(equals < last, line);
    BOOST_TEST(std::abs(std::stod(line.substr(last + 3)) - value) <= 1e-7 * std::abs(value), line);
    BOOST_TEST(
        std::abs(Calculator(line.substr(equals + 3, last - equals - 3)).value() - value) <= 1e-6,
        line);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(worksheet_test)

BOOST_AUTO_TEST_CASE(its_values_follow_from_its_own_factors) {
  const TemporaryDirectory directory;
  const std::filesystem::path csv = directory.path() / "trace.csv";
  for (const char* step : {"0", "3"}) {
    check(run_chapter_program("02_forward_pass", {"--trace", step, "--trace-csv", csv.string()}),
          csv, 3 + 3 + 4 + 4 + 1);
    check(run_chapter_program("03_full_bptt", {"--trace", step, "--trace-csv", csv.string()}), csv,
          4 + 12 + 1 + 3 + 3 + 12 + 9 + 1 + 3);
    // To keep it in a file is no setting.
    BOOST_TEST(
        run_chapter_program("02_forward_pass", {"--trace", step, "--trace-csv", csv.string()})
            .out == run_chapter_program("02_forward_pass", {"--trace", step}).out);
  }
}

BOOST_AUTO_TEST_CASE(its_values_are_those_of_the_run) {
  const SpellingTask task = spelling_task(U"hello");
  const Parameters parameters = draw_parameters(4, 3, 230912);
  const ForwardPass forward = forward_pass(parameters, task.x);
  const std::string ahead = forward_worksheet(true, 2, parameters, task, forward).csv();
  for (std::size_t k = 0; k < 4; ++k) {
    BOOST_TEST(ahead.find(fmt::format("\"p_2[{}]\",{},", k, forward.p(2, k))) != std::string::npos);
  }
  const double p_wanted = forward.p(2, argmax(task.y, 2));
  BOOST_TEST(has(ahead, fmt::format("\"E_2\",{},", -std::log(p_wanted))));
  Parameters share = zeros_like(parameters);
  const Matrix dh = product(forward.p - task.y, transposed(parameters.Wy));
  const Matrix before = step_back(share, parameters, task.x, forward.h, 2, Matrix(row(dh, 2)));
  const std::string back = backward_worksheet(true, 2, parameters, task, forward).csv();
  BOOST_TEST(back.find(fmt::format("\"of Whh[2,1]\",{},", share.Whh(2, 1))) != std::string::npos);
  const double of_Wy = forward.h(3, 1) * (forward.p(2, 3) - task.y(2, 3));
  BOOST_TEST(has(back, fmt::format("\"of Wy[1,3]\",{},", of_Wy)));
  BOOST_TEST(back.find(fmt::format("\"before[0]\",{},", before(0, 0))) != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
