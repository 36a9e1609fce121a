// The contract of the exercises, and the reader's way through them.
#include <fmt/format.h>

#include <boost/process.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "tests/exercises/sheet.hpp"
#include "tests/support.hpp"

namespace unrolled::exercises {
namespace {

namespace fs = std::filesystem;
namespace process = boost::process;

const fs::path source = UNROLLED_SOURCE_DIR;

Lines sheet_of(const std::string& chapter) {
  return read_lines(source / "tests/exercises/solutions" / (chapter + ".hpp"));
}

RunResult run(const std::string& program, const std::vector<std::string>& arguments,
              const std::string& input = "") {
  const TemporaryDirectory scratch;
  const fs::path in = scratch.path() / "in";
  const fs::path out = scratch.path() / "out";
  const fs::path err = scratch.path() / "err";
  std::ofstream(in) << input;
  const int status = process::system(process::exe = program, process::args = arguments,
                                     process::std_in<in.string(), process::std_out> out.string(),
                                     process::std_err > err.string());
  return {status, read_file(out), read_file(err)};
}

/// Checks one variant of an exercise: "stub", "solved", "near_miss_4".
RunResult check(const std::string& chapter, const std::string& variant, const std::string& number) {
  return run(fmt::format("{}/{}_contract", UNROLLED_EXERCISES_DIR, chapter), {variant, number});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string part_of(const Lines& lines, const std::string& number) {
  const auto [begin, end] = section(lines, number);
  return joined({lines.begin() + static_cast<std::ptrdiff_t>(begin),
                 lines.begin() + static_cast<std::ptrdiff_t>(end)});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exercises_test)

BOOST_AUTO_TEST_CASE(every_exercise_has_a_task_a_todo_two_hints_a_solution_and_near_misses) {
  std::set<std::string> kinds;
  for (const std::string& chapter : chapter_folders()) {
    const Lines sheet = sheet_of(chapter);
    const std::vector<Exercise> exercises = exercises_of(sheet);
    BOOST_TEST(exercises.size() >= 3U, chapter);
    for (std::size_t i = 0; i < exercises.size(); ++i) {
      const Exercise& exercise = exercises[i];
      BOOST_TEST_CONTEXT(chapter << ", " << exercise.number) {
        BOOST_TEST(exercise.number == fmt::format("{}.{}", std::stoi(chapter), i + 1));
        kinds.insert(exercise.title.substr(0, exercise.title.find(':')));
        const std::string task = part_of(stub(sheet), exercise.number);
        const std::string answer = part_of(solved(sheet), exercise.number);
        BOOST_TEST(has(task, "\n//\n// "));
        BOOST_TEST(has(task, "TODO;"));
        BOOST_TEST(!has(answer, "TODO;"));
        BOOST_TEST(exercise.hints.size() == 2U);
        for (const std::string& hint : exercise.hints) BOOST_TEST(hint.size() > 40U);
        BOOST_TEST(!exercise.misses.empty());
        for (const std::size_t miss : exercise.misses) {
          BOOST_TEST(part_of(near_miss(sheet, miss), exercise.number) != answer);
        }
      }
    }
  }
  const std::set<std::string> expected = {"Build it", "Find the slip", "Predict, then run"};
  BOOST_TEST(kinds == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(stubs_and_near_misses_fail_and_solutions_pass) {
  std::size_t misses = 0;
  for (const std::string& chapter : chapter_folders()) {
    for (const Exercise& exercise : exercises_of(sheet_of(chapter))) {
      BOOST_TEST_CONTEXT(exercise.number) {
        BOOST_TEST(check(chapter, "stub", exercise.number).status == 3);
        BOOST_TEST(check(chapter, "solved", exercise.number).status == 0);
        for (const std::size_t miss : exercise.misses) {
          BOOST_TEST_CONTEXT("near miss " << miss) {
            ++misses;
            const RunResult result =
                check(chapter, fmt::format("near_miss_{}", miss), exercise.number);
            BOOST_TEST(result.status == 1);
            BOOST_TEST(has(result.out, "  tried     "));
            BOOST_TEST(has(result.out, "  came      "));
            BOOST_TEST(has(result.out, "  expected  "));
          }
        }
      }
    }
  }
  BOOST_TEST(misses >= 50U);
}

BOOST_AUTO_TEST_CASE(a_failing_check_names_the_step_the_table_and_the_entry) {
  std::size_t found = 0;
  const Lines sheet = sheet_of("03_full_bptt");
  for (const Exercise& exercise : exercises_of(sheet)) {
    for (const std::size_t miss : exercise.misses) {
      if (!has(part_of(near_miss(sheet, miss), exercise.number),
               ".Whh = product(transposed(h_t)")) {
        continue;
      }
      ++found;
      const RunResult result =
          check("03_full_bptt", fmt::format("near_miss_{}", miss), exercise.number);
      BOOST_TEST(has(result.out, "t = 3 of hello, H = 3"));
      BOOST_TEST(has(result.out, "the share of Whh, entry (0, 0)"));
      BOOST_TEST(has(read_file(source / "README.md"), result.out));
    }
  }
  BOOST_TEST(found == 1U);
}

// ---- The reader's way, with a copy of the workbook

namespace {

/// The workbook as somebody has it who starts with the exercises.
class Copy {
 public:
  Copy() {
    for (const char* const part :
         {"workbook", "CMakeLists.txt", "CMakePresets.json", "lib", "tests", "chapters"}) {
      fs::create_directories(root());
      fs::copy(source / part, root() / part, fs::copy_options::recursive);
    }
    const Lines stubs = stub(sheet_of("01_one_hot_encoding"));  // whatever stands there now
    std::ofstream(file()) << joined(stubs);
  }
  [[nodiscard]] fs::path root() const { return directory_.path() / "my 연습"; }
  [[nodiscard]] fs::path file() const {
    return root() / "chapters/01_one_hot_encoding/exercises.hpp";
  }

  [[nodiscard]] RunResult exercise(std::vector<std::string> arguments,
                                   const std::string& input = "") const {
    arguments.insert(arguments.begin(), "exercise");
    return run((root() / "workbook").string(), arguments, input);
  }

  /// Replaces what is found first.
  void edit(const std::string& old, const std::string& code) const {
    std::string text = read_file(file());
    text.replace(text.find(old), old.size(), code);
    std::ofstream(file()) << text;
  }
  void solve(const std::string& number) const {
    const Lines sheet = sheet_of("01_one_hot_encoding");
    edit(part_of(stub(sheet), number), part_of(solved(sheet), number));
  }

 private:
  TemporaryDirectory directory_;
};

/// What the list says of an exercise.
std::string state_in(const std::string& list, const std::string& number) {
  for (const std::string& line : lines_of(list)) {
    if (line.starts_with("  " + number + "  ")) return line.substr(line.rfind("  ") + 2);
  }
  return "not there";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_reader_finds_the_way) {
  const Copy copy;
  const std::string untouched = read_file(copy.file());

  const RunResult first = copy.exercise({"1.1"});
  BOOST_TEST(first.status == 1);
  BOOST_TEST(has(first.out, "1.1 Build it: one letter\n"));
  BOOST_TEST(has(first.out, "Not started: chapters/01_one_hot_encoding/exercises.hpp, line "));
  BOOST_TEST(!has(first.out, "error"));

  copy.edit("return TODO;", "return Matrix(1, vocabulary.size());");
  const RunResult wrong = copy.exercise({"1.1"});
  BOOST_TEST(wrong.status == 1);
  BOOST_TEST(has(wrong.out, "encode_letter, letter h, vocabulary helo"));
  BOOST_TEST(has(wrong.out, "  came      0\n  expected  1\n"));

  // One exercise back, the old file beside it, and nothing without a yes.
  const std::string edited = read_file(copy.file());
  BOOST_TEST(copy.exercise({"1.1", "--reset"}).status == 1);
  BOOST_TEST(copy.exercise({"1.1", "--reset"}, "n\n").status == 1);
  BOOST_TEST(read_file(copy.file()) == edited);
  BOOST_TEST(copy.exercise({"1.1", "--reset"}, "y\n").status == 0);
  BOOST_TEST(read_file(copy.file()) == untouched);
  BOOST_TEST(read_file(copy.file().string() + ".1") == edited);
  BOOST_TEST(has(copy.exercise({"1.1", "--reset"}, "y\n").out, "nothing to reset"));

  copy.solve("1.1");
  const RunResult solved = copy.exercise({"1.1"});
  BOOST_TEST(solved.status == 0);
  BOOST_TEST(has(solved.out, "Solved. Next: ./workbook exercise 1.2\n"));

  copy.edit("return TODO;", "return word[word.size() + 7] == word[0];");
  const RunResult crash = copy.exercise({"1.2"});
  BOOST_TEST(crash.status == 1);
  BOOST_TEST(has(crash.out, "needs_memory, word hello"));
  BOOST_TEST(has(crash.out, "an assertion that failed"));

  const RunResult all = copy.exercise({"1"});
  BOOST_TEST(all.status == 0);
  BOOST_TEST(state_in(all.out, "1.1") == "solved");
  BOOST_TEST(state_in(all.out, "1.2") == "failing");
  BOOST_TEST(state_in(all.out, "1.3") == "not started");
  BOOST_TEST(has(all.out, "1 of 3 solved.\nNext: ./workbook exercise 1.2, in chapters/"));

  // The compiler's word is short and about the reader's file.
  copy.edit("= 1.0;", "= one;");
  const std::string text = read_file(copy.file());
  const RunResult broken = copy.exercise({"1.1"});
  BOOST_TEST(broken.status == 1);
  BOOST_TEST(
      has(broken.out, "It does not compile.\n\nchapters/01_one_hot_encoding/exercises.hpp:"));
  BOOST_TEST(has(broken.out, "error: ‘one’ was not declared in this scope"));
  BOOST_TEST(lines_of(broken.out).size() <= 8U, broken.out);
  BOOST_TEST(state_in(copy.exercise({"1"}).out, "1.3") == "does not compile");

  // The whole file, beside what was kept before.
  BOOST_TEST(copy.exercise({"1", "--reset"}, "yes\n").status == 0);
  BOOST_TEST(read_file(copy.file()) == untouched);
  BOOST_TEST(read_file(copy.file().string() + ".1") == edited);
  BOOST_TEST(read_file(copy.file().string() + ".2") == text);

  // Hints and solutions.
  const std::vector<Exercise> exercises = exercises_of(sheet_of("01_one_hot_encoding"));
  BOOST_TEST(copy.exercise({"1.2", "--hint"}).out ==
             exercises[1].hints[0] + "\n\nMore: ./workbook exercise 1.2 --hint 2\n");
  BOOST_TEST(copy.exercise({"1.2", "--hint", "2"}).out == exercises[1].hints[1] + "\n");
  BOOST_TEST(!has(copy.exercise({"1.2", "--solution"}, "\n").out, "return true"));
  BOOST_TEST(has(copy.exercise({"1.2", "--solution"}, "y\n").out, "return true"));

  for (const std::vector<std::string>& slip : std::vector<std::vector<std::string>>{
           {"1.9"}, {"9"}, {"--hint"}, {"1.1", "--hint", "3"}, {"1.1", "--hint", "--solution"}}) {
    const RunResult result = copy.exercise(slip);
    BOOST_TEST(result.status == 2);
    BOOST_TEST(lines_of(result.err).size() == 1U, result.err);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled::exercises
