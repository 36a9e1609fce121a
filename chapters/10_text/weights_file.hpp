#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "chapters/10_text/corpus.hpp"
#include "chapters/10_text/kinds.hpp"
#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/matrix_json.hpp"

namespace unrolled {

/// What has to be known of a network beside its tables.
struct Model {
  Kind kind = Kind::lstm;
  std::size_t width = 64;   // H
  std::size_t window = 50;  // T
  std::u32string vocabulary;
};

/// Writes a network as JSON: its kind, width, window and letters, and all tables at full precision, as
/// chapter 3's --gradients does.
template <typename Network>
void save_network(const std::string& path, const Model& model, const Network& network) {
  const nlohmann::ordered_json json = {{"network", kind_name(model.kind)},
                                       {"width", model.width},
                                       {"window", model.window},
                                       {"vocabulary", encoded(model.vocabulary)},
                                       {"parameters", network}};
  write_file(path, json.dump() + "\n");
}

/// Calls f(model, network) with what a file holds. Throws std::runtime_error that says what is wrong with it,
/// and std::system_error where it cannot be read.
template <typename F>
void with_saved(const std::string& path, F f) {
  const auto refuse = [&](const std::string& why) {
    throw std::runtime_error(path + " holds no network that was saved here: " + why);
  };
  const nlohmann::json json = nlohmann::json::parse(read_file(path), nullptr, false);
  if (json.is_discarded()) refuse("it is no JSON, or not all of it");
  Model model;
  try {
    const std::string name = json.at("network");
    const auto kind = std::ranges::find(all_kinds, name, kind_name);
    if (kind == all_kinds.end()) refuse("there is no network " + name);
    model.kind = *kind;
    json.at("width").get_to(model.width);
    json.at("window").get_to(model.window);
    for (const auto& letter : json.at("vocabulary")) {
      model.vocabulary += letters(letter.get<std::string>());
    }
    if (model.width > 4096 || model.window > 4096) refuse("it is too large");
    with_network(model.kind, model.vocabulary.size(), model.width, model.window, 0,
                 [&](auto network) {
                   auto read = network;
                   json.at("parameters").get_to(read);
                   for_each_table(
                       [&](const std::string& table, const Matrix& is, const Matrix& should) {
                         if (shape(is) != shape(should)) {
                           refuse(table + " is " + shape(is) + " and should be " + shape(should));
                         }
                       },
                       read, network);
                   f(model, read);
                 });
  } catch (const nlohmann::json::exception& error) {
    refuse("something is missing in it, or of another kind");
  } catch (const std::invalid_argument& error) {
    refuse(error.what());
  }
}

}  // namespace unrolled
