// Gives every file in the directories named to the fuzz target, once: for any compiler.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/fuzz/fuzz.hpp"

int main(int argc, char** argv) {
  std::size_t files = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::vector<std::uint8_t> input{std::istreambuf_iterator<char>(file), {}};
      std::puts(entry.path().c_str());
      std::fflush(stdout);  // so that the last line names the input that ends it all
      LLVMFuzzerTestOneInput(input.data(), input.size());
      ++files;
    }
  }
  return files > 0 ? 0 : 1;
}
