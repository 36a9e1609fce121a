// # Chapter 5. Hidden size
//
// | | |
// |---|---|
// | Builds on  | chapter 4: the post's listing |
// | You get    | 3 hidden units against 6; what two and three units hold, drawn; then 2 000 trainings instead of two; `plots/05_loss.svg`, `plots/05_probabilities.svg`, `plots/05_two_units.svg`, `plots/05_three_units.svg`, `plots/05_study.svg` |
// | Run        | `./workbook 5` |
// | Checked by | `tests/hidden_size_test.cpp`, `tests/study_test.cpp`, and every `//=` line below |
// | Next       | chapter 6 finds the gradient with less work |
//
// The hidden state is all that the network can remember. The post doubles it, from 3 to 6, and the loss
// falls from 2.3 to 0.1. So were three units too few?

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "chapters/04_truncated_bptt/post_listing.hpp"
#include "chapters/05_hidden_size/drawings.hpp"
#include "chapters/charts.hpp"
#include "chapters/published.hpp"
#include "lib/chart.hpp"
#include "lib/columns.hpp"
#include "lib/command_line.hpp"
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"
#include "lib/report.hpp"

using namespace unrolled;

namespace {

struct Settings : ChapterSettings {
  std::vector<std::size_t> hidden_sizes = {3, 6};
  bool own_sizes = false;   // the reader has named them
  std::size_t seeds = 200;  // of the study
  void declare(Flags& flags) {
    declare_word(flags);
    flags.add_list("hidden-sizes", hidden_sizes, whole(1, 512), Flags::Kind::post,
                   "hidden units, run by run, and then in the study (otherwise 2 3 4 6 8)",
                   &own_sizes);
    flags.require(
        [this] {
          return std::set(hidden_sizes.begin(), hidden_sizes.end()).size() == hidden_sizes.size();
        },
        "--hidden-sizes must name each size once");
    declare_descent(flags);
    declare_seed(flags);
    flags.add("seeds", seeds, whole(1, 1'000'000), Flags::Kind::variation,
              "how many seeds the study takes");
    declare_history(flags);
  }
};

/// What the sections share.
struct Story {
  const Settings& settings;
  Charts& charts;
  std::u32string word = letters(settings.word);
  SpellingTask task = spelling_task(word);

  [[nodiscard]] Parameters start(std::size_t hidden_size) const {
    return draw_parameters(task.vocabulary.size(), hidden_size, settings.seed);
  }
};

/// The trainings of one hidden size.
struct Run {
  std::size_t hidden_size;
  PostTruncatedTraining listing;
  Training full;
};

}  // namespace

// ## The post's two trainings
//
// The same listing as in chapter 4, the same seed, learning rate and number of steps, and with the
// post's own settings the same extra call. The same seed does not mean the same weights: larger tables
// take more of the random numbers, so all but the first few end up in other places. Beside the listing we
// train with the right gradient, that of full BPTT, from the weights of the seed.

static std::vector<Run> two_trainings(const Story& story) {
  const auto& [settings, charts, word, task] = story;
  std::vector<Run> runs;
  History history(settings.history);
  for (const std::size_t hidden_size : settings.hidden_sizes) {
    const Parameters start = story.start(hidden_size);
    runs.push_back({hidden_size,
                    train_post_truncated(
                        start, task, settings.learning_rate, settings.steps, settings.published,
                        history.run(fmt::format("post_truncated_H{}", hidden_size))),
                    train(start, task, settings.learning_rate, settings.steps, full_gradient(task),
                          history.run(fmt::format("full_H{}", hidden_size)))});
  }
  history.finish();
  return runs;
}

// What the listing does, step by step:

static bool as_published(const Story& story, const std::vector<Run>& runs) {
  bool agrees = true;
  std::string verdicts;
  for (const auto& [hidden_size, listing, full] : runs) {
    fmt::print("H = {}\n", hidden_size);
    if (!story.settings.published) {
      fmt::print("{}", loss_table(listing.training.losses));
      continue;
    }
    const Comparison comparison =
        compare(published_run("truncated_bptt", hidden_size), listing.p_before,
                listing.training.losses, listing.training.p);
    agrees = agrees && comparison.complete;
    fmt::print("{}", comparison.table);
    verdicts += fmt::format("H = {}, {}", hidden_size, comparison.verdict);
  }
  //= H = 3
  //=  step  published           rebuilt             difference
  //=     0  11.79515658524334   11.795156585243339  -1.8e-15
  //=   100  4.959578421445732   4.959578421445732   0.0e+00
  //=   200  3.8864902061821684  3.8864902061821684  0.0e+00
  //=   300  3.3365350067287416  3.3365350067287403  -1.3e-15
  //=   400  3.0671210403292317  3.067121040329231   -8.9e-16
  //=   500  2.97612582400557    2.9761258240055697  -4.4e-16
  //=   600  2.9461502059859317  2.9461502059859295  -2.2e-15
  //=   700  2.9154979716596223  2.9154979716596205  -1.8e-15
  //=   800  2.8759475780457127  2.8759475780457104  -2.2e-15
  //=   900  2.840092041101867   2.8400920411018657  -1.3e-15
  //=  1000  2.8161915388443486  2.8161915388443473  -1.3e-15
  //=  1100  2.8019042952954507  2.80190429529545    -8.9e-16
  //=  1200  2.7896491419146354  2.789649141914634   -1.3e-15
  //=  1300  2.7656251067003956  2.7656251067003934  -2.2e-15
  //=  1400  2.699229231984696   2.699229231984695   -1.3e-15
  //=  1500  2.5950109611261034  2.595010961126101   -2.2e-15
  //=  1600  2.4972545725645796  2.4972545725645774  -2.2e-15
  //=  1700  2.417265166209865   2.4172651662098636  -1.3e-15
  //=  1800  2.3579062697518554  2.3579062697518536  -1.8e-15
  //=  1900  2.316414169055823   2.3164141690558213  -1.8e-15
  //= H = 6
  //=  step  published           rebuilt             difference
  //=     0  15.867816298322511  15.867816298322511  0.0e+00
  //=   100  1.7177823033832111  1.7177823033832111  0.0e+00
  //=   200  1.111257945581254   1.1112579455812541  2.2e-16
  //=   300  0.8524019952247719  0.8524019952247722  3.3e-16
  //=   400  0.6141454089919963  0.6141454089919957  -6.7e-16
  //=   500  0.4375735437356167  0.43757354373561663 -5.6e-17
  //=   600  0.35056229976798425 0.35056229976798414 -1.1e-16
  //=   700  0.2952008157918694  0.2952008157918695  1.1e-16
  //=   800  0.25682387009542507 0.2568238700954249  -1.7e-16
  //=   900  0.22856920030817837 0.22856920030817826 -1.1e-16
  //=  1000  0.20684935044625707 0.20684935044625696 -1.1e-16
  //=  1100  0.1896041743061186  0.1896041743061186  0.0e+00
  //=  1200  0.17556253753538015 0.17556253753538    -1.4e-16
  //=  1300  0.16389573067107027 0.16389573067107038 1.1e-16
  //=  1400  0.15403950705062275 0.15403950705062266 -8.3e-17
  //=  1500  0.14559595572188555 0.14559595572188533 -2.2e-16
  //=  1600  0.13827620932799925 0.13827620932799917 -8.3e-17
  //=  1700  0.1318653873817163  0.13186538738171605 -2.5e-16
  //=  1800  0.12620028791289195 0.12620028791289195 0.0e+00
  //=  1900  0.1211547117310094  0.12115471173100929 -1.1e-16
  fmt::print("{}", verdicts);
  //= H = 3, published and rebuilt: 20 of 20 losses agree to 1e-12, 32 of 32 probabilities digit by digit
  //= H = 6, published and rebuilt: 20 of 20 losses agree to 1e-12, 32 of 32 probabilities digit by digit
  return agrees;
}

// From 2.316 with three units to 0.121 with six. And the word?

#include "chapters/05_hidden_size/spelled.hpp"

// The network is given the first letter and then, at every step, the right one. After each it guesses the
// next. The first letter and its guesses, put together, are what it spells.

static void what_they_spell(const Story& story, const std::vector<Run>& runs) {
  Chart chart{"After the post's trainings: how sure each network is of each letter", {}};
  for (const auto& [hidden_size, listing, full] : runs) {
    const Matrix& p = listing.training.p;
    fmt::print("H = {}, after:\n{}\nspelled: {}\n", hidden_size, numpy_format(p),
               text(spelled(story.word.front(), p, story.task.vocabulary)));
    chart.panels.emplace_back(probability_map(fmt::format("H = {}, p after", hidden_size),
                                              story.word, story.task.vocabulary, p));
  }
  //= H = 3, after:
  //= [[0.01002641 0.96251158 0.02394973 0.00351228]
  //=  [0.04563556 0.35968796 0.36162614 0.23305034]
  //=  [0.09699241 0.10147225 0.41357891 0.38795642]
  //=  [0.16231759 0.00431234 0.12814991 0.70522016]]
  //= spelled: hello
  //= H = 6, after:
  //= [[0.00253563 0.98030863 0.00392367 0.01323207]
  //=  [0.00124215 0.00208411 0.98927185 0.00740189]
  //=  [0.01060847 0.00131486 0.97464874 0.01342794]
  //=  [0.01737727 0.03434559 0.00681429 0.94146284]]
  //= spelled: hello
  fmt::print("{}", story.charts.draw("05_probabilities", chart));
  //= [05_probabilities.svg] After the post's trainings: how sure each network is of each letter
}

// Both spell the word; they differ in how surely they do. The `l` after `e` gets 0.36 with three units
// and 0.99 with six.
//
// And with the right gradient? (With the post's own settings the listing has the extra call before it.)

static void with_the_right_gradient(const Story& story, const std::vector<Run>& runs) {
  const auto& [settings, charts, word, task] = story;
  std::vector<Line> lines;
  for (const auto& [hidden_size, listing, full] : runs) {
    fmt::print("H = {}: the listing ends at {:.6f}, full BPTT at {:.6f}\n", hidden_size,
               listing.training.losses.back(), full.losses.back());
    lines.push_back(history_line(fmt::format("H = {}, the post's listing", hidden_size),
                                 listing.training.losses));
    lines.push_back(history_line(fmt::format("H = {}, full BPTT", hidden_size), full.losses));
  }
  //= H = 3: the listing ends at 2.287506, full BPTT at 0.151035
  //= H = 6: the listing ends at 0.116672, full BPTT at 0.047701
  LineChart chart = loss_chart("hidden sizes and gradients", task, settings.steps, lines);
  chart.log_y =
      task.vocabulary.size() > 1;  // one letter alone costs nothing, and 0 has no logarithm
  chart.from_zero = !chart.log_y;
  fmt::print(
      "{}",
      charts.draw("05_loss", {"The loss by hidden size, for the post's listing and for full BPTT; "
                              "each line of the grid is a tenth of the one above",
                              {chart}}));
  //= [05_loss.svg] The loss by hidden size, for the post's listing and for full BPTT; each line of the grid is a tenth of the one above
}

// With the right gradient three units end at 0.151, far from the 2.288 of the listing. So it is not the
// size alone. But what does size buy at all?
//
// ## More numbers
//
// A network with $V$ letters and $H$ hidden units has
//
// $$ V H + H^2 + 1 + H V + 1 = H^2 + 2 V H + 2 \tag{5.1} $$
//
// numbers to learn, the two biases being one number each. (One of them, $B_y$, never moves: chapter 3.)

#include "chapters/05_hidden_size/parameter_count.hpp"

static void more_numbers(const Story& story) {
  for (const std::size_t hidden_size : story.settings.hidden_sizes) {
    fmt::print("H = {}: {} numbers to learn\n", hidden_size,
               parameter_count(story.task.vocabulary.size(), hidden_size));
  }
  //= H = 3: 35 numbers to learn
  //= H = 6: 86 numbers to learn
}

// ## More room
//
// And a larger hidden state has more room. In `hello` the letter `l` is read twice, and a different
// letter has to come after it each time. The network can know that only from its hidden state, so its
// states after the two must not be the same. Two units can be drawn as a place, one unit to the right,
// the other up, each from −1 to 1, and a third as a colour. Each letter stands where the state is after
// it was read. (Letters whose states are nearly alike share a box; where another would still cover it,
// it is moved down a little.) Before and after a training with full BPTT, do the two `l` stand apart?

#include "chapters/05_hidden_size/twins.hpp"

static void paths(const Story& story, std::size_t hidden_size, const char* name) {
  const auto& [settings, charts, word, task] = story;
  const Parameters start = story.start(hidden_size);
  const Training trained =
      train(start, task, settings.learning_rate, settings.steps, full_gradient(task), Report{});
  const Matrix before = forward_pass(start, task.x).h;
  const Matrix after = forward_pass(trained.parameters, task.x).h;
  fmt::print("{}", charts.draw(name, {fmt::format("The path of {} hidden units through the word, "
                                                  "before and after training with full BPTT",
                                                  hidden_size),
                                      {path_diagram("before", word, before),
                                       path_diagram("after", word, after)}}));
  fmt::print("H = {}: spelled {}", hidden_size,
             text(spelled(word.front(), trained.p, task.vocabulary)));
  if (const auto pair = twins(task)) {
    const std::size_t first = pair->first;
    const std::size_t second = pair->second;
    const auto apart = [&](const Matrix& h) {
      return norm(row(h, first + 1) - row(h, second + 1));
    };
    fmt::print("; the states after {} at steps {} and {} are {:.3f} apart before, {:.3f} after",
               text(word[first]), first, second, apart(before), apart(after));
  }
  fmt::print("\n");
}

static void two_units(const Story& story) {
  paths(story, 2, "05_two_units");
  //= [05_two_units.svg] The path of 2 hidden units through the word, before and after training with full BPTT
  //= H = 2: spelled hello; the states after l at steps 2 and 3 are 0.011 apart before, 0.910 after
}

// Before, both `l` share a box with `e` in a corner: after each of the three, both units stand there.
// Training has pulled them apart. With three units the two `l` were far apart from the start, by luck,
// and stay so: it is the third unit, the colour, in which they differ.

static void three_units(const Story& story) {
  paths(story, 3, "05_three_units");
  //= [05_three_units.svg] The path of 3 hidden units through the word, before and after training with full BPTT
  //= H = 3: spelled hello; the states after l at steps 2 and 3 are 1.953 apart before, 1.881 after
}

// So both sizes have room enough for `hello`, and here both learn it. Then how often do they?
//
// ## Many seeds instead of one
//
// One training is one throw of the dice: another seed draws other weights and may end elsewhere. The post
// read its two as an answer. We ask 200 seeds, five hidden sizes and both gradients, without the extra
// call, and count how many trainings have **learned** the word, that is, guess every letter right. No
// training needs to know of another, so each core of the processor takes one after the other. (Chapter 6
// finds the gradient with less work and asks 1000 seeds. `--hidden-sizes` puts your own sizes in the
// place of the five.) Before you look: by how much will eight units beat three?

#include "chapters/05_hidden_size/study.hpp"  // How the study is run

static Study many_seeds(const Story& story) {
  const Settings& settings = story.settings;
  const SpellingTask& task = story.task;
  const std::vector<std::size_t> sizes = settings.own_sizes ? settings.hidden_sizes : study_sizes;
  const auto train_case = [&](Method method, const Parameters& start, auto report) {
    if (method == Method::full_bptt) {
      return train(start, task, settings.learning_rate, settings.steps, full_gradient(task),
                   report);
    }
    return train_post_truncated(start, task, settings.learning_rate, settings.steps, false, report)
        .training;
  };
  Study study = ask_seeds(sizes, settings.seeds, task, train_case);
  std::vector<std::vector<std::string>> table = {{fmt::format("of {} learned", settings.seeds)}};
  for (const std::size_t size : sizes) table.front().push_back(fmt::format("H = {}", size));
  for (const auto& [method, name] : method_names) {
    table.push_back({name});
    for (const std::size_t size : sizes) {
      table.back().push_back(fmt::format("{}", learned(study, method, size)));
    }
  }
  fmt::print("{}", in_columns(table));
  //= of 200 learned      H = 2  H = 3  H = 4  H = 6  H = 8
  //= full BPTT             145    191    196    200    200
  //= the post's listing     63    128    147    162    172
  return study;
}

// More units learn more often, with either gradient. And the right gradient learns more often at every
// size.
//
// ## How sure is a count?
//
// 191 and 196 are not far apart, and with 200 other seeds they would not be the same. What can we
// rely on?

#include "chapters/05_hidden_size/how_sure.hpp"

static void how_sure(const Story& story, const Study& study) {
  const StudyCase& first = study.cases.front();
  const std::size_t asked = story.settings.own_sizes ? first.hidden_size : 3;
  const std::size_t count = learned(study, first.method, asked);
  const auto [low, high] = wilson_interval(count, study.seeds);  // (5.2)
  fmt::print(
      "{}, H = {}: {} of {} is a share of {:.3f}; the chance is {:.3f} to {:.3f}, with 95 % "
      "confidence\n",
      name_of(first.method), asked, count, study.seeds,
      static_cast<double>(count) / static_cast<double>(study.seeds), low, high);
  //= full BPTT, H = 3: 191 of 200 is a share of 0.955; the chance is 0.917 to 0.976, with 95 % confidence
}

// Here are all counts with their brackets (5.2). And how well do they learn? Half of the trainings end
// below the median loss, and the middle 80 % of them in the range after it.

#include "chapters/05_hidden_size/study_table.hpp"  // How the table is made

static void all_counts(const Story& story, const Study& study) {
  const std::vector<StudyRow> rows = study_rows(study);
  fmt::print("{}", study_table(rows));
  //=                     H     learned          chance  median loss     middle 80 %
  //= full BPTT           2  145 of 200  [0.659, 0.782]        0.490  0.219 to 2.016
  //= full BPTT           3  191 of 200  [0.917, 0.976]        0.151  0.114 to 0.569
  //= full BPTT           4  196 of 200  [0.950, 0.992]        0.107  0.077 to 0.249
  //= full BPTT           6  200 of 200  [0.981, 1.000]        0.057  0.045 to 0.089
  //= full BPTT           8  200 of 200  [0.981, 1.000]        0.042  0.030 to 0.064
  //= the post's listing  2   63 of 200  [0.255, 0.382]        2.621  1.418 to 3.692
  //= the post's listing  3  128 of 200  [0.571, 0.703]        1.686  0.725 to 3.109
  //= the post's listing  4  147 of 200  [0.670, 0.791]        1.234  0.446 to 2.729
  //= the post's listing  6  162 of 200  [0.750, 0.858]        0.601  0.176 to 2.152
  //= the post's listing  8  172 of 200  [0.805, 0.901]        0.357  0.083 to 1.618

  std::vector<Line> chances;
  for (const StudyRow& row : rows) {
    if (chances.empty() || chances.back().title != name_of(row.method)) {
      chances.push_back({name_of(row.method), {}, {}});
    }
    Line& chance = chances.back();
    chance.x.push_back(static_cast<double>(row.hidden_size));
    chance.y.push_back(static_cast<double>(row.learned) / static_cast<double>(row.seeds));
    chance.low.push_back(row.chance.low);
    chance.high.push_back(row.chance.high);
  }
  fmt::print("{}",
             story.charts.draw("05_study", {"The chance of learning the word by hidden size, with "
                                            "95 % intervals",
                                            {LineChart{.title = "who learns the word?",
                                                       .x_label = "hidden size H",
                                                       .y_label = "share of seeds that learn it",
                                                       .lines = chances,
                                                       .from_zero = true}}}));
  //= [05_study.svg] The chance of learning the word by hidden size, with 95 % intervals
}

// ## Two answers
//
// **Were three hidden units too few?** No. With the right gradient, 191 of 200 learn the word with
// three. More units help with either gradient: with both, the brackets of three units and of six do not
// touch. So the post saw something real. But the wrong gradient costs more: even eight units with the
// listing, 172, learn less often than three with full BPTT.
//
// **Did truncation help?** The post did not try it: its listing truncates nothing (chapter 4). It only
// withholds from $W_y$ what it needs, and at every size it learns less often than full BPTT. It looked
// like a help because it was compared with a training that had a slip. Seed by seed, over all sizes,
// from the same weights, which gradient ends at the smaller loss?

static void pair_by_pair(const Study& study) {
  const std::vector<Outcome>& outcomes = study.outcomes;
  const std::size_t pairs = outcomes.size() / 2;  // full BPTT first, then the listing
  std::size_t full_is_lower = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    if (outcomes[i].loss < outcomes[i + pairs].loss) ++full_is_lower;
  }
  fmt::print("full BPTT ends lower than the post's listing in {} of {} pairs\n", full_is_lower,
             pairs);
  //= full BPTT ends lower than the post's listing in 982 of 1000 pairs
}

// ## How the story goes on
//
// The post closes with what came after: LSTM (Hochreiter and Schmidhuber 1997) and GRU (Cho et al.
// 2014) were answers to vanishing gradients; attention and the Transformer (Vaswani et al. 2017) then
// did away with the recurrent cell. That is true. But vanishing gradients are not why the post's
// trainings ended where they did. In the first the gradient did vanish, but only because the slip had
// driven every unit flat (chapter 4); in the second, $W_y$ learned from one letter alone. Both gradients
// are wrong, and a gradient check finds both.
//
// | the post concludes | from | what we found |
// |---|---|---|
// | the gradient vanished, so the weights went to 0 | full BPTT ends at 0.25 | the weights grew; the slip asks for 0.25 (chapter 3), and made the gradient vanish (chapter 4) |
// | truncation helped | its second training ends at 2.3 | nothing was truncated; $W_y$ learned from one letter (chapter 4) |
// | three hidden units are too few | with six it ends at 0.12 | 191 of 200 learn it with three, with the right gradient |
//
// ## Try
//
// - `./workbook 5 --seeds 50`: do the brackets get as wide as you expect?
// - `./workbook 5 --word world`: all letters differ, so no memory is needed. Does that make the word
//   easier to learn?
// - `./workbook 5 --hidden-sizes 1 2 3 --seeds 20`: can one hidden unit learn it?

static bool tell(const Settings& settings, Charts& charts) {
  const Story story{settings, charts};
  const std::vector<Run> runs = two_trainings(story);
  const bool agrees = as_published(story, runs);
  what_they_spell(story, runs);
  with_the_right_gradient(story, runs);
  more_numbers(story);
  two_units(story);
  three_units(story);
  const Study study = many_seeds(story);
  how_sure(story, study);
  all_counts(story, study);
  pair_by_pair(study);
  return agrees;
}

int main(int argc, char** argv) {
  return run_chapter<Settings>(argc, argv, "Chapter 5. Hidden size", tell);
}
