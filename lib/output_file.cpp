#include "lib/output_file.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace unrolled {
namespace fs = std::filesystem;
namespace {

/// The descriptor of stdout or stderr where that goes to `path`, else -1. Opened by its name once
/// more, a file would be written from its start, over what stands there.
int own_output(const fs::path& path) {
  struct stat named {};
  if (::stat(path.c_str(), &named) != 0) return -1;
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat own {};
    if (::fstat(descriptor, &own) == 0 && own.st_dev == named.st_dev && own.st_ino == named.st_ino)
      return descriptor;
  }
  return -1;
}

/// Whether `path` is written as it is: a device, a pipe, or the program's own output.
bool is_stream(const fs::path& path) {
  std::error_code ignored;
  return (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) ||
         own_output(path) >= 0;
}

}  // namespace

void require_writable(const fs::path& path) {
  std::error_code ignored;
  if (path.empty()) throw std::runtime_error("needs the name of a file");
  std::error_code error;
  if (fs::status(path, error).type() == fs::file_type::none) {  // too long, or a loop of links
    throw std::runtime_error(
        fmt::format("{} cannot be written: {}", path.string(), error.message()));
  }
  if (fs::is_directory(path, ignored)) {
    throw std::runtime_error(fmt::format("{} is a directory", path.string()));
  }
  const fs::path directory = fs::weakly_canonical(fs::absolute(path), ignored).parent_path();
  if (!is_stream(path) && !fs::is_directory(directory, ignored)) {
    throw std::runtime_error(fmt::format("there is no directory {}", directory.string()));
  }
  if (::access(is_stream(path) ? path.c_str() : directory.c_str(), W_OK) != 0) {
    throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
  }
}

OutputFile::OutputFile(fs::path path) : path_{std::move(path)}, target_{path_} {
  if (is_stream(path_)) {
    const int own = own_output(path_);
    std::fflush(nullptr);
    file_.reset(own >= 0 ? ::fdopen(::dup(own), "w") : std::fopen(path_.c_str(), "w"));
    if (!file_) fail();
    return;
  }
  std::error_code error;
  target_ = fs::weakly_canonical(path_, error);
  const StopLock lock = hold_off_stop();
  // Not the target's name with something after it: that might be too long for a name.
  static int files = 0;
  part_ = target_.parent_path() / fmt::format(".unrolled.{}.{}.part", ::getpid(), ++files);
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): handed to its owner
  file_.reset(std::fopen(part_.c_str(), "w"));
  if (!file_) fail();
  on_stop_.emplace([this] {
    ::unlink(part_.c_str());
    return std::string();
  });
}

OutputFile::~OutputFile() {
  if (file_ && !part_.empty()) ::unlink(part_.c_str());
}

void OutputFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) fail();
}

void OutputFile::flush() {
  if (std::fflush(file_.get()) != 0) fail();
}

void OutputFile::finish() {
  const StopLock lock = hold_off_stop();
  flush();
  if (!part_.empty() && std::rename(part_.c_str(), target_.c_str()) != 0) fail();
  file_.reset();
}

void OutputFile::fail() const {
  throw std::system_error(errno, std::generic_category(), "cannot write " + path_.string());
}

void write_file(const fs::path& path, std::string_view text) {
  OutputFile file(path);
  file.write(text);
  file.finish();
}

}  // namespace unrolled
