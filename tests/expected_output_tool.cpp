// What `workbook expect` runs:
//   expected_output mark SOURCE MARKED       writes the marked copy that is compiled
//   expected_output rewrite SOURCE PRINTED   puts the marked program's output into SOURCE

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "lib/output_file.hpp"
#include "tests/expected_output.hpp"

namespace {

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return unrolled::split_lines(std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() != 3) throw std::runtime_error("expected_output mark|rewrite FILE FILE");
    const auto& [what, source, other] = std::tie(arguments[0], arguments[1], arguments[2]);
    if (what == "mark") {
      unrolled::write_file(other, unrolled::marked(lines_of(source)));
    } else {
      auto printed = lines_of(other);
      printed.erase(printed.begin());  // the title, which run_chapter prints
      unrolled::write_file(source, unrolled::rewritten(lines_of(source), printed));
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
