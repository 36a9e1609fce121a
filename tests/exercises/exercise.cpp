// The reader's way through the exercises: ./workbook exercise.
#include <fmt/core.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <regex>
#include <string>
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

/// The chapters that have exercises. Where the reader has no exercises.hpp yet, it is made.
std::vector<Chapter> all_chapters() {
  std::vector<Chapter> chapters;
  for (const auto& entry : fs::directory_iterator(root / "tests/exercises/solutions")) {
    const std::string folder = entry.path().stem();
    if (entry.path().extension() != ".hpp" || folder.starts_with('.')) continue;
    const Lines sheet = lines_of(read_file(entry.path()));
    const std::string first_line =
        lines_of(read_file(root / "chapters" / folder / "main.cpp")).at(0);
    chapters.push_back({folder, std::to_string(std::stoi(folder)),
                        first_line.substr(first_line.find("Chapter")), sheet, exercises_of(sheet)});
    const fs::path file = root / chapters.back().file();
    if (!fs::exists(file)) write_file(file, joined(stub(sheet)));
  }
  std::ranges::sort(chapters, {}, &Chapter::folder);
  return chapters;
}

Lines readers_lines(const Chapter& chapter) { return lines_of(read_file(root / chapter.file())); }

/// "chapters/03_full_bptt/exercises.hpp, line 40": where the reader finds an exercise.
std::string place(const Chapter& chapter, const Exercise& exercise) {
  const auto found = section(readers_lines(chapter), exercise.number);
  return found ? fmt::format("{}, line {}", chapter.file().string(), found->begin + 1)
               : chapter.file().string();
}

// ---- Building and running a check

/// Builds the checks of these chapters.
ProgramResult build(const std::vector<const Chapter*>& chapters) {
  std::vector<std::string> command = {"cmake", "--build", UNROLLED_BUILD_DIR};
  for (const Chapter* chapter : chapters) {
    command.insert(command.end(), {"--target", chapter->folder + "_exercises"});
  }
  command.insert(command.end(), {"--", "-k", "0"});
  const auto is_built = [](const Chapter* chapter) { return fs::exists(chapter->check_program()); };
  if (!std::ranges::all_of(chapters, is_built)) {
    fmt::print(stderr, "Building {} (the first time only) ...\n",
               chapters.size() == 1 ? "the check" : "the checks");
  }
  return run_program(command, {.environment = {"LC_ALL=C.UTF-8"}});
}

/// Builds a check. Returns what the compiler has against the reader's file, at most three lines.
std::string build_errors(const Chapter& chapter) {
  const ProgramResult built = build({&chapter});
  if (built.status == 0) return "";
  std::string here;
  std::string elsewhere;
  for (const std::string& line : lines_of(built.out + built.err)) {
    if (line.find("error: ") == std::string::npos) continue;
    if (!line.starts_with((root / chapter.file()).string())) {
      if (elsewhere.empty()) elsewhere = line + "\n";
    } else if (std::ranges::count(here, '\n') < 3) {
      here += line.substr(root.string().size() + 1) + "\n";
    }
  }
  const std::string told = "static assertion failed: ";  // by todo.hpp, in words for the reader
  if (const std::size_t at = elsewhere.find(told); at != std::string::npos) {
    return elsewhere.substr(at + told.size());
  }
  if (!here.empty()) return here;
  return "Its check could not be built. Is a name or a type changed that it needs?\n" + elsewhere;
}

CheckResult check_of(const Chapter& chapter, const Exercise& exercise) {
  return run_check_program({chapter.check_program().string(), exercise.number});
}

const char* name_of(Verdict verdict) {
  return verdict == Verdict::solved        ? "solved"
         : verdict == Verdict::not_started ? "not started"
                                           : "failing";
}

// ---- What the reader can ask for

int list(const std::vector<const Chapter*>& chapters) {
  for (const Chapter* chapter : chapters) static_cast<void>(readers_lines(*chapter));
  build(chapters);  // side by side; what fails is told chapter by chapter
  int solved = 0;
  int all = 0;
  std::string next;
  for (const Chapter* chapter : chapters) {
    const std::string errors = build_errors(*chapter);
    fmt::print("{}{}\n", all == 0 ? "" : "\n", chapter->title);
    for (const Exercise& exercise : chapter->exercises) {
      const bool compiles = errors.empty();
      const Verdict verdict = compiles ? check_of(*chapter, exercise).verdict : Verdict::failing;
      fmt::print("  {}  {:<58}{}\n", exercise.number, exercise.title,
                 compiles ? name_of(verdict) : "does not compile");
      std::fflush(stdout);
      ++all;
      if (verdict == Verdict::solved) {
        ++solved;
      } else if (next.empty()) {
        next = fmt::format("Next: ./workbook exercise {}, in {}\n", exercise.number,
                           place(*chapter, exercise));
      }
    }
    fmt::print("{}", errors);
  }
  fmt::print("\n{} of {} solved.\n{}", solved, all, next);
  return 0;
}

int check(const Chapter& chapter, const Exercise& exercise, const Exercise* next) {
  fmt::print("{} {}\n\n", exercise.number, exercise.title);
  std::fflush(stdout);
  const std::string where = place(chapter, exercise);
  if (const std::string errors = build_errors(chapter); !errors.empty()) {
    fmt::print("It does not compile.\n\n{}", errors);
    return 1;
  }
  const CheckResult result = check_of(chapter, exercise);
  fmt::print("{}", result.told);
  if (result.verdict == Verdict::solved) {
    fmt::print("Solved. {}\n", next == nullptr
                                   ? "That was the last one; ./workbook exercise shows all."
                                   : fmt::format("Next: ./workbook exercise {}", next->number));
    return 0;
  }
  fmt::print("\n{}: {}\nA hint: ./workbook exercise {} --hint\n",
             result.verdict == Verdict::not_started ? "Not started" : "Not right yet", where,
             exercise.number);
  return 1;
}

/// A hint as a terminal shows it: its Markdown and TeX as plain text.
std::string readable(std::string text) {
  static const std::array<std::pair<std::regex, const char*>, 5> spelled = {
      {{std::regex(R"(\\top)"), "T"},
       {std::regex(R"(\\cdot)"), "·"},
       {std::regex(R"(\\hat p)"), "p̂"},
       {std::regex(R"(([_^])\{([^}]*)\})"), "$1$2"},
       {std::regex(R"(\\mathbf|\\, |\*\*|\$)"), ""}}};
  for (const auto& [tex, plain] : spelled) text = std::regex_replace(text, tex, plain);
  return text;
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
  Lines lines = readers_lines(chapter);
  const auto old = section(lines, only->number);
  if (!old) {
    throw UsageError(
        fmt::format("{} has lost the heading '// ### {} …' or its last line; "
                    "./workbook exercise {} --reset puts back the whole file",
                    chapter.file().string(), only->number, chapter.number));
  }
  const Lines fresh = part(stubs, section(stubs, only->number).value());
  const auto at = lines.begin() + static_cast<std::ptrdiff_t>(old->begin);
  const auto after = lines.erase(at, at + static_cast<std::ptrdiff_t>(old->end - old->begin));
  lines.insert(after, fresh.begin(), fresh.end());
  return lines;
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
  const Lines wanted = with_stub(chapter, only);
  if (there && readers_lines(chapter) == wanted) {
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
  CLI::App app{"The exercises: all of them, those of a chapter, or one."};
  app.name("./workbook exercise");
  app.add_option("number", request.number, "3.2: check this exercise; 3: list those of chapter 3");
  auto* const hint = app.add_option("--hint", request.hint, "where to look; --hint 2: how");
  hint->expected(0, 1)->check(CLI::Range(1, 2))->type_name("LEVEL")->default_str("1");
  auto* const reset = app.add_flag("--reset", request.reset, "put back the stub, keep your file");
  auto* const solution = app.add_flag("--solution", request.solution, "show our solution");
  hint->excludes(reset)->excludes(solution);
  reset->excludes(solution);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  if (request.number.starts_with('0')) request.number.erase(0, 1);  // 03, as the folders have it
  return request;
}

/// What is asked of one exercise; `next` is the one after it, or nullptr.
int answer(const Request& request, const Chapter& chapter, const Exercise& exercise,
           const Exercise* next) {
  if (request.reset) return reset(chapter, &exercise);
  if (request.solution) return show_solution(chapter, exercise);
  if (request.hint > 0) return hint(exercise, request.hint);
  return check(chapter, exercise, next);
}

int run(int argc, const char* const* argv) {
  const auto request = parsed(argc, argv);
  if (!request) return 0;
  const std::vector<Chapter> chapters = all_chapters();
  std::vector<const Chapter*> wanted;
  std::vector<std::pair<const Chapter*, const Exercise*>> all;
  for (const Chapter& chapter : chapters) {
    if (request->number.empty() || request->number == chapter.number) wanted.push_back(&chapter);
    for (const Exercise& exercise : chapter.exercises) all.emplace_back(&chapter, &exercise);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [chapter, exercise] = all[i];
    const Exercise* const next = i + 1 < all.size() ? all[i + 1].second : nullptr;
    if (exercise->number == request->number) return answer(*request, *chapter, *exercise, next);
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
  unrolled::listen_for_stop();  // so that what runs in our name ends as well
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
