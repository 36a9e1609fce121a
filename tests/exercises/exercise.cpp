// The reader's way through the exercises: ./workbook exercise.
#include <fmt/core.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/process.hpp>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/output_file.hpp"
#include "tests/exercises/sheet.hpp"

namespace unrolled::exercises {
namespace {

namespace fs = std::filesystem;
namespace process = boost::process;

const fs::path root = UNROLLED_SOURCE_DIR;

/// The reader asked for something that there is not; exit status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Chapter {
  std::string folder;  // "03_full_bptt"
  std::string title;   // "Chapter 3. Full BPTT"
  Lines sheet;
  std::vector<Exercise> exercises;

  [[nodiscard]] fs::path file() const { return fs::path("chapters") / folder / "exercises.hpp"; }
};

std::vector<Chapter> all_chapters() {
  std::vector<Chapter> chapters;
  for (const auto& entry : fs::directory_iterator(root / "tests/exercises/solutions")) {
    const std::string folder = entry.path().stem();
    const Lines sheet = read_lines(entry.path());
    const std::string first_line = read_lines(root / "chapters" / folder / "main.cpp").at(0);
    chapters.push_back(
        {folder, first_line.substr(first_line.find("Chapter")), sheet, exercises_of(sheet)});
  }
  std::ranges::sort(chapters, {}, &Chapter::folder);
  return chapters;
}

/// "chapters/03_full_bptt/exercises.hpp, line 40": where the reader finds an exercise.
std::string place(const Chapter& chapter, const Exercise& exercise) {
  const Section found = section(read_lines(root / chapter.file()), exercise.number);
  return found.end == 0 ? chapter.file().string()
                        : fmt::format("{}, line {}", chapter.file().string(), found.begin + 1);
}

// ---- Building and running a check

/// What the compiler has against the reader's file, at most three errors of it and nothing else; "" where
/// the check was built.
std::string build_errors(const Chapter& chapter) {
  process::ipstream said;
  process::child build(process::search_path("cmake"), "--build", UNROLLED_BUILD_DIR, "--target",
                       chapter.folder + "_exercises", (process::std_out & process::std_err) > said);
  const Lines lines = lines_of(std::string{std::istreambuf_iterator<char>(said), {}});
  build.wait();
  if (build.exit_code() == 0) return "";
  const std::string readers_file = (root / chapter.file()).string();
  std::string errors;
  std::string other;
  int count = 0;
  bool inside = false;
  for (const std::string& line : lines) {
    if (!line.starts_with(' ')) {
      const bool error = line.find("error: ") != std::string::npos;
      inside = error && line.starts_with(readers_file + ":") && ++count <= 3;
      if (error && other.empty()) other = line + "\n";
    }
    if (inside) {
      errors += line.starts_with(readers_file) ? line.substr(root.string().size() + 1) : line;
      errors += "\n";
    }
  }
  if (!errors.empty()) return errors;
  return "Its check could not be built. Is a name or a type changed that the check needs?\n" +
         other;
}

fs::path check_program(const Chapter& chapter) {
  return fs::path(UNROLLED_BUILD_DIR) / "tests/exercises" / (chapter.folder + "_exercises");
}

/// Runs the check of one exercise; its exit status. What it tells goes to stdout, or nowhere.
int run_check(const Chapter& chapter, const Exercise& exercise, bool quietly) {
  const std::string program = check_program(chapter).string();
  if (quietly) {
    return process::system(program, exercise.number,
                           process::std_in<process::null, process::std_out> process::null,
                           process::std_err > process::null);
  }
  return process::system(program, exercise.number, process::std_in < process::null);
}

const char* state(int status) {
  return status == 0 ? "solved" : status == 3 ? "not started" : "failing";
}

// ---- What the reader can ask for

/// Builds all checks side by side. What fails is told later, chapter by chapter.
void build_all(const std::vector<Chapter>& chapters) {
  std::vector<std::string> arguments = {"--build", UNROLLED_BUILD_DIR};
  bool first_time = false;
  for (const Chapter& chapter : chapters) {
    arguments.insert(arguments.end(), {"--target", chapter.folder + "_exercises"});
    first_time = first_time || !fs::exists(check_program(chapter));
  }
  arguments.insert(arguments.end(), {"--", "-k", "0"});
  if (first_time) fmt::print(stderr, "Building the checks (half a minute the first time) ...\n");
  process::system(process::search_path("cmake"), process::args = arguments,
                  process::std_in<process::null, process::std_out> process::null,
                  process::std_err > process::null);
}

int list(const std::vector<Chapter>& chapters) {
  build_all(chapters);
  std::size_t solved = 0;
  std::size_t all = 0;
  std::string next;
  for (const Chapter& chapter : chapters) {
    const std::string errors = build_errors(chapter);
    fmt::print("{}{}\n", all == 0 ? "" : "\n", chapter.title);
    for (const Exercise& exercise : chapter.exercises) {
      const char* const now =
          errors.empty() ? state(run_check(chapter, exercise, true)) : "does not compile";
      fmt::print("  {}  {:<58}{}\n", exercise.number, exercise.title, now);
      std::fflush(stdout);
      ++all;
      if (std::string_view(now) == "solved") {
        ++solved;
      } else if (next.empty()) {
        next = fmt::format("Next: ./workbook exercise {}, in {}\n", exercise.number,
                           place(chapter, exercise));
      }
    }
    if (!errors.empty()) fmt::print("{}", errors);
  }
  fmt::print("\n{} of {} solved.\n{}", solved, all, next);
  return 0;
}

int check(const Chapter& chapter, const Exercise& exercise, const std::string& next) {
  fmt::print("{} {}\n\n", exercise.number, exercise.title);
  std::fflush(stdout);
  if (const std::string errors = build_errors(chapter); !errors.empty()) {
    fmt::print("It does not compile.\n\n{}", errors);
    return 1;
  }
  const int status = run_check(chapter, exercise, false);
  if (status == 0) {
    fmt::print("Solved. {}\n", next);
    return 0;
  }
  fmt::print("\n{}: {}\nA hint: ./workbook exercise {} --hint\n",
             status == 3 ? "Not started" : "Not right yet", place(chapter, exercise),
             exercise.number);
  return 1;
}

int hint(const Exercise& exercise, std::size_t level) {
  fmt::print("{}\n", exercise.hints.at(level - 1));
  if (level < exercise.hints.size()) {
    fmt::print("\nMore: ./workbook exercise {} --hint {}\n", exercise.number, level + 1);
  }
  return 0;
}

/// Asks; anything but yes is no.
bool agreed(const std::string& question) {
  fmt::print("{} [y/N] ", question);
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  if (!std::cin) fmt::print("\n");
  return answer == "y" || answer == "Y" || answer == "yes" || answer == "Yes";
}

int show_solution(const Chapter& chapter, const Exercise& exercise) {
  if (!agreed(fmt::format("Our solution of {} takes the fun out of yours. Show it?",
                          exercise.number))) {
    fmt::print("It stays where it is. A hint: ./workbook exercise {} --hint\n", exercise.number);
    return 1;
  }
  const Lines lines = solved(chapter.sheet);
  auto [begin, end] = section(lines, exercise.number);
  while (lines[begin].starts_with("// ") || lines[begin] == "//") ++begin;
  fmt::print("{}", joined({lines.begin() + static_cast<std::ptrdiff_t>(begin),
                           lines.begin() + static_cast<std::ptrdiff_t>(end)}));
  return 0;
}

/// The reader's file with one exercise, or all of them, as they were.
Lines with_stub(const Chapter& chapter, const Lines& readers, const Exercise* only) {
  Lines stubs = stub(chapter.sheet);
  if (only == nullptr) return stubs;
  const auto [begin, end] = section(readers, only->number);
  if (end == 0) {
    throw UsageError(fmt::format(
        "{} has no heading '// ### {} …' any more; to put back the whole file: "
        "./workbook exercise {} --reset",
        chapter.file().string(), only->number, only->number.substr(0, only->number.find('.'))));
  }
  const auto [first, last] = section(stubs, only->number);
  const auto at = [](const Lines& lines, std::size_t i) {
    return lines.begin() + static_cast<std::ptrdiff_t>(i);
  };
  Lines result(readers.begin(), at(readers, begin));
  result.insert(result.end(), at(stubs, first), at(stubs, last));
  result.insert(result.end(), at(readers, end), readers.end());
  return result;
}

/// The first of exercises.hpp.1, .2, … that is not there yet.
fs::path unused_name(const fs::path& file) {
  for (int i = 1;; ++i) {
    fs::path name = file;
    name += fmt::format(".{}", i);
    if (!fs::exists(name)) return name;
  }
}

int reset(const Chapter& chapter, const Exercise* only) {
  const fs::path file = root / chapter.file();
  const Lines readers = fs::exists(file) ? read_lines(file) : Lines{};
  const Lines wanted = with_stub(chapter, readers, only);
  const std::string what = only == nullptr ? chapter.title : only->number;
  if (readers == wanted) {
    fmt::print("{}: nothing to reset, it is as it was.\n", what);
    return 0;
  }
  const fs::path old = unused_name(file);
  if (!agreed(fmt::format("{}: put the stub back into {}? What is there now is kept as {}.", what,
                          chapter.file().string(), old.filename().string()))) {
    fmt::print("Nothing was changed.\n");
    return 1;
  }
  if (fs::exists(file)) fs::copy_file(file, old);
  write_file(file, joined(wanted));
  return 0;
}

int run(int argc, const char* const* argv) {
  CLI::App app{"The exercises: all of them, those of a chapter, or one."};
  app.name("./workbook exercise");
  std::string number;
  std::size_t level = 1;
  bool wants_reset = false;
  bool wants_solution = false;
  app.add_option("number", number, "3.2: check this exercise; 3: list those of chapter 3");
  CLI::Option* const wants_hint =
      app.add_option("--hint", level, "where to look; with 2 behind it, how")->expected(0, 1);
  wants_hint->check(CLI::Range(1, 2))->type_name("LEVEL")->default_str("1");
  app.add_flag("--reset", wants_reset, "put back the stub; the old file is kept beside it");
  app.add_flag("--solution", wants_solution, "show our solution");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return 0;
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  const std::size_t wishes =
      (wants_hint->count() > 0 ? 1U : 0U) + (wants_reset ? 1U : 0U) + (wants_solution ? 1U : 0U);
  if (wishes > 1) throw UsageError("one of --hint, --reset and --solution at a time");

  const std::vector<Chapter> chapters = all_chapters();
  std::vector<Chapter> wanted;
  const Exercise* one = nullptr;
  std::string next = "That was the last one.";
  for (const Chapter& chapter : chapters) {
    const std::string chapter_number = std::to_string(std::stoi(chapter.folder));
    if (number.empty() || number == chapter_number) wanted.push_back(chapter);
    for (const Exercise& exercise : chapter.exercises) {
      if (one != nullptr && next.starts_with("That")) {
        next = fmt::format("Next: ./workbook exercise {}", exercise.number);
      }
      if (exercise.number == number) {
        wanted = {chapter};
        one = &exercise;
      }
    }
  }
  if (wanted.empty()) {
    throw UsageError(
        fmt::format("there is no exercise {}; ./workbook exercise lists them", number));
  }
  if (wants_reset) {
    int status = 0;
    for (const Chapter& chapter : wanted) status = std::max(status, reset(chapter, one));
    return status;
  }
  if (wishes == 1 && one == nullptr)
    throw UsageError("of which exercise? Give its number, such as 3.2");
  if (wants_solution) return show_solution(wanted.front(), *one);
  if (wants_hint->count() > 0) {
    return hint(*one, level);
  }
  return one == nullptr ? list(wanted) : check(wanted.front(), *one, next);
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  try {
    return unrolled::exercises::run(argc, argv);
  } catch (const unrolled::exercises::UsageError& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
