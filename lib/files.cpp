#include "lib/files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace unrolled {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const char* to, const fs::path& path, int error = errno) {
  throw std::system_error(error, std::generic_category(),
                          fmt::format("cannot {} {}", to, path.string()));
}

bool is_written_as_it_is(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_regular_file(path, ignored);
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("read", path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (lines.back().ends_with('\r')) lines.back().pop_back();
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

void write_file(const fs::path& path, std::string_view text) {
  OutputFile file(path);
  file.write(text);
  file.finish();
}

void require_writable(const fs::path& path) {
  std::error_code ignored;
  if (path.empty()) throw std::runtime_error("needs the name of a file");
  if (fs::is_directory(path, ignored)) throw std::runtime_error(path.string() + " is a directory");
  if (!is_written_as_it_is(path)) {
    const OutputFile tried(path);  // unfinished, so it leaves nothing behind
  } else if (::access(path.c_str(), W_OK) != 0) {
    fail("write", path);
  }
}

OutputFile::OutputFile(fs::path path) : path_{std::move(path)} {
  if (!is_written_as_it_is(path_)) {
    std::error_code error;
    target_ = fs::weakly_canonical(fs::absolute(path_), error);
    if (error) fail("write", path_, error.value());
    // Not the target's name with something after it: that might be too long for a name.
    static int files = 0;
    part_ = target_.parent_path() / fmt::format(".unrolled.{}.{}.part", ::getpid(), ++files);
  }
  file_.open(part_.empty() ? path_ : part_, std::ios::binary);
  if (!file_) fail("write", path_);
}

OutputFile::~OutputFile() {
  std::error_code ignored;
  if (!part_.empty()) fs::remove(part_, ignored);
}

void OutputFile::write(std::string_view text) {
  if (!(file_ << text)) fail("write", path_);
}

void OutputFile::finish() {
  file_.close();
  if (!file_ || (!part_.empty() && std::rename(part_.c_str(), target_.c_str()) != 0)) {
    fail("write", path_);
  }
  part_.clear();
}

}  // namespace unrolled
