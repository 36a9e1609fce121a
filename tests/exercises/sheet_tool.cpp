// Makes files of a sheet:
//   sheet stub SHEET FILE               what the reader gets
//   sheet solved SHEET FILE
//   sheet contract SHEET CHECKS FILE    for its test: a program that runs the checks on the stub, on our
//                                       solution, and on every near miss
#include <fmt/core.h>

#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/files.hpp"
#include "tests/exercises/sheet.hpp"

namespace unrolled::exercises {
namespace {

std::string made(const std::vector<std::string>& arguments) {
  const std::string what = arguments.empty() ? "" : arguments.front();
  if (arguments.size() == 4 && what == "contract") {
    return joined(contract(lines_of(read_file(arguments[1])), lines_of(read_file(arguments[2]))));
  }
  if (arguments.size() == 3) {
    const Lines sheet = lines_of(read_file(arguments[1]));
    if (what == "stub") return joined(stub(sheet));
    if (what == "solved") return joined(solved(sheet));
  }
  throw std::invalid_argument("the head of sheet_tool.cpp says what it takes");
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const std::string text = unrolled::exercises::made(arguments);
    const std::filesystem::path file = arguments.back();
    std::filesystem::create_directories(file.parent_path());
    unrolled::write_file(file, text);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
