#include "tests/exercises/sheet.hpp"

#include <fmt/format.h>

#include <csignal>
#include <optional>
#include <regex>
#include <stdexcept>

#include "lib/files.hpp"
#include "lib/program.hpp"

namespace unrolled::exercises {
namespace {

/// A line that the compiler of our solution does not see.
struct Mark {
  char kind = ' ';   // - ~ ! ?
  std::string text;  // indented as the mark was
};

std::optional<Mark> mark_in(const std::string& line) {
  static const std::regex pattern(R"(( *)//([-~!?])(?: (.*))?)");
  std::smatch match;
  if (!std::regex_match(line, match, pattern)) return std::nullopt;
  return Mark{match[2].str().front(), match[1].str() + match[3].str()};
}

/// An exercise's number and title.
struct Heading {
  std::string number;
  std::string title;
};

std::optional<Heading> heading(const std::string& line) {
  static const std::regex pattern(R"(// ### (\d+\.\d+) (.+))");
  std::smatch match;
  if (!std::regex_match(line, match, pattern)) return std::nullopt;
  return Heading{match[1], match[2]};
}

[[noreturn]] void misplaced(const std::string& line) {
  throw std::runtime_error("a mark with no line to stand for: " + line);
}

/// The sheet without its marks: as the stub, or else solved, with `missed` of its near misses.
Lines without_marks(const Lines& sheet, bool as_stub, std::optional<std::size_t> missed) {
  Lines lines;
  std::size_t misses = 0;
  std::string skips;  // the mark whose function goes on; the stub does not have the rest
  for (const std::string& line : sheet) {
    const auto mark = mark_in(line);
    if (!mark) {
      if (!skips.empty() && heading(line)) misplaced(skips);
      if (line == "}") skips.clear();
      if (skips.empty()) lines.push_back(line);
    } else if (mark->kind == '-' && as_stub) {
      lines.push_back(mark->text);
      skips = line;
    } else if ((mark->kind == '~' && as_stub) || (mark->kind == '!' && misses++ == missed)) {
      if (lines.empty() || lines.back().empty()) misplaced(line);
      lines.back() = mark->text;
    }
  }
  return lines;
}

/// What came in place of an answer; "" where there was one.
std::string crash(const ProgramResult& run) {
  const int signal = run.status - 128;
  if (!run.in_time) return "no answer for too long; is there an endless loop?";
  if (signal == SIGABRT) return "an assertion that failed; is an index too large?";
  if (signal == SIGFPE) return "a division of whole numbers by zero";
  if (signal == SIGSEGV || signal == SIGBUS) {
    return "a crash: memory that is not there, or a function that calls itself without end";
  }
  return signal > 0 ? fmt::format("a crash, signal {}", signal) : "";
}

}  // namespace

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::vector<Exercise> exercises_of(const Lines& sheet) {
  std::vector<Exercise> exercises;
  std::size_t misses = 0;
  bool new_hint = true;
  for (const std::string& line : sheet) {
    if (const auto begun = heading(line)) {
      exercises.push_back({begun->number, begun->title, {}, {}});
      new_hint = true;
    }
    const auto mark = mark_in(line);
    if (!mark || exercises.empty()) continue;
    Exercise& exercise = exercises.back();
    if (mark->kind == '!') exercise.misses.push_back(misses++);
    if (mark->kind != '?') continue;
    if (mark->text.empty()) {
      new_hint = true;
    } else {
      if (new_hint) exercise.hints.emplace_back();
      exercise.hints.back() += (new_hint ? "" : "\n") + mark->text;
      new_hint = false;
    }
  }
  return exercises;
}

Lines stub(const Lines& sheet) { return without_marks(sheet, true, std::nullopt); }

Lines solved(const Lines& sheet) { return without_marks(sheet, false, std::nullopt); }

Lines near_miss(const Lines& sheet, std::size_t number) {
  return without_marks(sheet, false, number);
}

Lines contract(const Lines& sheet, const Lines& checks) {
  Lines program;
  for (const Lines& lines : {checks, sheet}) {
    for (const std::string& line : lines) {
      const bool readers = line == "#include \"exercises.hpp\"";
      if (line.starts_with("#include") && !readers) program.push_back(line);
    }
  }
  std::string calls;
  const auto add = [&](const std::string& name, const Lines& variant) {
    program.push_back("namespace variants::" + name +
                      " {\nusing namespace ::unrolled;\nusing namespace ::unrolled::exercises;");
    for (const Lines& lines : {variant, checks}) {
      for (const std::string& line : lines) {
        if (!line.starts_with('#')) program.push_back(line);
      }
    }
    program.emplace_back("}");
    calls += fmt::format(
        "  if (variant == \"{0}\") return variants::{0}::main(argc - 1, argv + 1);\n", name);
  };
  add("stub", stub(sheet));
  add("solved", solved(sheet));
  for (const Exercise& exercise : exercises_of(sheet)) {
    for (const std::size_t miss : exercise.misses) {
      add("near_miss_" + std::to_string(miss), near_miss(sheet, miss));
    }
  }
  program.push_back(
      "int main(int argc, char** argv) {\n"
      "  const std::string variant = argc > 1 ? argv[1] : \"\";\n" +
      calls + "  return 2;\n}");
  return program;
}

std::optional<Section> section(const Lines& lines, std::string_view number) {
  static const std::regex last(R"(\}\s*// namespace.*)");
  std::optional<std::size_t> begin;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto begun = heading(lines[i]);
    if (begin && (begun || std::regex_match(lines[i], last))) return Section{*begin, i};
    if (begun && begun->number == number) begin = i;
  }
  return std::nullopt;
}

Lines part(const Lines& lines, const Section& section) {
  return {lines.begin() + static_cast<std::ptrdiff_t>(section.begin),
          lines.begin() + static_cast<std::ptrdiff_t>(section.end)};
}

CheckResult run_check_program(const std::vector<std::string>& command,
                              std::chrono::seconds patience) {
  const ProgramResult run = run_program(command, {.patience = patience});
  if (const std::string came = crash(run); !came.empty()) {
    const std::size_t last = run.err.rfind("trying ");  // as check.cpp says it before it tries
    const std::string tried =
        last == std::string::npos ? "" : lines_of(run.err.substr(last + 7))[0];
    return {Verdict::failing,
            fmt::format("{}  tried     {}\n  came      {}\n  expected  an answer\n", run.out, tried,
                        came)};
  }
  return {static_cast<Verdict>(run.status), run.out};
}

}  // namespace unrolled::exercises
