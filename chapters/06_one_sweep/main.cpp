// # Chapter 6. One sweep
//
// | | |
// |---|---|
// | Builds on  | chapter 3: the double loop and the gradient check; chapter 4: a window in one sweep; chapter 5: the study |
// | You get    | four routes to the same gradient, and what each costs; 10 000 trainings; `plots/06_multiplications.svg`, `plots/06_memory.svg` |
// | Run        | `./workbook 6` |
// | Checked by | `tests/one_sweep_test.cpp`, and every `//=` line below |
// | Next       | a longer word of your own: `./workbook 6 --word bookkeeping --time` |
//
// The post's double loop goes back from every letter to the first: $T(T+1)/2$ steps for $T$ letters,
// as we counted in chapter 3. For `hello` nobody minds. For a page of text it is millions. How few steps
// are enough?

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/05_hidden_size/study.hpp"
#include "chapters/06_one_sweep/costs.hpp"
#include "chapters/06_one_sweep/training_step.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/letters.hpp"
#include "lib/parallel.hpp"
#include "lib/report.hpp"
#include "lib/stop.hpp"

namespace {

using namespace unrolled;

/// A word of T + 1 letters: `word` again and again.
std::u32string repeated(std::u32string_view word, std::size_t time_steps) {
  std::u32string result;
  while (result.size() <= time_steps) result += word[result.size() % word.size()];
  return result;
}

/// The median time of one gradient by this route, in seconds.
double median_seconds(Route route, const Parameters& parameters, const SpellingTask& task) {
  std::vector<double> seconds;
  for (int run = 0; run < 5; ++run) {
    const auto start = std::chrono::steady_clock::now();
    (void)take_route(route, parameters, task);
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::nth_element(seconds, seconds.begin() + 2);
  return seconds[2];
}

struct Settings : ChapterSettings {
  std::size_t seeds = 1000;  // of the study
  bool time = false;
  void declare(Flags& flags) {
    declare_word(flags);
    declare_hidden_size(flags);
    declare_descent(flags);
    declare_seed(flags);
    flags.add("seeds", seeds, whole(1, 1'000'000), Flags::Kind::variation,
              "how many seeds the study takes");
    flags.add("time", time, without_value(), Flags::Kind::output,
              "also measure how long each route takes on this machine");
  }
};

bool tell(const Settings& settings, Charts& charts) {
  const std::u32string word = letters(settings.word);
  const SpellingTask task = spelling_task(word);
  const std::size_t vocabulary_size = task.vocabulary.size();
  const std::size_t hidden_size = settings.hidden_size;
  const std::size_t time_steps = task.x.rows();
  constexpr std::size_t too_many = 1'000'000'000;  // multiplications; some seconds

  // ## Two ways to add
  //
  // The double loop goes through the triangle of `one_sweep.hpp` row by row, from each loss back to the
  // first letter. The sweep goes column by column: it stands at $t$ once, with the slopes of all losses
  // from $t$ on already added up. The triangle has $T(T+1)/2$ places, but only $T$ columns. With 3000
  // letters for a page:

  fmt::print("T = {}: {} steps back in the double loop, {} in one sweep\n", time_steps,
             time_steps * (time_steps + 1) / 2, time_steps);
  for (const std::size_t T : {100U, 3000U}) {
    fmt::print("T = {}: {} and {}\n", T, T * (T + 1) / 2, T);
  }
  //= T = 4: 10 steps back in the double loop, 4 in one sweep
  //= T = 100: 5050 and 100
  //= T = 3000: 4501500 and 3000

  // ## Four routes to one gradient
  //
  // We now have four ways to the same numbers, and they could hardly differ more: the double loop
  // back, one sweep back, the gradient carried forward in real time (`real_time.hpp`), and the central
  // differences of chapter 3, which know nothing of our derivation. For each, the table shows the largest
  // relative difference (3.11) from the sweep among all entries, the multiplications it made, and
  // the most matrix entries it held at once. Both are counted by the matrices themselves while the route
  // runs (`lib/cost.hpp`). Where a route would take your network too long, the table shows what (6.13) and
  // (6.14) say.

  const Parameters start = draw_parameters(vocabulary_size, hidden_size, settings.seed);
  const Parameters swept = take_route(Route::one_sweep, start, task).first;
  const double loss = cross_entropy(forward_pass(start, task.x).p, task.y);
  bool agree = true;
  fmt::print("{:<21}{:>19}{:>17}{:>9}\n", "", "largest difference", "multiplications", "entries");
  for (const auto& [route, name] : route_names) {
    const Cost expected = expected_cost(route, vocabulary_size, hidden_size, time_steps);
    if (expected.multiplications > too_many) {
      fmt::print("{:<21}{:>19}{:>17} {:>8}\n", name, "too slow to try", expected.multiplications,
                 expected.most_entries);
      continue;
    }
    const auto [gradient, cost] = take_route(route, start, task);
    double difference = 0.0;
    for_each_table(
        [&](const std::string& table, const Matrix& one, const Matrix& other) {
          // Entries below 1e-7 of the loss (of 1, where it is smaller) count as zero, as in the check.
          const WorstEntry worst = worst_entry(table, one, other, 1e-7 * std::max(loss, 1.0));
          difference = larger_error(difference, worst.relative_error);
        },
        gradient, swept);
    // In a large network of your own, even rounding grows on its way through time.
    const bool exact = settings.published && route != Route::central_differences;
    agree = agree && difference <= (exact ? 1e-8 : 1e-2) &&
            cost.multiplications == expected.multiplications &&
            cost.most_entries == expected.most_entries;
    fmt::print("{:<21}{:>19}{:>17}{:>9}\n", name,
               route == Route::one_sweep ? "(compared with)"
               : difference < 1e-12      ? "below 1e-12"
               : difference < 1e-7       ? "below 1e-7"
                                         : fmt::format("{:.0e}", difference),
               cost.multiplications, cost.most_entries);
  }
  fmt::print("{}\n", agree ? "all agree, and the counts are those of the formulas"
                           : "the routes or the counts do not agree");
  //=                       largest difference  multiplications  entries
  //= double loop                  below 1e-12              528      107
  //= one sweep                (compared with)              339      110
  //= real time                    below 1e-12             1284      218
  //= central differences           below 1e-7             9240      129
  //= all agree, and the counts are those of the formulas

  // The double loop and real time differ from the sweep by rounding only. All three add up the same
  // products, one for each way from a weight to a loss, but take common factors out at different places:
  // the sweep from the loss end, real time from the weight end, the double loop for each loss anew.
  // Central differences are as far off as they were in chapter 3. And for each route, what the matrices
  // counted is exactly what the formulas (6.13) and (6.14) say.
  //
  // ## A longer word
  //
  // With $T = 4$ all of this is small. What happens as the word grows? We repeat it to 4, 8, and so on
  // up to 1024 letters read, and count again. A count that grows like $c \, T^r$ is a straight line
  // where both axes are logarithmic, since its logarithm is $\log c + r \log T$, and the power $r$ is
  // how steep that line is. The table shows the last count, and the power over the last doubling. (6.13)
  // says what to expect for the multiplications: 2 for the double loop, 1 for the others; and (6.14) for
  // the entries: 0 for real time, 1 for the others.

  LineChart multiplications{
      .title = fmt::format("one gradient, V = {}, H = {}", vocabulary_size, hidden_size),
      .x_label = "letters read, T",
      .y_label = "multiplications",
      .lines = {},
      .log_y = true,
      .log_x = true};
  LineChart memory = multiplications;
  memory.y_label = "entries held at once";
  fmt::print("{:<21}{:>6}{:>17}{:>7}{:>9}{:>7}\n", "", "T", "multiplications", "power", "entries",
             "power");
  for (const auto& [route, name] : route_names) {
    Line made{name, {}, {}};
    Line held{name, {}, {}};
    for (std::size_t T = 4; T <= 1024; T *= 2) {
      const SpellingTask longer = spelling_task(repeated(word, T));
      const std::size_t V = longer.vocabulary.size();
      if (expected_cost(route, V, hidden_size, T).multiplications > too_many) break;
      const Cost cost =
          take_route(route, draw_parameters(V, hidden_size, settings.seed), longer).second;
      made.x.push_back(static_cast<double>(T));
      made.y.push_back(static_cast<double>(cost.multiplications));
      held.x.push_back(static_cast<double>(T));
      held.y.push_back(static_cast<double>(cost.most_entries));
    }
    if (made.x.empty()) continue;
    multiplications.lines.push_back(made);
    memory.lines.push_back(held);
    if (made.x.size() < 2) continue;
    const auto power = [](const Line& line) {
      return std::log2(line.y.back() / line.y.at(line.y.size() - 2));  // over the last doubling
    };
    fmt::print("{:<21}{:>6}{:>17}{:>7.2f}{:>9}{:>7.2f}\n", name, made.x.back(), made.y.back(),
               power(made), held.y.back(), power(held));
  }
  //=                           T  multiplications  power  entries  power
  //= double loop            1024         15802368   1.99    15407   1.00
  //= one sweep              1024            89079   1.00    18470   1.00
  //= real time              1024           328704   1.00      218   0.00
  //= central differences    1024          2365440   1.00    11349   0.99

  if (!multiplications.lines.empty()) {
    fmt::print("{}", charts.draw("06_multiplications",
                                 {"Multiplications for one gradient, by the length of the text",
                                  {multiplications}}));
    fmt::print("{}",
               charts.draw("06_memory",
                           {"Matrix entries held at once, by the length of the text", {memory}}));
  }
  //= [06_multiplications.svg] Multiplications for one gradient, by the length of the text
  //= [06_memory.svg] Matrix entries held at once, by the length of the text

  // The double loop's power is not quite 2 yet, for (6.13) has a part that grows only like $T$. But the
  // square soon outgrows everything. From which $T$ on does the double loop multiply more even than the
  // two routes with the largest factors?

  for (const Route other : {Route::real_time, Route::central_differences}) {
    const auto multiplications_at = [&](Route route, std::size_t T) {
      return expected_cost(route, vocabulary_size, hidden_size, T).multiplications;
    };
    constexpr std::size_t far = 100'000;
    std::size_t T = 1;
    while (T < far && multiplications_at(other, T) >= multiplications_at(Route::double_loop, T))
      ++T;
    fmt::print("the double loop needs more than {} from T = {}{} on\n",
               route_names.at(static_cast<std::size_t>(other)).second, T,
               T == far ? " (if not later)" : "");
  }
  //= the double loop needs more than real time from T = 17 on
  //= the double loop needs more than central differences from T = 150 on

  // ## When is each the right one?
  //
  // **One sweep** is the right one whenever the text is at hand and its tables fit into memory. Nothing
  // else multiplies as little; stacked, it holds the most of the four for a long text. **The double loop**
  // finds the same gradient with more work. Its one merit is to keep the losses apart, as chapter 4 did
  // with its shares.
  //
  // **Real time** pays where the text does not end, or where there is no room to remember it: its memory
  // is the same for a word and for a library, and after each letter the gradient so far is there. The
  // price is a table of $n \times H$ numbers to carry along, some $H^3$, held twice while it is renewed,
  // and some $H^4$ multiplications for each letter to carry it. For three hidden units that is little.
  // For the hundreds of a real network:

  constexpr std::uint64_t many = 256;
  const std::uint64_t n = vocabulary_size * many + many * many + 1;
  fmt::print("H = {}: {} numbers, {} multiplications for each letter to carry them\n", many,
             n * many, n * (many * many + many));
  //= H = 256: 17039616 numbers, 4379181312 multiplications for each letter to carry them

  // **Central differences** need no derivation, so they can check one. That is their use.
  //
  // And what if the text is too long for the sweep's memory, and the network too large for real time?
  // Then the gradient has to be cut: truncated BPTT, chapter 4.
  //
  // ## Training with it
  //
  // The same training as in chapter 3, with the stacked sweep in the place of the double loop:

  const Training training =
      train_by_sweeps(start, task, settings.learning_rate, settings.steps, Report{});
  fmt::print("loss after {} steps: {:.6f}, guessed {}\n", settings.steps, training.losses.back(),
             text(decode(training.p, task.vocabulary)));
  //= loss after 2000 steps: 0.151035, guessed ello

  // It is the loss that chapter 3 ended at, and the same guesses.
  //
  // ## A thousand seeds
  //
  // Chapter 5 counted how often a training learns the word, with the double loop and 200 seeds. Now we ask
  // a thousand, by sweeps, and the brackets (5.2) get narrower. (For the post's listing, `as_post_listing`
  // keeps of the gradient of $W_y$ what the first letter says (4.1).)

  const std::vector<std::size_t> sizes = {2, 3, 4, 6, 8};
  const std::vector<StudyCase> cases = study_cases(sizes, settings.seeds);
  const auto train_case = [&](Method method, const Parameters& from) {
    const auto look = [](auto...) { stop_if_asked(); };
    return train_by_sweeps(from, task, settings.learning_rate, settings.steps, look,
                           method == Method::full_bptt ? no_change : as_post_listing);
  };
  Progress progress;
  const std::vector<Outcome> outcomes =
      run_study(cases, task, all_cores(), train_case,
                [&](std::size_t done) { progress.show(done, cases.size(), "trainings"); });
  fmt::print("{}", study_table(study_rows(cases, outcomes, settings.seeds)));
  //=                       H       learned  chance          median loss  middle 80 %
  //= full BPTT             2   728 of 1000  [0.700, 0.755]        0.473  0.218 to 2.018
  //= full BPTT             3   916 of 1000  [0.897, 0.932]        0.161  0.115 to 1.211
  //= full BPTT             4   974 of 1000  [0.962, 0.982]        0.106  0.079 to 0.236
  //= full BPTT             6   988 of 1000  [0.979, 0.993]        0.061  0.045 to 0.098
  //= full BPTT             8   999 of 1000  [0.994, 1.000]        0.043  0.031 to 0.065
  //= the post's listing    2   279 of 1000  [0.252, 0.308]        2.619  1.479 to 4.025
  //= the post's listing    3   556 of 1000  [0.525, 0.587]        1.842  0.813 to 3.379
  //= the post's listing    4   697 of 1000  [0.668, 0.725]        1.289  0.492 to 2.976
  //= the post's listing    6   817 of 1000  [0.792, 0.840]        0.598  0.174 to 2.086
  //= the post's listing    8   865 of 1000  [0.842, 0.885]        0.361  0.093 to 1.625

  // The first 200 of these seeds are chapter 5's. Eight of its ten brackets hold the share that we find
  // now. Two do not, both at three units: full BPTT, 916 of 1000, lies just outside [0.917, 0.976], the
  // listing, 556 of 1000, outside [0.571, 0.703]. Brackets that hold in 95 of 100 cases must miss now
  // and then. Chapter 5's answers stand: eight units with the listing, 865, learn less often than three
  // with full BPTT, 916. But that six units always learn the word, as 200 seeds had it, was luck: 12 of
  // these did not.
  //
  // ## And the clock?
  //
  // We have counted multiplications. Time is another matter: it also depends on the order they come in,
  // and on the machine. So times stand here only if you ask for them, with `--time`;
  // without it, nothing more is printed.

  if (settings.time) {
    fmt::print("microseconds for one gradient, on this machine\n{:<21}{:>10}{:>10}{:>12}\n", "",
               "T = 4", "T = 64", "T = 1024");
    for (const auto& [route, name] : route_names) {
      fmt::print("{:<21}", name);
      for (const std::size_t T : {4U, 64U, 1024U}) {
        const SpellingTask longer = spelling_task(repeated(word, T));
        const std::size_t V = longer.vocabulary.size();
        const int width = T == 1024 ? 12 : 10;
        if (expected_cost(route, V, hidden_size, T).multiplications > too_many) {
          fmt::print("{:>{}}", "too slow", width);
          continue;
        }
        const Parameters parameters = draw_parameters(V, hidden_size, settings.seed);
        fmt::print("{:>{}.1f}", 1e6 * median_seconds(route, parameters, longer), width);
      }
      fmt::print("\n");
    }
  }

  // ## Try
  //
  // - `./workbook 6 --time`: which route is second for four letters, and which is last for a thousand?
  // - `./workbook 6 --hidden 32`: what has happened to the real-time route, and why? (A line ends
  //   early where its next count would take too long.)
  return agree;
}

}  // namespace

int main(int argc, char** argv) {
  return unrolled::run_chapter<Settings>(argc, argv, "Chapter 6. One sweep", tell);
}
