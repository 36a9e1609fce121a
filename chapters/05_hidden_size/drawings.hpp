#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "lib/chart.hpp"
#include "lib/letters.hpp"
#include "lib/matrix.hpp"

// What chapter 5 draws and lays out.
namespace unrolled {

/// Where the hidden state stands after each letter, for 2 units, or for 3 with the third as colour; arrows
/// in the order of reading. Letters that would hide each other share a box where the states are nearly
/// alike, else the later one is moved down. h: (T+1)×H; of a long word the first 8 letters.
[[nodiscard]] inline Diagram path_diagram(std::string title, std::u32string_view word,
                                          const Matrix& h) {
  constexpr double wide = 1.9;  // from 0 to 1
  const bool coloured = h.columns() > 2;
  const double near_x = coloured ? 0.8 : 0.74;  // nearer boxes leave no room for an arrow
  const double near_y = coloured ? 0.44 : 0.54;
  const std::size_t steps = std::min<std::size_t>(h.rows() - 1, 8);
  if (steps + 1 < h.rows()) title += fmt::format(", the first {} letters", steps);
  Diagram diagram{
      .title = std::move(title),
      .in_words = fmt::format("A square from −1 to 1 for two hidden units{}. Each letter stands "
                              "where the hidden state is after it was read, or a little lower, and "
                              "arrows lead from the start in the middle from letter to letter.",
                              coloured ? ", with the third as colour" : "")};
  std::size_t before = diagram.add({0.0, 0.0, "0"});
  for (std::size_t t = 0; t < steps; ++t) {
    Diagram::Node node{wide * h(t + 1, 0), wide * h(t + 1, 1), text(word[t])};
    if (coloured) node.cells = {h(t + 1, 2)};
    const auto first_near = [&] {  // or the number of nodes
      return static_cast<std::size_t>(
          std::ranges::find_if(diagram.nodes,
                               [&](const Diagram::Node& there) {
                                 return std::abs(node.x - there.x) < near_x &&
                                        std::abs(node.y - there.y) < near_y;
                               }) -
          diagram.nodes.begin());
    };
    const auto shares = [&](std::size_t box) {  // the start has its box for itself
      return box > 0 && (!coloured || std::abs(node.cells[0] - diagram.nodes[box].cells[0]) < 0.3);
    };
    std::size_t here = first_near();
    for (; here < diagram.nodes.size() && !shares(here); here = first_near()) {
      node.y = diagram.nodes[here].y - near_y - 0.01;
    }
    if (here == diagram.nodes.size()) {
      here = diagram.add(node);
    } else {
      diagram.nodes[here].label += node.label;
    }
    if (here != before) diagram.arrows.push_back({before, here});
    before = here;
  }
  for (const auto& [x, y, label] : {std::tuple{-wide, -2.5, "−1"},
                                    {wide, -2.5, "1"},
                                    {0.0, -2.5, "unit 0"},
                                    std::tuple{-2.75, -wide, "−1"},
                                    {-2.75, wide, "1"},
                                    {-2.75, 0.0, "unit 1"}}) {
    diagram.add({x, y, label, {}, {}, false});
  }
  return diagram;
}

}  // namespace unrolled
