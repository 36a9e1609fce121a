#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/files.hpp"

namespace unrolled {

/// The `//=` lines that stand together in a chapter's main.cpp: what the statement above prints.
/// The line "…" stands for any number of lines.
struct ExpectedBlock {
  std::size_t first_line = 0;  // in the source, counted from 0
  std::string indent;          // the blanks before `//=`
  std::vector<std::string> lines;
};

/// All blocks of a source, from top to bottom.
[[nodiscard]] std::vector<ExpectedBlock> expected_blocks(const std::vector<std::string>& source);

/// Whether a printed line is the expected one. Words and whole numbers must be the same, runs of
/// blanks count as one. A number with a point or an exponent may differ by one unit of its last
/// printed digit, or by 1e-12, relative above 1 and absolute below: rounding noise of another
/// machine. A count of trainings that rounding alone may move stands behind a ~, as in "~17 of 20": it may
/// be any count within the interval (5.2) of the expected one.
[[nodiscard]] bool same_line(std::string expected, std::string printed);

/// "" where the lines of all blocks, one after the other, are what was printed, all of it;
/// otherwise a message that names the first line of the source that was not printed.
[[nodiscard]] std::string first_difference(const std::vector<ExpectedBlock>& blocks,
                                           const std::vector<std::string>& printed);

/// The source with each block replaced by a statement that prints a mark. Throws
/// std::runtime_error where a block does not stand under a statement.
[[nodiscard]] std::string marked(const std::vector<std::string>& source);

/// The source with the blocks' lines taken from what the marked program printed. A block with "…"
/// keeps as many lines before and after it as it had. Throws std::runtime_error where a mark is
/// missing or comes twice, or where something is printed under no block.
[[nodiscard]] std::string rewritten(const std::vector<std::string>& source,
                                    const std::vector<std::string>& printed);

}  // namespace unrolled
