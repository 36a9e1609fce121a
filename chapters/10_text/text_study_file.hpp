#pragma once

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chapters/10_text/text_study.hpp"
#include "lib/files.hpp"

namespace unrolled {

inline void to_json(nlohmann::ordered_json& json, const Mark& mark) {
  json = {mark.letters, std::round(1e4 * mark.bits) / 1e4, std::round(1e2 * mark.seconds) / 1e2};
}
inline void from_json(const nlohmann::ordered_json& json, Mark& mark) {
  mark = {json.at(0), json.at(1), json.at(2)};
}

/// Writes a study, a network a line.
inline void write_text_study(const std::string& path, const std::vector<TextEntry>& study) {
  std::string text = "[\n";
  for (const TextEntry& entry : study) {
    const nlohmann::ordered_json json = {{"network", kind_name(entry.kind)},
                                         {"H", entry.width},
                                         {"weights", entry.weights},
                                         {"multiplications", entry.multiplications},
                                         {"bits_by_rate", entry.grid},
                                         {"rate", entry.rate},
                                         {"letters_bits_seconds", entry.curves}};
    text += json.dump() + (&entry == &study.back() ? "\n]\n" : ",\n");
  }
  write_file(path, text);
}

[[nodiscard]] inline std::vector<TextEntry> read_text_study(const std::string& path) {
  std::vector<TextEntry> study;
  for (const auto& json : nlohmann::ordered_json::parse(read_file(path))) {
    const Kind kind =
        *std::ranges::find(all_kinds, json.at("network").get<std::string>(), kind_name);
    study.push_back({kind, json.at("H"), json.at("weights"), json.at("multiplications"),
                     json.at("bits_by_rate"), json.at("rate"),
                     json.at("letters_bits_seconds").get<std::vector<Curve>>()});
  }
  return study;
}

}  // namespace unrolled
