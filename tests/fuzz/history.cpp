// --history: the input is a file name, a zero byte, and the losses of two runs, eight bytes each. What
// `require_writable` lets pass is written, and reads back exactly; nothing else is left behind.
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lib/history.hpp"
#include "lib/output_file.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

/// An empty directory, removed at the end.
class Scratch {
 public:
  Scratch() : path_{(fs::temp_directory_path() / "unrolled.XXXXXX").string()} {
    check(::mkdtemp(path_.data()) != nullptr, "there is a temporary directory");
  }
  Scratch(const Scratch&) = delete;
  Scratch(Scratch&&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Scratch& operator=(Scratch&&) = delete;
  ~Scratch() { fs::remove_all(path_); }
  [[nodiscard]] fs::path path() const { return path_; }

 private:
  std::string path_;
};

struct Run {
  std::string name;
  std::span<const double> losses;
};

void write(const fs::path& path, const std::vector<Run>& runs) {
  History history(path);
  for (const auto& [name, losses] : runs) {
    Report report = history.run(name);
    for (std::size_t step = 0; step < losses.size(); ++step) {
      report(step, losses.size(), losses[step]);
    }
  }
  history.finish();
}

bool accepted(const fs::path& path) {
  try {
    require_writable(path);
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

/// Takes "name,step," off the front of `csv` and gives back the number after it.
double next_loss(std::string_view& csv, const std::string& name, std::size_t step) {
  const std::string start = name + "," + std::to_string(step) + ",";
  check(csv.starts_with(start), "there is a row for each step of each run");
  csv.remove_prefix(start.size());
  double loss = 0.0;
  const auto [rest, error] = std::from_chars(csv.data(), csv.data() + csv.size(), loss);
  check(error == std::errc{} && *rest == '\n', "a loss is a number");
  csv.remove_prefix(static_cast<std::size_t>(rest - csv.data()) + 1);
  return loss;
}

void check_history(std::string_view csv, const std::vector<Run>& runs) {
  const std::string_view header = "run,step,loss\n";
  check(csv.starts_with(header), "the header stands first");
  csv.remove_prefix(header.size());
  for (const auto& [name, losses] : runs) {
    for (std::size_t step = 0; step < losses.size(); ++step) {
      const double loss = next_loss(csv, name, step);
      check(loss == losses[step] || (loss != loss && losses[step] != losses[step]),
            "a loss reads back exactly");
    }
  }
  check(csv.empty(), "there is nothing after the last row");
}

}  // namespace
}  // namespace unrolled

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unrolled;
  static const Scratch scratch;
  const std::string input(data, data + size);
  const std::string name = input.substr(0, input.find('\0'));
  if (name.starts_with('/') || name.find("..") != std::string::npos) return 0;  // stays inside
  std::vector<double> losses((size - name.size()) / sizeof(double));
  if (!losses.empty()) {
    const std::size_t bytes = losses.size() * sizeof(double);
    std::memcpy(losses.data(), data + size - bytes, bytes);
  }
  const std::size_t half = losses.size() / 2;
  const std::vector<Run> runs = {{"full", std::span(losses).first(half)},
                                 {"slip", std::span(losses).subspan(half)}};
  const fs::path path = scratch.path() / name;
  if (accepted(path)) {
    write(path, runs);
    std::ifstream file(path, std::ios::binary);
    check_history(std::string{std::istreambuf_iterator<char>(file), {}}, runs);
    fs::remove(path);
  }
  check(fs::is_empty(scratch.path()), "nothing else is left behind");
  return 0;
}
