#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unrolled::exercises {

// A sheet is a chapter's exercises with everything that belongs to them. It is the file
// tests/exercises/solutions/NN_name.hpp: C++ as our solution has it, and five kinds of lines besides.
//
//   // ### 3.2 Build it: a title    an exercise begins
//   //- code    the stub has this in place of the rest of the function
//   //~ code    the stub has this in place of the line above
//   //! code    a near miss: a plausible wrong answer has this in place of the line above
//   //? text    a hint; a line with nothing else parts the first, where to look, from the second, how
//
// chapters/NN_name/exercises.hpp is made of it, its stub, by the reader's first `./workbook exercise`, and from
// then on belongs to the reader; git does not look at it.

using Lines = std::vector<std::string>;

struct Exercise {
  std::string number;               // "3.2"
  std::string title;                // "Build it: a title"
  Lines hints;                      // Markdown; the first says where to look, the second how
  std::vector<std::size_t> misses;  // its near misses, by their numbers in the sheet, from 0
};

[[nodiscard]] std::string joined(const Lines& lines);

/// The exercises of a sheet, in its order. Throws std::runtime_error, as the variants below do, where a
/// mark has no line to stand for.
[[nodiscard]] std::vector<Exercise> exercises_of(const Lines& sheet);

/// What the reader gets.
[[nodiscard]] Lines stub(const Lines& sheet);

/// The sheet solved.
[[nodiscard]] Lines solved(const Lines& sheet);

/// The sheet solved, but for one near miss.
[[nodiscard]] Lines near_miss(const Lines& sheet, std::size_t number);

/// A program out of a sheet and its checks, tests/exercises/NN_name.cpp, that runs them on each variant:
/// `program stub 3.2`, `program solved 3.2`, `program near_miss_0 3.2`. A program for each would have all
/// headers compiled anew; so every variant stands in a namespace of one, with a copy of the checks.
[[nodiscard]] Lines contract(const Lines& sheet, const Lines& checks);

/// Where an exercise stands in a stub or in what became of it.
struct Section {
  std::size_t begin = 0;  // its heading
  std::size_t end = 0;    // the next one's, or the end of the namespace
};

/// Nothing where there is no such exercise, or no end of it.
[[nodiscard]] std::optional<Section> section(const Lines& lines, std::string_view number);

/// The lines of a section.
[[nodiscard]] Lines part(const Lines& lines, const Section& section);

/// What a check finds; the exit status of its program.
enum class Verdict { solved = 0, failing = 1, not_started = 3 };

struct CheckResult {
  Verdict verdict = Verdict::failing;
  std::string told;  // to the reader
};

/// Runs a program that checks. Where it crashes, or goes on for too long, that is told.
[[nodiscard]] CheckResult run_check_program(
    const std::vector<std::string>& command,
    std::chrono::seconds patience = std::chrono::seconds(20));

}  // namespace unrolled::exercises
