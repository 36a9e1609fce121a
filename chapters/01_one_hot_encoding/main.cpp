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

#include <fmt/core.h>

#include "chapters/01_one_hot_encoding/drawings.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"

using namespace unrolled;

namespace {

struct Settings : ChapterSettings {
  void declare(Flags& flags) { declare_word(flags); }
};

/// What the sections share.
struct Story {
  Charts& charts;
  std::u32string word;
  SpellingTask task = spelling_task(word);
};

}  // namespace

// ## A column for each letter
//
// We could number the letters, h = 0, e = 1, l = 2, o = 3. But then `o` would be three times `e`,
// and `l` would lie between `e` and `o`. Nothing of that is true of letters. A better way gives
// every letter a column of its own. On the left the letters to be read, on the right the letters wanted:

static void two_grids(const Story& story) {
  fmt::print("{}", story.charts.draw("01_one_hot", one_hot_grids(story.word, story.task)));
  //= [01_one_hot.svg] Each row has a single 1, in the column of its letter
}

// Row by row, the mark on the right is the letter that comes next. How are the grids made?

#include "chapters/01_one_hot_encoding/one_hot.hpp"

static void one_row(const Story& story) {
  const auto& [vocabulary, x, y] = story.task;
  fmt::print("vocabulary: {} (V = {})\n", text(vocabulary), vocabulary.size());
  fmt::print("x_0, for {}: {}\n", text(story.word.front()), numpy_format(row(x, 0)));
  //= vocabulary: helo (V = 4)
  //= x_0, for h: [[1. 0. 0. 0.]]
}

// ## Inputs and targets

#include "chapters/01_one_hot_encoding/spelling_task.hpp"

static void inputs_and_targets(const Story& story) {
  const auto& [vocabulary, x, y] = story.task;
  fmt::print("x, {} (T = {}):\n{}\n", text(decode(x, vocabulary)), x.rows(), numpy_format(x));
  fmt::print("y, {}:\n{}\n", text(decode(y, vocabulary)), numpy_format(y));
  //= x, hell (T = 4):
  //= [[1. 0. 0. 0.]
  //=  [0. 1. 0. 0.]
  //=  [0. 0. 1. 0.]
  //=  [0. 0. 1. 0.]]
  //= y, ello:
  //= [[0. 1. 0. 0.]
  //=  [0. 0. 1. 0.]
  //=  [0. 0. 1. 0.]
  //=  [0. 0. 0. 1.]]
}

// The two words in front of the grids were read back out of them (`decode`): nothing is lost on the way.
//
// ## Who follows whom
//
// Could a plain table do the job, one that looks up the letter it sees and knows nothing of those
// before? Before any network, we ask the word itself: which letters follow `h`, which follow `e`?

#include "chapters/01_one_hot_encoding/followers.hpp"

static void who_follows_whom(const Story& story) {
  const std::u32string& vocabulary = story.task.vocabulary;
  const Matrix counts = follower_counts(story.task);
  for (std::size_t j = 0; j < counts.rows(); ++j) {
    for (std::size_t k = 0; k < counts.columns(); ++k) {
      if (counts(j, k) == 0.0) continue;
      fmt::print("after {}: {}, {} time(s)\n", text(vocabulary[j]), text(vocabulary[k]),
                 counts(j, k));
    }
  }
  //= after h: e, 1 time(s)
  //= after e: l, 1 time(s)
  //= after l: l, 1 time(s)
  //= after l: o, 1 time(s)

  // In `hello`, `l` is followed once by `l` and once by `o`. The table has only one entry for `l`,
  // so whatever stands there is wrong once:

  fmt::print("right without memory: at most {} of {}\n", best_without_memory(story.task),
             story.task.x.rows());
  //= right without memory: at most 3 of 4
}

// To get all four, the network must know whether it is at the first `l` or at the second. It must
// remember. That is what the recurrent part is for, and the next chapter builds it.
//
// ## Try
//
// - `./workbook 1 --word banana`: does this word need memory? And `letter`?
// - `./workbook 1 --word 안녕하세요`: letters are Unicode code points, so any script will do. Does this
//   word need memory?

static bool tell(const Settings& settings, Charts& charts) {
  const Story story{charts, letters(settings.word)};
  two_grids(story);
  one_row(story);
  inputs_and_targets(story);
  who_follows_whom(story);
  return true;
}

int main(int argc, char** argv) {
  return run_chapter<Settings>(argc, argv, "Chapter 1. One-hot encoding", tell);
}
