#include "lib/output_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace unrolled {
namespace fs = std::filesystem;

void require_writable(const fs::path& path) {
  std::error_code ignored;
  if (path.empty()) throw std::runtime_error("needs the name of a file");
  std::error_code error;
  if (fs::status(path, error).type() == fs::file_type::none) {  // too long, or a loop of links
    throw std::runtime_error(
        fmt::format("{} cannot be written: {}", path.string(), error.message()));
  }
  const fs::path directory = fs::weakly_canonical(fs::absolute(path), ignored).parent_path();
  if (!fs::is_directory(directory, ignored)) {
    throw std::runtime_error(fmt::format("there is no directory {}", directory.string()));
  }
  if (fs::is_directory(path, ignored)) {
    throw std::runtime_error(fmt::format("{} is a directory", path.string()));
  }
  const bool replaced = fs::is_regular_file(path, ignored) || !fs::exists(path, ignored);
  if (::access(replaced ? directory.c_str() : path.c_str(), W_OK) != 0) {
    throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
  }
}

void write_file(const fs::path& path, std::string_view text) {
  const auto write = [text](const fs::path& target) {
    std::ofstream file(target, std::ios::binary);
    file << text << std::flush;
    return file.good();
  };
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_regular_file(path, error)) {
    if (!write(path)) throw std::runtime_error(fmt::format("cannot write {}", path.string()));
    return;
  }
  const fs::path target = fs::weakly_canonical(path, error);
  // Not the target's name with something after it: that might be too long for a name.
  const fs::path part = target.parent_path() / fmt::format(".unrolled.{}.part", ::getpid());
  const bool written = write(part);
  if (written) fs::rename(part, target, error);
  if (!written || error) {
    fs::remove(part, error);
    throw std::runtime_error(fmt::format("cannot write {}", path.string()));
  }
}

void write_history(const fs::path& path, const std::vector<RunLosses>& runs) {
  if (path.empty()) return;
  std::string csv = "run,step,loss\n";
  for (const auto& [run, losses] : runs) {
    for (std::size_t step = 0; step < losses.size(); ++step) {
      fmt::format_to(std::back_inserter(csv), "{},{},{}\n", run, step, losses[step]);
    }
  }
  write_file(path, csv);
}

}  // namespace unrolled
