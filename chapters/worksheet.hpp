#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/command_line.hpp"
#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/matrix.hpp"

// One step of a network with every factor written out, for pencil and pocket calculator, or a spreadsheet.
namespace unrolled {

/// Numbers, each with its formula, its name, what it is made of, and its value. What it is made of is
/// written as spreadsheets read it.
class Worksheet {
 public:
  /// Numbers are written with 8 significant digits, or so that they read back exactly.
  explicit Worksheet(bool exact) : exact_{exact} {}

  void add(std::string_view formula, std::string name, std::string made_of, double value) {
    lines_.push_back({std::string(formula), std::move(name), std::move(made_of), value});
  }
  [[nodiscard]] std::string number(double value) const {
    return exact_ ? fmt::format("{}", value) : fmt::format("{:.8g}", value);
  }
  /// "a * b + c * d" for row a, 1×n, and column `column` of b, n×m; what is multiplied by 0 is left out.
  [[nodiscard]] std::string products(MatrixView a, MatrixView b, std::size_t column) const {
    std::string sum;
    for (std::size_t i = 0; i < a.columns(); ++i) {
      if (a(0, i) == 0.0) continue;
      sum +=
          fmt::format("{}{} * {}", sum.empty() ? "" : " + ", number(a(0, i)), number(b(i, column)));
    }
    return sum.empty() ? "0" : sum;
  }

  /// A line a number, to be read; the first so many.
  [[nodiscard]] std::string text(std::size_t most = 100'000) const {
    std::string result;
    for (const auto& [formula, name, made_of, value] : lines_) {
      if (most-- == 0) break;
      result += fmt::format("{:<7}{:<15} = {} = {}\n", formula, name, made_of, number(value));
    }
    return result;
  }
  /// formula,name,value,expression: a spreadsheet works the last column out by itself.
  [[nodiscard]] std::string csv() const {
    std::string result = "formula,name,value,expression\n";
    for (const auto& [formula, name, made_of, value] : lines_) {
      result += fmt::format("formula {},\"{}\",{},\"={}\"\n", formula.substr(1, formula.size() - 2),
                            name, number(value), made_of);  // (2.1) would be read as −2.1
    }
    return result;
  }

 private:
  struct Line {
    std::string formula, name, made_of;
    double value;
  };
  std::vector<Line> lines_;
  bool exact_;
};

/// The settings --trace and --trace-csv.
struct TraceSettings {
  std::string step;  // a number; empty: no worksheet
  std::string csv;   // the file to be written; empty: none

  /// `word` is read when all flags are.
  void declare(Flags& flags, const std::string& word) {
    flags.add("trace", step,
              Allowed<std::string>{"STEP",
                                   [read = whole(0, 999).read](const std::string& text) {
                                     return fmt::format("{}", read(text));
                                   }},
              Flags::Kind::output, "print this step as a worksheet, and nothing else");
    flags.add("trace-csv", csv, new_file(), Flags::Kind::output,
              "write the worksheet for a spreadsheet (CSV)");
    flags.require([this] { return csv.empty() || !step.empty(); }, "--trace-csv needs --trace");
    flags.require(
        [this, &word] { return step.empty() || std::stoul(step) + 1 < letters(word).size(); },
        "--trace must be a step of the word, which are counted from 0");
  }
  [[nodiscard]] bool asked() const { return !step.empty(); }
  /// Prints and writes the worksheets that make(exact, step) makes.
  template <typename Make>
  void print(Make make) const {
    const std::size_t t = std::stoul(step);
    fmt::print("{}", make(false, t).text());
    if (!csv.empty()) write_file(csv, make(true, t).csv());
  }
};

}  // namespace unrolled
