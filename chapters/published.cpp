#include "chapters/published.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "lib/files.hpp"
#include "lib/numpy_format.hpp"

namespace unrolled {
namespace {

constexpr double loss_tolerance = 1e-12;  // relative

std::vector<std::string> entries(const nlohmann::json& rows) {
  std::vector<std::string> result;
  for (const auto& row : rows) result.insert(result.end(), row.begin(), row.end());
  return result;
}

std::size_t count_equal(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) equal += a[i] == b[i] ? 1 : 0;
  return equal;
}

}  // namespace

PublishedRun published_run(std::string_view name, std::size_t hidden_size) {
  const char* const other = std::getenv("UNROLLED_PUBLISHED");
  const auto runs = nlohmann::json::parse(
      read_file(other != nullptr ? other : UNROLLED_SOURCE_DIR "/data/published.json"));
  for (const auto& run : runs) {
    if (run.at("run") != name || run.at("hidden_size") != hidden_size) continue;
    PublishedRun result{
        entries(run.at("probabilities_before")), {}, entries(run.at("probabilities_after"))};
    for (const auto& loss : run.at("losses")) {
      result.losses.push_back({loss.at("step"), loss.at("loss")});
    }
    return result;
  }
  throw std::runtime_error(
      fmt::format("nothing is published of a run {} at H = {}", name, hidden_size));
}

Comparison compare(const PublishedRun& published, MatrixView probabilities_before,
                   std::span<const double> losses, MatrixView probabilities_after) {
  Comparison result;
  std::size_t losses_agree = 0;
  result.table =
      fmt::format("{:>5}  {:<20}{:<20}{}\n", "step", "published", "rebuilt", "difference");
  for (const auto& [step, text] : published.losses) {
    if (step >= losses.size()) throw std::out_of_range(fmt::format("no loss at step {}", step));
    const double expected = std::stod(text);
    const double difference = losses[step] - expected;
    const bool agrees = std::abs(difference) <= loss_tolerance * std::abs(expected);
    losses_agree += agrees ? 1 : 0;
    result.table += fmt::format("{:>5}  {:<20}{:<20}{:.1e}{}\n", step, text, losses[step],
                                difference, agrees ? "" : "  differs");
  }
  const std::size_t probabilities_agree =
      count_equal(published.probabilities_before, numpy_entries(probabilities_before)) +
      count_equal(published.probabilities_after, numpy_entries(probabilities_after));
  const std::size_t probabilities =
      published.probabilities_before.size() + published.probabilities_after.size();
  result.complete = losses_agree == published.losses.size() && probabilities_agree == probabilities;
  result.verdict = fmt::format(
      "published and rebuilt: {} of {} losses agree to 1e-12, {} of {} probabilities digit by "
      "digit\n",
      losses_agree, published.losses.size(), probabilities_agree, probabilities);
  return result;
}

std::string loss_table(std::span<const double> losses) {
  std::string table = fmt::format("{:>9}  {}\n", "step", "loss");
  const std::size_t stride = std::max<std::size_t>(1, losses.size() / 20);
  for (std::size_t step = 0; step < losses.size(); step += stride) {
    table += fmt::format("{:>9}  {}\n", step, losses[step]);
  }
  return table;
}

}  // namespace unrolled
