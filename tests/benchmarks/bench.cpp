// One training step (forward, loss, gradient, update), ours beside its peers: the same work on one thread, in
// double precision, of the plain network, of the cells with gates and of a Transformer, and of the plain one on a
// real text. They take turns for some rounds; the table shows the median of each.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/04_truncated_bptt/truncated_bptt.hpp"
#include "chapters/06_one_sweep/training_step.hpp"
#include "chapters/08_gates/contest.hpp"
#include "chapters/08_gates/gru_back.hpp"
#include "chapters/08_gates/lstm_back.hpp"
#include "chapters/08_gates/task.hpp"
#include "chapters/09_attention/transformer_back.hpp"
#include "chapters/10_text/corpus.hpp"
#include "chapters/10_text/windows.hpp"
#include "lib/cost.hpp"
#include "lib/fast/memory.hpp"
#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/matrix_json.hpp"
#include "lib/program.hpp"
#include "lib/quantile.hpp"
#include "lib/stop.hpp"
#if __has_include(<Eigen/Core>)
#include "tests/benchmarks/eigen_peers.hpp"
#define UNROLLED_HAS_EIGEN
#endif
#include "tests/benchmarks/peak.hpp"

namespace unrolled {
namespace {

using nlohmann::json;

constexpr int rounds = 5;
constexpr double learning_rate = 1e-4;
constexpr double largest_difference = 1e-9;  // relative

/// A task and the weights to begin with: V letters, H hidden units, T time steps.
struct Work {
  std::string name;  // V/H/T
  SpellingTask task;
  Parameters parameters;
};

/// What one peer did in one round.
template <TableSet Set>
struct RunOf {
  std::string peer;
  double loss;     // of the first step
  Set gradient;    // of the first step
  double seconds;  // a step
};
using Run = RunOf<Parameters>;

/// Windows of a real text, for a plain network.
struct TextWork {
  std::string name;  // V/H/T/B
  Sequences sequences;
  Parameters plain;
};

/// The work of the cells with gates and of the Transformer: sequences side by side, the weights to begin with.
struct GatedWork {
  Sequences sequences;
  Lstm lstm;
  Gru gru;
};
struct TransformerWork {
  Sequences sequences;
  Transformer net;
};

/// B sequences of T random letters out of V, each step asking for a random one.
Sequences random_sequences(std::size_t V, std::size_t T, std::size_t B) {
  NumpyRandom random(1);
  Sequences sequences = blank(V, T, B);
  for (std::size_t i = 0; i < T * B; ++i) {
    sequences.read[i] = draw_whole(random, 0, V - 1);
    sequences.wanted[i] = draw_whole(random, 0, V - 1);
    sequences.weights[i] = 1.0;
  }
  return sequences;
}

TextWork make_text_work(std::size_t B) {
  const Corpus corpus = corpus_of(letters(read_file(UNROLLED_SOURCE_DIR "/data/devil.txt")));
  const std::size_t V = corpus.vocabulary.size();
  Sequences windows = windows_at(corpus.training, V, B, 50, 0);
  std::ranges::fill(windows.weights, 1.0);
  return {fmt::format("text {}/128/50/{}", V, B), windows, draw_plain(V, 128, 1)};
}

/// Any T + 1 letters out of V, and normal weights, scaled so that the hidden units of a large network
/// are not always at ±1.
Work make_work(std::size_t V, std::size_t H, std::size_t T) {
  std::mt19937 random(1);
  std::u32string vocabulary, word;
  for (std::size_t k = 0; k < V; ++k) vocabulary += static_cast<char32_t>(U'가' + k);
  // cppcheck-suppress containerOutOfBounds; V is never 0
  for (std::size_t t = 0; t <= T; ++t) word += vocabulary[random() % V];
  Parameters parameters = draw_parameters(V, H, 230912);
  const double scale = 1.0 / std::sqrt(static_cast<double>(H));
  for_each_table(
      [&](auto&, Matrix& table) {
        for (double& weight : table.values()) weight *= scale;
      },
      parameters);
  return {fmt::format("{}/{}/{}", V, H, T),
          {vocabulary, one_hot(word.substr(0, T), vocabulary), one_hot(word.substr(1), vocabulary)},
          parameters};
}

/// The mean of so many steps that reading the clock does not count. `step` returns its loss. (Python's
/// timeit.autorange does the same for the peers there.)
double seconds_of(const std::function<double()>& step) {
  using Clock = std::chrono::steady_clock;
  for (int steps = 1;; steps *= 2) {
    stop_if_asked();
    const auto start = Clock::now();
    for (int i = 0; i < steps; ++i) {
      if (!std::isfinite(step())) throw std::runtime_error("a loss is no number any more");
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    if (seconds >= 0.2) return seconds / steps;
  }
}

Run run_ours(const Work& work) {
  Parameters parameters = work.parameters;
  Sweep sweep = make_sweep(parameters, work.task.x.rows());
  const auto step = [&](double rate) { return training_step(parameters, work.task, rate, sweep); };
  const double loss = step(0.0);
  return {"ours", loss, sweep.gradient, seconds_of([&] { return step(learning_rate); })};
}

template <TableSet Network>
RunOf<Network> run_ours(Network network, const Sequences& sequences) {
  Network gradient = network;
  const auto step = [&](double rate) {
    const auto pass = read_together(network, sequences);
    gradient = gradient_together(network, sequences, pass);
    descend(network, gradient, rate);
    return weighted_loss(sequences, pass.p);
  };
  const double loss = step(0.0);
  return {"ours", loss, gradient, seconds_of([&] { return step(learning_rate); })};
}

/// The same multiplications in the order of chapter 4: what stacking over time is worth.
Run run_letter_by_letter(const Work& work) {
  const Matrix& x = work.task.x;
  const Matrix& y = work.task.y;
  Parameters parameters = work.parameters;
  Parameters gradient;
  const auto step = [&](double rate) {
    const ForwardPass forward = forward_pass(parameters, x);
    gradient =
        window_bptt(parameters, x, forward, logit_gradient(forward.p, y), {0, x.rows() - 1, 0});
    descend(parameters, gradient, rate);
    return cross_entropy(forward.p, y);
  };
  const double loss = step(0.0);
  return {"ours, letter by letter", loss, gradient,
          seconds_of([&] { return step(learning_rate); })};
}

#ifdef UNROLLED_HAS_EIGEN
Run run_eigen(const Work& work) {
  eigen::Network network(work.parameters, work.task);
  const double loss = network.training_step(0.0);
  return {"Eigen", loss, network.gradient(),
          seconds_of([&] { return network.training_step(learning_rate); })};
}
#endif

/// Runs peers.py once for all works, and gives its answer, {"runs": [[run …] …], "texts": [[run …] …], "lstm":
/// [run …], "gru": [run …], "transformer": [run …], "left_out": [sentence …]}.
json run_python(const std::vector<Work>& works, const std::vector<TextWork>& texts,
                const GatedWork& gated, const TransformerWork& transformer) {
  const std::string request_file = UNROLLED_BENCH_DIR "/request.json";
  json request = {
      {"learning_rate", learning_rate}, {"works", json::array()}, {"texts", json::array()}};
  for (const Work& work : works) {
    request["works"].push_back(
        {{"x", work.task.x}, {"y", work.task.y}, {"parameters", work.parameters}});
  }
  for (const TextWork& text : texts) {
    request["texts"].push_back({{"count", text.sequences.count},
                                {"read", text.sequences.read},
                                {"wanted", text.sequences.wanted},
                                {"plain", text.plain}});
  }
  request["gated"] = {{"count", gated.sequences.count},
                      {"read", gated.sequences.read},
                      {"wanted", gated.sequences.wanted},
                      {"lstm", gated.lstm},
                      {"gru", gated.gru}};
  request["transformer"] = {{"count", transformer.sequences.count},
                            {"read", transformer.sequences.read},
                            {"wanted", transformer.sequences.wanted},
                            {"heads", transformer.net.heads},
                            {"tables", transformer.net}};
  write_file(request_file, request.dump());
  // Debian's own Python is the one that has Debian's NumPy and PyTorch.
  const std::string debian_python = "/usr/bin/python3";
  const std::string python = std::filesystem::exists(debian_python) ? debian_python : "python3";
  const ProgramResult result = run_program(
      {python, UNROLLED_SOURCE_DIR "/tests/benchmarks/peers.py", request_file},
      {.environment = {"OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1"}});
  if (result.status == 127) {
    return {{"runs", std::vector<json>(works.size())},
            {"texts", std::vector<json>(texts.size())},
            {"lstm", json::array()},
            {"gru", json::array()},
            {"transformer", json::array()},
            {"left_out", {"NumPy and PyTorch (there is no Python 3)"}}};
  }
  if (result.status != 0) throw std::runtime_error("peers.py has stopped:\n" + result.err);
  return json::parse(result.out);
}

/// All runs: those of works[i], and those of the other networks.
struct Runs {
  std::vector<std::vector<Run>> plain, texts;
  std::vector<RunOf<Lstm>> lstm;
  std::vector<RunOf<Gru>> gru;
  std::vector<RunOf<Transformer>> transformer;
};

/// The first of the runs is ours.
template <TableSet Set>
void add_answers(const json& answers, std::vector<RunOf<Set>>& runs) {
  for (const json& run : answers) {
    Set gradient = runs.front().gradient;
    run["gradient"].get_to(gradient);
    runs.push_back({run["peer"], run["loss"], gradient, run["seconds"]});
  }
}

/// One round. Returns what is left out, and why.
std::vector<std::string> add_round(const std::vector<Work>& works,
                                   const std::vector<TextWork>& texts, const GatedWork& gated,
                                   const TransformerWork& transformer, Runs& runs) {
  std::vector<std::string> left_out;
  for (std::size_t i = 0; i < works.size(); ++i) {
    runs.plain[i].push_back(run_ours(works[i]));
    runs.plain[i].push_back(run_letter_by_letter(works[i]));
#ifdef UNROLLED_HAS_EIGEN
    runs.plain[i].push_back(run_eigen(works[i]));
#endif
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    runs.texts[i].push_back(run_ours(texts[i].plain, texts[i].sequences));
  }
  runs.lstm.push_back(run_ours(gated.lstm, gated.sequences));
  runs.gru.push_back(run_ours(gated.gru, gated.sequences));
  runs.transformer.push_back(run_ours(transformer.net, transformer.sequences));
#ifndef UNROLLED_HAS_EIGEN
  left_out.emplace_back("Eigen (Debian: libeigen3-dev)");
#endif
  const json answer = run_python(works, texts, gated, transformer);
  for (const json& sentence : answer["left_out"]) left_out.push_back(sentence);
  for (std::size_t i = 0; i < works.size(); ++i) add_answers(answer["runs"][i], runs.plain[i]);
  for (std::size_t i = 0; i < texts.size(); ++i) add_answers(answer["texts"][i], runs.texts[i]);
  add_answers(answer["lstm"], runs.lstm);
  add_answers(answer["gru"], runs.gru);
  add_answers(answer["transformer"], runs.transformer);
  return left_out;
}

bool is_single(const std::string& peer) { return peer.ends_with("single precision"); }

/// Throws unless all compute the same loss and gradient as ours, the first: or the times mean nothing.
template <TableSet Set>
void require_same_results(const std::string& name, const std::vector<RunOf<Set>>& runs) {
  for (const RunOf<Set>& run : runs) {
    const double difference = larger_error(std::abs(run.loss / runs[0].loss - 1.0),
                                           norm_error(run.gradient, runs[0].gradient));
    if (!(difference <= (is_single(run.peer) ? 1e-4 : largest_difference))) {
      throw std::runtime_error(
          fmt::format("{} computes something else for {}: relative difference {:.1e}", run.peer,
                      name, difference));
    }
  }
}

/// Each peer with the median of its seconds a step; ours is the first.
template <TableSet Set>
std::vector<std::pair<std::string, double>> medians(const std::vector<RunOf<Set>>& runs) {
  const std::size_t peers = runs.size() / rounds;
  std::vector<std::pair<std::string, double>> all;
  for (std::size_t peer = 0; peer < peers; ++peer) {
    std::vector<double> seconds;
    for (std::size_t i = peer; i < runs.size(); i += peers) seconds.push_back(runs[i].seconds);
    all.emplace_back(runs[peer].peer, quantile(seconds, 0.5));
  }
  return all;
}

template <TableSet Set>
void print_times(const std::string& name, const std::vector<RunOf<Set>>& runs) {
  const auto all = medians(runs);
  for (const auto& [peer, seconds] : all) {
    fmt::print("{:<25}{:<28}{:>12.2f}{:>16.2f}\n", name, peer, 1e6 * seconds,
               seconds / all.front().second);
  }
}

/// Letters a second on a text, and the share of what the processor could do at most.
void print_letters(const std::vector<TextWork>& texts, const Runs& runs) {
  const double most = multiplications_a_second();
  fmt::print("\n{:<25}{:<28}{:>16}{:>16}\n", "V/H/T/B", "reads and learns", "letters a second",
             "share of peak");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto letters = static_cast<double>(texts[i].sequences.read.size());
    const auto multiplications =
        static_cast<double>(with_cost([&] {
                              const auto pass = read_together(texts[i].plain, texts[i].sequences);
                              return gradient_together(texts[i].plain, texts[i].sequences, pass);
                            }).second.multiplications);
    for (const auto& [peer, seconds] : medians(runs.texts[i])) {
      const double share = multiplications / seconds / most;  // the peak is that of doubles
      fmt::print("{:<25}{:<28}{:>16.0f}{:>16}\n", texts[i].name, peer, letters / seconds,
                 is_single(peer) ? "-" : fmt::format("{:.2f}", share));
    }
  }
  fmt::print(
      "(the peak: {:.1f} billion multiplications a second, each fused with an addition, in the "
      "widest vectors, measured)\n",
      most / 1e9);
}

void run() {
  const std::vector<Work> works = {make_work(4, 3, 4), make_work(64, 128, 64),
                                   make_work(64, 256, 128), make_work(64, 512, 64)};
  const GatedWork gated{random_sequences(32, 50, 16), draw_lstm(32, 64, 1, 1.0),
                        draw_gru(32, 64, 1, 1.0)};
  const TransformerWork transformer{
      random_sequences(32, 64, 16),
      draw_transformer(32, {.width = 64, .blocks = 2, .heads = 4, .longest = 64}, 1)};
  const std::vector<TextWork> texts = {make_text_work(1), make_text_work(16)};
  Runs runs{std::vector<std::vector<Run>>(works.size()),
            std::vector<std::vector<Run>>(texts.size()),
            {},
            {},
            {}};
  for (int round = 0; round < rounds; ++round) {
    fmt::print(stderr, "round {} of {} ...\n", round + 1, rounds);
    const std::vector<std::string> left_out = add_round(works, texts, gated, transformer, runs);
    if (round > 0) continue;
    for (const std::string& peers : left_out) fmt::print("left out: {}\n", peers);
    for (std::size_t i = 0; i < works.size(); ++i) {
      require_same_results(works[i].name, runs.plain[i]);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
      require_same_results(texts[i].name, runs.texts[i]);
    }
    require_same_results("LSTM", runs.lstm);
    require_same_results("GRU", runs.gru);
    require_same_results("Transformer", runs.transformer);
  }
  fmt::print("all compute the same loss and gradient, to {:.0e}\n\n", largest_difference);
  fmt::print("{:<25}{:<28}{:>12}{:>16}\n", "V/H/T (/B)", "one training step", "median us",
             "ratio to ours");
  for (std::size_t i = 0; i < works.size(); ++i) print_times(works[i].name, runs.plain[i]);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    print_times(texts[i].name, runs.texts[i]);
  }
  print_times("LSTM 32/64/50/16", runs.lstm);
  print_times("GRU 32/64/50/16", runs.gru);
  print_times("Transformer 32/64/64/16", runs.transformer);
  print_letters(texts, runs);
}

}  // namespace
}  // namespace unrolled

int main() {
  unrolled::fast::keep_memory();
  unrolled::listen_for_stop();  // so that Python is stopped with us
  try {
    unrolled::run();
  } catch (const unrolled::Stopped&) {
    unrolled::end_by_signal(unrolled::stop_signal());
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
