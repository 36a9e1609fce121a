// Makes files out of those whose comments hold marks: a chapter's //= lines (expected_output.hpp), and what
// stands in a sheet of exercises (exercises/sheet.hpp). For the build, `workbook expect` and the book:
//   expected_output mark SOURCE FILE            the marked copy that is compiled
//   expected_output rewrite SOURCE PRINTED      puts the marked program's output into SOURCE
//   expected_output check SOURCE PRINTED        fails where SOURCE says something else
//   expected_output stub SHEET FILE             what the reader gets
//   expected_output solved SHEET FILE
//   expected_output contract SHEET FILE CHECKS  a program that runs the checks on the stub, on our solution,
//                                               and on every near miss
#include <fmt/core.h>

#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/files.hpp"
#include "tests/exercises/sheet.hpp"
#include "tests/expected_output.hpp"

namespace unrolled::exercises {
namespace {

Lines lines_in(const std::string& path) { return lines_of(read_file(path)); }

Lines printed_in(const std::string& path) {
  Lines printed = lines_in(path);
  if (printed.empty()) throw std::runtime_error("the program printed nothing");
  printed.erase(printed.begin());  // the title, which run_chapter prints
  return printed;
}

std::string made(const std::string& what, const Lines& source,
                 const std::vector<std::string>& more) {
  if (what == "mark") return marked(source);
  if (what == "stub") return joined(stub(source));
  if (what == "solved") return joined(solved(source));
  if (what == "contract") return joined(contract(source, lines_in(more.at(3))));
  throw std::invalid_argument("the head of expected_output_tool.cpp says what it takes");
}

void run(const std::vector<std::string>& arguments) {
  const std::string& what = arguments.at(0);
  const Lines source = lines_in(arguments.at(1));
  const std::filesystem::path file = arguments.at(2);
  if (what == "rewrite") {
    write_file(arguments[1], rewritten(source, printed_in(file)));
  } else if (what == "check") {
    const std::string difference = first_difference(expected_blocks(source), printed_in(file));
    if (!difference.empty()) throw std::runtime_error(arguments[1] + ", " + difference);
  } else {
    const std::string text = made(what, source, arguments);
    std::filesystem::create_directories(file.parent_path());
    write_file(file, text);
  }
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  try {
    unrolled::exercises::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
