#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace unrolled {

struct ProgramOptions {
  std::filesystem::path directory = {};       // to start in; empty: where we are
  std::vector<std::string> environment = {};  // NAME=value, by env: what is not there is status 127
  std::optional<std::chrono::seconds> patience = std::nullopt;
};

struct ProgramResult {
  int status = 0;       // as a shell counts it: the exit status, or 128 + the signal that ended it
  bool in_time = true;  // false: it was ended when `patience` was over
  std::string out;      // what it wrote to stdout
  std::string err;
};

/// Runs a program (found on PATH where its name has no slash) to its end, with nothing to read and
/// in a process group of its own, which is ended where the program itself is asked to stop. Throws
/// std::system_error where it cannot be started.
ProgramResult run_program(const std::vector<std::string>& command,
                          const ProgramOptions& options = {});

}  // namespace unrolled
