// What readers see: the //= lines against the run, the committed charts, the chapters' heads, the
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
std::vector<fs::path> files_of(const std::string& chapter) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(source / "chapters" / chapter)) {
    if (!entry.path().filename().string().starts_with("exercises.hpp"))
      files.push_back(entry.path());
  }
  return files;
}

std::string trimmed(const std::string& line) {
  const std::size_t start = line.find_first_not_of(' ');
  return start == std::string::npos ? "" : line.substr(start);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chapters_test)

BOOST_AUTO_TEST_CASE(prints_what_its_source_says) {
  for (const std::string& chapter : chapter_folders()) {
    BOOST_TEST_CONTEXT(chapter) {
      const ProgramResult& run = default_run(chapter);
      BOOST_TEST(run.status == 0);
      BOOST_TEST(run.err == "");
      const std::vector<std::string> main = main_of(chapter);
      std::vector<std::string> printed = lines_of(run.out);
      BOOST_REQUIRE(!printed.empty());
      BOOST_TEST(fmt::format("// # {}", printed.front()) == main.front());  // the title
      printed.erase(printed.begin());
      BOOST_TEST(first_difference(expected_blocks(main), printed) == "");
    }
  }
}

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
        BOOST_TEST(run.out.find(line) != std::string::npos, "not told: " << line);
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
      BOOST_REQUIRE(default_run(chapter).status == 0);
      std::set<std::string> drawn;
      for (const auto& entry : fs::directory_iterator(default_plots(chapter))) {
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
      }
      // What the head names exists.
      const std::regex named("`((tests|plots)/[^`]+)`");
      for (std::size_t i = 0; i < head.size(); ++i) {
        for (std::sregex_iterator match(main[i].begin(), main[i].end(), named), end; match != end;
             ++match) {
          BOOST_TEST(fs::exists(source / (*match)[1].str()), (*match)[1].str());
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
    for (const fs::path& file : files_of(chapter)) {
      const std::string text = read_file(file);
      for (std::sregex_iterator match(text.begin(), text.end(), tag), end; match != end; ++match) {
        BOOST_TEST(met.insert((*match)[1]).second, (*match)[1].str() << " comes twice");
        BOOST_TEST((*match)[1].str().starts_with(std::to_string(std::stoi(chapter)) + "."));
      }
    }
    for (const fs::path& file : files_of(chapter)) {
      for (const std::string& line : lines_of(read_file(file))) {
        const std::string comment = line.substr(std::min(line.find("//"), line.size()));
        for (std::sregex_iterator match(comment.begin(), comment.end(), reference), end;
             match != end; ++match) {
          BOOST_TEST(met.count((*match)[1]) == 1U, file.filename()
                                                       << " names (" << (*match)[1] << ")");
        }
      }
    }
  }
}

// A decimal number of three or more significant digits in a chapter's prose must be one that this chapter
// or an earlier one prints or that a data file holds, rounded to as many digits.
BOOST_AUTO_TEST_CASE(no_number_in_the_prose_is_an_orphan) {
  const std::regex number(R"(\d+\.\d+)");
  const std::regex formula(R"((\\tag\{\d+\.\d+\})|(\(\d+\.\d+\)))");
  const auto rounds_to = [](const std::string& longer, const std::string& shorter) {
    const auto decimals = static_cast<int>(shorter.size() - shorter.find('.') - 1);
    return fmt::format("{:.{}f}", std::stod(longer), decimals) == shorter;
  };
  std::vector<std::string> data_numbers;
  const auto collect = [&](const std::string& text, std::vector<std::string>& numbers) {
    for (std::sregex_iterator match(text.begin(), text.end(), number), end; match != end; ++match) {
      numbers.push_back(match->str());
    }
  };
  collect(read_file(source / "data" / "published.json"), data_numbers);
  std::vector<std::string> held = data_numbers;
  for (const std::string& chapter : chapter_folders()) {
    collect(default_run(chapter).out, held);
    for (const fs::path& file : files_of(chapter)) {
      for (const std::string& line : lines_of(read_file(file))) {
        const std::string text = trimmed(line);
        if (!text.starts_with("//") || text.starts_with("//=")) continue;
        std::vector<std::string> in_prose;
        collect(std::regex_replace(text, formula, ""), in_prose);
        for (const std::string& claimed : in_prose) {
          std::string digits;
          for (const char c : claimed) {
            if (c != '.' && (c != '0' || !digits.empty())) digits += c;
          }
          if (digits.size() < 3 || claimed == "1.96") continue;  // κ of (5.2), a constant
          BOOST_TEST(
              std::any_of(held.begin(), held.end(),
                          [&](const std::string& other) { return rounds_to(other, claimed); }),
              file.filename() << ": no run produced " << claimed);
        }
      }
    }
  }
}

// Every line of a ```text block of the README is printed by a chapter.
BOOST_AUTO_TEST_CASE(the_readme_shows_what_the_chapters_print) {
  std::vector<std::string> printed;
  for (const std::string& chapter : chapter_folders()) {
    for (const std::string& line : lines_of(default_run(chapter).out)) printed.push_back(line);
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
