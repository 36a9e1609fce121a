#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chapters/08_gates/long_study.hpp"
#include "lib/files.hpp"

namespace unrolled {

/// What the long study found: the table of all tasks, and the latch with different biases.
struct LongStudy {
  std::vector<Entry> table;
  std::vector<Entry> biases;
};

inline void to_json(nlohmann::ordered_json& json, const Recipe& recipe) {
  json = {{"wide", recipe.wide}, {"bias", recipe.bias}, {"rate", recipe.rate}};
}
inline void from_json(const nlohmann::ordered_json& json, Recipe& recipe) {
  recipe = {json.at("wide"), json.at("bias"), json.at("rate")};
}

/// Steps as a number, or null where it was not learned.
[[nodiscard]] inline nlohmann::ordered_json steps_json(const Learned& steps) {
  return steps ? nlohmann::ordered_json(*steps) : nlohmann::ordered_json();
}
[[nodiscard]] inline Learned steps_from(const nlohmann::ordered_json& json) {
  return json.is_null() ? Learned{} : Learned{json.get<std::size_t>()};
}

inline void to_json(nlohmann::ordered_json& json, const Entry& entry) {
  json = {{"task", entry.task},
          {"network", entry.cell},
          {"weights", entry.weights},
          {"start_and_rate", entry.best},
          {"steps", nlohmann::ordered_json::array()},
          {"seconds", nlohmann::ordered_json::array()},
          {"longer", nlohmann::ordered_json::array()},
          {"grid", nlohmann::ordered_json::array()}};
  for (const Attempt& attempt : entry.attempts) {
    json["steps"].push_back(steps_json(attempt.steps));
    json["seconds"].push_back(std::round(1e3 * attempt.seconds) / 1e3);
    json["longer"].push_back(attempt.longer);
  }
  for (const std::vector<Learned>& seeds : entry.grid) {
    nlohmann::ordered_json point = nlohmann::ordered_json::array();
    for (const Learned& steps : seeds) point.push_back(steps_json(steps));
    json["grid"].push_back(point);
  }
}
inline void from_json(const nlohmann::ordered_json& json, Entry& entry) {
  entry = {json.at("task"),
           json.at("network"),
           json.at("weights"),
           {},
           json.at("start_and_rate").get<Recipe>(),
           {}};
  for (std::size_t i = 0; i < json.at("steps").size(); ++i) {
    entry.attempts.push_back({steps_from(json.at("steps")[i]), entry.weights,
                              json.at("seconds").at(i),
                              json.at("longer").at(i).get<std::vector<double>>()});
  }
  for (const auto& point : json.at("grid")) {
    std::vector<Learned> seeds;
    for (const auto& steps : point) seeds.push_back(steps_from(steps));
    entry.grid.push_back(seeds);
  }
}

/// Writes the study as JSON, an entry a line.
inline void write_study(const std::string& file, const LongStudy& study) {
  std::string text = "{";
  for (const auto& [name, entries] : {std::pair{"table", study.table}, {"biases", study.biases}}) {
    text += fmt::format("{}\n\"{}\": [", text.size() > 1 ? "," : "", name);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      text += fmt::format("{}\n{}", i > 0 ? "," : "", nlohmann::ordered_json(entries[i]).dump());
    }
    text += "\n]";
  }
  write_file(file, text + "\n}\n");
}

/// Throws std::exception where the file cannot be read.
[[nodiscard]] inline LongStudy read_study(const std::string& file) {
  const auto json = nlohmann::ordered_json::parse(read_file(file));
  return {json.at("table").get<std::vector<Entry>>(), json.at("biases").get<std::vector<Entry>>()};
}

}  // namespace unrolled
