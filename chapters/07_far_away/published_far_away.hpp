#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lib/files.hpp"

namespace unrolled {

/// What others published: data/far_away.json, whose sources data/README.md names.
struct PublishedFarAway {
  struct Lag {
    std::string network;
    std::size_t lag = 0;
    std::string learned;  // of the trials
  };
  struct Loss {
    std::string task, network;
    std::string loss;  // as printed there
  };
  std::vector<Lag> lags;
  std::vector<Loss> losses;
};

/// Throws std::exception where the file cannot be read.
[[nodiscard]] inline PublishedFarAway published_far_away() {
  const auto json = nlohmann::json::parse(read_file(UNROLLED_SOURCE_DIR "/data/far_away.json"));
  PublishedFarAway published;
  for (const auto& entry : json.at("lag")) {
    published.lags.push_back({entry.at("network"), entry.at("lag"), entry.at("learned")});
  }
  for (const auto& entry : json.at("chance")) {
    published.losses.push_back({entry.at("task"), entry.at("network"), entry.at("loss")});
  }
  return published;
}

}  // namespace unrolled
