#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lib/files.hpp"

namespace unrolled {

/// What others published of two of the tasks, in data/far_away.json; data/README.md names the sources.
struct PublishedGates {
  std::string task, network, size;
  std::string learned;    // of the trials
  std::string sequences;  // until then
};

/// Throws std::exception where the file cannot be read.
[[nodiscard]] inline std::vector<PublishedGates> published_gates() {
  const auto json = nlohmann::json::parse(read_file(UNROLLED_SOURCE_DIR "/data/far_away.json"));
  std::vector<PublishedGates> published;
  for (const auto& entry : json.at("gates")) {
    published.push_back({entry.at("task"), entry.at("network"), entry.at("size"),
                         entry.at("learned"), entry.at("sequences")});
  }
  return published;
}

}  // namespace unrolled
