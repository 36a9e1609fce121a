// The contract of the exercises, and the reader's way through them.
#include <fmt/format.h>

#include <set>

#include "tests/exercises/sheet.hpp"
#include "tests/support.hpp"

namespace unrolled::exercises {
namespace {

namespace fs = std::filesystem;

const fs::path source = UNROLLED_SOURCE_DIR;

Lines sheet_of(const std::string& chapter) {
  return lines_of(read_file(source / "tests/exercises/solutions" / (chapter + ".hpp")));
}

/// Checks one variant of an exercise: "stub", "solved", "near_miss_4".
CheckResult check(const std::string& chapter, const std::string& variant,
                  const std::string& number) {
  return run_check_program(
      {fmt::format("{}/{}_contract", UNROLLED_EXERCISES_DIR, chapter), variant, number});
}

std::string text_of(const Lines& lines, const std::string& number) {
  return joined(part(lines, section(lines, number).value()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exercises_test)

BOOST_AUTO_TEST_CASE(every_exercise_has_a_task_a_todo_two_hints_a_solution_and_near_misses) {
  std::size_t all = 0;
  std::size_t misses = 0;
  std::size_t shown = 0;  // in the README
  std::set<std::string> kinds;
  const std::string readme = read_file(source / "README.md");
  for (const std::string& chapter : chapter_folders()) {
    const Lines sheet = sheet_of(chapter);
    int last = 0;
    for (const Exercise& exercise : exercises_of(sheet)) {
      BOOST_TEST_CONTEXT(exercise.number) {
        ++all;
        BOOST_TEST(exercise.number == fmt::format("{}.{}", std::stoi(chapter), ++last));
        kinds.insert(exercise.title.substr(0, exercise.title.find(':')));
        const std::string task = text_of(stub(sheet), exercise.number);
        BOOST_TEST(has(task, "\n//\n// "));
        BOOST_TEST(has(task, "TODO;"));
        BOOST_TEST(exercise.hints.size() == 2U);
        for (const std::string& hint : exercise.hints) BOOST_TEST(hint.size() > 40U);
        BOOST_CHECK(check(chapter, "stub", exercise.number).verdict == Verdict::not_started);
        BOOST_CHECK(check(chapter, "solved", exercise.number).verdict == Verdict::solved);
        BOOST_TEST(!exercise.misses.empty());
        for (const std::size_t miss : exercise.misses) {
          ++misses;
          const CheckResult result =
              check(chapter, fmt::format("near_miss_{}", miss), exercise.number);
          BOOST_CHECK(result.verdict == Verdict::failing);
          if (has(readme, result.told)) ++shown;
          for (const char* line : {"  tried     ", "  came      ", "  expected  "}) {
            BOOST_TEST(has(result.told, line), "near miss " << miss);
          }
        }
      }
    }
    BOOST_TEST(last >= 3, chapter);
  }
  const std::set<std::string> expected = {"Build it", "Find the slip", "Predict, then run"};
  BOOST_TEST(kinds == expected, boost::test_tools::per_element());
  BOOST_TEST(shown == 1U);
  BOOST_TEST(has(read_file(source / "tests/README.md"),
                 fmt::format(": {} exercises, {} near misses |", all, misses)));
}

BOOST_AUTO_TEST_CASE(a_mark_without_its_line_is_refused) {
  BOOST_CHECK_THROW(static_cast<void>(near_miss({"", "//! return 1;"}, 0)), std::runtime_error);
  BOOST_CHECK_THROW(static_cast<void>(stub({"//~ int i = TODO;"})), std::runtime_error);
  BOOST_CHECK_THROW(
      static_cast<void>(stub({"int f() {", "  //- return TODO;", "// ### 1.2 Build it: x"})),
      std::runtime_error);
}

BOOST_AUTO_TEST_CASE(an_exercise_is_found_in_whatever_a_reader_made_of_the_file) {
  const Lines lines = lines_of(
      "// ### 1.1 Build it: a\r\nint a;\r\n// ### 1.2 Build it: b\nint b;\n} // namespace x\n");
  BOOST_TEST(text_of(lines, "1.1") == "// ### 1.1 Build it: a\nint a;\n");
  BOOST_TEST(text_of(lines, "1.2") == "// ### 1.2 Build it: b\nint b;\n");
  BOOST_TEST(!section(lines, "1.3").has_value());
  BOOST_TEST(!section(lines_of("// ### 1.2 Build it: b\nint b;\n"), "1.2").has_value());
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
    for (const std::string& chapter : chapter_folders()) {  // whatever the reader here made of them
      for (const auto& entry : fs::directory_iterator(root() / "chapters" / chapter)) {
        if (entry.path().filename().string().starts_with("exercises.hpp")) fs::remove(entry.path());
      }
      if (chapter < "03") continue;  // two chapters show the way, and are soon compiled
      fs::remove(root() / "tests/exercises" / (chapter + ".cpp"));
      fs::remove(root() / "tests/exercises/solutions" / (chapter + ".hpp"));
    }
  }
  [[nodiscard]] fs::path root() const { return directory_.path() / "my 연습"; }
  [[nodiscard]] fs::path file() const {
    return root() / "chapters/01_one_hot_encoding/exercises.hpp";
  }

  /// `./workbook exercise`, the first time; after that the program which that has built.
  [[nodiscard]] ProgramResult exercise(const std::vector<std::string>& arguments,
                                       const std::string& input = "") const {
    const fs::path built = root() / "build/release/tests/exercises/exercise";
    std::vector<std::string> command = {"sh", "-c", "printf %s \"$0\" | \"$@\"", input};
    if (fs::exists(built)) {
      command.push_back(built);
    } else {
      command.insert(command.end(), {root() / "workbook", "exercise"});
    }
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run_program(command);
  }

  /// Replaces what is found first.
  void edit(const std::string& old, const std::string& code) const {
    std::string text = read_file(file());
    text.replace(text.find(old), old.size(), code);
    write_file(file(), text);
  }
  void solve(const std::string& number) const {
    const Lines sheet = sheet_of("01_one_hot_encoding");
    edit(text_of(stub(sheet), number), text_of(solved(sheet), number));
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
  const std::string untouched = joined(stub(sheet_of("01_one_hot_encoding")));

  const ProgramResult first = copy.exercise({"1.1"});
  BOOST_TEST(first.status == 1);
  BOOST_TEST(has(first.out, "1.1 Build it: one letter\n"));
  BOOST_TEST(has(first.out, "Not started: chapters/01_one_hot_encoding/exercises.hpp, line "));
  BOOST_TEST(!has(first.out, "error"));
  BOOST_TEST(read_file(copy.file()) == untouched);  // made with the first command

  copy.edit("return TODO;", "return Matrix(1, vocabulary.size());");
  const ProgramResult wrong = copy.exercise({"1.1"});
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
  const ProgramResult solved = copy.exercise({"1.1"});
  BOOST_TEST(solved.status == 0);
  BOOST_TEST(has(solved.out, "Solved. Next: ./workbook exercise 1.2\n"));

  copy.edit("return TODO;", "return word[word.size() + 7] == word[0];");
  const ProgramResult crash = copy.exercise({"1.2"});
  BOOST_TEST(crash.status == 1);
  BOOST_TEST(has(crash.out, "needs_memory, word hello"));
  BOOST_TEST(has(crash.out, "an assertion that failed"));

  // Whoever waits for an endless loop is told so.
  copy.edit("return word[word.size() + 7] == word[0];", "while (true) {}");
  static_cast<void>(copy.exercise({"1"}));
  const std::string program =
      (copy.root() / "build/release/tests/exercises/01_one_hot_encoding_exercises").string();
  const CheckResult endless = run_check_program({program, "1.2"}, std::chrono::seconds(1));
  BOOST_TEST(has(endless.told, "needs_memory, word hello"));
  BOOST_TEST(has(endless.told, "no answer for too long; is there an endless loop?"));
  copy.edit("while (true) {}", "return needs_memory(word);");
  BOOST_TEST(has(copy.exercise({"1.2"}).out, "a function that calls itself without end"));

  const ProgramResult all = copy.exercise({"01"});
  BOOST_TEST(all.status == 0);
  BOOST_TEST(state_in(all.out, "1.1") == "solved");
  BOOST_TEST(state_in(all.out, "1.2") == "failing");
  BOOST_TEST(state_in(all.out, "1.3") == "not started");
  BOOST_TEST(has(all.out, "1 of 3 solved.\nNext: ./workbook exercise 1.2, in chapters/"));

  // The compiler's word is short and about the reader's file.
  copy.edit("= 1.0;", "= one;");
  const std::string text = read_file(copy.file());
  const ProgramResult broken = copy.exercise({"1.1"});
  BOOST_TEST(broken.status == 1);
  BOOST_TEST(
      has(broken.out, "It does not compile.\n\nchapters/01_one_hot_encoding/exercises.hpp:"));
  BOOST_TEST(has(broken.out, "error: "));
  BOOST_TEST(lines_of(broken.out).size() <= 8U, broken.out);
  const ProgramResult whole = copy.exercise({});
  BOOST_TEST(state_in(whole.out, "1.1") == "does not compile");
  BOOST_TEST(state_in(whole.out, "1.3") == "does not compile");
  for (const Exercise& exercise : exercises_of(sheet_of("02_forward_pass"))) {
    BOOST_TEST(state_in(whole.out, exercise.number) == "not started");
  }

  // The whole file, beside what was kept before.
  BOOST_TEST(copy.exercise({"1", "--reset"}, "yes\n").status == 0);
  BOOST_TEST(read_file(copy.file()) == untouched);
  BOOST_TEST(read_file(copy.file().string() + ".1") == edited);
  BOOST_TEST(read_file(copy.file().string() + ".2") == text);

  // A file that is gone, and one whose heading is.
  copy.edit("### 1.2 ", "### ");
  BOOST_TEST(has(copy.exercise({"1.2", "--reset"}, "y\n").err, "has lost the heading"));
  fs::remove(copy.file());
  BOOST_TEST(has(copy.exercise({"1.2"}).out, "Not started"));
  BOOST_TEST(read_file(copy.file()) == untouched);

  // Hints and solutions.
  const std::vector<Exercise> exercises = exercises_of(sheet_of("01_one_hot_encoding"));
  BOOST_TEST(copy.exercise({"1.2", "--hint"}).out ==
             exercises[1].hints[0] + "\n\nMore: ./workbook exercise 1.2 --hint 2\n");
  BOOST_TEST(
      has(copy.exercise({"1.3", "--hint"}).out, "The entry (j, k) of x^T x adds up x_tj x_tk"));
  BOOST_TEST(has(copy.exercise({"1.2", "--hint", "2"}).out, "Two loops: t from 0 while `t + 1"));
  BOOST_TEST(!has(copy.exercise({"1.2", "--solution"}, "\n").out, "return true"));
  BOOST_TEST(has(copy.exercise({"1.2", "--solution"}, "y\n").out, "return true"));

  for (const std::vector<std::string>& slip : std::vector<std::vector<std::string>>{
           {"1.9"}, {"99"}, {"--hint"}, {"1.1", "--hint", "3"}, {"1.1", "--hint", "--solution"}}) {
    const ProgramResult result = copy.exercise(slip);
    BOOST_TEST(result.status == 2);
    BOOST_TEST(lines_of(result.err).size() == 1U, result.err);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled::exercises
