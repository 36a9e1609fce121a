#include "lib/chart.hpp"

#include <fmt/format.h>
#include <gnuplot-iostream.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdlib>  // mkdtemp
#include <iomanip>
#include <system_error>
#include <tuple>

#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/program.hpp"
#include "lib/stop.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds patience{20};  // with gnuplot, for one chart

// Okabe and Ito's palette, which colour-blind readers can tell apart; dashes and marks repeat the
// difference for print.
constexpr std::array line_colours = {"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                     "#E69F00", "#56B4E9", "#000000"};
constexpr std::array dashes = {"1", "2", "3", "4", "5", "(16,4)", "(4,6)"};
constexpr std::size_t widest_written_map = 8;  // columns; beyond, values do not fit their cells

/// What a picture's file is called after its name, and what stands at the end of a complete one.
std::string extension(const std::string& format) { return format == "dumb" ? "txt" : format; }
std::string end_of(const std::string& format) {
  return format == "svg" ? "</svg>" : format == "png" ? "IEND" : format == "pdf" ? "%%EOF" : "";
}

/// Names for 0, 1, 2, … or, so that they do not overlap, for every second, every third, …; gnuplot takes them
/// as formats, where a % stands for itself only if doubled.
std::string named_tics(const std::vector<std::string>& names, std::size_t every = 1) {
  std::string tics;
  for (std::size_t i = 0; i < names.size(); i += every) {
    std::string name;
    for (const char c : names[i]) name.append(c == '%' ? 2 : 1, c);
    tics += fmt::format("{}{} {}", i == 0 ? "" : ", ", gnuplot_string(name), i);
  }
  return "(" + tics + ")";
}

/// Rounding noise becomes 0, so that a script is the same whichever compiler made the numbers.
std::vector<double> cleaned(std::vector<double> values) {
  for (double& value : values) value = std::abs(value) < 1e-12 ? 0.0 : value;
  return values;
}

void write_labels(Gnuplot& gp, const auto& panel) {
  gp << "set title " << gnuplot_string(panel.title) << "\nset xlabel "
     << gnuplot_string(panel.x_label) << "\nset ylabel " << gnuplot_string(panel.y_label) << "\n";
}

void write_panel(Gnuplot& gp, const LineChart& chart, bool narrow) {
  const bool marked = !chart.x_names.empty();
  write_labels(gp, chart);
  gp << "set border 3\nset grid lc rgb '#dddddd'\n"
     << "set key bottom outside center horizontal height 1\n"
     << "set xtics nomirror "
     << (marked   ? named_tics(chart.x_names)
         : narrow ? "autofreq font ',10'"
                  : "autofreq")
     << "\nset ytics nomirror autofreq\nset autoscale noextend\nset size noratio\n"
     << "set offsets graph 0, 0, graph 0.05, graph 0.05\n"
     << "set xrange [*:*]\nset yrange [" << (chart.from_zero ? "0" : "*") << ":*]\n"
     << (chart.log_y ? "set logscale y\nset mytics 1\nset format y '%.0e'\n"
                     : "unset logscale\nset format y\n")
     << (chart.log_x ? "set logscale x 2\n" : "") << "plot";
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const bool error_bars = !chart.lines[i].low.empty();
    gp << fmt::format("{} '-' with {} lw 2.5 dt {} {} lc rgb '{}' title {}", i == 0 ? "" : ",",
                      error_bars ? "yerrorlines"
                      : marked   ? "linespoints"
                                 : "lines",
                      dashes.at(i % dashes.size()),
                      error_bars || marked ? fmt::format("pt {} ps 0.9", 2 * i % 14 + 5) : "",
                      line_colours.at(i % line_colours.size()),
                      gnuplot_string(chart.lines[i].title));
  }
  gp << "\n";
  for (const auto& [title, x, y, low, high] : chart.lines) {
    const auto kept = [&](const auto& values) { return chart.log_y ? values : cleaned(values); };
    if (low.empty()) {
      gp.send1d(std::tuple(cleaned(x), kept(y)));
    } else {
      gp.send1d(std::tuple(cleaned(x), kept(y), kept(low), kept(high)));
    }
  }
  if (chart.log_x) gp << "unset logscale x\n";
  if (narrow) gp << "set xtics font ',14'\n";
}

/// Whether there is room for the values in the cells, which are squares.
bool fits(const HeatMap& map) {
  const std::size_t longer = std::max(map.values.rows(), map.values.columns());
  if (longer > widest_written_map) return false;
  std::size_t most = 0;
  for (const double value : map.values.values()) {
    // NOLINTNEXTLINE(*-vararg): as gnuplot's own sprintf will write it
    const int written = std::snprintf(nullptr, 0, map.cell_format.c_str(), value);
    most = std::max(most, static_cast<std::size_t>(written));
  }
  return longer * most <= 42;  // characters of the smaller font
}

/// Whether the names of the columns have no room beside each other. (Of many, some are shown.)
bool slanted(const HeatMap& map) {
  const std::size_t longer = std::max(map.values.rows(), map.values.columns());
  std::size_t most = 0;
  for (const std::string& name : map.column_names) most = std::max(most, letters(name).size());
  return std::min<std::size_t>(longer, 20) * most > 42;
}

/// White is 0, blue positive, orange negative: light enough for black letters everywhere.
void write_colours(Gnuplot& gp, double full_colour) {
  gp << "set border 0\nunset grid\nunset key\nset offsets 0, 0, 0, 0\n"
     << "set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')\n"
     << "set cbrange [" << -full_colour << ":" << full_colour << "]\nunset colorbox\n";
}

void write_panel(Gnuplot& gp, const HeatMap& map) {
  const std::size_t rows = map.values.rows();
  const std::size_t columns = map.values.columns();
  std::vector<std::tuple<std::size_t, std::size_t, double>> cells;
  double largest = 0.0;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const double value = cleaned({map.values(i, j)}).front();
      cells.emplace_back(j, i, value);
      largest = std::max(largest, std::abs(value));
    }
  }
  const double range = map.full_colour > 0.0 ? map.full_colour : largest > 0.0 ? largest : 1.0;
  const std::size_t longer = std::max(rows, columns);  // the cells are squares
  write_labels(gp, map);
  write_colours(gp, range);
  gp << "set size ratio -1\nset xtics nomirror scale 0 "
     << (slanted(map) ? "rotate by 45 right " : "")
     << named_tics(map.column_names, (longer + 19) / 20) << "\nset ytics nomirror scale 0 "
     << named_tics(map.row_names, (longer + 15) / 16) << "\nset xrange [-0.5:" << columns
     << "-0.5]\nset yrange [" << rows << "-0.5:-0.5]\n";
  const bool written = fits(map);
  // gnuplot makes no image of less than 2×2 cells.
  gp << (rows < 2 || columns < 2
             ? "plot '-' using 1:2:(0.5):(0.5):3 with boxxyerror fs solid noborder fc palette"
             : "plot '-' with image pixels");
  if (written) {
    gp << ", '-' using 1:2:(sprintf(" << gnuplot_string(map.cell_format) << ", $3)) with labels"
       << (longer > 5 ? " font ',10'" : "");  // smaller, so that they fit
  }
  gp << "\n";
  gp.send1d(cells);
  if (written) gp.send1d(cells);
  if (slanted(map)) gp << "set xtics norotate\n";
}

/// The length of the longest line, in letters.
std::size_t width_of(const ColouredText& text) {
  std::size_t longest = 1;
  for (const std::u32string& line : text.lines) longest = std::max(longest, line.size());
  return longest;
}

/// How many pixels a letter needs: one of Korean, Japanese or Chinese is as wide as it is high.
std::size_t pixels_of_a_letter(const ColouredText& text) {
  const auto wide = [](const std::u32string& line) {
    return std::ranges::any_of(line, [](char32_t letter) { return letter >= 0x1100; });
  };
  return std::ranges::any_of(text.lines, wide) ? 18 : 11;
}

void write_panel(Gnuplot& gp, const ColouredText& panel) {
  write_colours(gp, panel.full_colour);
  gp << "set title " << gnuplot_string(panel.title) << "\nset xlabel\nset ylabel\n"
     << "unset xtics\nunset ytics\nset size noratio\nset xrange [-0.5:" << width_of(panel)
     << "-0.5]\nset yrange [" << panel.lines.size() << "-0.5:-0.5]\n";
  std::vector<std::tuple<std::size_t, std::size_t, double>> grounds;
  for (std::size_t i = 0; i < panel.lines.size(); ++i) {
    for (std::size_t j = 0; j < panel.lines[i].size(); ++j) {
      grounds.emplace_back(j, i, cleaned({panel.values.at(i).at(j)}).front());
      const char32_t letter = panel.lines[i][j];
      if (letter == U' ') continue;
      gp << "set label " << gnuplot_string(is_invisible(letter) ? "·" : text(letter)) << " at " << j
         << "," << i << " center front font 'monospace,13'\n";
    }
  }
  gp << "plot '-' using 1:2:(0.5):(0.5):3 with boxxyerror fs solid noborder fc palette\n";
  gp.send1d(grounds);
  gp << "unset label\n";
}

/// The width of the widest diagram and the height of the highest, in units.
std::pair<double, double> largest_diagram(const Chart& chart) {
  std::pair<double, double> size = {4.5, 1.5};  // so that a title has room
  for (const auto& panel : chart.panels) {
    if (const auto* const diagram = std::get_if<Diagram>(&panel); diagram != nullptr) {
      const auto [left, right, bottom, top] = extent(*diagram);
      size = {std::max(size.first, right - left), std::max(size.second, top - bottom)};
    }
  }
  return size;
}

/// How panels are laid out, and the size of the whole in pixels.
struct Layout {
  std::size_t columns = 0, rows = 0, width = 0, height = 0;
};

/// Up to three panels stand side by side, more than that in rows of three (four in rows of two), a
/// little smaller. A diagram that stands alone is as large as it needs, and so are several diagrams.
Layout layout(const Chart& chart) {
  const std::size_t count = chart.panels.size();
  Layout all{count == 4 ? 2 : std::min<std::size_t>(count, 3), 0, 0, 0};
  all.rows = (count + all.columns - 1) / all.columns;
  if (std::ranges::all_of(
          chart.panels, [](const auto& panel) { return std::holds_alternative<Diagram>(panel); })) {
    const auto [wide, high] = largest_diagram(chart);
    const double unit = count == 1 ? 80.0 : 64.0;  // pixels
    const auto pixels = [=](double units) {
      return static_cast<std::size_t>(std::ceil(unit * units));
    };
    all.width = all.columns * pixels(wide);
    all.height = all.rows * (pixels(high) + 50);
    return all;
  }
  if (std::holds_alternative<ColouredText>(chart.panels.front())) {
    all = {1, count, 0, 0};
    for (const auto& panel : chart.panels) {
      const auto& text = std::get<ColouredText>(panel);
      all.width = std::max(all.width, 40 + pixels_of_a_letter(text) * width_of(text));
      all.height = std::max(all.height, count * (60 + 24 * text.lines.size()));
    }
    return all;
  }
  for (std::size_t i = 0; i < all.columns; ++i) {
    const auto* const map = std::get_if<HeatMap>(&chart.panels[i]);
    const bool is_line_chart = std::holds_alternative<LineChart>(chart.panels[i]);
    all.width += is_line_chart                     ? (all.columns == 1 ? 720 : 480)
                 : map != nullptr && slanted(*map) ? 540
                 : all.rows > 1                    ? 280
                                                   : 360;
  }
  all.height = all.rows > 1 ? 320 * all.rows : 420;
  return all;
}

void write_script(const fs::path& path, std::string_view name, const Chart& chart,
                  const std::string& format) {
  Gnuplot gp(
      fmt::format(">{}", path.string()));  // a file, not a pipe; throws std::ios_base::failure
  gp << std::defaultfloat << std::setprecision(6);
  const auto [columns, rows, width, height] = layout(chart);
  const std::string terminal =
      format == "dumb" ? "dumb size 79,24"
      : format == "pdf"
          ? fmt::format("pdfcairo size {},{} font 'sans-serif,12'",
                        static_cast<double>(width) / 100, static_cast<double>(height) / 100)
          : fmt::format("{} size {},{} font 'sans-serif,14' background '#ffffff'",
                        format == "svg" ? "svg" : "pngcairo fontscale 0.75", width, height);
  gp << "# " << chart.caption << "\n# To draw it again: gnuplot " << name << ".gp\n"
     << "set encoding utf8\nset terminal " << terminal << " noenhanced\nset output '" << name << "."
     << extension(format) << "'\n";
  if (chart.panels.size() > 1) gp << "set multiplot layout " << rows << "," << columns << "\n";
  const auto [wide, high] = largest_diagram(chart);
  for (const auto& panel : chart.panels) {
    if (const auto* const diagram = std::get_if<Diagram>(&panel); diagram != nullptr) {
      write_diagram(gp, *diagram, wide, high);
    } else if (const auto* const map = std::get_if<HeatMap>(&panel); map != nullptr) {
      write_panel(gp, *map);
    } else if (const auto* const coloured = std::get_if<ColouredText>(&panel);
               coloured != nullptr) {
      write_panel(gp, *coloured);
    } else {
      write_panel(gp, std::get<LineChart>(panel), chart.panels.size() > 1);
    }
  }
  if (chart.panels.size() > 1) gp << "unset multiplot\n";
  gp << "unset output\n" << std::flush;
  if (!gp.good()) {
    throw std::system_error(errno, std::generic_category(),
                            fmt::format("cannot write {}.gp", name));
  }
}

/// A directory beside the finished charts, removed with all it holds.
class Scratch {
 public:
  explicit Scratch(const fs::path& directory) : path_{(directory / ".drawing.XXXXXX").string()} {
    if (::mkdtemp(path_.data()) == nullptr) {
      throw std::system_error(errno, std::generic_category(),
                              "cannot write to " + directory.string());
    }
  }
  Scratch(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path path() const { return path_; }

 private:
  std::string path_;
};

/// Whether gnuplot, which does not notice a full disk, has written all of a picture.
bool is_complete(const fs::path& picture, const std::string& format) {
  if (!fs::exists(picture)) return false;
  const std::string text = read_file(picture);
  return !text.empty() && text.find(end_of(format)) != std::string::npos;
}

}  // namespace

std::string gnuplot_string(std::string_view text) {
  // gnuplot does not understand a quote at the start of a text in single quotes.
  const bool in_double = text.starts_with('\'');
  std::string result;
  for (const char c : text) {
    if (in_double && (c == '"' || c == '\\' || c == '`')) {
      result += fmt::format("\\{:03o}", static_cast<unsigned>(c));
    } else {
      result.append(!in_double && c == '\'' ? 2 : 1, c);  // all that needs care in single quotes
    }
  }
  return in_double ? '"' + result + '"' : '\'' + result + '\'';
}

Line history_line(std::string title, std::span<const double> values) {
  Line line{std::move(title), {}, {}};
  const std::size_t stride = std::max<std::size_t>(1, values.size() / 200);
  for (std::size_t step = 0; step < values.size(); ++step) {
    if (step % stride != 0 && step + 1 != values.size()) continue;
    line.x.push_back(static_cast<double>(step));
    line.y.push_back(values[step]);
  }
  return line;
}

std::string Charts::draw(std::string_view name, const Chart& chart) {
  if (directory_.empty()) return "";
  stop_if_asked();
  drawn_.emplace_back(name);
  const Scratch scratch(directory_);
  const std::string script = fmt::format("{}.gp", name);
  const std::string picture = fmt::format("{}.{}", name, extension(format_));
  const bool in_terminal = format_ == "dumb";
  std::string caption = fmt::format("[{}] {}\n", in_terminal ? name : picture, chart.caption);
  write_script(scratch.path() / script, name, chart, format_);
  if (fs::exists(directory_ / picture) && fs::exists(directory_ / script) &&
      read_file(directory_ / script) == read_file(scratch.path() / script)) {
    return caption;  // it was drawn before; another gnuplot might draw it a little differently
  }

  const bool drawn = run_gnuplot(scratch.path(), script, picture);
  const std::string shown = drawn && in_terminal ? read_file(scratch.path() / picture) : "";
  // The picture comes first, and one that is not this script's goes: should the program end between the
  // two, the next run finds an older script, and draws.
  if (drawn && !in_terminal) {
    fs::rename(scratch.path() / picture, directory_ / picture);
  } else if (!in_terminal) {
    fs::remove(directory_ / picture);
  }
  fs::rename(scratch.path() / script, directory_ / script);
  return shown + caption;
}

void Charts::remove_others() const {
  if (drawn_.empty()) return;
  const std::string chapter = drawn_.front().substr(0, 3);  // "03_"
  for (const auto& entry : fs::directory_iterator(directory_)) {
    const fs::path& path = entry.path();
    if (!path.filename().string().starts_with(chapter)) continue;
    const bool other_format =
        path.extension() != ".gp" && path.extension() != "." + extension(format_);
    if (other_format || std::ranges::count(drawn_, path.stem().string()) == 0) fs::remove(path);
  }
}

bool Charts::run_gnuplot(const fs::path& directory, const std::string& script,
                         const std::string& picture) {
  if (gave_up_) return false;
  std::string problem;
  try {
    const ProgramResult gnuplot =
        run_program({"gnuplot", "-d", script}, {.directory = directory, .patience = patience});
    if (gnuplot.in_time && gnuplot.status == 0 && is_complete(directory / picture, format_))
      return true;
    failed_ = true;
    gave_up_ = !gnuplot.in_time;
    problem = gave_up_ ? fmt::format(
                             "did not end within {} seconds on {}, so this chart and those "
                             "after it are missing",
                             patience.count(), script)
                       : fmt::format("failed on {} (status {}): {}", script, gnuplot.status,
                                     gnuplot.err.empty() ? "it said nothing" : gnuplot.err);
  } catch (const std::system_error& error) {
    gave_up_ = true;
    failed_ = error.code() != std::errc::no_such_file_or_directory;
    problem = failed_ ? "cannot be started: " + error.code().message()
                      : "is not installed, so only the charts' scripts were written; on Debian and "
                        "Ubuntu: apt-get install gnuplot-nox";
  }
  if (problem_.empty()) problem_ = "gnuplot " + problem;
  return false;
}

}  // namespace unrolled
