// What `workbook expect` and the book run:
//   expected_output mark SOURCE MARKED       writes the marked copy that is compiled
//   expected_output rewrite SOURCE PRINTED   puts the marked program's output into SOURCE
//   expected_output check SOURCE PRINTED     fails where SOURCE says something else

#include <fmt/format.h>

#include <string>
#include <vector>

#include "lib/files.hpp"
#include "tests/expected_output.hpp"

namespace {

std::vector<std::string> lines_in(const std::string& path) {
  return unrolled::lines_of(unrolled::read_file(path));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() != 3)
      throw std::runtime_error("expected_output mark|rewrite|check FILE FILE");
    const auto& [what, source, other] = std::tie(arguments[0], arguments[1], arguments[2]);
    if (what == "mark") {
      unrolled::write_file(other, unrolled::marked(lines_in(source)));
      return 0;
    }
    auto printed = lines_in(other);
    if (printed.empty()) throw std::runtime_error("the program printed nothing");
    printed.erase(printed.begin());  // the title, which run_chapter prints
    if (what == "rewrite") {
      unrolled::write_file(source, unrolled::rewritten(lines_in(source), printed));
    } else {
      const std::string difference =
          unrolled::first_difference(unrolled::expected_blocks(lines_in(source)), printed);
      if (!difference.empty()) throw std::runtime_error(source + ", " + difference);
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
