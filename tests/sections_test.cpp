// A chapter is told in sections: short functions, one idea a header, and a number for each formula.
#include <fmt/format.h>

#include <regex>

#include "tests/support.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

const fs::path chapters = UNROLLED_SOURCE_DIR "/chapters";

/// The lines of a chapter as they are read: main.cpp, with its own headers where it includes them.
std::vector<std::string> told(const std::string& chapter) {
  const std::string own = fmt::format("#include \"chapters/{}/", chapter);
  std::vector<std::string> result;
  for (const std::string& line : lines_of(read_file(chapters / chapter / "main.cpp"))) {
    if (!line.starts_with(own) || line.ends_with("/drawings.hpp\"")) {
      result.push_back(line);
      continue;
    }
    const std::string header = line.substr(own.size(), line.find('"', own.size()) - own.size());
    for (const std::string& inner : lines_of(read_file(chapters / chapter / header))) {
      result.push_back(inner);
    }
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sections_test)

BOOST_AUTO_TEST_CASE(a_section_fits_on_a_screen) {
  for (const std::string& chapter : chapter_folders()) {
    std::size_t start = 0;
    const std::vector<std::string> lines = lines_of(read_file(chapters / chapter / "main.cpp"));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].starts_with("static ") ||
          (lines[i].ends_with("{") && lines[i].find_first_not_of(' ') == 0)) {
        start = i;
      }
      if (lines[i] != "}") continue;
      BOOST_TEST(i - start + 1 <= 70U, chapter << ": " << lines[start]);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_header_holds_one_idea_and_the_page_shows_each) {
  for (const std::string& chapter : chapter_folders()) {
    const std::string main = read_file(chapters / chapter / "main.cpp");
    for (const auto& entry : fs::directory_iterator(chapters / chapter)) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() != ".hpp" || name == "exercises.hpp") continue;
      const std::string text = read_file(entry.path());
      BOOST_TEST(
          main.find(fmt::format("#include \"chapters/{}/{}\"", chapter, name)) != std::string::npos,
          entry.path());
      if (name == "drawings.hpp") continue;
      BOOST_TEST(lines_of(text).size() <= 120U, entry.path());
      BOOST_TEST(text.find("\n// ## ") == std::string::npos, entry.path() << " has a heading");
    }
  }
}

BOOST_AUTO_TEST_CASE(each_formula_has_a_number_in_its_section) {
  const std::regex tag(R"(\\tag\{([\d.]+)\})");
  const std::regex number(R"( *//= (?!\[\w+\.svg\]).*\d.*)");
  for (const std::string& chapter : chapter_folders()) {
    std::vector<std::string> formulas;  // of this section, so far
    bool has_number = false;
    const auto end_section = [&] {
      for (const std::string& formula : formulas) {
        BOOST_TEST(has_number, "(" << formula << ") stands in a section that prints no number");
      }
      formulas.clear();
      has_number = false;
    };
    for (const std::string& line : told(chapter)) {
      if (line.starts_with("// ## ")) end_section();
      if (std::smatch match; std::regex_search(line, match, tag)) formulas.push_back(match[1]);
      has_number = has_number || std::regex_match(line, number);
    }
    end_section();
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
