// One full training step (forward, loss, gradient, update), ours beside its peers: the same work, in the
// same run, in turns, on one thread, in double precision. Prints a table, and writes build/bench/.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>

#include "chapters/05_hidden_size/study.hpp"
#include "chapters/06_one_sweep/one_sweep.hpp"
#include "lib/chart.hpp"
#include "lib/matrix_json.hpp"
#include "lib/program.hpp"
#if __has_include(<Eigen/Core>)
#include "tests/benchmarks/eigen_peers.hpp"
#define UNROLLED_HAS_EIGEN
#endif

namespace unrolled {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr double learning_rate = 1e-4;
const std::string ours = "ours";
const fs::path directory = UNROLLED_SOURCE_DIR "/build/bench";

/// V letters, H hidden units, T time steps.
struct Work {
  std::size_t V, H, T;
  [[nodiscard]] std::string name() const { return fmt::format("{}/{}/{}", V, H, T); }
  [[nodiscard]] bool small() const { return H <= 6; }
};

constexpr std::array<Work, 5> sizes = {
    {{4, 3, 4}, {4, 6, 4}, {64, 128, 64}, {64, 256, 128}, {64, 512, 64}}};
constexpr std::array<std::size_t, 9> lengths = {16, 32, 64, 128, 256, 512, 1024, 2048, 4096};

/// Any T + 1 letters out of V.
SpellingTask task_of(const Work& work) {
  std::mt19937 random(1);
  std::u32string vocabulary, word;
  for (std::size_t k = 0; k < work.V; ++k) vocabulary += static_cast<char32_t>(U'가' + k);
  for (std::size_t t = 0; t <= work.T; ++t) word += vocabulary[random() % work.V];
  return {vocabulary, one_hot(word.substr(0, work.T), vocabulary),
          one_hot(word.substr(1), vocabulary)};
}

/// Normal weights, scaled so that a hidden unit of a large network is not always at ±1.
Parameters parameters_of(const Work& work) {
  const Parameters drawn = draw_parameters(work.V, work.H, 230912);
  Parameters parameters = zeros_like(drawn);
  add_scaled(parameters, 1.0 / std::sqrt(static_cast<double>(work.H)), drawn);
  return parameters;
}

/// One training step after another: each call takes one (or a few) and says how long one took.
struct Peer {
  std::function<double()> seconds_of_a_step;
  double loss = 0.0;    // of the first step
  Parameters gradient;  // of the first step
};

/// Times a step. Short ones are taken a few at a time, so that reading the clock does not count.
std::function<double()> timed(const Work& work, std::function<double()> step) {
  return [together = work.small() ? 50 : 1, step = std::move(step)] {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < together; ++i) benchmark::DoNotOptimize(step());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() /
           together;
  };
}

Peer our_peer(const Work& work) {
  struct State {
    SpellingTask task;
    Parameters parameters;
    Sweep sweep;
  };
  auto state = std::make_shared<State>(State{task_of(work), parameters_of(work), {}});
  state->sweep = make_sweep(state->parameters, work.T);
  const double loss = training_step(state->parameters, state->task, 0.0, state->sweep);
  return {timed(work,
                [state] {
                  return training_step(state->parameters, state->task, learning_rate, state->sweep);
                }),
          loss, state->sweep.gradient};
}

#ifdef UNROLLED_HAS_EIGEN
template <int V, int H, int T>
Peer eigen_peer(const Work& work, double (eigen::Network<V, H, T>::*step)(double)) {
  auto network = std::make_shared<eigen::Network<V, H, T>>(parameters_of(work), task_of(work));
  const double loss = ((*network).*step)(0.0);
  return {timed(work, [network, step] { return ((*network).*step)(learning_rate); }), loss,
          network->gradient()};
}

using AnyShape = eigen::Network<Eigen::Dynamic, Eigen::Dynamic, Eigen::Dynamic>;
#endif

/// The process in which peers.py runs. It answers through a named pipe, and ends when we do.
class Python {
 public:
  static json ask(const json& request) {
    static Python python;
    std::fputs((request.dump() + "\n").c_str(), python.requests_);
    std::fflush(python.requests_);
    std::string line;
    if (!std::getline(python.answers_, line)) throw std::runtime_error("peers.py has stopped");
    return json::parse(line);
  }
  Python(const Python&) = delete;

 private:
  Python() {
    const std::string pipe = (directory / "answers").string();
    fs::remove(pipe);
    if (::mkfifo(pipe.c_str(), 0600) != 0) throw std::runtime_error("cannot make " + pipe);
    // Debian's own Python is the one that has Debian's NumPy and PyTorch.
    const std::string command = fmt::format("PATH=/usr/bin:$PATH exec python3 '{}' >'{}'",
                                            UNROLLED_SOURCE_DIR "/tests/benchmarks/peers.py", pipe);
    requests_ = ::popen(command.c_str(), "w");
    answers_.open(pipe);
  }
  ~Python() { ::pclose(requests_); }

  std::FILE* requests_;
  std::ifstream answers_;
};

Peer python_peer(const std::string& name, const Work& work) {
  const SpellingTask task = task_of(work);
  json request = {{"do", "make"}, {"peer", name}, {"key", work.name() + " " + name}, {"V", work.V}};
  for (std::size_t t = 0; t < work.T; ++t) {
    request["x"].push_back(argmax(task.x, t));
    request["y"].push_back(argmax(task.y, t));
  }
  request["tables"] = parameters_of(work);
  const json made = Python::ask(request);
  return {[step = json{{"do", "step"}, {"key", request["key"]}, {"learning_rate", learning_rate}}] {
            return Python::ask(step)["seconds"].get<double>();
          },
          made["loss"], made["gradient"]};
}

/// A peer by its name, ready for this work.
Peer make_peer(const std::string& name, const Work& work) {
  if (name == ours) return our_peer(work);
#ifdef UNROLLED_HAS_EIGEN
  if (name == "Eigen, step by step") return eigen_peer(work, &AnyShape::step_by_step);
  if (name == "Eigen, stacked") return eigen_peer(work, &AnyShape::stacked);
  if (name == "Eigen, shapes compiled in") {
    if (work.H == 3) return eigen_peer(work, &eigen::Network<4, 3, 4>::stacked);
    return eigen_peer(work, &eigen::Network<4, 6, 4>::stacked);
  }
#endif
  return python_peer(name, work);
}

/// The names of all peers there are; says which are missing.
std::vector<std::string> find_peers() {
  std::vector<std::string> names = {ours};
  std::vector<std::string> missing;
#ifdef UNROLLED_HAS_EIGEN
  names.insert(names.end(), {"Eigen, step by step", "Eigen, stacked", "Eigen, shapes compiled in"});
#else
  missing.emplace_back("Eigen (Debian: libeigen3-dev)");
#endif
  if (run_program({"sh", "-c", "command -v python3"}).status == 0) {
    const json python = Python::ask({{"do", "peers"}});
    names.insert(names.end(), python["found"].begin(), python["found"].end());
    missing.insert(missing.end(), python["missing"].begin(), python["missing"].end());
  } else {
    missing.emplace_back("NumPy and PyTorch (there is no Python 3)");
  }
  for (const std::string& name : missing) fmt::print("missing, so left out: {}\n", name);
  return names;
}

/// Collects the times; the table comes when all are there.
class Collector : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type == Run::RT_Iteration) {
        seconds[run.run_name.function_name].push_back(run.real_accumulated_time /
                                                      static_cast<double>(run.iterations));
      }
    }
  }
  std::map<std::string, std::vector<double>> seconds;  // by "work peer"
};

/// What is measured of one work.
struct Row {
  Work work;
  std::vector<std::string> peers;
};

/// For the sizes every peer, for the growth with T those that are linear in T.
std::vector<Row> plan_for(const std::vector<std::string>& all) {
  std::vector<Row> plan;
  const auto add = [&](const Work& work, bool linear_only) {
    std::vector<std::string> peers = all;
    if (linear_only) std::erase(peers, "NumPy, the double loop");
    if (!work.small()) std::erase(peers, "Eigen, shapes compiled in");
    plan.push_back({work, peers});
  };
  for (const Work& work : sizes) add(work, false);
  for (const std::size_t T : lengths) add({32, 32, T}, true);
  return plan;
}

/// Makes all peers of a plan. They must compute the same loss and gradient, or the times mean nothing.
std::map<std::string, Peer> make_peers(const std::vector<Row>& plan) {
  std::map<std::string, Peer> peers;
  double worst = 0.0;
  for (const auto& [work, names] : plan) {
    const Peer our = make_peer(ours, work);
    for (const std::string& name : names) {
      const Peer& peer = peers[work.name() + " " + name] = make_peer(name, work);
      const double difference = std::max(std::abs(peer.loss - our.loss) / our.loss,
                                         norm_error(peer.gradient, our.gradient));
      if (!(difference <= 1e-9)) {
        throw std::runtime_error(fmt::format("{} computes something else for {}: by {:.1e}", name,
                                             work.name(), difference));
      }
      worst = std::max(worst, difference);
    }
  }
  fmt::print("all compute the same loss and gradient; largest relative difference {:.0e}\n", worst);
  return peers;
}

/// The times of all steps, taken in turns. Google Benchmark's own flags may say otherwise.
std::map<std::string, std::vector<double>> measure(const std::map<std::string, Peer>& peers,
                                                   int argc, char** argv) {
  for (const auto& [name, peer] : peers) {
    benchmark::RegisterBenchmark(name.c_str(), [&peer = peer](benchmark::State& state) {
      for (auto _ : state) state.SetIterationTime(peer.seconds_of_a_step());
    })->UseManualTime();
  }
  const std::string out = "--benchmark_out=" + (directory / "bench.json").string();
  std::vector<std::string> arguments = {"bench", "--benchmark_enable_random_interleaving=true",
                                        "--benchmark_repetitions=9", "--benchmark_min_time=0.02",
                                        out};
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  int count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());
  if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) std::exit(2);
  Collector collected;
  benchmark::RunSpecifiedBenchmarks(&collected);
  return collected.seconds;
}

int run(int argc, char** argv) {
  fs::create_directories(directory);
  const std::vector<Row> plan = plan_for(find_peers());
  const std::map<std::string, Peer> peers = make_peers(plan);
  const auto times = measure(peers, argc, argv);

  std::map<std::string, Line> by_size, by_length;
  fmt::print("\n{:<14}{:<28}{:>14}{:>9}{:>14}\n", "V/H/T", "one training step", "median us",
             "spread", "ratio to ours");
  for (const auto& [work, names] : plan) {
    for (const std::string& name : names) {
      const auto found = times.find(work.name() + " " + name);
      const auto our = times.find(work.name() + " " + ours);
      if (found == times.end() || our == times.end()) continue;  // a filter left it out
      const auto quarter = [&](int q) { return 1e6 * quantile(found->second, 0.25 * q); };
      const double median = quarter(2);
      // The spread is half the distance of the quartiles.
      fmt::print("{:<14}{:<28}{:>14.2f}{:>8.1f}%{:>14.2f}\n", work.name(), name, median,
                 50.0 * (quarter(3) - quarter(1)) / median,
                 median / (1e6 * quantile(our->second, 0.5)));
      const bool grows = work.H == 32;
      Line& line = (grows ? by_length : by_size)[name];
      line.title = name;
      line.x.push_back(grows ? static_cast<double>(work.T) : static_cast<double>(line.x.size()));
      line.y.push_back(median);
    }
  }
  if (const Line& growth = by_length[ours]; growth.y.size() == lengths.size()) {
    fmt::print("growth from T = 64 to 4096 at H = 32: time T^{:.3f}\n",
               std::log(growth.y[8] / growth.y[2]) / std::log(4096.0 / 64.0));
  }

  const auto chart_of = [](const std::map<std::string, Line>& lines, const char* x_label) {
    LineChart chart{.title = "one training step",
                    .x_label = x_label,
                    .y_label = "microseconds",
                    .lines = {},
                    .log_y = true};
    for (const auto& [name, line] : lines) {
      if (!line.x.empty()) chart.lines.push_back(line);
    }
    return chart;
  };
  LineChart sizes_chart = chart_of(by_size, "V/H/T");
  for (const Work& work : sizes) sizes_chart.x_names.push_back(work.name());
  LineChart lengths_chart = chart_of(by_length, "time steps T, V = H = 32");
  lengths_chart.log_x = true;
  Chart chart{"The median time of one training step, ours beside its peers", {}};
  for (const LineChart& panel : {sizes_chart, lengths_chart}) {
    if (!panel.lines.empty()) chart.panels.emplace_back(panel);
  }
  if (!chart.panels.empty())
    fmt::print("{}", Charts(directory, ChartFormat::svg).draw("bench", chart));
  fmt::print("written: {}\n", directory.string());
  return 0;
}

}  // namespace
}  // namespace unrolled

int main(int argc, char** argv) {
  try {
    return unrolled::run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
