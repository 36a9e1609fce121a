#pragma once

#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "chapters/07_far_away/together.hpp"
#include "chapters/07_far_away/trials.hpp"
#include "chapters/08_gates/gru_back.hpp"
#include "chapters/08_gates/lstm_back.hpp"
#include "chapters/08_gates/practice.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// What takes part: the plain network, one with as many weights as the LSTM, and the two with gates.
enum class Cell { plain, larger_plain, lstm, gru };
inline constexpr std::array all_cells = {Cell::plain, Cell::larger_plain, Cell::lstm, Cell::gru};
[[nodiscard]] inline std::string cell_name(Cell cell) {
  return std::array{"plain", "larger plain", "LSTM", "GRU"}.at(static_cast<std::size_t>(cell));
}

/// How a training begins and how far its steps go.
struct Recipe {
  double wide = 1.0;  // weights are normal numbers times this over √H
  double bias = 0.0;  // of the gate that keeps, the LSTM's forget or the GRU's update gate
  double rate = 0.0;  // η
};

/// The plain network of chapter 2, its draw times wide/√H.
[[nodiscard]] inline Parameters draw_plain(std::size_t vocabulary_size, std::size_t hidden_size,
                                           std::uint32_t seed, double wide = 1.0) {
  Parameters plain = draw_parameters(vocabulary_size, hidden_size, seed);
  const double scale = wide / std::sqrt(static_cast<double>(hidden_size));
  for_each_table([=](auto&, Matrix& table) { table = scale * MatrixView(table); }, plain);
  return plain;
}

/// The hidden size with which a plain network has at least as many weights as the LSTM with this one, biases
/// aside.
[[nodiscard]] inline std::size_t larger_hidden_size(std::size_t vocabulary_size,
                                                    std::size_t hidden_size) {
  const std::size_t V = vocabulary_size;
  const std::size_t weights = 4 * hidden_size * (V + hidden_size) + hidden_size * V;
  std::size_t H = hidden_size;
  while (H * (2 * V + H) < weights) ++H;
  return H;
}

/// Calls f with the start of a network of this kind, and returns what it returns.
template <typename F>
[[nodiscard]] auto with_start(Cell cell, std::size_t V, std::size_t hidden_size,
                              const Recipe& recipe, std::uint32_t seed, F f) {
  switch (cell) {
    case Cell::lstm:
      return f(draw_lstm(V, hidden_size, seed, recipe.bias, recipe.wide));
    case Cell::gru:
      return f(draw_gru(V, hidden_size, seed, recipe.bias, recipe.wide));
    case Cell::larger_plain:
      return f(draw_plain(V, larger_hidden_size(V, hidden_size), seed, recipe.wide));
    default:
      return f(draw_plain(V, hidden_size, seed, recipe.wide));
  }
}

/// How a training ended: after how many steps it had learned, and what a test then says.
struct Ending {
  Learned steps;
  Score score;
};

/// What came of a training.
struct Attempt : Ending {
  std::size_t weights = 0;
  double seconds = 0.0;
  std::vector<double> longer;  // the share right of each longer length; none where not learned
};

/// Trains a network on a task, for at most so many steps, with this rate.
template <typename Network>
[[nodiscard]] Attempt attempt_from(const Network& start, const Task& task, double rate,
                                   std::size_t steps, std::uint32_t seed) {
  const auto begin = std::chrono::steady_clock::now();
  const Course<Network> course = practise(start, task, rate, steps, seed);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  Attempt result{
      {course.steps, test(course.parameters, task, task.length)}, entry_count(start), seconds, {}};
  if (!course.steps) return result;
  for (const std::size_t length : task.longer) {
    result.longer.push_back(test(course.parameters, task, length).right);
  }
  return result;
}

/// The same, from the start of a network of this kind.
[[nodiscard]] inline Attempt attempt(Cell cell, const Task& task, const Recipe& recipe,
                                     std::size_t steps, std::uint32_t seed) {
  return with_start(
      cell, task.letters.size(), task.hidden_size, recipe, seed,
      [&](const auto& start) { return attempt_from(start, task, recipe.rate, steps, seed); });
}

}  // namespace unrolled
