#include "lib/chart.hpp"

#include <fmt/format.h>
#include <gnuplot-iostream.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <boost/process.hpp>
#include <boost/process/extend.hpp>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>  // mkdtemp
#include <fstream>
#include <iomanip>
#include <iterator>
#include <optional>
#include <system_error>
#include <thread>
#include <tuple>

#include "lib/stop.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;
namespace process = boost::process;

constexpr std::chrono::seconds patience{20};  // with gnuplot, for one chart

// Okabe and Ito's palette, which colour-blind readers can tell apart; dashes and marks repeat the
// difference for print.
constexpr std::array line_colours = {"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                     "#E69F00", "#56B4E9", "#000000"};
constexpr std::array dashes = {"1", "2", "3", "4", "5", "(16,4)", "(4,6)"};
constexpr std::size_t widest_written_map = 12;  // columns; beyond, values do not fit their cells

std::string_view extension(ChartFormat format) {
  constexpr std::array names = {"svg", "png", "pdf", "txt"};
  return names.at(static_cast<std::size_t>(format));
}

/// A gnuplot string: in single quotes only the quote itself needs care.
std::string gnuplot_string(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    result += c;
    if (c == '\'') result += c;
  }
  return result + "'";
}

std::string named_tics(const std::vector<std::string>& names) {
  std::string tics;
  for (std::size_t i = 0; i < names.size(); ++i) {
    tics += fmt::format("{}{} {}", i == 0 ? "" : ", ", gnuplot_string(names[i]), i);
  }
  return "(" + tics + ")";
}

/// Rounding noise becomes 0, so that a script is the same whichever compiler made the numbers.
double cleaned(double value) { return std::abs(value) < 1e-12 ? 0.0 : value; }

void write_labels(std::ostream& gp, const auto& panel) {
  gp << "set title " << gnuplot_string(panel.title) << "\nset xlabel "
     << gnuplot_string(panel.x_label) << "\nset ylabel " << gnuplot_string(panel.y_label) << "\n";
}

void write_panel(Gnuplot& gp, const LineChart& chart) {
  write_labels(gp, chart);
  gp << "set border 3\nset grid lc rgb '#dddddd'\nset key bottom outside center horizontal height "
        "1\n"
     << "set xtics nomirror " << (chart.x_names.empty() ? "autofreq" : named_tics(chart.x_names))
     << "\nset ytics nomirror autofreq\nset autoscale noextend\nset size noratio\nset offsets "
        "graph 0, 0, "
     << "graph 0.05, graph 0.05\nset xrange [*:*]\nset yrange [" << (chart.from_zero ? "0" : "*")
     << ":*]\n";
  gp << (chart.log_y ? "set logscale y\nset mytics 1\nset format y '%.0e'\n"
                     : "unset logscale\nset format y\n");
  if (chart.log_x) gp << "set logscale x 2\n";
  const bool marked = !chart.x_names.empty();
  std::string plots;
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const bool error_bars = !chart.lines[i].low.empty();
    plots +=
        fmt::format("{} '-' with {} lw 2.5 dt {} {} lc rgb '{}' title {}", i == 0 ? "" : ",",
                    error_bars ? "yerrorlines"
                    : marked   ? "linespoints"
                               : "lines",
                    dashes.at(i % dashes.size()),
                    error_bars || marked ? fmt::format("pt {} ps 0.9", 2 * i % 14 + 5) : "",
                    line_colours.at(i % line_colours.size()), gnuplot_string(chart.lines[i].title));
  }
  gp << "plot" << plots << "\n";
  for (const Line& line : chart.lines) {
    const auto kept = [&](double value) { return chart.log_y ? value : cleaned(value); };
    if (line.low.empty()) {
      std::vector<std::pair<double, double>> points;
      for (std::size_t i = 0; i < line.x.size(); ++i) {
        points.emplace_back(cleaned(line.x[i]), kept(line.y.at(i)));
      }
      gp.send1d(points);
    } else {
      std::vector<std::tuple<double, double, double, double>> points;
      for (std::size_t i = 0; i < line.x.size(); ++i) {
        points.emplace_back(cleaned(line.x[i]), kept(line.y.at(i)), kept(line.low.at(i)),
                            kept(line.high.at(i)));
      }
      gp.send1d(points);
    }
  }
  if (chart.log_x) gp << "unset logscale x\n";
}

void write_panel(Gnuplot& gp, const HeatMap& map) {
  const std::size_t rows = map.values.rows();
  const std::size_t columns = map.values.columns();
  std::vector<std::tuple<std::size_t, std::size_t, double>> cells;
  double largest = 0.0;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const double value = cleaned(map.values(i, j));
      cells.emplace_back(j, i, value);
      largest = std::max(largest, std::abs(value));
    }
  }
  // White is 0, blue positive, orange negative: light enough for black digits everywhere.
  const double range = map.full_colour > 0.0 ? map.full_colour : largest > 0.0 ? largest : 1.0;
  write_labels(gp, map);
  gp << "set border 0\nunset grid\nunset key\nset offsets 0, 0, 0, 0\n"
     << "set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')\n"
     << "set cbrange [" << -range << ":" << range << "]\n"
     << "unset colorbox\nset size ratio -1\nset xtics nomirror scale 0 "
     << named_tics(map.column_names) << "\nset ytics nomirror scale 0 " << named_tics(map.row_names)
     << "\nset xrange [-0.5:" << columns << "-0.5]\nset yrange [" << rows << "-0.5:-0.5]\n";
  const bool written = columns <= widest_written_map;
  gp << "plot '-' with image pixels";
  if (written)
    gp << ", '-' using 1:2:(sprintf(" << gnuplot_string(map.cell_format) << ", $3)) with labels";
  gp << "\n";
  gp.send1d(cells);
  if (written) gp.send1d(cells);
}

void write_script(const fs::path& path, std::string_view name, const Chart& chart,
                  ChartFormat format) {
  Gnuplot gp(">" + path.string());  // a file, not a pipe; throws std::ios_base::failure
  gp << std::defaultfloat << std::setprecision(6);
  // Up to three panels stand side by side, more than that in rows of three, a little smaller.
  const std::size_t columns = std::min<std::size_t>(chart.panels.size(), 3);
  const std::size_t rows = (chart.panels.size() + 2) / 3;
  std::size_t width = 0;
  for (std::size_t i = 0; i < columns; ++i) {
    const bool is_map = std::holds_alternative<HeatMap>(chart.panels[i]);
    width += is_map ? (rows > 1 ? 280 : 360) : columns == 1 ? 720 : 480;
  }
  const std::size_t height = rows > 1 ? 320 * rows : 420;
  gp << "# " << chart.caption << "\n# To draw it again: gnuplot " << name << ".gp\n"
     << "set encoding utf8\n";
  switch (format) {
    case ChartFormat::svg:
    case ChartFormat::png:
      gp << "set terminal " << (format == ChartFormat::svg ? "svg" : "pngcairo") << " size "
         << width << "," << height << " font 'sans-serif,14' background '#ffffff' noenhanced\n";
      break;
    case ChartFormat::pdf:
      gp << "set terminal pdfcairo size " << static_cast<double>(width) / 100 << ","
         << static_cast<double>(height) / 100 << " font 'sans-serif,12' noenhanced\n";
      break;
    case ChartFormat::dumb:
      gp << "set terminal dumb size 79,24 noenhanced\n";
      break;
  }
  gp << "set output '" << name << "." << extension(format) << "'\n";
  if (chart.panels.size() > 1) gp << "set multiplot layout " << rows << "," << columns << "\n";
  for (const auto& panel : chart.panels) {
    std::visit([&gp](const auto& shown) { write_panel(gp, shown); }, panel);
  }
  if (chart.panels.size() > 1) gp << "unset multiplot\n";
  gp << "unset output\n" << std::flush;
  if (!gp.good())
    throw std::system_error(errno, std::generic_category(),
                            fmt::format("cannot write {}.gp", name));
}

/// Signals as a program expects them when it starts: none blocked, none ignored.
void as_by_default() {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  std::signal(SIGPIPE, SIG_DFL);
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Whether a picture is there as a whole: every format but characters has an end of its own.
bool is_complete(const fs::path& picture) {
  const std::string text = read_file(picture);
  const std::string extension = picture.extension();
  const std::string_view end = extension == ".svg"   ? "</svg>"
                               : extension == ".png" ? "IEND"
                               : extension == ".pdf" ? "%%EOF"
                                                     : "";
  return !text.empty() && text.find(end) != std::string::npos;
}

/// A finished file gets its place and name.
void move_to(const fs::path& target, const fs::path& finished) {
  std::error_code error;
  fs::rename(finished, target, error);
  if (error) throw std::system_error(error, "cannot write " + target.string());
}

/// A directory beside the finished charts, removed with all it holds, also when the program is
/// stopped; then gnuplot, if it draws there, is ended first.
class Scratch {
 public:
  explicit Scratch(const fs::path& directory) : path_{(directory / ".drawing.XXXXXX").string()} {
    const StopLock lock = hold_off_stop();
    if (::mkdtemp(path_.data()) == nullptr) {
      throw std::system_error(errno, std::generic_category(),
                              "cannot write to " + directory.string());
    }
    on_stop_.emplace([this] {
      std::error_code ignored;
      if (gnuplot_) gnuplot_->terminate(ignored);
      remove();
      return std::string();
    });
  }
  Scratch(const Scratch&) = delete;
  Scratch(Scratch&&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Scratch& operator=(Scratch&&) = delete;
  ~Scratch() { remove(); }
  [[nodiscard]] fs::path path() const { return path_; }

  /// Lets gnuplot run on `script` in the directory. Returns its wait status, or nothing where it lost
  /// our patience. Throws std::system_error where it cannot be started.
  std::optional<int> run_gnuplot(const std::string& gnuplot, const std::string& script) {
    StopLock lock = hold_off_stop();  // so that a stop finds the group, or no gnuplot yet
    process::group& group = gnuplot_.emplace();
    process::child child(
        gnuplot, "-d", script, process::start_dir = path_, group,
        process::std_in<process::null, process::std_out> process::null,
        process::std_err > path_ + "/stderr",
        process::extend::on_exec_setup = [](auto&) { as_by_default(); });
    lock.unlock();
    std::error_code ignored;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (child.running(ignored)) {
      if (std::chrono::steady_clock::now() > end) {
        group.terminate(ignored);
        child.wait(ignored);
        return std::nullopt;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    lock.lock();  // goes no further if gnuplot ended because the program is being stopped
    gnuplot_.reset();
    return child.native_exit_code();
  }

  /// The same in words: what went wrong with this script and its picture, or "".
  std::string problem_with(const std::string& gnuplot, const std::string& script,
                           const std::string& picture) {
    try {
      const std::optional<int> status = run_gnuplot(gnuplot, script);
      lost_patience_ = !status;
      if (!status) {
        return fmt::format(
            "did not end within {} seconds on {}, so this chart and those after it are missing",
            patience.count(), script);
      }
      if (WIFSIGNALED(*status)) {
        return fmt::format("was ended by signal {} on {}", WTERMSIG(*status), script);
      }
      if (*status == 0 && is_complete(path() / picture)) return "";
      std::string said = read_file(path() / "stderr");
      std::ranges::replace(said, '\n', ' ');
      return fmt::format("failed on {} (status {}): {}", script, WEXITSTATUS(*status),
                         said.empty() ? "it said nothing" : said);
    } catch (const std::system_error& error) {
      return fmt::format("cannot be started: {}", error.code().message());
    }
  }
  [[nodiscard]] bool lost_patience() const { return lost_patience_; }

 private:
  // The program may still be writing when it is stopped, so once need not be enough.
  void remove() const {
    std::error_code error;
    for (int attempt = 0; attempt < 10; ++attempt) {
      fs::remove_all(path_, error);
      if (!error) return;
    }
  }

  std::string path_;
  bool lost_patience_ = false;
  std::optional<process::group> gnuplot_;
  std::optional<OnStop> on_stop_;
};

}  // namespace

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
  if (!wanted_) return "";
  Scratch scratch(directory_);
  const std::string script = fmt::format("{}.gp", name);
  const std::string picture = fmt::format("{}.{}", name, extension(format_));
  write_script(scratch.path() / script, name, chart, format_);

  const auto gnuplot = process::search_path("gnuplot");
  if (gnuplot.empty()) {
    note(
        "gnuplot is not installed, so only the charts' scripts were written; on Debian and "
        "Ubuntu: apt-get install gnuplot-nox");
  } else if (!gnuplot_hangs_) {
    const std::string problem = scratch.problem_with(gnuplot.string(), script, picture);
    if (!problem.empty()) {
      fs::remove(scratch.path() / picture);      // perhaps only half of it
      if (!failed_) note("gnuplot " + problem);  // once is enough
      failed_ = true;
    }
    gnuplot_hangs_ = scratch.lost_patience();
  }

  std::string caption =
      fmt::format("[{}] {}\n", format_ == ChartFormat::dumb ? name : picture, chart.caption);
  move_to(directory_ / script, scratch.path() / script);
  if (!fs::exists(scratch.path() / picture)) return caption;
  if (format_ == ChartFormat::dumb) return read_file(scratch.path() / picture) + caption;
  move_to(directory_ / picture, scratch.path() / picture);
  return caption;
}

void Charts::note(std::string problem) {
  if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end()) {
    problems_.push_back(std::move(problem));
  }
}

}  // namespace unrolled
