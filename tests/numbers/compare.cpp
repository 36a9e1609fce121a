// Reads the runs that `train.cpp` printed, one a line, and prints the largest relative differences from
// data/published.json and data/numpy.json. The exit status is 1 where one is above 1e-12, where one of
// the published probabilities is printed with other digits, or where a run is missing.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "lib/matrix_json.hpp"
#include "lib/numpy_format.hpp"

namespace {

using nlohmann::json;

json read(const std::string& file) {
  return json::parse(std::ifstream(UNROLLED_SOURCE_DIR "/data/" + file));
}

/// The run of this name and hidden size, as the file calls the two.
const json& find(const json& runs, const char* name_key, const json& name, const char* size_key,
                 const json& hidden_size) {
  const auto found = std::ranges::find_if(runs, [&](const json& run) {
    return run.at(name_key) == name && run.at(size_key) == hidden_size;
  });
  if (found == runs.end()) throw std::runtime_error("no run " + name.dump());
  return *found;
}

/// The largest relative difference between the numbers of two tables, or tables of tables. (What is
/// not a number is no JSON either, and does not come this far.)
double largest_difference(const json& rebuilt, const json& expected) {
  if (expected.is_number()) {
    const double value = expected.get<double>();
    const double difference = std::abs(rebuilt.get<double>() - value);
    return difference == 0.0 ? 0.0 : difference / std::abs(value);
  }
  if (rebuilt.size() != expected.size()) throw std::runtime_error("unlike shapes");
  double largest = 0.0;
  for (const auto& [key, value] : expected.items()) {
    const json& counterpart = expected.is_object() ? rebuilt.at(key) : rebuilt.at(std::stoul(key));
    largest = std::max(largest, largest_difference(counterpart, value));
  }
  return largest;
}

/// The published losses as data/numpy.json has them: [step, loss].
json as_pairs(const json& losses) {
  json pairs = json::array();
  for (const json& loss : losses) {
    pairs.push_back({loss.at("step"), std::stod(loss.at("loss").get<std::string>())});
  }
  return pairs;
}

/// Whether NumPy's print of the table has the digits that were published.
bool prints(const json& table, const json& published) {
  json entries = json::array();
  for (const json& row : published) entries.insert(entries.end(), row.begin(), row.end());
  return entries == json(unrolled::numpy_entries(table.get<unrolled::Matrix>()));
}

}  // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): where there is nothing to compare, that fails, too
int main() {
  const std::map<std::string, std::string> published_names = {{"slip", "full_bptt"},
                                                              {"post_truncated", "truncated_bptt"}};
  const json published = read("published.json");
  const json numpy = read("numpy.json").at("runs");
  double from_published = 0.0;
  double from_numpy = 0.0;
  std::size_t runs = 0;
  bool digits = true;
  for (std::string line; std::getline(std::cin, line); ++runs) {
    const json rebuilt = json::parse(line);
    const json& kind = rebuilt.at("kind");
    const json& hidden_size = rebuilt.at("hidden");
    const json& expected = find(numpy, "kind", kind, "hidden", hidden_size);
    for (const char* key :
         {"probabilities_before", "losses", "probabilities_after", "parameters_after"}) {
      from_numpy = std::max(from_numpy, largest_difference(rebuilt.at(key), expected.at(key)));
    }
    const auto name = published_names.find(kind);
    if (name == published_names.end()) continue;
    const json& post = find(published, "run", name->second, "hidden_size", hidden_size);
    json losses = rebuilt.at("losses");
    losses.erase(losses.size() - 1);  // of the last step; it was not published
    from_published =
        std::max(from_published, largest_difference(losses, as_pairs(post.at("losses"))));
    for (const char* key : {"probabilities_before", "probabilities_after"}) {
      digits = digits && prints(rebuilt.at(key), post.at(key));
    }
  }
  fmt::print("{:>12.1e}{:>12.1e}  {}\n", from_published, from_numpy,
             digits ? "all digits" : "other digits");
  return runs == 5 && from_published <= 1e-12 && from_numpy <= 1e-12 && digits ? 0 : 1;
}
