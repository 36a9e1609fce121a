// What goes wrong around the programs must not damage anything, and must be told. After every fault: no
// half-written file under its final name, earlier results untouched, an exit status that says what
// happened, one sentence on stderr. The real programs run here, some on a terminal of their own.
#include <fmt/format.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <future>
#include <regex>
#include <system_error>
#include <thread>

#include "chapters/10_text/weights_file.hpp"
#include "lib/letters.hpp"
#include "lib/stop.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto promptly = UNROLLED_SANITIZED ? 3s : 1s;

/// A chapter's program on a terminal of its own, which is ended with this object.
class OnTerminal {
 public:
  OnTerminal(const std::string& chapter, std::vector<std::string> arguments,
             const std::string& path = "") {
    arguments.insert(arguments.begin(), UNROLLED_CHAPTERS_DIR "/" + chapter);
    id_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (id_ == 0) {
      if (!path.empty()) ::setenv("PATH", path.c_str(), 1);
      std::vector<char*> argv;
      for (std::string& argument : arguments) argv.push_back(argument.data());
      argv.push_back(nullptr);
      ::execv(argv[0], argv.data());
      std::_Exit(127);
    }
  }
  OnTerminal(const OnTerminal&) = delete;
  ~OnTerminal() {
    if (id_ > 0) {
      ::kill(id_, SIGKILL);
      ::waitpid(id_, nullptr, 0);
    }
    ::close(terminal_);
  }

  /// Reads until `done` says so, for a minute at most where nothing else is said, or to the end.
  void read_until(const std::function<bool()>& done, std::chrono::seconds at_most = 60s) {
    std::array<char, 4096> part{};
    for (const auto start = Clock::now(); !done() && Clock::now() - start < at_most;) {
      pollfd readable{terminal_, POLLIN, 0};
      if (::poll(&readable, 1, 20) == 0) continue;
      const ssize_t size = ::read(terminal_, part.data(), part.size());
      if (size <= 0) return;  // a terminal tells its end by an error
      shown_.append(part.data(), static_cast<std::size_t>(size));
    }
  }
  /// Stops the program, SIGINT by its key, and reads on to the end. Returns what ended it, a signal.
  int stop(int signal) {
    const auto start = Clock::now();
    if (signal == SIGINT) {
      BOOST_TEST(::write(terminal_, "\x03", 1) == 1);
    } else {
      ::kill(id_, signal);
    }
    const int status = end();
    BOOST_TEST((Clock::now() - start < promptly));
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }
  /// Reads on to the end. Returns the wait status.
  int end() {
    read_until([] { return false; }, 600s);
    int status = -1;
    ::waitpid(id_, &status, 0);
    id_ = 0;
    return status;
  }
  [[nodiscard]] const std::string& shown() const { return shown_; }
  /// What is left to be seen when lines were removed.
  [[nodiscard]] std::string left() const {
    return std::regex_replace(shown_, std::regex("[^\n]*\r\x1b\\[K"), "");
  }

 private:
  pid_t id_ = 0;
  int terminal_ = -1;
  std::string shown_;
};

/// The steps and the seconds left, from each line of progress.
std::vector<std::pair<double, double>> progress_in(const std::string& shown,
                                                   const std::string& total) {
  const std::regex line("(\\d+) of " + total + " steps, (\\d+):(\\d\\d):(\\d\\d) left");
  std::vector<std::pair<double, double>> found;
  for (std::sregex_iterator i(shown.begin(), shown.end(), line), none; i != none; ++i) {
    found.emplace_back(std::stod((*i)[1]),
                       3600 * std::stod((*i)[2]) + 60 * std::stod((*i)[3]) + std::stod((*i)[4]));
  }
  return found;
}

/// Checks that a history is complete; returns its last row.
std::string last_row(const fs::path& history) {
  const std::string text = read_file(history);
  BOOST_TEST(text.ends_with("\n"));
  const std::vector<std::string> lines = lines_of(text);
  BOOST_REQUIRE(lines.size() > 1000U);
  BOOST_TEST(lines.front() == "run,step,loss");
  std::map<std::string, std::size_t> steps;
  const bool in_order = std::all_of(lines.begin() + 1, lines.end(), [&](const std::string& line) {
    const std::string run = line.substr(0, line.find(','));
    const std::string start = fmt::format("{},{},", run, steps[run]++);
    return line.starts_with(start) && std::isfinite(std::stod(line.substr(start.size())));
  });
  BOOST_TEST(in_order);
  return lines.back();
}

bool one_line(const std::string& text) { return text.find('\n') + 1 == text.size(); }

/// A PATH with a gnuplot of our own in `directory`.
std::string own_gnuplot(const fs::path& directory, const std::string& body) {
  write_script(directory / "gnuplot", body);
  return directory.string() + ":/usr/bin:/bin";
}

bool alive(const std::string& id) {
  return fs::exists("/proc/" + id) &&
         read_file("/proc/" + id + "/stat").find(") Z ") == std::string::npos;
}

const std::vector<std::string> long_run = {"--no-plots", "--steps", "10000000"};

std::vector<std::string> with(std::vector<std::string> arguments,
                              const std::vector<std::string>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faults_test)

BOOST_AUTO_TEST_CASE(a_stopped_training_shows_progress_and_keeps_its_losses) {
  const std::vector<std::tuple<std::string, std::string, int>> trainings = {
      {"03_full_bptt", "full", SIGINT},
      {"04_truncated_bptt", "full", SIGTERM},
      {"05_hidden_size", "post_truncated_H3", SIGHUP}};
  for (const auto& [chapter, run, signal] : trainings) {
    BOOST_TEST_CONTEXT(chapter) {
      const TemporaryDirectory directory;
      const fs::path history = directory.path() / "history.csv";
      write_file(history, "earlier");
      const auto start = Clock::now();
      OnTerminal program(chapter, with(long_run, {"--history", history}));
      const auto progress = [&] { return progress_in(program.shown(), "10000000"); };
      program.read_until([&] { return progress().size() >= 10; });
      const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
      BOOST_REQUIRE(progress().size() >= 10U);
      BOOST_TEST(std::ranges::is_sorted(progress(), std::less_equal<>{},
                                        &std::pair<double, double>::first));
      // What is left fits what was done in the time so far, to a half.
      const auto [done, seconds_left] = progress().back();
      BOOST_TEST(std::abs(seconds_left / (seconds * (1e7 / done - 1)) - 1) < 0.5);
      BOOST_TEST(read_file(history) == "earlier");

      BOOST_TEST(program.stop(signal) == signal);
      const std::string last = last_row(history);
      const std::string step = last.substr(run.size() + 1, last.rfind(',') - run.size() - 1);
      BOOST_TEST(last.starts_with(run + ","));
      BOOST_TEST(program.left().ends_with(
                     fmt::format("\nstopped; {} holds the losses up to step {} of the run {}\r\n",
                                 history.string(), step, run)),
                 program.left());
      BOOST_TEST(std::distance(fs::directory_iterator(directory.path()), {}) == 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_stopped_training_keeps_its_newest_weights) {
  const TemporaryDirectory directory;
  const fs::path weights = directory.path() / "weights.json";
  OnTerminal program(
      "10_text", {"--text", UNROLLED_SOURCE_DIR "/LICENSE", "--hidden", "4", "--network", "LSTM",
                  "--minutes", "20", "--save", weights, "--no-plots"});
  program.read_until([&] { return has(program.shown(), " left"); });
  BOOST_TEST(program.stop(SIGINT) == SIGINT);
  std::smatch told;
  const std::string left = program.left();
  BOOST_REQUIRE(std::regex_search(
      left, told, std::regex("\nstopped; (.*) holds the weights after (\\d+) letters\r\n$")));
  BOOST_TEST(told[1] == weights.string());
  BOOST_TEST(std::stoul(told[2]) > 0U);
  const Model model = loaded(read_file(weights));
  BOOST_TEST((model.kind == Kind::lstm));
  const AnyNetwork start = draw_network(Kind::lstm, model.vocabulary.size(), 4, 50, 100);
  BOOST_TEST(norm_error(std::get<Lstm>(model.network), std::get<Lstm>(start)) > 0.01);
  BOOST_TEST(std::distance(fs::directory_iterator(directory.path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(a_second_signal_ends_it_at_once) {
  const pid_t id = ::fork();
  if (id == 0) {
    listen_for_stop();
    ::raise(SIGTERM);
    const bool asked = stop_signal() == SIGTERM;
    ::raise(SIGTERM);
    std::_Exit(asked ? 1 : 2);
  }
  int status = 0;
  ::waitpid(id, &status, 0);
  BOOST_TEST((WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM), status);
}

BOOST_AUTO_TEST_CASE(long_work_without_a_history_can_be_stopped) {
  for (const auto& [chapter, arguments] :
       std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"06_one_sweep", long_run},
           {"05_hidden_size", {"--no-plots", "--seeds", "100000"}},
           {"07_far_away", {"--no-plots", "--seeds", "100000"}}}) {
    OnTerminal program(chapter, arguments);
    program.read_until([&] { return has(program.shown(), " left"); });
    BOOST_TEST(program.stop(SIGINT) == SIGINT);
    BOOST_TEST(program.left().ends_with("\nstopped\r\n"), program.left());
  }
}

BOOST_AUTO_TEST_CASE(progress_reaches_the_end_and_is_gone) {
  // As many steps as this machine needs more than a second for.
  for (std::size_t steps = 30'000; steps < 10'000'000; steps *= 3) {
    const std::string total = std::to_string(steps);
    const std::vector<std::string> arguments = {"--no-plots", "--steps", total};
    OnTerminal program("03_full_bptt", arguments);
    BOOST_TEST(program.end() == 0);
    const auto progress = progress_in(program.shown(), total);
    if (progress.empty()) continue;
    const auto [done, seconds_left] = progress.back();
    BOOST_TEST(done > 0.8 * static_cast<double>(steps));
    BOOST_TEST(seconds_left <= 1.0);
    const ProgramResult elsewhere = run_chapter_program("03_full_bptt", arguments);
    BOOST_TEST(elsewhere.err == "");  // no terminal, no progress
    BOOST_TEST(std::regex_replace(program.left(), std::regex("\r"), "") == elsewhere.out);
    return;
  }
  BOOST_ERROR("no progress was shown");
}

BOOST_AUTO_TEST_CASE(kill_leaves_the_earlier_history) {
  const TemporaryDirectory directory;
  const fs::path history = directory.path() / "history.csv";
  write_file(history, "earlier");
  OnTerminal program("03_full_bptt", with(long_run, {"--history", history}));
  program.read_until([&] {
    return std::ranges::any_of(fs::directory_iterator(directory.path()), [](const auto& file) {
      std::error_code gone;  // the first .part only tries whether the file can be written
      const std::uintmax_t size = file.file_size(gone);
      return file.path().extension() == ".part" && !gone && size > 50'000;
    });
  });
  BOOST_TEST(program.stop(SIGKILL) == SIGKILL);
  BOOST_TEST(read_file(history) == "earlier");
}

BOOST_AUTO_TEST_CASE(a_stop_while_drawing_ends_gnuplot_and_leaves_nothing) {
  const TemporaryDirectory directory;
  const fs::path plots = directory.path() / "plots";
  const fs::path ids = directory.path() / "ids";
  const std::string path =
      own_gnuplot(directory.path(), fmt::format("echo '<svg>' > ${{2%.gp}}.svg; sleep 1000 &\n"
                                                "echo $! $$ > {}; wait\n",
                                                ids.string()));
  OnTerminal program("02_forward_pass", {"--plots", plots}, path);
  program.read_until([&] { return fs::exists(ids) && read_file(ids).ends_with("\n"); });
  BOOST_TEST(program.stop(SIGINT) == SIGINT);
  BOOST_TEST(program.left().ends_with("stopped\r\n"),
             program.left());  // after ^C, as terminals echo it
  BOOST_TEST(fs::is_empty(plots));
  const std::string both = read_file(ids);
  std::this_thread::sleep_for(100ms);
  BOOST_TEST(!alive(both.substr(0, both.find(' '))));
  BOOST_TEST(!alive(both.substr(both.find(' ') + 1, both.size() - both.find(' ') - 2)));
}

BOOST_AUTO_TEST_CASE(without_a_gnuplot_that_works_everything_prints_and_old_pictures_go) {
  struct Fault {
    std::string gnuplot;
    int status;
    std::string said;
  };
  const std::vector<Fault> faults = {
      {"", 0, "apt-get install gnuplot-nox"},
      {"echo 'out of paper' >&2; exit 1", 1, "(status 1): out of paper"},
      {"echo '<svg>' > ${2%.gp}.svg; kill -9 $$", 1, "(status 137)"},
      {"echo '<svg>' > ${2%.gp}.svg", 1, "(status 0)"},
      {"sleep 1000 & sleep 1000", 1, "did not end within 20 seconds"}};
  for (const auto& [gnuplot, status, said] : faults) {
    BOOST_TEST_CONTEXT("gnuplot: " << gnuplot) {
      const TemporaryDirectory directory;
      const fs::path plots = directory.path() / "plots";
      fs::create_directory(plots);
      write_file(plots / "02_tanh.svg", "of another script");
      const std::string path =
          gnuplot.empty() ? directory.path().string() : own_gnuplot(directory.path(), gnuplot);
      const ProgramResult result = run_chapter_program("02_forward_pass", {"--plots", plots},
                                                       {.environment = {"PATH=" + path}});
      BOOST_TEST(result.status == status);
      BOOST_TEST(result.out == default_run("02_forward_pass").out);
      BOOST_TEST(one_line(result.err), result.err);
      BOOST_TEST(has(result.err, said), result.err);
      std::size_t scripts = 0;
      for (const auto& file : fs::directory_iterator(plots)) {
        BOOST_TEST(file.path().extension() == ".gp", file.path());
        ++scripts;
      }
      BOOST_TEST(scripts > 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_output_that_nobody_takes) {
  const TemporaryDirectory directory;
  const fs::path history = directory.path() / "history.csv";
  write_file(history, "earlier");
  const auto in_shell = [&](const std::string& script, const std::string& chapter,
                            const std::vector<std::string>& arguments) {
    return run_program(
        with({"bash", "-c", script, "bash", UNROLLED_CHAPTERS_DIR "/" + chapter, "--no-plots"},
             arguments));
  };
  // A reader that goes away ends the program quietly, by SIGPIPE as others.
  const ProgramResult head = in_shell("\"$@\" | head -1; exit ${PIPESTATUS[0]}", "06_one_sweep",
                                      {"--steps", "100000", "--seeds", "1"});
  BOOST_TEST(head.status == 128 + SIGPIPE);
  BOOST_TEST(head.out == "Chapter 6. One sweep\n");
  BOOST_TEST(head.err == "");
  for (const char* script : {"\"$@\" >/dev/full", "\"$@\" >&-"}) {
    const ProgramResult result = in_shell(script, "03_full_bptt", {"--history", history});
    BOOST_TEST(result.status == 1);
    BOOST_TEST(one_line(result.err));
    BOOST_TEST(has(result.err, "cannot write the output: "), result.err);
    // Some versions of fmt notice it at once, others only at the end, when the history is complete.
    const std::string kept = read_file(history);
    BOOST_TEST((kept == "earlier" || has(kept, "\nslip,1999,")));
    write_file(history, "earlier");
  }
  for (const std::string chapter : {"03_full_bptt", "04_truncated_bptt", "05_hidden_size"}) {
    const ProgramResult full = in_shell("\"$@\"", chapter, {"--history", "/dev/full"});
    BOOST_TEST(full.status == 1);
    BOOST_TEST(full.err == "error: cannot write /dev/full: No space left on device\n");
  }
  const ProgramResult piped = in_shell("{ \"$@\" --history /dev/fd/3 3>&1 >/dev/null; } | cat",
                                       "03_full_bptt", {"--steps", "1"});
  BOOST_TEST(piped.out.starts_with("run,step,loss\nfull,0,"), piped.out);
}

BOOST_AUTO_TEST_CASE(an_ignored_signal_stays_ignored) {  // as that of a shell's background job
  const ProgramResult result = run_program(
      with({"sh", "-c", "\"$@\" >/dev/null & sleep 1; kill -INT $!; sleep 0.5; kill $!; wait $!",
            "sh", UNROLLED_CHAPTERS_DIR "/06_one_sweep"},
           long_run));
  BOOST_TEST(result.status == 128 + SIGTERM);
  BOOST_TEST(result.err.starts_with("stopped\n"));
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_one_sentence) {
  if (UNROLLED_SANITIZED) return;  // AddressSanitizer itself needs more
  std::string word;                // of many different letters
  for (char32_t letter = 0x4E00; letter < 0x4E00 + 1000; ++letter)
    word += encoded(std::u32string(1, letter)).front();
  const ProgramResult result = run_program({"sh", "-c", "ulimit -v 50000; exec \"$@\"", "sh",
                                            UNROLLED_CHAPTERS_DIR "/02_forward_pass", "--no-plots",
                                            "--hidden", "512", "--word", word});
  BOOST_TEST(result.status == 1);
  BOOST_TEST(result.err == "error: there is not enough memory for this\n");
}

BOOST_AUTO_TEST_CASE(the_same_from_other_places_and_in_other_languages) {
  const std::string chapter = "03_full_bptt";
  const TemporaryDirectory directory;
  const fs::path place = directory.path() / "another place, 다른 곳";
  fs::create_directory(place);
  // A locale with a decimal comma; without the package locales there is none, and no harm in naming it.
  (void)run_program({"localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8",
                     directory.path() / "de_DE.UTF-8"});
  std::string history;
  for (const char* locale : {"C", "de_DE.UTF-8"}) {
    const ProgramResult result = run_chapter_program(
        chapter, {"--plots", "그림 1", "--history", "손실 1.csv"},
        {.directory = place,
         .environment = {fmt::format("LC_ALL={}", locale),
                         fmt::format("LOCPATH={}", directory.path().string())}});
    BOOST_TEST(result.status == 0);
    BOOST_TEST(result.err == "");
    BOOST_TEST(result.out == default_run(chapter).out);
    for (const auto& file : fs::directory_iterator(default_plots(chapter))) {
      BOOST_TEST((read_file(place / "그림 1" / file.path().filename()) == read_file(file.path())));
    }
    if (history.empty()) history = read_file(place / "손실 1.csv");
    BOOST_TEST((read_file(place / "손실 1.csv") == history));
    fs::remove_all(place / "그림 1");
  }
}

BOOST_AUTO_TEST_CASE(runs_at_the_same_time_do_not_disturb_each_other) {
  const std::string chapter = "03_full_bptt";
  const TemporaryDirectory plots;
  const auto run = [&] { return run_chapter_program(chapter, {"--plots", plots.path()}); };
  std::vector<std::future<ProgramResult>> runs;
  for (int i = 0; i < 4; ++i) runs.push_back(std::async(std::launch::async, run));
  for (auto& one : runs) {
    const ProgramResult result = one.get();
    BOOST_TEST(result.status == 0, result.err);
    BOOST_TEST(result.out == default_run(chapter).out);
  }
  std::size_t files = 0;
  for (const auto& file : fs::directory_iterator(default_plots(chapter))) {
    BOOST_TEST((read_file(plots.path() / file.path().filename()) == read_file(file.path())));
    ++files;
  }
  BOOST_TEST(std::distance(fs::directory_iterator(plots.path()), {}) == files);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
