// The reader's way through the exercises: ./workbook exercise.
#include <fmt/core.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <optional>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/command_line.hpp"  // UsageError
#include "lib/files.hpp"
#include "lib/program.hpp"
#include "lib/stop.hpp"
#include "tests/exercises/sheet.hpp"

namespace unrolled::exercises {
namespace {

namespace fs = std::filesystem;

const fs::path root = UNROLLED_SOURCE_DIR;

struct Chapter {
  std::string folder;  // "03_full_bptt"
  std::string number;  // "3"
  std::string title;   // "Chapter 3. Full BPTT"
  Lines sheet;
  std::vector<Exercise> exercises;

  [[nodiscard]] fs::path file() const { return fs::path("chapters") / folder / "exercises.hpp"; }
  [[nodiscard]] fs::path check_program() const {
    return fs::path(UNROLLED_BUILD_DIR) / "tests/exercises" / (folder + "_exercises");
  }
};

std::vector<Chapter> all_chapters() {
  std::vector<Chapter> chapters;
  for (const auto& entry : fs::directory_iterator(root / "tests/exercises/solutions")) {
    const std::string folder = entry.path().stem();
    if (entry.path().extension() != ".hpp" || folder.starts_with('.')) continue;
    const Lines sheet = read_lines(entry.path());
    const std::string first_line = read_lines(root / "chapters" / folder / "main.cpp").at(0);
    chapters.push_back({folder, std::to_string(std::stoi(folder)),
                        first_line.substr(first_line.find("Chapter")), sheet, exercises_of(sheet)});
  }
  std::ranges::sort(chapters, {}, &Chapter::folder);
  return chapters;
}

/// The reader's file. Throws UsageError where it is gone.
Lines readers_lines(const Chapter& chapter) {
  if (!fs::exists(root / chapter.file())) {
    throw UsageError(fmt::format("there is no {}; ./workbook exercise {} --reset puts it back",
                                 chapter.file().string(), chapter.number));
  }
  return read_lines(root / chapter.file());
}

/// "chapters/03_full_bptt/exercises.hpp, line 40": where the reader finds an exercise.
std::string place(const Chapter& chapter, const Exercise& exercise) {
  const auto found = section(readers_lines(chapter), exercise.number);
  return found ? fmt::format("{}, line {}", chapter.file().string(), found->begin + 1)
               : chapter.file().string();
}

// ---- Building and running a check

/// What the compiler has against the reader's file: at most three errors, and nothing else.
struct BuildErrors {
  std::string text;      // "" where the check was built
  std::size_t line = 0;  // of the first error, counted from 1; 0 where it is in another file
};

/// Picks the reader's errors out of all that the build said.
BuildErrors readers_errors(const Lines& said, const std::string& readers_file) {
  BuildErrors errors;
  std::string other;  // the first error elsewhere
  int count = 0;
  bool inside = false;  // of what is said about one of the reader's errors
  for (const std::string& line : said) {
    if (!line.starts_with(' ')) {
      const bool error = line.find("error: ") != std::string::npos;
      inside = error && line.starts_with(readers_file + ":") && ++count <= 3;
      if (error && other.empty()) other = line + "\n";
    }
    if (!inside) continue;
    if (errors.text.empty()) {
      const char* const number = line.data() + readers_file.size() + 1;
      std::from_chars(number, line.data() + line.size(), errors.line);
    }
    errors.text += line.starts_with(root.string()) ? line.substr(root.string().size() + 1) : line;
    errors.text += "\n";
  }
  const std::string told = "static assertion failed: ";  // by lib/todo.hpp, in words for the reader
  if (const std::size_t at = other.find(told); at != std::string::npos) {
    errors.text = other.substr(at + told.size());
  } else if (errors.text.empty()) {
    errors.text =
        "Its check could not be built. Is a name or a type changed that it needs?\n" + other;
  }
  return errors;
}

/// Tells how long it takes where it takes long: the first time.
void announce_build(const std::vector<const Chapter*>& chapters) {
  if (std::ranges::all_of(chapters,
                          [](const Chapter* c) { return fs::exists(c->check_program()); })) {
    return;
  }
  fmt::print(stderr, "Building {} (the first time only) ...\n",
             chapters.size() == 1 ? "the check" : "the checks");
}

std::vector<std::string> build_arguments(const std::vector<const Chapter*>& chapters) {
  std::vector<std::string> arguments = {"cmake", "--build", UNROLLED_BUILD_DIR};
  for (const Chapter* chapter : chapters) {
    arguments.insert(arguments.end(), {"--target", chapter->folder + "_exercises"});
  }
  return arguments;
}

/// Builds all checks side by side. What fails is told later, chapter by chapter.
void build_all(const std::vector<const Chapter*>& chapters) {
  std::vector<std::string> arguments = build_arguments(chapters);
  arguments.insert(arguments.end(), {"--", "-k", "0"});
  run_program(arguments);
}

BuildErrors build(const Chapter& chapter) {
  const ProgramResult cmake =
      run_program(build_arguments({&chapter}), {.environment = {"LC_ALL=C.UTF-8"}});
  if (cmake.status == 0) return {};
  return readers_errors(lines_of(cmake.out + cmake.err), (root / chapter.file()).string());
}

/// Runs the check of one exercise. What it tells goes to stdout, or nowhere.
Verdict run_check(const Chapter& chapter, const Exercise& exercise, bool quietly) {
  const ProgramResult check =
      run_program({chapter.check_program().string(), exercise.number}, {.show_output = !quietly});
  if (!quietly) fmt::print(stderr, "{}", check.err);
  return static_cast<Verdict>(check.status);
}

const char* name_of(Verdict verdict) {
  return verdict == Verdict::solved        ? "solved"
         : verdict == Verdict::not_started ? "not started"
                                           : "failing";
}

// ---- What the reader can ask for

/// An exercise with its chapter, and the one after it.
struct Found {
  const Chapter* chapter;
  const Exercise* exercise;
  const Exercise* next;  // nullptr after the last
};

/// What the list says of an exercise whose chapter has these errors.
const char* state(const Chapter& chapter, const Exercise& exercise, const BuildErrors& errors) {
  if (errors.text.empty()) return name_of(run_check(chapter, exercise, true));
  const auto found = section(readers_lines(chapter), exercise.number);
  const bool here = found && found->begin < errors.line && errors.line <= found->end;
  return here || errors.line == 0 ? "does not compile" : "not checked";
}

int list(const std::vector<const Chapter*>& chapters) {
  announce_build(chapters);
  build_all(chapters);
  std::size_t solved = 0;
  std::size_t all = 0;
  std::string next;
  for (const Chapter* chapter : chapters) {
    readers_lines(*chapter);
    const BuildErrors errors = build(*chapter);
    fmt::print("{}{}\n", all == 0 ? "" : "\n", chapter->title);
    for (const Exercise& exercise : chapter->exercises) {
      const std::string_view now = state(*chapter, exercise, errors);
      fmt::print("  {}  {:<58}{}\n", exercise.number, exercise.title, now);
      std::fflush(stdout);
      ++all;
      if (now == name_of(Verdict::solved)) {
        ++solved;
      } else if (next.empty()) {
        next = fmt::format("Next: ./workbook exercise {}, in {}\n", exercise.number,
                           place(*chapter, exercise));
      }
    }
    fmt::print("{}", errors.text);
  }
  fmt::print("\n{} of {} solved.\n{}", solved, all, next);
  return 0;
}

int check(const Found& found) {
  const auto& [chapter, exercise, next] = found;
  fmt::print("{} {}\n\n", exercise->number, exercise->title);
  std::fflush(stdout);
  const std::string where = place(*chapter, *exercise);
  announce_build({chapter});
  if (const BuildErrors errors = build(*chapter); !errors.text.empty()) {
    fmt::print("It does not compile.\n\n{}", errors.text);
    return 1;
  }
  const Verdict verdict = run_check(*chapter, *exercise, false);
  if (verdict == Verdict::solved) {
    fmt::print("Solved. {}\n", next == nullptr
                                   ? "That was the last one; ./workbook exercise shows all."
                                   : fmt::format("Next: ./workbook exercise {}", next->number));
    return 0;
  }
  if (verdict != Verdict::failing && verdict != Verdict::not_started) {
    fmt::print("  The check was stopped (status {}).\n", static_cast<int>(verdict));
  }
  fmt::print("\n{}: {}\nA hint: ./workbook exercise {} --hint\n",
             verdict == Verdict::not_started ? "Not started" : "Not right yet", where,
             exercise->number);
  return 1;
}

/// A hint as a terminal shows it: its Markdown and TeX as plain text.
std::string readable(std::string text) {
  static const std::array<std::pair<std::regex, const char*>, 4> spelled = {
      {{std::regex(R"(\\top)"), "T"},
       {std::regex(R"(\\cdot)"), "·"},
       {std::regex(R"(\\hat p)"), "p̂"},
       {std::regex(R"(\\mathbf|\\, |\*\*)"), ""}}};
  for (const auto& [tex, plain] : spelled) text = std::regex_replace(text, tex, plain);
  std::string result;
  bool formula = false;
  for (const char c : text) {
    if (c == '$') {
      formula = !formula;
    } else if (!formula || (c != '{' && c != '}')) {
      result += c;
    }
  }
  return result;
}

int hint(const Exercise& exercise, std::size_t level) {
  fmt::print("{}\n", readable(exercise.hints.at(level - 1)));
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
  Section answer = section(lines, exercise.number).value();
  while (lines[answer.begin].starts_with("// ") || lines[answer.begin] == "//") ++answer.begin;
  fmt::print("{}", joined(part(lines, answer)));
  return 0;
}

/// The reader's file with one exercise, or all of them, as they were.
Lines with_stub(const Chapter& chapter, const Exercise* only) {
  Lines stubs = stub(chapter.sheet);
  if (only == nullptr) return stubs;
  const Lines readers = readers_lines(chapter);
  const auto old = section(readers, only->number);
  if (!old) {
    throw UsageError(
        fmt::format("{} has lost the heading '// ### {} …' or its last line; "
                    "./workbook exercise {} --reset puts back the whole file",
                    chapter.file().string(), only->number, chapter.number));
  }
  Lines result = part(readers, {0, old->begin});
  const Lines fresh = part(stubs, section(stubs, only->number).value());
  const Lines after = part(readers, {old->end, readers.size()});
  result.insert(result.end(), fresh.begin(), fresh.end());
  result.insert(result.end(), after.begin(), after.end());
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

/// Puts back one exercise, or the whole file, and keeps what was there.
int reset(const Chapter& chapter, const Exercise* only) {
  const fs::path file = root / chapter.file();
  const std::string what = only == nullptr ? chapter.title : only->number;
  const bool there = fs::exists(file);
  if (there && read_lines(file) == with_stub(chapter, only)) {
    fmt::print("{}: nothing to reset, it is as it was.\n", what);
    return 0;
  }
  const fs::path old = unused_name(file);
  const std::string kept =
      there ? fmt::format(" What is there now is kept as {}.", old.filename().string()) : "";
  if (!agreed(
          fmt::format("{}: put the stub back into {}?{}", what, chapter.file().string(), kept))) {
    fmt::print("Nothing was changed.\n");
    return 1;
  }
  const Lines wanted = with_stub(chapter, only);  // of the file as it is by now
  if (there) fs::copy_file(file, old);
  write_file(file, joined(wanted));
  fmt::print("{} is as it was at first.\n", what);
  return 0;
}

struct Request {
  std::string number;  // "" for all, "3", "3.2"
  std::size_t hint = 0;
  bool reset = false;
  bool solution = false;
};

/// Nothing where only help was wanted. Throws UsageError.
std::optional<Request> parsed(int argc, const char* const* argv) {
  Request request;
  std::string level;
  CLI::App app{"The exercises: all of them, those of a chapter, or one."};
  app.name("./workbook exercise");
  app.add_option("number", request.number, "3.2: check this exercise; 3: list those of chapter 3");
  CLI::Option* const hint = app.add_option("--hint", level, "where to look; --hint 2: how");
  hint->expected(0, 1)->type_name("LEVEL")->default_str("1");
  app.add_flag("--reset", request.reset, "put back the stub; the old file is kept beside it");
  app.add_flag("--solution", request.solution, "show our solution");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  if (hint->count() > 0 && request.number.empty() && level.find('.') != std::string::npos) {
    request.number = std::exchange(level, "1");  // --hint 3.2
  }
  if (hint->count() > 0) {
    if (level != "1" && level != "2") throw UsageError("--hint must be 1 or 2, not " + level);
    request.hint = level == "1" ? 1 : 2;
  }
  const std::array wishes = {hint->count() > 0, request.reset, request.solution};
  if (std::ranges::count(wishes, true) > 1) {
    throw UsageError("one of --hint, --reset and --solution at a time");
  }
  if (request.number.starts_with('0')) request.number.erase(0, 1);  // 03, as the folders have it
  return request;
}

std::optional<Found> find(const std::vector<Chapter>& chapters, const std::string& number) {
  std::vector<Found> all;
  for (const Chapter& chapter : chapters) {
    for (const Exercise& exercise : chapter.exercises) {
      if (!all.empty()) all.back().next = &exercise;
      all.push_back({&chapter, &exercise, nullptr});
    }
  }
  const auto found =
      std::ranges::find(all, number, [](const Found& f) { return f.exercise->number; });
  if (found == all.end()) return std::nullopt;
  return *found;
}

int run(int argc, const char* const* argv) {
  const auto request = parsed(argc, argv);
  if (!request) return 0;
  const std::vector<Chapter> chapters = all_chapters();
  if (const auto one = find(chapters, request->number)) {
    if (request->reset) return reset(*one->chapter, one->exercise);
    if (request->solution) return show_solution(*one->chapter, *one->exercise);
    if (request->hint > 0) return hint(*one->exercise, request->hint);
    return check(*one);
  }
  std::vector<const Chapter*> wanted;
  for (const Chapter& chapter : chapters) {
    if (request->number.empty() || request->number == chapter.number) wanted.push_back(&chapter);
  }
  if (wanted.empty()) {
    throw UsageError(
        fmt::format("there is no exercise {}; ./workbook exercise lists them", request->number));
  }
  if (request->hint > 0 || request->solution) {
    throw UsageError("of which exercise? Give its number, such as 3.2");
  }
  if (!request->reset) return list(wanted);
  int status = 0;
  for (const Chapter* chapter : wanted) status = std::max(status, reset(*chapter, nullptr));
  return status;
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  unrolled::listen_for_stop();
  try {
    return unrolled::exercises::run(argc, argv);
  } catch (const unrolled::Stopped&) {
    unrolled::end_by_signal(unrolled::stop_signal());
  } catch (const unrolled::UsageError& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
