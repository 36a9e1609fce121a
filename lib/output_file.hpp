#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace unrolled {

/// Checks, before any work is done, that `path` can be written: its directory exists and is
/// writable, and it is not a directory itself. Throws std::runtime_error that says what is wrong.
void require_writable(const std::filesystem::path& path);

/// Writes the whole file or nothing: the text goes into a file beside it, which then takes its
/// name. A device or pipe is written as it is. Throws std::runtime_error that names the file.
void write_file(const std::filesystem::path& path, std::string_view text);

/// The losses of one training, for `write_history`.
struct RunLosses {
  std::string_view run;
  std::span<const double> losses;  // after steps 0, 1, 2, …
};

/// Writes a CSV file, `run,step,loss`, a row for each step of each run; the losses read back
/// exactly. Does nothing where `path` is empty. Throws std::runtime_error as `write_file`.
void write_history(const std::filesystem::path& path, const std::vector<RunLosses>& runs);

}  // namespace unrolled
