#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace unrolled {

/// The whole file. Throws std::system_error that names it.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// The lines of a text, without what ends them.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// Writes a whole file, as an OutputFile.
void write_file(const std::filesystem::path& path, std::string_view text);

/// Checks, before any work is done, that an OutputFile can be made. Throws std::runtime_error that says
/// what is wrong.
void require_writable(const std::filesystem::path& path);

/// A file on its way. What is written goes into a file beside it, which takes the name when it is
/// finished; otherwise the earlier file stays as it was. What is there and no regular file, such as
/// a device or a pipe, is written as it is. Every function throws std::system_error that names the
/// file.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();
  void write(std::string_view text);
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// The file is complete. Nothing can be written after it.
  void finish();

 private:
  std::filesystem::path path_;    // as the reader calls it
  std::filesystem::path target_;  // links followed, where they lead somewhere
  std::filesystem::path part_;    // empty where `path_` is written as it is, or finished
  std::ofstream file_;
};

}  // namespace unrolled
