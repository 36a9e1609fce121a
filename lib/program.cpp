#include "lib/program.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string_view>
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
  for (int c = std::fgetc(file.get()); c != EOF; c = std::fgetc(file.get()))
    text += static_cast<char>(c);
  return text;
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): POSIX has it so, and writes nothing
  for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

/// Our own environment with the `added` variables in it.
std::vector<std::string> environment_with(std::vector<std::string> added) {
  for (char** own = environ; *own != nullptr; ++own) {
    const std::string_view variable = *own;
    const std::string_view name = variable.substr(0, variable.find('=') + 1);
    if (std::ranges::none_of(added, [&](const auto& one) { return one.starts_with(name); })) {
      added.emplace_back(variable);
    }
  }
  return added;
}

/// A program that is running, the leader of a process group.
class Child {
 public:
  Child(const std::vector<std::string>& command, const ProgramOptions& options, int out, int err) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0 /* to read */, 0);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
    if (!options.directory.empty()) {
      posix_spawn_file_actions_addchdir_np(&actions, options.directory.c_str());
    }
    // Signals as a program expects them when it starts: none blocked, none ignored.
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    sigaddset(&signals, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const std::vector<std::string> environment = environment_with(options.environment);
    const int error = ::posix_spawnp(&id_, command.at(0).c_str(), &actions, &attributes,
                                     pointers(command).data(), pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) throw std::system_error(error, std::generic_category(), command[0]);
  }
  Child(const Child&) = delete;
  ~Child() { end(); }

  [[nodiscard]] bool running() {
    if (id_ > 0 && ::waitpid(id_, &status_, WNOHANG) != 0) id_ = 0;
    return id_ > 0;
  }
  /// Ends it, and whatever it has started in its group, where it is still running.
  void end() {
    if (id_ <= 0) return;
    ::kill(-id_, SIGKILL);
    ::waitpid(id_, &status_, 0);
    id_ = 0;
  }
  [[nodiscard]] int status() const {
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  }

 private:
  pid_t id_ = 0;
  int status_ = 0;
};

}  // namespace

ProgramResult run_program(const std::vector<std::string>& command, const ProgramOptions& options) {
  const File out = temporary_file();
  const File err = temporary_file();
  const auto start = std::chrono::steady_clock::now();
  Child child(command, options, options.show_output ? STDOUT_FILENO : ::fileno(out.get()),
              ::fileno(err.get()));
  ProgramResult result;
  while (child.running()) {
    if (options.patience && std::chrono::steady_clock::now() - start > *options.patience) {
      child.end();
      result.in_time = false;
      break;
    }
    stop_if_asked();
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  result.status = child.status();
  result.out = text_of(out);
  result.err = text_of(err);
  return result;
}

}  // namespace unrolled
