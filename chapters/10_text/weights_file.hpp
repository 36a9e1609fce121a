#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <variant>

#include "chapters/10_text/corpus.hpp"
#include "chapters/10_text/kinds.hpp"
#include "lib/letters.hpp"
#include "lib/matrix_json.hpp"
#include "lib/tables.hpp"

namespace unrolled {

/// A network, with what has to be known of it beside its tables.
struct Model {
  Kind kind = Kind::gru;
  std::size_t width = 0;    // H
  std::size_t window = 50;  // T
  std::u32string vocabulary;
  AnyNetwork network;
};

/// A network as JSON: its kind, width, window and letters, and all tables at full precision, as
/// chapter 3's --gradients has them. Throws std::runtime_error where one is no number any more.
[[nodiscard]] inline std::string saved(const Model& model) {
  nlohmann::ordered_json json = {{"network", kind_name(model.kind)},
                                 {"width", model.width},
                                 {"window", model.window},
                                 {"vocabulary", encoded(model.vocabulary)}};
  const auto add = [&](const auto& network) {
    if (!std::isfinite(norm(network)))
      throw std::runtime_error("the weights are no numbers any more");
    json["parameters"] = network;
  };
  std::visit(add, model.network);
  return json.dump() + "\n";
}

/// The network that was saved. Throws std::runtime_error that says what is wrong with it.
[[nodiscard]] inline Model loaded(const std::string& text) {
  const auto refuse = [](const std::string& why) { throw std::runtime_error(why); };
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) refuse("it is no JSON, or not all of it");
  try {
    Model model;
    const std::string name = json.at("network");
    const auto kind = std::ranges::find(all_kinds, name, kind_name);
    if (kind == all_kinds.end()) refuse("there is no network " + name);
    model.kind = *kind;
    json.at("width").get_to(model.width);
    json.at("window").get_to(model.window);
    for (const auto& letter : json.at("vocabulary")) {
      model.vocabulary += letters(letter.get<std::string>());
    }
    const std::size_t V = model.vocabulary.size();
    const auto not_rising = std::ranges::adjacent_find(model.vocabulary, std::greater_equal{});
    if (V < 2 || not_rising != model.vocabulary.end()) refuse("its letters are not in order");
    const auto sensible = [](std::size_t size) { return size > 0 && size <= 4096; };
    if (!sensible(model.width) || !sensible(model.window) ||
        weights_of(model.kind, V, model.width, model.window) > text.size() / 2) {  // "0,"
      refuse("its sizes cannot be right");
    }
    model.network = draw_network(model.kind, V, model.width, model.window, 0);
    const auto read = [&](auto& network) {
      const auto expected = network;
      json.at("parameters").get_to(network);
      for_each_table(
          [&](const std::string& table, const Matrix& is, const Matrix& should) {
            if (shape(is) != shape(should)) {
              refuse(table + " is " + shape(is) + " and should be " + shape(should));
            }
          },
          network, expected);
    };
    std::visit(read, model.network);
    if (!std::isfinite(std::visit([](const auto& net) { return norm(net); }, model.network))) {
      refuse("its weights are too large");
    }
    return model;
  } catch (const nlohmann::json::exception&) {
    throw std::runtime_error("something is missing in it, or of another kind");
  } catch (const std::invalid_argument& error) {  // shapes, letters
    throw std::runtime_error(error.what());
  }
}

}  // namespace unrolled
