// What readers see: what the chapters print, the committed charts, the chapters' heads, the
// README's numbers.
#include <fmt/format.h>

#include <regex>
#include <set>

#include "tests/expected_output.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

const fs::path source = UNROLLED_SOURCE_DIR;

std::vector<std::string> main_of(const std::string& chapter) {
  return lines_of(read_file(source / "chapters" / chapter / "main.cpp"));
}

/// The headers and main.cpp of a chapter, without exercises.hpp, which is the reader's.
std::string text_of(const std::string& chapter) {
  std::string text;
  for (const auto& entry : fs::directory_iterator(source / "chapters" / chapter)) {
    if (!entry.path().filename().string().starts_with("exercises.hpp"))
      text += read_file(entry.path());
  }
  return text;
}

/// A chapter's run with its charts, made with the book's parts (chapters/CMakeLists.txt), which also compare
/// it with its //= lines.
fs::path run_of(const std::string& chapter) { return fs::path(UNROLLED_BOOK_DIR) / chapter; }
std::string printed_by(const std::string& chapter) {
  return read_file(run_of(chapter) / "printed");
}

/// What a pattern, or a group of it, matches in a text.
std::vector<std::string> matches(const std::string& text, const std::regex& pattern,
                                 int group = 0) {
  return {std::sregex_token_iterator(text.begin(), text.end(), pattern, group), {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chapters_test)

// A chapter's own check can fail: with one loss and one probability of each published run changed.
BOOST_AUTO_TEST_CASE(a_figure_that_does_not_come_out_is_told_and_status_1) {
  auto runs = nlohmann::json::parse(read_file(source / "data" / "published.json"));
  const nlohmann::json right = runs;
  for (auto& run : runs) {
    auto& loss = run["losses"][3]["loss"].get_ref<std::string&>();
    loss = fmt::format("{}", std::stod(loss) * (1.0 + 2e-12));
    char& digit = run["probabilities_before"][1][2].get_ref<std::string&>().back();
    digit = digit == '1' ? '2' : '1';
  }
  const TemporaryDirectory directory;
  const fs::path spoilt = directory.path() / "published.json";
  write_file(spoilt, runs.dump());
  const std::string one_less = "published and rebuilt: 19 of 20 losses agree to 1e-12, 31 of 32 ";
  const std::map<std::string, std::vector<std::string>> told = {
      {"02_forward_pass", {"15 of 16 probabilities print as published"}},
      {"03_full_bptt", {one_less, "differs"}},
      {"04_truncated_bptt", {one_less, "differs"}},
      {"05_hidden_size", {"H = 3, " + one_less, "H = 6, " + one_less, "differs"}}};
  for (const auto& [chapter, lines] : told) {
    BOOST_TEST_CONTEXT(chapter) {
      std::vector<std::string> arguments = {"--no-plots"};
      if (chapter == "05_hidden_size") arguments.insert(arguments.end(), {"--seeds", "1"});
      const ProgramResult run = run_chapter_program(
          chapter, arguments, {.environment = {"UNROLLED_PUBLISHED=" + spoilt.string()}});
      BOOST_TEST(run.status == 1);
      for (const std::string& line : lines) {
        BOOST_TEST(has(run.out, line), "not told: " << line);
      }
    }
  }
  // Where several runs are compared, one that is off is enough, whichever it is.
  for (std::size_t off = 0; off < runs.size(); ++off) {
    if (runs[off].at("run") != "truncated_bptt") continue;
    nlohmann::json one_off = right;
    one_off[off] = runs[off];
    write_file(spoilt, one_off.dump());
    BOOST_TEST(run_chapter_program("05_hidden_size", {"--no-plots", "--seeds", "1"},
                                   {.environment = {"UNROLLED_PUBLISHED=" + spoilt.string()}})
                   .status == 1);
  }
}

BOOST_AUTO_TEST_CASE(draws_the_committed_charts) {
  for (const std::string& chapter : chapter_folders()) {
    BOOST_TEST_CONTEXT(chapter) {
      std::set<std::string> drawn;
      for (const auto& entry : fs::directory_iterator(run_of(chapter) / "plots")) {
        drawn.insert(entry.path().filename());
        if (entry.path().extension() != ".gp") continue;
        const fs::path committed = source / "plots" / entry.path().filename();
        BOOST_TEST(read_file(entry.path()) == read_file(committed), committed << " differs");
      }
      std::set<std::string> committed;
      for (const auto& entry : fs::directory_iterator(source / "plots")) {
        const std::string name = entry.path().filename();
        if (name.starts_with(chapter.substr(0, 3))) committed.insert(name);
      }
      BOOST_TEST(drawn == committed, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(has_the_fixed_head) {
  for (const std::string& chapter : chapter_folders()) {
    BOOST_TEST_CONTEXT(chapter) {
      const std::vector<std::string> main = main_of(chapter);
      const std::string number = std::to_string(std::stoi(chapter.substr(0, 2)));
      BOOST_TEST(fmt::format("// # {}", lines_of(printed_by(chapter)).front()) == main.front());
      const std::vector<std::string> head = {
          fmt::format("// # Chapter {}. ", number),
          "//",
          "// | | |",
          "// |---|---|",
          "// | Builds on  | ",
          "// | You get    | ",
          fmt::format("// | Run        | `./workbook {}` |", number),
          "// | Checked by | ",
          "// | Next       | ",
          "//"};
      for (std::size_t i = 0; i < head.size(); ++i) {
        BOOST_TEST(main.at(i).starts_with(head[i]), "line " << i + 1 << ": " << main.at(i));
        for (const std::string& named :
             matches(main.at(i), std::regex("`((tests|plots)/[^`]+)`"), 1)) {
          BOOST_TEST(fs::exists(source / named), named);
        }
      }
    }
  }
}

// Each formula has one number, and each number that code or prose names is a formula that a reader
// has met: in this chapter or an earlier one.
BOOST_AUTO_TEST_CASE(formulas_are_numbered_once_and_met_before_they_are_named) {
  const std::regex tag(R"(\\tag\{(\d+\.\d+)\})");
  const std::regex reference(R"(\((\d+\.\d+)\))");
  std::set<std::string> met;
  for (const std::string& chapter : chapter_folders()) {
    const std::string text = text_of(chapter);
    for (const std::string& number : matches(text, tag, 1)) {
      BOOST_TEST(met.insert(number).second, number << " comes twice");
      BOOST_TEST(number.starts_with(std::to_string(std::stoi(chapter)) + "."));
    }
    for (const std::string& line : lines_of(text)) {
      const std::string comment = line.substr(std::min(line.find("//"), line.size()));
      for (const std::string& number : matches(comment, reference, 1)) {
        BOOST_TEST(met.contains(number), chapter << " names (" << number << ")");
      }
    }
  }
}

// A decimal number of three or more significant digits in a chapter's prose must be one that this chapter
// or an earlier one prints or that was published, rounded to as many digits.
BOOST_AUTO_TEST_CASE(no_number_in_the_prose_is_an_orphan) {
  const std::regex number(R"(\d+\.\d+)");
  const std::regex prose(R"((^|\n) *//[^=\n][^\n]*)");
  const std::regex formula(R"((\\tag\{\d+\.\d+\})|(\(\d+\.\d+\)))");
  const std::regex insignificant(R"(^[0.]+|\.)");
  std::vector<std::string> held = matches(read_file(source / "data/published.json"), number);
  for (const std::string& chapter : chapter_folders()) {
    for (const std::string& printed : matches(printed_by(chapter), number)) {
      held.push_back(printed);
    }
    for (const std::string& line : matches(text_of(chapter), prose)) {
      for (const std::string& claimed : matches(std::regex_replace(line, formula, ""), number)) {
        const bool short_enough = std::regex_replace(claimed, insignificant, "").size() < 3;
        if (short_enough || claimed == "1.96") continue;  // κ of (5.2), a constant
        const std::size_t decimals = claimed.size() - claimed.find('.') - 1;
        const auto rounds_to_it = [&](const std::string& longer) {
          return fmt::format("{:.{}f}", std::stod(longer), decimals) == claimed;
        };
        BOOST_TEST(std::ranges::any_of(held, rounds_to_it),
                   chapter << ": no run produced " << claimed);
      }
    }
  }
}

// The last chapter's table of claims quotes the others: `what stands so` was printed by the chapter that its row
// names, in one line of it alone.
BOOST_AUTO_TEST_CASE(the_end_of_the_trial_quotes_what_was_printed) {
  const std::regex row(R"((^|\n)// \|([^\n]*)\| (\d+) \|)"), quoted(R"(`([^`]+)`)");
  const std::vector<std::string> chapters = chapter_folders();
  const std::string text = text_of(chapters.back());
  std::size_t quotes = 0;
  for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) {
    const std::string printed = printed_by(chapters.at(std::stoul((*it)[3]) - 1));
    for (const std::string& quote : matches((*it)[2], quoted, 1)) {
      ++quotes;
      const std::size_t at = printed.find(quote);
      BOOST_TEST((at != std::string::npos && printed.find(quote, at + 1) == std::string::npos),
                 "chapter " << (*it)[3] << " does not print once: " << quote);
    }
  }
  BOOST_TEST(quotes == 14U);
}

// Every line of a ```text block of the README is printed by a chapter.
BOOST_AUTO_TEST_CASE(the_readme_shows_what_the_chapters_print) {
  std::vector<std::string> printed;
  for (const std::string& chapter : chapter_folders()) {
    for (const std::string& line : lines_of(printed_by(chapter))) printed.push_back(line);
  }
  bool inside = false;
  std::size_t shown = 0;
  for (const std::string& line : lines_of(read_file(source / "README.md"))) {
    if (line.starts_with("```")) {
      inside = line == "```text";
    } else if (inside) {
      ++shown;
      BOOST_TEST(std::any_of(printed.begin(), printed.end(),
                             [&](const std::string& other) { return same_line(line, other); }),
                 "no chapter prints: " << line);
    }
  }
  BOOST_TEST(shown >= 10U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
