#include "lib/chart.hpp"

#include <regex>
#include <set>

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
    write_script(directory_.path() / "gnuplot", "echo >> " + calls_.string() + "\n" + body);
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

/// A matrix whose entries are all the same.
Matrix map_of(std::size_t rows, std::size_t columns, double value) {
  return map(Matrix(rows, columns), [=](double) { return value; });
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
    BOOST_TEST(has(script, part), "missing in the script: " << part);
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
    BOOST_TEST((has(script, "with labels")) == (columns == 8));
  }
}

BOOST_AUTO_TEST_CASE(each_letter_of_a_text_stands_on_its_colour) {
  const TemporaryDirectory directory;
  const ColouredText text{.title = "first",
                          .lines = {U"a 'b", U"글"},
                          .values = {{0.25, -0.5, 1.0, 2.0}, {-1.0}},
                          .full_colour = 2.0};
  ColouredText next = text;
  next.title = "second";
  next.lines[0] = U"wxyz";
  (void)Charts(directory.path(), "svg").draw("text", {"", {text, next}});
  const std::string script = read_file(directory.path() / "text.gp");
  for (const char* part :
       {"set terminal svg size 112,216 ", "set multiplot layout 2,1", "set cbrange [-2:2]",
        "set xrange [-0.5:4-0.5]\nset yrange [2-0.5:-0.5]", "set label 'a' at 0,0 center",
        "set label \"'\" at 2,0 center", "set label '글' at 0,1 center",
        "\n0 0 0.25\n1 0 -0.5\n2 0 1\n3 0 2\n0 1 -1\ne\nunset label\n"}) {
    BOOST_TEST(has(script, part), "missing in the script: " << part);
  }
  BOOST_TEST(!has(script, "set label ' '"));
  const std::string second = script.substr(script.find("set title 'second'"));
  BOOST_TEST((has(second, "set label 'w'") && !has(second, "set label 'a'")));
}

BOOST_AUTO_TEST_CASE(long_names_of_columns_are_slanted_in_a_wider_map_and_the_next_stand_upright) {
  for (const std::size_t letters : {10U, 11U}) {
    const TemporaryDirectory directory;
    const HeatMap map{.title = "map",
                      .x_label = "x",
                      .y_label = "y",
                      .column_names = {std::string(letters, 'a'), "b", "c", "d"},
                      .row_names = {"e", "f"},
                      .values = map_of(2, 4, 1.0)};
    (void)Charts(directory.path(), "svg").draw("m", {"", {map}});
    const std::string script = read_file(directory.path() / "m.gp");
    BOOST_TEST(has(script, "scale 0 rotate by 45 right (") == (letters == 11));
    BOOST_TEST(has(script, "set xtics norotate") == (letters == 11));
    BOOST_TEST(has(script, letters == 11 ? "size 540," : "size 360,"), script.substr(0, 400));
  }
}

BOOST_AUTO_TEST_CASE(long_values_are_not_written_into_small_cells) {
  for (const double value : {0.25, -15.14}) {
    const TemporaryDirectory directory;
    const HeatMap map{.title = "map",
                      .x_label = "x",
                      .y_label = "y",
                      .column_names = {"b", "c"},
                      .row_names = std::vector<std::string>(8, "a"),
                      .values = map_of(8, 2, value)};
    (void)Charts(directory.path(), "svg").draw("m", {"", {map}});
    const std::string script = read_file(directory.path() / "m.gp");
    BOOST_TEST(has(script, "with labels font ',10'") == (value == 0.25));
    BOOST_TEST(has(script, "with labels") == (value == 0.25));
  }
}

// Neither would gnuplot draw a map of one row as an image, nor is there room for a title over one box.
BOOST_AUTO_TEST_CASE(small_maps_have_colours_and_small_diagrams_room) {
  const TemporaryDirectory directory;
  Charts charts(directory.path(), "svg");
  const HeatMap map{.title = "map",
                    .x_label = "x",
                    .y_label = "y",
                    .column_names = {"a", "b", "c"},
                    .row_names = {"d"},
                    .values = map_of(1, 3, 1.0)};
  (void)charts.draw("m", {"", {map}});
  BOOST_TEST(has(read_file(directory.path() / "m.svg"), "86, 180, 233"));  // #56B4E9
  Diagram diagram{.title = "one box and a long title", .in_words = "a box"};
  diagram.add({0.0, 0.0, "a"});
  (void)charts.draw("d", {"", {diagram}});
  std::smatch size;
  const std::string script = read_file(directory.path() / "d.gp");
  BOOST_TEST_REQUIRE(std::regex_search(script, size, std::regex("size ([0-9]+),")));
  BOOST_TEST(std::stoi(size[1]) >= 300);
}

// Too near each other, an arrow between two boxes would point backwards.
BOOST_AUTO_TEST_CASE(boxes_that_touch_have_no_arrow) {
  for (const double apart : {0.5, 2.0}) {
    const TemporaryDirectory directory;
    Diagram diagram{.title = "two", .in_words = "one to another"};
    const std::size_t a = diagram.add({0.0, 0.0, "a"});
    diagram.arrows = {{a, diagram.add({apart, 0.0, "b"})}};
    (void)Charts(directory.path(), "svg").draw("d", {"", {diagram}});
    BOOST_TEST(has(read_file(directory.path() / "d.gp"), "set arrow from") == (apart == 2.0));
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
  BOOST_TEST(has(drawn, "it's a {line}"));
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

BOOST_AUTO_TEST_CASE(what_earlier_runs_of_the_chapter_drew_and_this_one_did_not_goes) {
  const TemporaryDirectory directory;
  const Chart chart = example();
  (void)Charts(directory.path(), "svg").draw("03_old", chart);
  (void)Charts(directory.path(), "svg").draw("03_new", chart);
  (void)Charts(directory.path(), "svg").draw("04_other", chart);
  Charts charts(directory.path(), "png");
  (void)charts.draw("03_new", chart);
  charts.remove_others();
  std::set<std::string> left;
  for (const auto& entry : fs::directory_iterator(directory.path())) {
    left.insert(entry.path().filename().string());
  }
  BOOST_TEST(
      (left == std::set<std::string>{"03_new.gp", "03_new.png", "04_other.gp", "04_other.svg"}));
}

BOOST_AUTO_TEST_CASE(a_diagram_has_its_numbers_and_its_arrows) {
  const TemporaryDirectory directory;
  Diagram diagram{.title = "two", .in_words = "one to another"};
  const std::size_t a = diagram.add({0, 0, "it's"});
  const std::size_t b = diagram.add({2, 0, "h", {0.25, -1}, {"x", "y"}});
  diagram.arrows = {{a, b, "W", 2.5, "#D55E00", true}, {b, b, "loop"}};
  BOOST_TEST(Charts(directory.path(), "svg").draw("d", {"", {diagram}}) == "[d.svg] \n");
  const std::string script = read_file(directory.path() / "d.gp");
  for (const char* part :
       {"# In words: one to another\n", "set label 'it''s' at 0.000,0.000", "set label 'x 0.25'",
        "set label 'y -1.00'", "set label 'W'", "lw 2.50 dt 2 lc rgb '#D55E00'", "set label 'loop'",
        " 0.25\n", " -1\ne"}) {
    BOOST_TEST(has(script, part), "missing in the script: " << part);
  }
  const std::regex arrow("set arrow from ([-0-9.]+),0.000 to ([-0-9.]+),0.000 head");
  std::smatch match;
  BOOST_TEST_REQUIRE(std::regex_search(script, match, arrow));
  BOOST_TEST(std::stod(match[1]) > 0.3);  // outside the box of a, as it ends outside that of b
  BOOST_TEST(std::stod(match[2]) < 1.6);
}

BOOST_AUTO_TEST_CASE(without_charts_nothing_is_printed_or_written) {
  Charts none;
  BOOST_TEST(none.draw("two", example()).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
