#include "tests/expected_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "chapters/05_hidden_size/how_sure.hpp"

namespace unrolled {
namespace {

const std::string mark = "\x1e";  // as it is printed
const std::string mark_in_code = "\\036";
const std::string any_lines = "…";

/// A line as words and numbers: number, text between, number, …
struct Pieces {
  std::vector<std::string> numbers;
  std::vector<std::string> texts;  // blanks collapsed
};

Pieces pieces(const std::string& line) {
  static const std::regex number(R"([-+]?\d+(\.\d*)?([eE][-+]?\d+)?)");
  static const std::regex blanks(R"(\s+)");
  Pieces result;
  const auto add_text = [&](const std::string& text) {
    result.texts.push_back(std::regex_replace(text, blanks, " "));
  };
  std::string rest = line;
  for (std::smatch match; std::regex_search(rest, match, number); rest = match.suffix()) {
    add_text(match.prefix());
    result.numbers.push_back(match.str());
  }
  add_text(std::regex_replace(rest, std::regex(R"(\s+$)"), ""));
  return result;
}

/// One unit of the last printed digit: 0.01 for "3.14", 1e-9 for "3.1e-8".
double last_digit(const std::string& number) {
  const std::size_t exponent_at = std::min(number.find_first_of("eE"), number.size());
  const std::size_t point = std::min(number.find('.'), exponent_at);
  const auto digits = static_cast<double>(exponent_at - std::min(point + 1, exponent_at));
  const double exponent =
      exponent_at == number.size() ? 0.0 : std::stod(number.substr(exponent_at + 1));
  return std::pow(10.0, exponent - digits);
}

bool same_number(const std::string& expected, const std::string& printed) {
  if (expected == printed) return true;
  if (expected.find_first_of(".eE") == std::string::npos) return false;
  const double a = std::stod(expected);
  const double b = std::stod(printed);
  // A hair more than one unit, since the units themselves are not exact in binary.
  return std::abs(a - b) <=
         std::max(1.001 * last_digit(expected), 1e-12 * std::max(1.0, std::abs(a)));
}

/// Takes the counts behind a ~ ("~17 of 20") out of both lines, and says whether the printed ones are as many,
/// of as many trainings, and each within the interval (5.2) of the expected one.
bool same_counts(std::string& expected, std::string& printed) {
  static const std::regex count(R"(~(\d+) of (\d+))");
  std::smatch a, b;
  while (std::regex_search(expected, a, count)) {
    if (!std::regex_search(printed, b, count) || a[2] != b[2]) return false;
    const auto trials = static_cast<double>(std::stoul(a[2]));
    const auto [low, high] = wilson_interval(std::stoul(a[1]), std::stoul(a[2]));
    const double share = static_cast<double>(std::stoul(b[1])) / trials;
    if (a[1] != b[1] && (share < low || share > high)) return false;  // (low of 0 is rounding)
    expected = a.prefix().str() + "~" + a.suffix().str();
    printed = b.prefix().str() + "~" + b.suffix().str();
  }
  return true;
}

bool is_expectation(const std::string& line) {
  const std::size_t start = line.find_first_not_of(' ');
  return start != std::string::npos && line.compare(start, 3, "//=") == 0;
}

}  // namespace

std::vector<ExpectedBlock> expected_blocks(const std::vector<std::string>& source) {
  std::vector<ExpectedBlock> blocks;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (!is_expectation(source[i])) continue;
    const std::size_t start = source[i].find("//=");
    if (i == 0 || !is_expectation(source[i - 1])) {
      blocks.push_back({i, source[i].substr(0, start), {}});
    }
    const std::string line = source[i].substr(start + 3);
    blocks.back().lines.push_back(line.empty() ? line : line.substr(1));  // one blank after //=
  }
  return blocks;
}

bool same_line(std::string expected, std::string printed) {
  if (!same_counts(expected, printed)) return false;
  const Pieces a = pieces(expected);
  const Pieces b = pieces(printed);
  return a.texts == b.texts && a.numbers.size() == b.numbers.size() &&
         std::equal(a.numbers.begin(), a.numbers.end(), b.numbers.begin(), same_number);
}

std::string first_difference(const std::vector<ExpectedBlock>& blocks,
                             const std::vector<std::string>& printed) {
  std::vector<std::pair<std::size_t, std::string>> expected;  // with its line in the source
  for (const ExpectedBlock& block : blocks) {
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      expected.emplace_back(block.first_line + i + 1, block.lines[i]);
    }
  }
  std::size_t next = 0;  // the expected line that is looked for
  std::size_t at = 0;    // where
  std::pair<std::size_t, std::size_t> farthest;
  std::optional<std::pair<std::size_t, std::size_t>>
      retry;  // behind the last "…", a line later each time
  while (next < expected.size() || at < printed.size()) {
    farthest = std::max(farthest, {next, at});
    if (next < expected.size() && expected[next].second == any_lines) {
      retry = {++next, at};
    } else if (next < expected.size() && at < printed.size() &&
               same_line(expected[next].second, printed[at])) {
      ++next;
      ++at;
    } else if (retry && retry->second < printed.size()) {
      std::tie(next, at) = std::pair(retry->first, ++retry->second);
    } else {
      std::tie(next, at) = farthest;
      const std::string came = at < printed.size() ? printed[at] : "(the end)";
      if (next == expected.size()) return fmt::format("printed under no //= line:\n  {}", came);
      return fmt::format("line {}: expected\n  {}\nprinted\n  {}", expected[next].first,
                         expected[next].second, came);
    }
  }
  return "";
}

std::string marked(const std::vector<std::string>& source) {
  std::string result = "#include <cstdio>\n";
  std::size_t block = 0;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (!is_expectation(source[i])) {
      result += source[i] + "\n";
    } else if (i == 0 || !is_expectation(source[i - 1])) {
      const char above = i == 0 || source[i - 1].empty() ? ' ' : source[i - 1].back();
      if (above != ';' && above != '}') {
        throw std::runtime_error(fmt::format("line {}: //= stands under no statement", i + 1));
      }
      result += fmt::format("std::fputs(\"{}{}\\n\", stdout);\n", mark_in_code, block++);
    }
  }
  return result;
}

std::string rewritten(const std::vector<std::string>& source,
                      const std::vector<std::string>& printed) {
  const std::vector<ExpectedBlock> blocks = expected_blocks(source);
  std::vector<std::vector<std::string>> outputs(1);
  for (const std::string& line : printed) {
    if (line.starts_with(mark)) {
      if (line.substr(1) != std::to_string(outputs.size() - 1)) {
        throw std::runtime_error("a //= block was reached twice or not at all, near mark " +
                                 line.substr(1));
      }
      outputs.emplace_back();
    } else {
      outputs.back().push_back(line);
    }
  }
  if (outputs.size() != blocks.size() + 1 || !outputs.back().empty()) {
    throw std::runtime_error("the last thing printed stands under no //= block");
  }
  std::string result;
  std::size_t next = 0;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (next == blocks.size() || i != blocks[next].first_line) {
      result += source[i] + "\n";
      continue;
    }
    const ExpectedBlock& block = blocks[next];
    std::vector<std::string> lines = outputs[next++];
    const auto gap = std::find(block.lines.begin(), block.lines.end(), any_lines);
    if (gap != block.lines.end()) {
      const auto before = gap - block.lines.begin();
      const auto after = block.lines.end() - gap - 1;
      if (static_cast<std::ptrdiff_t>(lines.size()) > before + after) {
        lines.erase(lines.begin() + before, lines.end() - after);
        lines.insert(lines.begin() + before, any_lines);
      }
    }
    for (const std::string& line : lines) {
      result += line.empty() ? block.indent + "//=\n" : block.indent + "//= " + line + "\n";
    }
    if (lines.empty()) result += block.indent + "//= …\n";  // keep the place
    i += block.lines.size() - 1;
  }
  return result;
}

}  // namespace unrolled
