// One full training step (forward, loss, gradient, update), ours beside its peers: the same work, in the
// same run, in turns, on one thread, in double precision. Prints a table, and writes build/bench/.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/process.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/05_hidden_size/study.hpp"
#include "chapters/06_one_sweep/four_routes.hpp"
#include "lib/chart.hpp"
#if __has_include(<Eigen/Core>)
#include "tests/benchmarks/eigen_peers.hpp"
#define UNROLLED_HAS_EIGEN
#endif

namespace unrolled {
namespace {

namespace fs = std::filesystem;
namespace process = boost::process;
using nlohmann::json;

constexpr double learning_rate = 1e-4;
const std::string ours = "ours";

/// V letters, H hidden units, T time steps.
struct Work {
  std::size_t V, H, T;
  [[nodiscard]] std::string name() const { return fmt::format("{}/{}/{}", V, H, T); }
};

// The table's sizes, and the growth with T.
constexpr std::array<Work, 5> sizes = {
    {{4, 3, 4}, {4, 6, 4}, {64, 128, 64}, {64, 256, 128}, {64, 512, 64}}};
constexpr std::array<std::size_t, 9> lengths = {16, 32, 64, 128, 256, 512, 1024, 2048, 4096};
constexpr std::size_t growth_V = 32;
constexpr std::size_t growth_H = 32;

/// Any T + 1 letters out of V.
SpellingTask task_of(const Work& work) {
  std::mt19937 random(1);
  std::u32string vocabulary, word;
  for (std::size_t k = 0; k < work.V; ++k) vocabulary += static_cast<char32_t>(U'가' + k);
  // cppcheck-suppress containerOutOfBounds; V is never 0
  for (std::size_t t = 0; t <= work.T; ++t) word += vocabulary[random() % work.V];
  return {vocabulary, one_hot(word.substr(0, work.T), vocabulary),
          one_hot(word.substr(1), vocabulary)};
}

/// Normal weights, scaled so that a hidden unit of a large network is not always at ±1.
Parameters parameters_of(const Work& work) {
  Parameters parameters = draw_parameters(work.V, work.H, 230912);
  for (const auto& [name, member] : parameter_names) {
    for (double& weight : (parameters.*member).values()) {
      weight /= std::sqrt(static_cast<double>(work.H));
    }
  }
  return parameters;
}

/// Debian's own Python is the one that has Debian's NumPy and PyTorch. Empty where there is none.
boost::filesystem::path python_program() {
  if (fs::exists("/usr/bin/python3")) return "/usr/bin/python3";
  return process::search_path("python3");
}

/// The Python process that peers.py runs in. Says what is there and takes the time by itself.
class PythonPeers {
 public:
  PythonPeers()
      : child_{python_program(), UNROLLED_SOURCE_DIR "/tests/benchmarks/peers.py",
               process::std_in<requests_, process::std_out> answers_} {}
  json ask(const json& request) {
    requests_ << request.dump() << std::endl;
    std::string line;
    if (!std::getline(answers_, line)) throw std::runtime_error("peers.py has stopped");
    return json::parse(line);
  }

 private:
  process::opstream requests_;
  process::ipstream answers_;
  process::child child_;
};

PythonPeers& python() {
  static PythonPeers peers;
  return peers;
}

/// One training step after another of one peer. `step` returns its time in seconds where the peer
/// takes the time itself.
struct Peer {
  bool takes_time = false;
  std::function<double()> step;
  double loss = 0.0;    // of the first step
  Parameters gradient;  // of the first step
};

json python_request(const Work& work, const Parameters& parameters, const SpellingTask& task,
                    const fs::path& file) {
  std::ofstream out(file, std::ios::binary);
  for (const auto& [name, member] : parameter_names) {
    const std::span<const double> values = (parameters.*member).values();
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size_bytes()));
  }
  std::vector<std::size_t> x, y;
  for (std::size_t t = 0; t < work.T; ++t) {
    x.push_back(argmax(task.x, t));
    y.push_back(argmax(task.y, t));
  }
  return {{"V", work.V}, {"H", work.H}, {"T", work.T}, {"x", x}, {"y", y}, {"file", file.string()}};
}

Peer python_peer(const std::string& name, const Work& work) {
  const fs::path file = fs::path(UNROLLED_BENCH_DIR) / "peer.doubles";
  const Parameters parameters = parameters_of(work);
  json request = python_request(work, parameters, task_of(work), file);
  request["do"] = "make";
  request["peer"] = name;
  request["key"] = work.name() + " " + name;
  Peer peer{true,
            [key = request["key"]] {
              return python()
                  .ask({{"do", "step"}, {"key", key}, {"learning_rate", learning_rate}})["seconds"]
                  .get<double>();
            },
            python().ask(request)["loss"].get<double>(), zeros_like(parameters)};
  std::ifstream in(file, std::ios::binary);
  for (const auto& [table, member] : parameter_names) {
    const std::span<double> values = (peer.gradient.*member).values();
    in.read(reinterpret_cast<char*>(values.data()),
            static_cast<std::streamsize>(values.size_bytes()));
  }
  return peer;
}

Peer our_peer(const Work& work) {
  struct State {
    SpellingTask task;
    Parameters parameters;
    Sweep sweep;
  };
  auto state = std::make_shared<State>(State{task_of(work), parameters_of(work), {}});
  state->sweep = make_sweep(state->parameters, work.T);
  sweep_gradient(state->parameters, state->task, state->sweep);
  return {false,
          [state] {
            benchmark::DoNotOptimize(
                training_step(state->parameters, state->task, learning_rate, state->sweep));
            return 0.0;
          },
          cross_entropy(state->sweep.forward.p, state->task.y), state->sweep.gradient};
}

#ifdef UNROLLED_HAS_EIGEN
template <int V, int H, int T>
Peer eigen_peer(const Work& work, double (eigen::Network<V, H, T>::*step)(double)) {
  auto network = std::make_shared<eigen::Network<V, H, T>>(parameters_of(work), task_of(work));
  const double loss = ((*network).*step)(0.0);
  return {false,
          [network, step] {
            benchmark::DoNotOptimize(((*network).*step)(learning_rate));
            return 0.0;
          },
          loss, network->gradient()};
}
#endif

/// A peer by its name, ready for this work.
Peer make_peer(const std::string& name, const Work& work) {
  if (name == ours) return our_peer(work);
#ifdef UNROLLED_HAS_EIGEN
  using AnyShape = eigen::Network<Eigen::Dynamic, Eigen::Dynamic, Eigen::Dynamic>;
  if (name == "Eigen, step by step") return eigen_peer(work, &AnyShape::step_by_step);
  if (name == "Eigen, stacked") return eigen_peer(work, &AnyShape::stacked);
  if (name == "Eigen, shapes compiled in") {
    if (work.H == 3) return eigen_peer<4, 3, 4>(work, &eigen::Network<4, 3, 4>::stacked);
    return eigen_peer<4, 6, 4>(work, &eigen::Network<4, 6, 4>::stacked);
  }
#endif
  return python_peer(name, work);
}

/// The peers of all works, each made once.
std::map<std::string, Peer>& all_peers() {
  static std::map<std::string, Peer> peers;
  return peers;
}

void run_step(benchmark::State& state, const Peer& peer, const Work& work) {
  // Short steps are taken a few at a time, so that reading the clock does not count.
  const int together = work.H <= 6 && !peer.takes_time ? 50 : 1;
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    double seconds = 0.0;
    for (int i = 0; i < together; ++i) seconds += peer.step();
    if (!peer.takes_time) {
      seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    state.SetIterationTime(seconds / together);
  }
}

/// Collects the times; the table comes when all are there.
class Collector : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const std::string name = run.benchmark_name();
      seconds[name.substr(0, name.find("/min_time"))].push_back(
          run.real_accumulated_time / static_cast<double>(run.iterations));
    }
    if (::isatty(STDERR_FILENO) == 1) fmt::print(stderr, ".");
  }
  std::map<std::string, std::vector<double>> seconds;  // by "work peer"
};

struct Times {
  double median = 0.0;
  double spread = 0.0;  // half the distance of the quartiles, relative to the median
};

Times times_of(const std::vector<double>& seconds) {
  const double median = quantile(seconds, 0.5);
  return {median, (quantile(seconds, 0.75) - quantile(seconds, 0.25)) / 2.0 / median};
}

double best_seconds(const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < 50; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

/// Multiplications a second that this core can do at best, each with an addition, without memory.
double peak_multiplications() {
  constexpr std::size_t chains = 12;
  constexpr std::size_t rounds = 20'000;
  Vector factor{};
  Vector term{};
  factor += 0.999;
  term += 0.001;
  Vector s[chains] = {};
  const double seconds = best_seconds([&] {
    for (std::size_t i = 0; i < rounds; ++i) {
      for (Vector& chain : s) chain = chain * factor + term;
    }
    for (const Vector& chain : s) benchmark::DoNotOptimize(chain[0]);
  });
  return static_cast<double>(chains * rounds * vector_size) / seconds;
}

/// The least that a step can take: its multiplications at the peak, and its tanh and exp alone.
json floor_of(const Work& work) {
  static const double peak = peak_multiplications();
  const std::size_t parameters = parameter_count(work.V, work.H);
  const double multiplications = static_cast<double>(
      expected_cost(Route::one_sweep, work.V, work.H, work.T).multiplications + parameters);
  std::vector<double> hidden(work.T * work.H, 0.7);
  std::vector<double> logits(work.T * work.V, -0.7);
  const int together = work.H <= 6 ? 100 : 1;
  const double functions = best_seconds([&] {
                             for (int i = 0; i < together; ++i) {
                               tanh_in_place(hidden);
                               exp_in_place(logits);
                             }
                           }) /
                           together;
  return {{"multiplications", multiplications},
          {"seconds_of_multiplications", multiplications / peak},
          {"seconds_of_tanh_and_exp", functions},
          {"peak_multiplications_per_second", peak}};
}

/// Trainings a second: ours on all cores, NumPy's double loop on one, in turns.
json study(bool numpy) {
  const SpellingTask task = spelling_task(U"hello");
  std::vector<StudyCase> cases;
  for (const Method method : {Method::full_bptt, Method::post_listing}) {
    for (const std::size_t hidden_size : {2U, 3U, 4U, 6U, 8U}) {
      for (std::uint32_t seed = 0; seed < 100; ++seed) cases.push_back({method, hidden_size, seed});
    }
  }
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<double> our_rate, numpy_rate;
  for (int turn = 0; turn < 3; ++turn) {
    const auto start = std::chrono::steady_clock::now();
    (void)run_study(cases, task, 0.005, 2000, cores, [](std::size_t) {});
    our_rate.push_back(
        static_cast<double>(cases.size()) /
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    if (!numpy) continue;
    double seconds = 0.0;
    for (const bool post_listing : {false, true}) {
      for (const std::size_t hidden_size : {2U, 3U, 4U, 6U, 8U}) {
        const Work work{4, hidden_size, 4};
        json request = python_request(work, draw_parameters(4, hidden_size, 0), task,
                                      fs::path(UNROLLED_BENCH_DIR) / "peer.doubles");
        request.update({{"do", "train"},
                        {"steps", 2000},
                        {"post_listing", post_listing},
                        {"learning_rate", 0.005}});
        seconds += python().ask(request)["seconds"].get<double>();
      }
    }
    numpy_rate.push_back(10.0 / seconds);
  }
  json result = {{"cores", cores}, {"ours", quantile(our_rate, 0.5)}};
  if (numpy) result["numpy"] = quantile(numpy_rate, 0.5);
  return result;
}

int run(int argc, char** argv) {
  fs::create_directories(UNROLLED_BENCH_DIR);
  std::vector<std::string> everywhere = {ours};
#ifdef UNROLLED_HAS_EIGEN
  everywhere.insert(everywhere.end(), {"Eigen, step by step", "Eigen, stacked"});
#else
  fmt::print("missing, so left out: Eigen (Debian: libeigen3-dev)\n");
#endif
  json found = {{"found", json::array()},
                {"missing", {"NumPy and PyTorch (there is no Python 3)"}}};
  if (!python_program().empty()) found = python().ask({{"do", "peers"}});
  for (const json& name : found["found"]) everywhere.push_back(name);
  for (const json& name : found["missing"]) {
    fmt::print("missing, so left out: {}\n", name.get<std::string>());
  }
  const bool numpy = !found["found"].empty();

  // What is measured: for the sizes everything, for the growth with T what is linear in T.
  std::vector<std::pair<Work, std::vector<std::string>>> plan;
  for (const Work& work : sizes) {
    std::vector<std::string> peers = everywhere;
#ifdef UNROLLED_HAS_EIGEN
    if (work.H <= 6) peers.insert(peers.begin() + 3, "Eigen, shapes compiled in");
#endif
    plan.emplace_back(work, peers);
  }
  std::vector<std::string> linear = everywhere;
  std::erase(linear, "NumPy, the double loop");
  for (const std::size_t T : lengths) plan.emplace_back(Work{growth_V, growth_H, T}, linear);

  // The same loss and gradient, or the times mean nothing.
  double worst = 0.0;
  for (const auto& [work, peers] : plan) {
    const Peer& our = all_peers()[work.name() + " " + ours] = make_peer(ours, work);
    for (const std::string& name : peers) {
      Peer& other = all_peers()[work.name() + " " + name];
      if (name != ours) other = make_peer(name, work);
      const double difference = std::max(std::abs(other.loss - our.loss) / our.loss,
                                         norm_error(other.gradient, our.gradient));
      if (!(difference <= 1e-9)) {
        fmt::print("{} computes something else for {}: relative difference {:.1e}\n", name,
                   work.name(), difference);
        return 1;
      }
      worst = std::max(worst, difference);
    }
  }
  fmt::print("all compute the same loss and gradient; largest relative difference {:.0e}\n", worst);

  for (const auto& [work, peers] : plan) {
    for (const std::string& name : peers) {
      benchmark::RegisterBenchmark((work.name() + " " + name).c_str(),
                                   [&peer = all_peers().at(work.name() + " " + name), work = work](
                                       benchmark::State& state) { run_step(state, peer, work); })
          ->UseManualTime()
          ->MinTime(0.02)
          ->Repetitions(work.H > 6 && name == "NumPy, the double loop" ? 3 : 9)
          ->ReportAggregatesOnly(false);
    }
  }
  std::vector<std::string> arguments = {"bench", "--benchmark_enable_random_interleaving=true"};
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  int count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());
  if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) return 2;
  Collector collected;
  benchmark::RunSpecifiedBenchmarks(&collected);
  if (::isatty(STDERR_FILENO) == 1) fmt::print(stderr, "\n");

  json record = {{"works", json::array()}};
  std::map<std::string, Line> growth_lines;
  std::map<std::string, Line> size_lines;
  fmt::print("\n{:<14}{:<28}{:>14}{:>9}{:>14}\n", "V/H/T", "one training step", "median us",
             "spread", "ratio to ours");
  for (const auto& [work, peers] : plan) {
    const auto our = collected.seconds.find(work.name() + " " + ours);
    if (our == collected.seconds.end()) continue;  // a filter left it out
    const double our_median = times_of(our->second).median;
    const bool grows = work.H == growth_H;
    json work_record = {{"V", work.V}, {"H", work.H}, {"T", work.T}, {"peers", json::array()}};
    for (const std::string& name : peers) {
      const auto seconds = collected.seconds.find(work.name() + " " + name);
      if (seconds == collected.seconds.end()) continue;
      const auto [median, spread] = times_of(seconds->second);
      fmt::print("{:<14}{:<28}{:>14.2f}{:>8.1f}%{:>14.2f}\n", work.name(), name, 1e6 * median,
                 100.0 * spread, median / our_median);
      work_record["peers"].push_back({{"name", name},
                                      {"median_seconds", median},
                                      {"spread", spread},
                                      {"ratio", median / our_median}});
      Line& line = (grows ? growth_lines : size_lines)[name];
      line.title = name;
      line.x.push_back(grows ? static_cast<double>(work.T) : static_cast<double>(line.x.size()));
      line.y.push_back(1e6 * median);
    }
    const json floor = floor_of(work);
    const double least = floor["seconds_of_multiplications"].get<double>() +
                         floor["seconds_of_tanh_and_exp"].get<double>();
    fmt::print("{:<14}{:<28}{:>14.2f}{:>9}{:>14.2f}\n", work.name(), "(the floor)", 1e6 * least, "",
               least / our_median);
    work_record["floor"] = floor;
    record["works"].push_back(work_record);
  }
  fmt::print(
      "the floor: the step's multiplications at this core's peak, {:.1f} thousand million a "
      "second, "
      "and its tanh and exp alone\n",
      1e-9 * peak_multiplications());

  const Line& our_growth = growth_lines[ours];
  if (our_growth.y.size() == lengths.size()) {
    const auto entries = [](std::size_t T) {
      return static_cast<double>(
          expected_cost(Route::one_sweep, growth_V, growth_H, T).most_entries -
          parameter_count(growth_V, growth_H));
    };
    const double exponent = std::log(our_growth.y[8] / our_growth.y[2]) / std::log(4096.0 / 64.0);
    const double memory = std::log(entries(4096) / entries(64)) / std::log(4096.0 / 64.0);
    fmt::print("growth from T = 64 to 4096 at H = {}: time T^{:.3f}, memory T^{:.3f}\n", growth_H,
               exponent, memory);
    record["growth"] = {{"time_exponent", exponent}, {"memory_exponent", memory}};
  }
  record["study"] = study(numpy);
  fmt::print("the study: {:.0f} trainings a second on {} cores",
             record["study"]["ours"].get<double>(), record["study"]["cores"].get<unsigned>());
  if (numpy) {
    const double rate = record["study"]["numpy"].get<double>();
    fmt::print(", NumPy's double loop {:.3f} on one: ratio {:.0f}", rate,
               record["study"]["ours"].get<double>() / rate);
  }
  fmt::print("\n");

  std::ofstream(fs::path(UNROLLED_BENCH_DIR) / "bench.json") << record.dump(1) << "\n";
  Charts charts(UNROLLED_BENCH_DIR, ChartFormat::svg);
  LineChart by_size{.title = "one training step",
                    .x_label = "V/H/T",
                    .y_label = "microseconds",
                    .lines = {},
                    .log_y = true};
  for (const Work& work : sizes) by_size.x_names.push_back(work.name());
  LineChart by_length{.title = fmt::format("V = {}, H = {}", growth_V, growth_H),
                      .x_label = "time steps T",
                      .y_label = "microseconds",
                      .lines = {},
                      .log_y = true,
                      .log_x = true};
  for (const std::string& name : everywhere) {
    if (!size_lines[name].x.empty()) by_size.lines.push_back(size_lines[name]);
    if (!growth_lines[name].x.empty()) by_length.lines.push_back(growth_lines[name]);
  }
  Chart chart{"The median time of one training step, ours beside its peers", {}};
  if (!by_size.lines.empty()) chart.panels.emplace_back(by_size);
  if (!by_length.lines.empty()) chart.panels.emplace_back(by_length);
  if (!chart.panels.empty()) fmt::print("{}", charts.draw("bench", chart));
  fmt::print("written: {}\n", UNROLLED_BENCH_DIR);
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
