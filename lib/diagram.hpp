#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace unrolled {

/// A drawing of nodes and the arrows between them, such as a network unrolled over a word. One unit is
/// about the width of a node; x goes to the right, y upwards.
struct Diagram {
  /// A box with a label; with `cells` a column of numbers, the first at the top, each in the colour of
  /// its value (−1 orange, 0 white, 1 blue), with the label at its upper left.
  struct Node {
    double x = 0.0;
    double y = 0.0;  // of its middle
    std::string label;
    std::vector<double> cells = {};
    std::vector<std::string> cell_names = {};  // in front of the values, one a cell, or none
    bool framed = true;                        // false: the label alone
  };
  /// From node to node, counted as they were added; from a node to itself it is a loop at its left. Nodes too
  /// near each other have no arrow between them.
  struct Arrow {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string label = {};
    double width = 1.5;
    std::string colour = "#000000";
    bool dashed = false;
  };

  std::string title;
  std::string in_words;  // what there is to see, for those who cannot see it
  std::vector<Node> nodes = {};
  std::vector<Arrow> arrows = {};

  /// Adds a node and returns its number.
  std::size_t add(Node node) {
    nodes.push_back(std::move(node));
    return nodes.size() - 1;
  }
};

/// What a diagram covers, in units, with room around it.
struct Extent {
  double left = 0.0, right = 0.0, bottom = 0.0, top = 0.0;
};
[[nodiscard]] Extent extent(const Diagram& diagram);

/// Writes a diagram as a panel of a gnuplot script, over at least so many units, so that several have one
/// scale: in the middle across, at the top.
void write_diagram(std::ostream& script, const Diagram& diagram, double width, double height);

}  // namespace unrolled
