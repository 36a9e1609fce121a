#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/diagram.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

/// One line of a LineChart: the points (x[i], y[i]).
struct Line {
  std::string title;
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> low = {};  // with high: an error bar from low[i] to high[i] at each point
  std::vector<double> high = {};
};

/// The values after steps 0, 1, 2, … as a line of at most 400 points: every so many, and the last.
[[nodiscard]] Line history_line(std::string title, std::span<const double> values);

/// Lines over one x axis.
struct LineChart {
  std::string title;
  std::string x_label;
  std::string y_label;
  std::vector<Line> lines;
  bool from_zero = false;                 // the y axis starts at 0
  bool log_y = false;                     // the y axis is logarithmic; values must be positive
  bool log_x = false;                     // the x axis is logarithmic, marked at powers of two
  std::vector<std::string> x_names = {};  // names for x = 0, 1, 2, …; the points are then marked
};

/// A matrix as coloured cells, row 0 at the top; up to 8 columns, each value is written into its cell.
struct HeatMap {
  std::string title;
  std::string x_label;
  std::string y_label;
  std::vector<std::string> column_names;
  std::vector<std::string> row_names;
  Matrix values;
  double full_colour = 0.0;          // the size of value with the full colour; 0: the largest
  std::string cell_format = "%.2f";  // as printf's
};

/// A text in lines of letters, each on a ground coloured as the cells of a HeatMap are.
struct ColouredText {
  std::string title;
  std::vector<std::u32string> lines;
  std::vector<std::vector<double>> values;  // by line and letter
  double full_colour = 1.0;                 // the size of value with the full colour
};

/// One panel or more, side by side, or in rows of three; texts below each other. The caption says in words what is to be seen.
struct Chart {
  std::string caption;
  std::vector<std::variant<LineChart, HeatMap, Diagram, ColouredText>> panels;
};

/// What gnuplot can make of a script: a file of that kind, or (`dumb`) characters for the terminal.
inline const std::vector<std::string> chart_formats = {"svg", "png", "pdf", "dumb"};

/// A text as gnuplot reads it, in quotes.
[[nodiscard]] std::string gnuplot_string(std::string_view text);

/// Draws a program's charts into one directory.
class Charts {
 public:
  /// No charts at all.
  Charts() = default;
  /// `format` is one of the above.
  Charts(std::filesystem::path directory, std::string format)
      : directory_{std::move(directory)}, format_{std::move(format)} {}

  /// Writes NAME.gp, a complete gnuplot script with its data to 6 significant digits, and lets
  /// gnuplot make NAME.svg (.png, .pdf) of it; both appear under their names only when complete. What
  /// was drawn before from the same script stays. Where gnuplot fails, no picture is left; where it
  /// has not ended after 20 seconds, no more charts are drawn.
  /// Returns the line to print, file name and caption, under the drawing itself for `dumb`. Throws
  /// std::system_error where the directory cannot be written.
  [[nodiscard]] std::string draw(std::string_view name, const Chart& chart);

  /// Removes from the directory what earlier runs of this chapter have drawn and this one has not.
  void remove_others() const;

  /// The first thing that went wrong with gnuplot, a sentence; empty where nothing did.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// Whether gnuplot was there and failed. That it is absent is a problem but no failure.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool run_gnuplot(const std::filesystem::path& directory, const std::string& script,
                   const std::string& picture);

  std::filesystem::path directory_;  // empty: no charts
  std::string format_;
  std::vector<std::string> drawn_;  // names
  bool failed_ = false;
  bool gave_up_ = false;
  std::string problem_;
};

}  // namespace unrolled
