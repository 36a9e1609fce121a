#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "lib/stop.hpp"

namespace unrolled {

/// Checks, before any work is done, that `path` can be written: its directory exists and is
/// writable, and it is not a directory itself. Throws std::runtime_error that says what is wrong.
void require_writable(const std::filesystem::path& path);

/// A file on its way. What is written goes into a file beside it, which takes the name when it is
/// finished; otherwise the earlier file stays as it was. A device or pipe is written as it is, and
/// so is the program's own output: a name for what stdout goes to means stdout. Every function
/// throws std::system_error that names the file.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path path);
  OutputFile(const OutputFile&) = delete;
  OutputFile(OutputFile&&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  void write(std::string_view text);
  /// Hands on what was written so far.
  void flush();
  /// Closes the file, which is complete. Nothing can be written after it.
  void finish();

 private:
  [[noreturn]] void fail() const;

  struct Close {
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the owner is the unique_ptr that calls it
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path path_;    // as the reader calls it
  std::filesystem::path target_;  // links followed
  std::filesystem::path part_;    // empty where `path_` is written as it is
  std::unique_ptr<std::FILE, Close> file_;
  std::optional<OnStop> on_stop_;
};

/// Writes a whole file, as an OutputFile.
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace unrolled
