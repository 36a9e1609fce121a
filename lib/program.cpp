#include "lib/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <memory>
#include <system_error>
#include <thread>

#include "lib/stop.hpp"

namespace unrolled {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// A nameless file for what a program says; unlike a pipe, it keeps no writer waiting.
File temporary_file() {
  File file(std::tmpfile(), &std::fclose);
  if (!file) throw std::system_error(errno, std::generic_category(), "no temporary file");
  return file;
}

std::string text_of(const File& file) {
  std::string text;
  std::rewind(file.get());
  for (int c = std::fgetc(file.get()); c != EOF; c = std::fgetc(file.get())) {
    text += static_cast<char>(c);
  }
  return text;
}

pid_t start(std::vector<std::string> command, const ProgramOptions& options, int out, int err) {
  if (!options.environment.empty()) {
    command.insert(command.begin(), options.environment.begin(), options.environment.end());
    command.insert(command.begin(), "env");
  }
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (std::string& part : command) arguments.push_back(part.data());
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  if (!options.directory.empty()) {
    posix_spawn_file_actions_addchdir_np(&actions, options.directory.c_str());
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);

  pid_t id = 0;
  const int error =
      ::posix_spawnp(&id, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw std::system_error(error, std::generic_category(), command[0]);
  return id;
}

/// Waits until the program has ended, or ends it with its group. Returns whether it ended by itself.
bool wait_for(pid_t id, std::optional<std::chrono::seconds> patience, int& status) {
  const auto start = std::chrono::steady_clock::now();
  while (::waitpid(id, &status, WNOHANG) == 0) {
    const bool late = patience && std::chrono::steady_clock::now() - start > *patience;
    if (late || stop_signal() != 0) {
      ::kill(-id, SIGKILL);
      ::waitpid(id, &status, 0);
      stop_if_asked();
      return false;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& command, const ProgramOptions& options) {
  const File out = temporary_file();
  const File err = temporary_file();
  const pid_t id = start(command, options, ::fileno(out.get()), ::fileno(err.get()));
  int status = 0;
  const bool in_time = wait_for(id, options.patience, status);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), in_time, text_of(out),
          text_of(err)};
}

}  // namespace unrolled
