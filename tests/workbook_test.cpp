// The script's own branches, in a project as small as can be: two chapters of one line each, and two tests.
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "tests/support.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

/// A folder with the workbook's script and presets around the small project, and another one that the
/// reader stands in. Debian's tools are our own: packages named in `missing` are not installed.
class SmallWorkbook {
 public:
  SmallWorkbook() {
    for (const char* part : {"chapters/01_fine", "chapters/02_fails", "tests", "reader", "bin"}) {
      fs::create_directories(root() / part);
    }
    for (const char* part : {"workbook", "CMakePresets.json"}) {
      fs::copy(fs::path(UNROLLED_SOURCE_DIR) / part, root() / part);
    }
    write_file(root() / "CMakeLists.txt", R"(
      cmake_minimum_required(VERSION 3.25)
      project(small LANGUAGES CXX)
      file(APPEND configured.txt "once\n")
      file(GLOB chapters RELATIVE ${PROJECT_SOURCE_DIR}/chapters chapters/*)
      foreach(chapter IN LISTS chapters)
        add_executable(${chapter} chapters/${chapter}/main.cpp)
        set_target_properties(${chapter} PROPERTIES RUNTIME_OUTPUT_DIRECTORY chapters)
      endforeach()
      add_custom_target(book_parts)
      file(WRITE ${PROJECT_BINARY_DIR}/tests/benchmarks/bench "#!/bin/sh\necho benched\n")
      file(CHMOD ${PROJECT_BINARY_DIR}/tests/benchmarks/bench PERMISSIONS OWNER_READ OWNER_EXECUTE)
      add_custom_target(bench)
      enable_testing()
      add_test(NAME passes COMMAND ${CMAKE_COMMAND} -E true)
      add_test(NAME fails COMMAND ${CMAKE_COMMAND} -E false)
    )");
    says("01_fine", "fine");
    write_file(root() / "chapters/02_fails/main.cpp", "int main() { return 3; }\n");
    write_script(root() / "bin/dpkg-query",
                 "for package; do :; done\n"
                 "grep -qsx \"$package\" " +
                     (root() / "missing").string() + " || echo installed\n");
    write_script(root() / "bin/apt-get", "echo \"apt-get $*\"\n");
    write_script(root() / "bin/sudo", "exec \"$@\"\n");
  }

  [[nodiscard]] const fs::path& root() const { return directory_.path(); }

  /// Lets a chapter print a text, and write it to the file that --history names.
  void says(const std::string& chapter, const std::string& text) const {
    write_file(root() / "chapters" / chapter / "main.cpp",
               "#include <cstdio>\n"
               "int main(int count, char** arguments) {\n"
               "  std::puts(\"" +
                   text +
                   "\");\n"
                   "  if (count == 3) std::fclose(std::fopen(arguments[2], \"w\"));\n"
                   "}\n");
  }

  /// ./workbook with some arguments, from the reader's folder.
  [[nodiscard]] ProgramResult run(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command = {(root() / "workbook").string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const std::string others = only_own_tools_ ? "" : ":" + std::string(std::getenv("PATH"));
    return run_program(command, {.directory = root() / "reader",
                                 .environment = {"PATH=" + (root() / "bin").string() + others}});
  }

  /// From now on there is no tool but what a build needs, and what is in bin/.
  void take_other_tools_away() {
    for (const char* tool : {"bash",  "env", "dirname", "readlink", "basename", "grep",  "mkdir",
                             "cat",   "tr",  "rm",      "mv",       "nproc",    "sh",    "cmake",
                             "ninja", "c++", "as",      "ld",       "ar",       "ranlib"}) {
      std::istringstream path(std::getenv("PATH"));
      for (std::string folder; std::getline(path, folder, ':');) {
        if (!fs::exists(fs::path(folder) / tool)) continue;
        fs::create_symlink(fs::path(folder) / tool, root() / "bin" / tool);
        break;
      }
    }
    only_own_tools_ = true;
  }

 private:
  TemporaryDirectory directory_;
  bool only_own_tools_ = false;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(workbook_test)

BOOST_AUTO_TEST_CASE(what_it_does_not_know_is_told_and_status_2) {
  const SmallWorkbook workbook;
  const ProgramResult command = workbook.run({"rnu"});
  BOOST_TEST(command.status == 2);
  BOOST_TEST(command.err.ends_with("There is no command rnu.\n"));
  BOOST_TEST(has(command.err, "./workbook test [args]"));
  for (const char* chapter : {"7", "08"}) {  // 08 is no octal number
    const ProgramResult result = workbook.run({chapter});
    BOOST_TEST(result.status == 2);
    BOOST_TEST(result.err ==
               "There is no chapter " + std::string(chapter) + "; there are: 01_fine 02_fails \n");
  }
  BOOST_TEST(workbook.run({"expect", "7"}).err == "There is no chapter 7.\n");
  BOOST_TEST(workbook.run({"book", "--sevre"}).status == 2);
  BOOST_TEST(!fs::exists(workbook.root() / "build"));
  BOOST_TEST(workbook.run({"help"}).status == 0);
}

BOOST_AUTO_TEST_CASE(runs_chapters_where_the_reader_is_and_hands_on_their_status) {
  const SmallWorkbook workbook;
  const ProgramResult fine = workbook.run({"1", "--history", "losses.csv"});
  BOOST_TEST(fine.status == 0);
  BOOST_TEST(fine.out == "fine\n");
  BOOST_TEST(fs::exists(workbook.root() / "reader/losses.csv"));
  BOOST_TEST(workbook.run({"2"}).status == 3);
  // All of them, also after one that failed.
  workbook.says("01_fine", "first");
  fs::create_directory(workbook.root() / "chapters/03_new");
  workbook.says("03_new", "last");
  const ProgramResult all = workbook.run({});
  BOOST_TEST(all.status == 3);
  BOOST_TEST(all.out == "first\n\n\nlast\n\n");
  BOOST_TEST(all.err.ends_with("Not all went well; see above.\n"));
}

BOOST_AUTO_TEST_CASE(arguments_of_test_go_to_ctest) {
  const SmallWorkbook workbook;
  const ProgramResult one = workbook.run({"test", "-R", "passes"});
  BOOST_TEST(one.status == 0);
  BOOST_TEST(has(one.out, "100% tests passed, 0 tests failed out of 1"), one.out);
  BOOST_TEST(workbook.run({"test"}).status != 0);
}

BOOST_AUTO_TEST_CASE(an_error_of_the_compiler_or_of_cmake_is_shown_and_ends_it) {
  const SmallWorkbook workbook;
  BOOST_TEST(workbook.run({"1"}).status == 0);
  write_file(workbook.root() / "chapters/01_fine/main.cpp", "int main() { return nothing; }\n");
  for (const char* command : {"1", "all", "test"}) {
    const ProgramResult result = workbook.run({command});
    BOOST_TEST(result.status == 1);
    BOOST_TEST(result.out == "");
    BOOST_TEST(has(result.err, "nothing"));
    BOOST_TEST(result.err.ends_with("The build stopped; see above.\n"));
  }
  workbook.says("01_fine", "mended");
  BOOST_TEST(workbook.run({"1"}).out == "mended\n");

  BOOST_TEST(workbook.run({"clean"}).status == 0);
  write_file(workbook.root() / "CMakeLists.txt", "message(FATAL_ERROR \"no such library\")\n");
  const ProgramResult cmake = workbook.run({"1"});
  BOOST_TEST(cmake.status == 1);
  BOOST_TEST(has(cmake.err, "no such library"));
  BOOST_TEST(
      has(cmake.err, "CMake stopped, see above. It needs what these Debian packages hold: g++ "));
}

BOOST_AUTO_TEST_CASE(a_copied_clone_builds_itself) {
  const SmallWorkbook workbook;
  BOOST_TEST(workbook.run({"1"}).out == "fine\n");
  const SmallWorkbook copy;
  fs::copy(workbook.root() / "build", copy.root() / "build", fs::copy_options::recursive);
  copy.says("01_fine", "the copy");
  BOOST_TEST(copy.run({"1"}).out == "the copy\n");
  BOOST_TEST(copy.run({"test", "-R", "passes"}).status == 0);
  // Also where the name of one begins with that of the other.
  const fs::path old = workbook.root().string() + "-old";
  fs::copy(workbook.root(), old, fs::copy_options::recursive);
  BOOST_TEST(run_program({(old / "workbook").string(), "1"}, {}).out == "fine\n");
  fs::remove_all(workbook.root() / "build");
  fs::copy(old / "build", workbook.root() / "build", fs::copy_options::recursive);
  fs::remove_all(old);
  workbook.says("01_fine", "itself");
  BOOST_TEST(workbook.run({"1"}).out == "itself\n");
}

BOOST_AUTO_TEST_CASE(a_link_to_it_works_as_well) {
  const SmallWorkbook workbook;
  fs::create_symlink(workbook.root() / "workbook", workbook.root() / "reader/link");
  BOOST_TEST(run_program({(workbook.root() / "reader/link").string(), "1"}, {}).out == "fine\n");
}

BOOST_AUTO_TEST_CASE(another_gnuplot_is_good_enough) {
  const SmallWorkbook workbook;
  write_file(workbook.root() / "missing", "gnuplot-nox\n");
  write_script(workbook.root() / "bin/gnuplot", "exit 0\n");
  BOOST_TEST(workbook.run({"1"}).out == "fine\n");
}

BOOST_AUTO_TEST_CASE(the_book_s_own_packages_are_installed_for_it) {
  const SmallWorkbook workbook;
  write_file(workbook.root() / "missing", "mkdocs\n");
  BOOST_TEST(workbook.run({"1"}).out == "fine\n");
  BOOST_TEST(workbook.run({"book"}).out.starts_with("Installing: mkdocs\n"));
}

BOOST_AUTO_TEST_CASE(a_book_takes_the_place_of_the_old_one_when_it_is_made) {
  const SmallWorkbook workbook;
  fs::create_directories(workbook.root() / "build/book");
  write_file(workbook.root() / "build/book/index.html", "old");
  write_script(workbook.root() / "bin/mkdocs", "exit 1\n");
  BOOST_TEST(workbook.run({"book"}).status == 1);
  BOOST_TEST(read_file(workbook.root() / "build/book/index.html") == "old");
  write_script(workbook.root() / "bin/mkdocs",
               "while [ \"$1\" != --site-dir ]; do shift; done\n"
               "mkdir \"$2\" && echo new >\"$2/index.html\"\n");
  BOOST_TEST(workbook.run({"book"}).status == 0);
  BOOST_TEST(read_file(workbook.root() / "build/book/index.html") == "new\n");
  // Its tests see the book as it is now.
  write_file(workbook.root() / "build/book/index.html", "old");
  write_script(workbook.root() / "tests/book_test.py", "cat build/book/index.html; echo \"$@\"\n");
  BOOST_TEST(workbook.run({"test", "--book", "-v"}).out == "new\n-v\n");
}

BOOST_AUTO_TEST_CASE(where_there_is_no_apt_cmake_tells_what_is_missing) {
  SmallWorkbook workbook;
  write_file(workbook.root() / "missing", "libfmt-dev\n");
  fs::remove(workbook.root() / "bin/apt-get");
  workbook.take_other_tools_away();
  BOOST_TEST(workbook.run({"1"}).out == "fine\n");
  const ProgramResult book = workbook.run({"book"});
  BOOST_TEST(book.status == 1);
  BOOST_TEST(
      book.err ==
      "The book needs what these Debian packages hold: mkdocs mkdocs-material libjs-katex\n");
  fs::remove(workbook.root() / "bin/ninja");
  const ProgramResult none = workbook.run({"1"});
  BOOST_TEST(none.status == 1);
  BOOST_TEST(none.err.starts_with(
      "This system has no apt. Please install what these Debian packages hold: g++ cmake "));
}

BOOST_AUTO_TEST_CASE(a_chapter_runs_also_where_another_does_not_compile) {
  const SmallWorkbook workbook;
  write_file(workbook.root() / "chapters/02_fails/main.cpp", "int main() { return nothing; }\n");
  BOOST_TEST(workbook.run({"1"}).out == "fine\n");
}

BOOST_AUTO_TEST_CASE(the_benchmark_is_built_for_this_very_machine) {
  const SmallWorkbook workbook;
  BOOST_TEST(workbook.run({"1"}).status == 0);
  const ProgramResult bench = workbook.run({"bench"});
  BOOST_TEST(bench.out == "benched\n", bench.err);
  BOOST_TEST(has(read_file(workbook.root() / "build/native/CMakeCache.txt"), "-march=native"));
}

BOOST_AUTO_TEST_CASE(installs_what_is_missing_says_so_and_lets_cmake_look_again) {
  const SmallWorkbook workbook;
  BOOST_TEST(workbook.run({"1"}).out == "fine\n");
  write_file(workbook.root() / "missing", "libfmt-dev\nninja-build\n");
  const ProgramResult result = workbook.run({"1"});
  BOOST_TEST(result.out ==
             "Installing: ninja-build libfmt-dev\n"
             "apt-get update -q\n"
             "apt-get install -y -q --no-install-recommends --no-remove ninja-build libfmt-dev\n"
             "fine\n");
  BOOST_TEST(read_file(workbook.root() / "configured.txt") == "once\nonce\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
