#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
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

/// [steps, share right, loss]; the steps are null where it was not learned, the loss where it diverged.
inline void to_json(nlohmann::ordered_json& json, const Ending& ending) {
  const auto digits = [](double x) { return std::stod(fmt::format("{:.6g}", x)); };
  json = {nullptr, digits(ending.score.right), nullptr};
  if (ending.steps) json[0] = *ending.steps;
  if (std::isfinite(ending.score.loss)) json[2] = digits(ending.score.loss);
}
inline void from_json(const nlohmann::ordered_json& json, Ending& ending) {
  ending = {{}, {json.at(1), json.at(2).is_null() ? std::nan("") : json.at(2).get<double>()}};
  if (!json.at(0).is_null()) ending.steps = json.at(0).get<std::size_t>();
}

inline void to_json(nlohmann::ordered_json& json, const Entry& entry) {
  json = {{"task", entry.task},
          {"network", entry.cell},
          {"weights", entry.weights},
          {"start_and_rate", entry.best},
          {"steps_right_loss", nlohmann::ordered_json::array()},
          {"seconds", nlohmann::ordered_json::array()},
          {"longer", nlohmann::ordered_json::array()},
          {"grid", entry.grid}};
  for (const Attempt& attempt : entry.attempts) {
    json["steps_right_loss"].push_back(Ending(attempt));
    json["seconds"].push_back(std::round(1e3 * attempt.seconds) / 1e3);
    json["longer"].push_back(attempt.longer);
  }
}
inline void from_json(const nlohmann::ordered_json& json, Entry& entry) {
  entry = {json.at("task"),
           json.at("network"),
           json.at("weights"),
           json.at("grid").get<std::vector<std::vector<Ending>>>(),
           json.at("start_and_rate").get<Recipe>(),
           {}};
  const auto endings = json.at("steps_right_loss").get<std::vector<Ending>>();
  for (std::size_t i = 0; i < endings.size(); ++i) {
    entry.attempts.push_back({endings[i], entry.weights, json.at("seconds").at(i),
                              json.at("longer").at(i).get<std::vector<double>>()});
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
