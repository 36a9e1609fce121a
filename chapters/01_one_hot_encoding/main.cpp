// # Chapter 1. One-hot encoding
//
// | | |
// |---|---|
// | Builds on  | nothing |
// | You get    | `hello` as two grids of 0 and 1; `plots/01_one_hot.svg` |
// | Run        | `./workbook 1` |
// | Checked by | `tests/one_hot_encoding_test.cpp`, and every `//=` line below |
// | Next       | chapter 2 sends the grid through a recurrent network |
//
// A network is to learn to spell `hello`: it reads one letter at a time and says which comes next.
// But a network computes with numbers. How do we hand it a letter?
//
// We could number the letters, h = 0, e = 1, l = 2, o = 3. But then `o` would be three times `e`,
// and `l` would lie between `e` and `o`. Nothing of that is true of letters. A better way gives
// every letter a column of its own:

#include "chapters/01_one_hot_encoding/followers.hpp"

#include <fmt/core.h>

#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"

namespace {

using namespace unrolled;

struct Settings : ChapterSettings {
  void declare(Flags& flags) { declare_word(flags); }
};

bool tell(const Settings& settings, Charts& charts) {
  const std::u32string word = letters(settings.word);
  const SpellingTask task = spelling_task(word);

  // ## Inputs and targets
  //
  // Both texts, what is read and what is wanted, one letter a row:

  const std::u32string read = word.substr(0, word.size() - 1);
  const std::u32string wanted = word.substr(1);
  fmt::print("vocabulary: {} (V = {})\n", text(task.vocabulary), task.vocabulary.size());
  fmt::print("x, {}:\n{}\n", text(read), numpy_format(task.x));
  fmt::print("y, {}:\n{}\n", text(wanted), numpy_format(task.y));
  //= vocabulary: helo (V = 4)
  //= x, hell:
  //= [[1. 0. 0. 0.]
  //=  [0. 1. 0. 0.]
  //=  [0. 0. 1. 0.]
  //=  [0. 0. 1. 0.]]
  //= y, ello:
  //= [[0. 1. 0. 0.]
  //=  [0. 0. 1. 0.]
  //=  [0. 0. 1. 0.]
  //=  [0. 0. 0. 1.]]

  // The same as a picture. Row by row, the mark in the right grid is the letter that comes next.

  const HeatMap x_map{.title = "x: the letters read",
                      .x_label = "vocabulary",
                      .y_label = "letter read",
                      .column_names = names(task.vocabulary),
                      .row_names = names(read),
                      .values = task.x,
                      .cell_format = "%g"};
  HeatMap y_map = x_map;
  y_map.title = "y: the letters wanted";
  y_map.y_label = "letter wanted";
  y_map.row_names = names(wanted);
  y_map.values = task.y;
  fmt::print("{}",
             charts.draw("01_one_hot",
                         {"Each row has a single 1, in the column of its letter", {x_map, y_map}}));
  //= [01_one_hot.svg] Each row has a single 1, in the column of its letter

  // ## Back to letters
  //
  // Nothing is lost on the way. For each row, the letter of the column with the 1 gives the text
  // again:

  fmt::print("decoded: {} and {}\n", text(decode(task.x, task.vocabulary)),
             text(decode(task.y, task.vocabulary)));
  //= decoded: hell and ello

  // ## Why this word needs memory
  //
  // Could a plain table do the job, one that looks up the letter it sees and knows nothing of those
  // before? Let us ask the word which letters follow which:

  const Matrix counts = follower_counts(task);
  for (std::size_t k = 0; k < counts.rows(); ++k) {
    for (std::size_t next = 0; next < counts.columns(); ++next) {
      if (counts(k, next) == 0.0) continue;
      fmt::print("after {}: {}, {} time(s)\n", text(task.vocabulary[k]),
                 text(task.vocabulary[next]), counts(k, next));
    }
  }
  //= after h: e, 1 time(s)
  //= after e: l, 1 time(s)
  //= after l: l, 1 time(s)
  //= after l: o, 1 time(s)

  // In `hello`, `l` is followed once by `l` and once by `o`. The table has only one entry for `l`,
  // so whatever stands there is wrong once:

  fmt::print("right without memory: at most {} of {}\n", best_without_memory(task), read.size());
  //= right without memory: at most 3 of 4

  // To get all four, the network must know whether it is at the first `l` or at the second. It must
  // remember. That is what the recurrent part is for, and the next chapter builds it.
  //
  // ## Try
  //
  // - `./workbook 1 --word banana`: does this word need memory? And `letter`?
  // - `./workbook 1 --word 안녕하세요`: letters are Unicode code points, so any script will do. Does this
  //   word need memory?
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  return unrolled::run_chapter<Settings>(argc, argv, "Chapter 1. One-hot encoding", tell);
}
