#include "lib/diagram.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "lib/chart.hpp"

namespace unrolled {
namespace {

constexpr double cell_height = 0.3;

/// Half the width and half the height of a node.
struct Size {
  double x = 0.0;
  double y = 0.0;
};

Size half_size(const Diagram::Node& node) {
  if (node.cells.empty()) return {0.3, 0.2};
  return {node.cell_names.empty() ? 0.3 : 0.4,
          cell_height / 2.0 * static_cast<double>(node.cells.size())};
}

struct Point {
  double x = 0.0;
  double y = 0.0;
};

/// Where the line from the middle of `node` to `other` leaves the node, with a little room.
Point border(const Diagram::Node& node, const Diagram::Node& other) {
  const Size size = half_size(node);
  const double dx = other.x - node.x;
  const double dy = other.y - node.y;
  const double room = 0.06;
  const double reach = std::min((size.x + room) / std::abs(dx), (size.y + room) / std::abs(dy));
  return {node.x + reach * dx, node.y + reach * dy};
}

void write_segment(std::ostream& script, Point from, Point to, const Diagram::Arrow& arrow,
                   bool head) {
  const auto write = [&](Point a, Point b, const std::string& how, double width) {
    fmt::print(script,
               "set arrow from {:.3f},{:.3f} to {:.3f},{:.3f} {} lw {:.2f} dt {} lc rgb '{}'\n",
               a.x, a.y, b.x, b.y, how, width, arrow.dashed ? 2 : 1, arrow.colour);
  };
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  if (!head || arrow.width <= 3.0 || length == 0.0) {
    write(from, to, head ? "head filled size 0.12,20" : "nohead", arrow.width);
    return;
  }
  // A broad arrow needs a larger head, and ends where its head begins: it would cover the tip.
  const double size = std::min(0.12 + 0.025 * arrow.width, 0.6 * length);
  const double shaft = 1.0 - 0.9 * size / length;
  const Point neck = {from.x + shaft * (to.x - from.x), from.y + shaft * (to.y - from.y)};
  write(from, neck, "nohead", arrow.width);
  write(from, to, fmt::format("head filled size {:.3f},30", size), 1.0);
}

void write_text(std::ostream& script, Point at, const std::string& text, const char* how) {
  if (!text.empty())
    fmt::print(script, "set label {} at {:.3f},{:.3f} {} front\n", gnuplot_string(text), at.x, at.y,
               how);
}

void write_arrow(std::ostream& script, const Diagram& diagram, const Diagram::Arrow& arrow) {
  const Diagram::Node& from = diagram.nodes.at(arrow.from);
  const Diagram::Node& to = diagram.nodes.at(arrow.to);
  if (arrow.from == arrow.to) {  // out at the left, round, and in again
    const Size size = half_size(from);
    const double side = from.x - size.x - 0.45;
    const double top = from.y + 0.6 * size.y;
    const double bottom = from.y - 0.6 * size.y;
    const std::vector<Point> path = {
        {from.x - size.x, top}, {side, top}, {side, bottom}, {from.x - size.x - 0.06, bottom}};
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      write_segment(script, path[i], path[i + 1], arrow, i + 2 == path.size());
    }
    write_text(script, {side - 0.08, from.y}, arrow.label, "right");
    return;
  }
  const Point start = border(from, to);
  const Point end = border(to, from);
  const bool room = (end.x - start.x) * (to.x - from.x) + (end.y - start.y) * (to.y - from.y) > 0.0;
  if (!room) return;
  write_segment(script, start, end, arrow, true);
  const bool level = std::abs(end.y - start.y) < std::abs(end.x - start.x);
  const Point middle = {(start.x + end.x) / 2.0, (start.y + end.y) / 2.0};
  write_text(script,
             level ? Point{middle.x, middle.y - 0.17 - 0.02 * std::max(0.0, arrow.width - 3.0)}
                   : Point{middle.x + 0.08, middle.y},
             arrow.label, level ? "center" : "left");
}

/// The boxes of all nodes as data: x y left right bottom top value, of which a plain box has 0, white.
std::string boxes(const Diagram& diagram) {
  std::string data;
  const auto add = [&](double x, double y, Size size, double value) {
    data += fmt::format("{:.3f} {:.3f} {:.3f} {:.3f} {:.3f} {:.3f} {:.4g}\n", x, y, x - size.x,
                        x + size.x, y - size.y, y + size.y, value);
  };
  for (const Diagram::Node& node : diagram.nodes) {
    const Size size = half_size(node);
    if (node.cells.empty() && node.framed) add(node.x, node.y, size, 0.0);
    for (std::size_t i = 0; i < node.cells.size(); ++i) {
      const double y = node.y + size.y - cell_height * (static_cast<double>(i) + 0.5);
      add(node.x, y, {size.x, cell_height / 2.0}, node.cells[i]);
    }
  }
  return data;
}

void write_texts(std::ostream& script, const Diagram::Node& node) {
  const Size size = half_size(node);
  for (std::size_t i = 0; i < node.cells.size(); ++i) {
    const double y = node.y + size.y - cell_height * (static_cast<double>(i) + 0.5);
    const std::string value = fmt::format("{:.2f}", node.cells[i]);
    write_text(script, {node.x, y},
               node.cell_names.empty() ? value : node.cell_names.at(i) + " " + value,
               "center font ',12'");
  }
  const bool plain = node.cells.empty();
  write_text(script,
             plain ? Point{node.x, node.y}
                   : Point{node.x - size.x - 0.06, node.y + size.y - cell_height / 2.0},
             node.label, plain ? "center" : "right");
}

}  // namespace

Extent extent(const Diagram& diagram) {
  Extent all{1e9, -1e9, 1e9, -1e9};
  for (const Diagram::Node& node : diagram.nodes) {
    const Size size = half_size(node);
    all.left = std::min(all.left,
                        node.x - size.x - (node.cells.empty() || node.label.empty() ? 0.1 : 0.45));
    all.right = std::max(all.right, node.x + size.x + 0.1);
    all.bottom = std::min(all.bottom, node.y - size.y - 0.1);
    all.top = std::max(all.top, node.y + size.y + 0.1);
  }
  for (const Diagram::Arrow& arrow : diagram.arrows) {  // a loop reaches out
    if (arrow.from != arrow.to) continue;
    const Diagram::Node& node = diagram.nodes.at(arrow.from);
    all.left = std::min(all.left, node.x - half_size(node).x - 1.1);
  }
  return all;
}

void write_diagram(std::ostream& script, const Diagram& diagram, double width, double height) {
  auto [left, right, bottom, top] = extent(diagram);
  const double beside = std::max(0.0, width - (right - left)) / 2.0;
  left -= beside;
  right += beside;
  bottom -= std::max(0.0, height - (top - bottom));
  fmt::print(script, "# In words: {}\nset title {}\n", diagram.in_words,
             gnuplot_string(diagram.title));
  fmt::print(script,
             "unset xlabel\nunset ylabel\nunset border\nunset grid\nunset key\nunset xtics\n"
             "unset ytics\nunset colorbox\nset offsets 0, 0, 0, 0\nset size ratio -1\n"
             "set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')\nset cbrange [-1:1]\n"
             "set xrange [{:.3f}:{:.3f}]\nset yrange [{:.3f}:{:.3f}]\n",
             left, right, bottom, top);
  for (const Diagram::Arrow& arrow : diagram.arrows) write_arrow(script, diagram, arrow);
  for (const Diagram::Node& node : diagram.nodes) write_texts(script, node);
  const std::string data = boxes(diagram);
  fmt::print(script,
             "plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 "
             "fc palette notitle\n{}e\nunset arrow\nunset label\n",
             data.empty() ? "0 0 NaN NaN NaN NaN 0\n" : data);
}

}  // namespace unrolled
