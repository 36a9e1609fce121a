#include "lib/chart.hpp"

#include "tests/support.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

Chart example() {
  return {"A line and a grid",
          {LineChart{.title = "it's a {line}",
                     .x_label = "step",
                     .y_label = "loss in nats",
                     .lines = {{"loss", {0, 1, 2}, {12.0622612345, 1e-17, -2}}}},
           HeatMap{.title = "grid",
                   .x_label = "next",
                   .y_label = "read",
                   .column_names = {"'", "50 %d"},
                   .row_names = {"a"},
                   .values = {{0.25, 0.75}}}}};
}

/// Sets PATH for one scope.
class Path {
 public:
  explicit Path(const std::string& path) : kept_{std::getenv("PATH")} {
    ::setenv("PATH", path.c_str(), 1);
  }
  Path(const Path&) = delete;
  ~Path() { ::setenv("PATH", kept_.c_str(), 1); }

 private:
  std::string kept_;
};

/// A directory that holds a `gnuplot` of our own, which counts its calls in the file `calls`.
class OwnGnuplot {
 public:
  explicit OwnGnuplot(const std::string& body)
      : path_{directory_.path().string() + ":/usr/bin:/bin"} {
    write_file(directory_.path() / "gnuplot",
               "#!/bin/sh\necho >> " + calls_.string() + "\n" + body);
    fs::permissions(directory_.path() / "gnuplot", fs::perms::owner_all);
  }
  [[nodiscard]] std::size_t calls() const {
    return fs::exists(calls_) ? read_file(calls_).size() : 0;
  }

 private:
  TemporaryDirectory directory_;
  fs::path calls_ = directory_.path() / "calls";
  Path path_;
};

const std::string draws = "echo '<svg></svg>' > ${2%.gp}.svg\n";

Chart other() {
  Chart chart = example();
  chart.caption = "Another";
  return chart;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chart_test)

BOOST_AUTO_TEST_CASE(writes_a_script_with_its_data) {
  const TemporaryDirectory directory;
  Charts charts(directory.path(), "svg");
  BOOST_TEST(charts.draw("two", example()) == "[two.svg] A line and a grid\n");
  const std::string script = read_file(directory.path() / "two.gp");
  for (const char* part :
       {"# A line and a grid\n", "set terminal svg", "set output 'two.svg'", "set multiplot",
        "set title 'it''s a {line}'", "set xlabel 'step'", "set ylabel 'loss in nats'",
        "\n0 12.0623\n1 0\n2 -2\ne\n", "set xtics nomirror scale 0 (\"'\" 0, '50 %%d' 1)",
        "\n0 0 0.25\n1 0 0.75\ne\n"}) {
    BOOST_TEST(script.find(part) != std::string::npos, "missing in the script: " << part);
  }
}

BOOST_AUTO_TEST_CASE(values_are_written_into_a_map_of_up_to_8_columns) {
  for (const std::size_t columns : {8U, 9U}) {
    const TemporaryDirectory directory;
    const HeatMap map{.title = "",
                      .x_label = "",
                      .y_label = "",
                      .column_names = std::vector<std::string>(columns, "a"),
                      .row_names = {"b"},
                      .values = Matrix(1, columns)};
    (void)Charts(directory.path(), "svg").draw("map", {"", {map}});
    const std::string script = read_file(directory.path() / "map.gp");
    BOOST_TEST((script.find("with labels") != std::string::npos) == (columns == 8));
  }
}

BOOST_AUTO_TEST_CASE(any_text_can_be_a_label) {
  BOOST_TEST(gnuplot_string("it's") == "'it''s'");
  BOOST_TEST(gnuplot_string(R"('`"\$)") == R"("'\140\042\134$")");
  for (const char* text :
       {"'", "''", "'a", "a'", "\"", "'\"", "\\", "'\\", "`", "'`date`", "%", "'%d"}) {
    const TemporaryDirectory directory;
    Charts charts(directory.path(), "svg");
    Diagram diagram{.title = text, .in_words = "a box"};
    diagram.add({0.0, 0.0, text});
    (void)charts.draw("label", {"A label", {diagram}});
    BOOST_TEST(charts.problem() == "", text);
  }
}

BOOST_AUTO_TEST_CASE(names_of_a_map_do_not_overlap) {
  for (const std::size_t rows : {16U, 17U}) {
    const TemporaryDirectory directory;
    const HeatMap map{.title = "",
                      .x_label = "",
                      .y_label = "",
                      .column_names = {"b"},
                      .row_names = std::vector<std::string>(rows, "a"),
                      .values = Matrix(rows, 1)};
    (void)Charts(directory.path(), "svg").draw("map", {"", {map}});
    const std::string script = read_file(directory.path() / "map.gp");
    BOOST_TEST((script.find("'a' 1,") != std::string::npos) == (rows == 16));
    BOOST_TEST(script.find("'a' 14") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(text_is_as_large_in_png_as_in_svg) {
  const TemporaryDirectory directory;
  (void)Charts(directory.path(), "png").draw("two", example());
  BOOST_TEST(read_file(directory.path() / "two.gp").find("pngcairo fontscale 0.75 size") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(draws_in_every_format) {
  const TemporaryDirectory directory;
  const std::vector<std::pair<std::string, std::string>> formats = {
      {"svg", "<?xml"}, {"png", "\x89PNG"}, {"pdf", "%PDF"}};
  for (const auto& [format, beginning] : formats) {
    Charts charts(directory.path(), format);
    const std::string line = charts.draw("two", example());
    BOOST_TEST(!charts.failed());
    BOOST_TEST(charts.problem() == "");
    const std::string name = line.substr(1, line.find(']') - 1);
    BOOST_TEST(read_file(directory.path() / name).starts_with(beginning));
    const std::string size = format == "pdf" ? " size 8.4,4.2 " : " size 840,420 ";
    BOOST_TEST(read_file(directory.path() / "two.gp").find(size) != std::string::npos);
  }
  Charts charts(directory.path(), "dumb");
  const std::string drawn = charts.draw("two", example());
  BOOST_TEST(drawn.find("it's a {line}") != std::string::npos);
  BOOST_TEST(drawn.ends_with("[two] A line and a grid\n"));
  BOOST_TEST(!fs::exists(directory.path() / "two.txt"));
  // Nothing but the charts and their script is left.
  for (const auto& entry : fs::directory_iterator(directory.path())) {
    BOOST_TEST(entry.path().stem() == "two", "left over: " << entry.path());
  }
}

BOOST_AUTO_TEST_CASE(what_was_drawn_from_the_same_script_stays) {
  const TemporaryDirectory directory;
  const fs::path picture = directory.path() / "two.svg";
  const OwnGnuplot gnuplot(draws);
  Charts charts(directory.path(), "svg");
  (void)charts.draw("two", example());
  write_file(picture, "of another gnuplot");
  BOOST_TEST(charts.draw("two", example()) == "[two.svg] A line and a grid\n");
  BOOST_TEST(gnuplot.calls() == 1U);
  BOOST_TEST(read_file(picture) == "of another gnuplot");
  (void)charts.draw("two", other());
  BOOST_TEST(gnuplot.calls() == 2U);
  BOOST_TEST(read_file(picture) == "<svg></svg>\n");
  fs::remove(picture);
  (void)charts.draw("two", other());
  BOOST_TEST(gnuplot.calls() == 3U);
  BOOST_TEST(fs::exists(picture));
  BOOST_TEST(charts.problem() == "");
  BOOST_TEST(std::distance(fs::directory_iterator(directory.path()), {}) == 2);
}

BOOST_AUTO_TEST_CASE(without_charts_nothing_is_printed_or_written) {
  Charts none;
  BOOST_TEST(none.draw("two", example()).empty());
}

BOOST_AUTO_TEST_CASE(logarithmic_axes_hold_for_their_own_panel_only) {
  const TemporaryDirectory directory;
  Charts charts(directory.path(), "svg");
  LineChart chart{.title = "both",
                  .x_label = "T",
                  .y_label = "count",
                  .lines = {{"count", {4, 8, 16}, {1, 10, 100}}},
                  .log_y = true,
                  .log_x = true};
  (void)charts.draw("log", {"Two panels", {chart, example().panels.front()}});
  BOOST_TEST(charts.problem() == "");
  const std::string script = read_file(directory.path() / "log.gp");
  const std::size_t x = script.find("set logscale x 2\n");
  const std::size_t plot = script.find("\nplot");
  const std::size_t off = script.find("unset logscale x\n");
  BOOST_TEST((x < plot && plot < off && off < script.find("\nplot", plot + 1)), script);
  BOOST_TEST(script.find("\nset logscale x", off) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(thins_long_histories_but_keeps_the_ends) {
  std::vector<double> values(2000);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(2 * i);
  const Line line = history_line("loss", values);
  BOOST_TEST(line.x.size() == 201U);
  BOOST_TEST(line.x.front() == 0.0);
  BOOST_TEST(line.x.at(1) == 10.0);
  BOOST_TEST(line.y.at(1) == 20.0);
  BOOST_TEST(line.x.back() == 1999.0);
  BOOST_TEST(history_line("loss", std::vector<double>{5}).y.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
