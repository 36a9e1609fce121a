// # Chapter 4. Truncated BPTT
//
// | | |
// |---|---|
// | Builds on  | chapter 3: the double loop and the training |
// | You get    | the post's second training, rebuilt and measured; truncated BPTT as the field defines it, its windows drawn; how far the gradient reaches; `plots/04_loss.svg`, `plots/04_probabilities.svg`, `plots/04_windows.svg`, `plots/04_your_windows.svg`, `plots/04_grids.svg`, `plots/04_reach.svg`, `plots/04_shares.svg`, `plots/04_flow.svg` |
// | Run        | `./workbook 4` |
// | Checked by | `tests/truncated_bptt_test.cpp`, `tests/gradient_flow_test.cpp`, and every `//=` line below |
// | Next       | chapter 5 gives the network more hidden units |
//
// Going back to the first letter from every letter is much work, and for a long text too much.
// **Truncated BPTT** goes back only so far. The post turns to it because its first training came to rest
// at 0.25. What did its program for it really do, and what does the real thing do?

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/slip.hpp"
#include "chapters/03_full_bptt/training.hpp"
#include "chapters/04_truncated_bptt/drawings.hpp"
#include "chapters/charts.hpp"
#include "chapters/published.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/numpy_format.hpp"
#include "lib/report.hpp"

using namespace unrolled;

namespace {

struct Settings : ChapterSettings {
  std::size_t k1 = 1;  // of TBPTT(k1, k2)
  std::size_t k2 = 2;
  bool k2_given = false;
  void declare(Flags& flags) {
    declare_word(flags);
    declare_hidden_size(flags);
    declare_descent(flags);
    declare_seed(flags);
    flags.add("k1", k1, whole(1, 1000), Flags::Kind::variation,
              "TBPTT learns after every k1 letters");
    flags.add("k2", k2, whole(1, 1000), Flags::Kind::variation,
              "TBPTT goes back k2 steps, at least k1; if not given, 2 or k1, whichever is more",
              &k2_given);
    flags.require([this] { return !k2_given || k1 <= k2; }, "--k1 must be at most --k2");
    declare_history(flags);
  }
  [[nodiscard]] std::size_t steps_back() const { return k2_given ? k2 : std::max(k1, k2); }
};

/// What the sections share.
struct Story {
  const Settings& settings;
  Charts& charts;
  History& history;
  std::u32string word = letters(settings.word);
  SpellingTask task = spelling_task(word);
  std::size_t time_steps = task.x.rows();
  std::u32string read = word.substr(0, time_steps);
  Parameters start = draw_parameters(task.vocabulary.size(), settings.hidden_size, settings.seed);
};

}  // namespace

// ## The post's second training
//
// After its first training had ended at 0.25 for every letter, the post went on to truncated BPTT, which
// it describes as gradient descent time step by time step. These are the losses that it printed, second
// and first training, and beside them those of chapter 3 with the right gradient. All three are the same
// network, with three hidden units, from the same random weights (the second from weights that had moved
// a little, as we shall see):

static Training the_puzzle(const Story& story) {
  const Settings& settings = story.settings;
  Training full = train(story.start, story.task, settings.learning_rate, settings.steps,
                        full_gradient(story.task), story.history.run("full"));
  if (!settings.published) {
    fmt::print("full BPTT: loss after {:.6f}\n", full.losses.back());
    return full;
  }
  const PublishedRun second = published_run("truncated_bptt", settings.hidden_size);
  const PublishedRun first = published_run("full_bptt", settings.hidden_size);
  fmt::print("{:>5}  {:<20}{:<20}{}\n", "step", "published, second", "published, first",
             "right gradient");
  for (const std::size_t i : {0U, 5U, 10U, 15U, 19U}) {
    const std::size_t step = second.losses.at(i).step;
    fmt::print("{:>5}  {:<20}{:<20}{:.6f}\n", step, second.losses[i].loss, first.losses.at(i).loss,
               full.losses.at(step));
  }
  //=  step  published, second   published, first    right gradient
  //=     0  11.79515658524334   11.995305385065343  11.787717
  //=   500  2.97612582400557    5.742292420310077   1.002674
  //=  1000  2.8161915388443486  5.5549817621692865  0.370232
  //=  1500  2.5950109611261034  5.545911904998333   0.216208
  //=  1900  2.316414169055823   5.545390345216081   0.160743

  // And this is how sure the post's network was of each wanted letter in the end:

  const std::size_t V = story.task.vocabulary.size();
  for (std::size_t t = 0; t < story.time_steps; ++t) {
    fmt::print("{} → {}: {}\n", text(story.word[t]), text(story.word[t + 1]),
               second.probabilities_after.at(t * V + argmax(story.task.y, t)));
  }
  //= h → e: 0.96251158
  //= e → l: 0.36162614
  //= l → l: 0.41357891
  //= l → o: 0.70522016
  return full;
}

// It got well below 5.545, the cost of knowing nothing, and the largest probability in each row was that
// of the right letter. But after `e` it was nowhere near sure. The post reads this as better, but not
// good enough, and says that three hidden units are too few. That is a sensible thing to think. Only, the
// last column has three hidden units too. So what did the second training lack?
//
// ## What the listing leaves out

#include "chapters/04_truncated_bptt/post_listing.hpp"

// Do the published figures come out? With the extra call they should, and without it they should not:

static std::pair<PostTruncatedTraining, bool> the_listing(const Story& story) {
  const Settings& settings = story.settings;
  const auto trained = [&](bool extra_call, Report report) {
    return train_post_truncated(story.start, story.task, settings.learning_rate, settings.steps,
                                extra_call, std::move(report));
  };
  PostTruncatedTraining listing = trained(settings.published, story.history.run("post_truncated"));
  if (!settings.published) {
    fmt::print("the post's listing:\n{}", loss_table(listing.training.losses));
    return {std::move(listing), true};
  }
  const PublishedRun published = published_run("truncated_bptt", settings.hidden_size);
  const Comparison with =
      compare(published, listing.p_before, listing.training.losses, listing.training.p);
  const PostTruncatedTraining second = trained(false, Report{});
  const Comparison without =
      compare(published, second.p_before, second.training.losses, second.training.p);
  fmt::print("{}{}without the extra call, {}", with.table, with.verdict, without.verdict);
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
  //= published and rebuilt: 20 of 20 losses agree to 1e-12, 32 of 32 probabilities digit by digit
  //= without the extra call, published and rebuilt: 0 of 20 losses agree to 1e-12, 0 of 32 probabilities digit by digit
  return {std::move(listing), with.complete};
}

// So this listing is what made the figures. And the answer to the question in front of it: the loop runs
// downwards, so what the overwriting leaves is loss step 0. ($B_y$ is dead either way.) In one sentence:
// **the listing is full BPTT, except that $W_y$ learns from the first letter alone.** It truncates
// nothing, and it descends once a word, not time step by time step. Chapter 3 has shown it among its
// wrong gradients, as "Wy from step 0 only".

static std::optional<Training> the_two_trainings(const Story& story, const Training& full,
                                                 const Training& listing) {
  std::vector<Line> lines = {history_line("the post's second listing", listing.losses),
                             history_line("full BPTT", full.losses)};
  std::optional<Training> slip;
  if (story.time_steps <= story.task.vocabulary.size()) {
    slip = train(story.start, story.task, story.settings.learning_rate, story.settings.steps,
                 row_0_gradient(story.task), Report{});
    lines.push_back(history_line("with the slip of chapter 3", slip->losses));
  }
  fmt::print("{}", story.charts.draw(
                       "04_loss",
                       {"The loss with the post's two programs, and with full BPTT",
                        {loss_chart("three trainings", story.task, story.settings.steps, lines)}}));
  //= [04_loss.svg] The loss with the post's two programs, and with full BPTT
  return slip;
}

// The probabilities, before and after. "Before" is after the extra call, so not quite as in chapter 2:

static void before_and_after(const Story& story, const PostTruncatedTraining& listing) {
  const Matrix& after = listing.training.p;
  fmt::print("before:\n{}\nafter:\n{}\n", numpy_format(listing.p_before), numpy_format(after));
  fmt::print("wanted {}, guessed {}\n", text(story.word.substr(1)),
             text(decode(after, story.task.vocabulary)));
  //= before:
  //= [[0.06421967 0.03826087 0.85256996 0.0449495 ]
  //=  [0.04060981 0.76764176 0.07027615 0.12147228]
  //=  [0.26839292 0.47363898 0.03059547 0.22737263]
  //=  [0.19292056 0.02834739 0.70545919 0.07327286]]
  //= after:
  //= [[0.01002641 0.96251158 0.02394973 0.00351228]
  //=  [0.04563556 0.35968796 0.36162614 0.23305034]
  //=  [0.09699241 0.10147225 0.41357891 0.38795642]
  //=  [0.16231759 0.00431234 0.12814991 0.70522016]]
  //= wanted ello, guessed ello
  fmt::print("{}",
             story.charts.draw(
                 "04_probabilities",
                 {"How sure the network of the post's listing is before and after the training",
                  {probability_map("p before", story.word, story.task.vocabulary, listing.p_before),
                   probability_map("p after", story.word, story.task.vocabulary, after)}}));
  //= [04_probabilities.svg] How sure the network of the post's listing is before and after the training
}

// It guesses right, but only just: in the row of `e`, the wanted `l` leads by two thousandths.
//
// ## How far off is it?
//
// How far is the listing's gradient from the right one, at the start, with 3 hidden units and with the 6
// that the post tries next? The norm error is 0 and the cosine 1 for the right one (3.13). Then the same
// with the right $W_y$ put in. If $W_y$ is all that differs, what is left must be 0:

static void how_far_off(const Story& story) {
  const Settings& settings = story.settings;
  std::vector<std::size_t> sizes = {settings.hidden_size};
  if (sizes.front() == 3) sizes.push_back(6);  // the post's second size
  for (const std::size_t hidden_size : sizes) {
    const Parameters parameters =
        draw_parameters(story.task.vocabulary.size(), hidden_size, settings.seed);
    const ForwardPass forward = forward_pass(parameters, story.task.x);
    const Matrix dz = logit_gradient(forward.p, story.task.y);
    const Parameters g = post_truncated_bptt(parameters, story.task.x, forward, dz);
    const Parameters gradient = full_bptt(parameters, story.task.x, forward, dz);
    if (norm(gradient) == 0.0) {
      fmt::print("H = {}: the gradient is 0, there is nothing to learn\n", hidden_size);
      continue;
    }
    fmt::print("H = {}: norm error {:.3f}, cosine {:.3f}; with the right Wy: norm error {:.3f}\n",
               hidden_size, norm_error(g, gradient), cosine(g, gradient),
               norm_error({g.Wxh, g.Whh, g.Bh, gradient.Wy, g.By}, gradient));
  }
  //= H = 3: norm error 0.406, cosine 0.915; with the right Wy: norm error 0.000
  //= H = 6: norm error 0.807, cosine 0.596; with the right Wy: norm error 0.000
}

// So that is all that the second training lacked, and with it put in, it is full BPTT, which learns the
// word with three hidden units. The post's word for its listing, truncated, belongs to something else.
//
// ## Truncated BPTT as the field defines it
//
// TBPTT($k_1$, $k_2$) reads the word once, carrying $h$ along. After every $k_1$ letters, and at the end
// of the word, it stops and learns: it takes the losses since the last stop, goes back from the newest
// step over at most $k_2$ steps, that one included, moves the weights, and reads on from the hidden
// state that it had. Each loss counts exactly once, and it must get at least to its own step, so
// $k_1 \le k_2$. Going back, it may pass an earlier stop. The states before that stop were made by older
// weights; they are used as they are. (Williams and Peng 1990; Sutskever's thesis 2013, section 2.8.6.
// With $k_1 = k_2$ the text is simply cut into pieces: what libraries do whose users detach the hidden
// state after each piece.)
//
// One stop is a **window** of steps: some losses, each going back to the same oldest step and no further.

#include "chapters/04_truncated_bptt/windows.hpp"  // The windows in code

// An example: TBPTT(2, 3), while five letters of `tomato` are read. It learns after every second
// letter, so it learns three times, and the last window has one loss only. It goes back over at most
// three steps. In the drawing, a box is a loss $E_s$, and the arrow from it leads back in time, the
// broader the more losses it carries. Where it must stop before it has reached the first letter, there is
// a bar. A window may go back to steps whose losses an earlier window has had: there stands $h$ without a
// box. Among the letters, an orange arrow says that the weights have just moved: $h$ is carried over it
// to the new weights.

struct Windows {
  Variant example, own;
};

static Windows the_windows(const Story& story) {
  const auto [k1, k2] = std::pair{story.settings.k1, story.settings.steps_back()};
  Variant example{2, 3, tbptt_windows(5, 2, 3)};
  Variant own{k1, k2, tbptt_windows(story.time_steps, k1, k2)};
  fmt::print("{}", window_lines("tomato", example));
  //= tomato, TBPTT(2, 3): losses 0 to 1, back to step 0
  //= tomato, TBPTT(2, 3): losses 2 to 3, back to step 1
  //= tomato, TBPTT(2, 3): losses 4 to 4, back to step 2

  fmt::print("{}",
             story.charts.draw("04_windows",
                               {"What TBPTT(2, 3) takes at each stop, and how far it goes back",
                                {window_diagram(U"tomat", example)}}));
  //= [04_windows.svg] What TBPTT(2, 3) takes at each stop, and how far it goes back

  // The same for our word (or your own, with `--word`, `--k1` and `--k2`):

  fmt::print("{}", window_lines(some_letters(story.word), own));
  //= hello, TBPTT(1, 2): losses 0 to 0, back to step 0
  //= hello, TBPTT(1, 2): losses 1 to 1, back to step 0
  //= hello, TBPTT(1, 2): losses 2 to 2, back to step 1
  //= hello, TBPTT(1, 2): losses 3 to 3, back to step 2

  fmt::print("{}", story.charts.draw("04_your_windows", {"The windows of this chapter's word",
                                                         {window_diagram(story.read, own)}}));
  //= [04_your_windows.svg] The windows of this chapter's word
  return {std::move(example), std::move(own)};
}

// As a grid, with a square for each pair of steps: the loss at step $s$ (row) either reaches the cell at
// step $t$ (column), or it does not.

#include "chapters/04_truncated_bptt/reach.hpp"

static void the_grids(const Story& story, const Windows& windows) {
  const auto& [example, own] = windows;
  const HeatMap example_grid = step_grid("TBPTT(2, 3), tomato", reach(5, example.windows), "%g");
  const HeatMap own_grid =
      step_grid(fmt::format("TBPTT({}, {}), {}", own.k1, own.k2, some_letters(story.word)),
                reach(story.time_steps, own.windows), "%g");
  fmt::print("{}",
             story.charts.draw("04_grids", {"1 where the loss of the row is taken back to the step "
                                            "of the column",
                                            {example_grid, own_grid}}));
  //= [04_grids.svg] 1 where the loss of the row is taken back to the step of the column
}

// For $k_1 = k_2 = T$ there is one window, the whole word, and that is full BPTT. With a smaller $k_1$
// the weights move several times on the way through the word, so later losses belong to weights that
// have already moved. And where there is a bar, a part of the gradient is left out: all that lies to its
// left.
//
// ## The sweep inside a window

#include "chapters/04_truncated_bptt/window_bptt.hpp"

// We take the window of the last two losses, back over three steps, with the weights of the start. The
// rows of (4.3), from the newest step back. First what comes from the step after, then what the step's
// own loss adds:

static void one_window(const Story& story) {
  const std::size_t T = story.time_steps;
  const Window window{std::max<std::size_t>(T, 2) - 2, T - 1, T - std::min<std::size_t>(T, 3)};
  const auto& [Wxh, Whh, Bh, Wy, By] = story.start;
  const ForwardPass forward = forward_pass(story.start, story.task.x);
  const Matrix dz = logit_gradient(forward.p, story.task.y);
  Matrix from_after(1, Whh.rows());
  for (std::size_t t = window.newest + 1; t-- > window.oldest;) {
    Matrix dh = from_after;
    fmt::print("step {}, from the step after: {}\n", t, units(from_after));
    if (t >= window.first_loss) {
      const Matrix own = product(row(dz, t), transposed(Wy));
      fmt::print("step {}, from its own loss:   {}\n", t, units(own));
      dh += own;  // (4.3) 1×H
    }
    const Matrix da = hadamard(dh, tanh_slope(row(forward.h, t + 1)));  // (3.5) 1×H
    from_after = product(da, transposed(Whh));                          // (3.9) 1×H
  }
  //= step 3, from the step after: [[0. 0. 0.]]
  //= step 3, from its own loss:   [[1.50079845 1.01086983 1.45560156]]
  //= step 2, from the step after: [[ 0.48325581  1.47494114 -1.12900152]]
  //= step 2, from its own loss:   [[-0.5400836  -2.19481249 -1.01976783]]
  //= step 1, from the step after: [[-2.17620031 -1.55834615 -0.0690507 ]]

  // Step 1 has no loss in this window, so there only the sum of what the two losses sent back arrives.
  // The three steps leave in $W_{hh}$ what the five pairs of (4.2) leave, added up (but for rounding,
  // since they are added in another order):

  const Parameters pairs = window_by_pairs(story.start, story.task.x, forward, dz, window);
  const Parameters sweep = window_bptt(story.start, story.task.x, forward, dz, window);
  fmt::print("norm of the gradient, pair by pair (4.2): {:.9f}\n", norm(pairs));
  fmt::print("norm of the gradient, in one sweep (4.3): {:.9f}\n", norm(sweep));
  //= norm of the gradient, pair by pair (4.2): 4.687299401
  //= norm of the gradient, in one sweep (4.3): 4.687299401
}

// ## The trainings compared
//
// What do we expect? TBPTT($T$, $T$) is full BPTT, but for rounding. Those that stop at a bar leave part
// of the gradient out, but they learn several times on the way through the word. Beside full BPTT and the
// post's listing stand the smallest windows, and your own choice, `--k1` and `--k2`:

#include "chapters/04_truncated_bptt/truncated_bptt.hpp"

static std::vector<Variant> variants_of(const Story& story) {
  const std::size_t time_steps = story.time_steps;
  const auto own = std::pair{story.settings.k1, story.settings.steps_back()};
  return distinct_variants(time_steps, {{time_steps, time_steps}, {1, 1}, {1, 2}, {2, 2}, own});
}

/// Returns the loss of TBPTT(T, T) in the end.
static double the_trainings(const Story& story, const Training& full, const Training& listing) {
  const Settings& settings = story.settings;
  const auto print_row = [&](const std::string& name, const Training& training) {
    fmt::print("{:<20}{:>24}  {}\n", name, training.losses.back(),
               text(decode(training.p, story.task.vocabulary)));
  };
  fmt::print("{:<20}{:>24}  {}\n", "", "loss after", "guessed");
  print_row("full BPTT", full);
  const auto [own_k1, own_k2] = std::pair{settings.k1, settings.steps_back()};
  const auto own = tbptt_windows(story.time_steps, own_k1, own_k2);
  double swept_loss = 0.0;
  std::string same;  // as the reader's choice
  for (const auto& [k1, k2, windows] : variants_of(story)) {
    const Report report = windows == own ? story.history.run("tbptt") : Report{};
    const Training training = train_tbptt(story.start, story.task, settings.learning_rate,
                                          settings.steps, k1, k2, report);
    if (k1 == story.time_steps) swept_loss = training.losses.back();
    const std::string name = fmt::format("TBPTT({}, {})", k1, k2);
    print_row(name, training);
    if (windows == own) same = name;
  }
  print_row("the post's listing", listing);
  if (const std::string name = fmt::format("TBPTT({}, {})", own_k1, own_k2); name != same) {
    fmt::print("(for this word {} has the windows of {})\n", name, same);
  }
  //=                                   loss after  guessed
  //= full BPTT                 0.1510353146406097  ello
  //= TBPTT(4, 4)               0.1510353146406097  ello
  //= TBPTT(1, 1)              0.22245030219810857  ello
  //= TBPTT(1, 2)              0.18713264248509012  ello
  //= TBPTT(2, 2)              0.13470134613952459  ello
  //= the post's listing         2.287505715136237  ello
  return swept_loss;
}

// All of them learn the word. Even TBPTT(1, 1) does, though no loss goes back beyond its own step: the
// random $W_{hh}$ already makes two different states of the two `l` (chapter 2), and each step still
// moves it a little (3.7). TBPTT(4, 4) agrees with full BPTT in every printed digit. TBPTT(2, 2) even
// ends a little below, but that is one seed, and proves nothing. And all of them end far below the post's
// listing (its row has the extra call in it, so it differs a little from the one in chapter 3). What the
// post took for the price of three hidden units was the price of $W_y$.
//
// ## When rounding grows
//
// TBPTT($T$, $T$) and full BPTT differ in the order of their sums alone, so now and then in the last
// place of a number. For `hello` that was all, even after 2000 steps. Must it be? For `bookkeeping` with
// 8 hidden units it is not: there the two trainings part. Two trainings that are almost the same may grow
// apart, a little more with each step. How fast, we can measure: move one entry of $W_{hh}$ by
// $10^{-12}$, train it beside the untouched weights, and see how many times as far apart they are after
// 10, 20 and 30 steps. "Per step" is the 30th root of the last.

#include "chapters/04_truncated_bptt/rounding.hpp"

static void print_growth(const std::string& name, const std::vector<double>& growth,
                         double full_loss, double swept_loss) {
  fmt::print("{:<24} {:>8.1e} {:>8.1e} {:>8.1e} {:>9.3f}   {}\n", name, growth[9], growth[19],
             growth[29], std::pow(growth[29], 1.0 / 30.0),
             std::abs(full_loss - swept_loss) <= 1e-9 * full_loss ? "agree" : "differ");
}

static void rounding_grows(const Story& story, const Training& full, double swept_loss) {
  const Settings& settings = story.settings;
  fmt::print("{:<24} {:>8} {:>8} {:>8} {:>9}   {}\n", "apart after step", "10", "20", "30",
             "per step", "losses in the end");
  print_growth(fmt::format("{}, H = {}", some_letters(story.word), settings.hidden_size),
               nudge_growth(story.start, story.task, settings.learning_rate, 30),
               full.losses.back(), swept_loss);
  if (!settings.published) return;
  const SpellingTask task = spelling_task(U"bookkeeping");
  const std::size_t T = task.x.rows();
  const Parameters start = draw_parameters(task.vocabulary.size(), 8, settings.seed);
  for (const double learning_rate : {settings.learning_rate, settings.learning_rate / 10.0}) {
    print_growth(
        fmt::format("bookkeeping, η = {}", learning_rate),
        nudge_growth(start, task, learning_rate, 30),
        train(start, task, learning_rate, settings.steps, full_gradient(task)).losses.back(),
        train_tbptt(start, task, learning_rate, settings.steps, T, T).losses.back());
  }
  //= apart after step               10       20       30  per step   losses in the end
  //= hello, H = 3              1.1e+00  1.1e+00  1.2e+00     1.005   agree
  //= bookkeeping, η = 0.005    3.2e+03  7.2e+05  1.6e+07     1.738   differ
  //= bookkeeping, η = 0.0005   1.1e+00  1.8e+00  3.6e+00     1.044   differ
}

// "Agree" is to nine digits. With `bookkeeping` a difference grows all along the first 30 steps, fast
// at first and then less so; one in the last place, too. Numbers are kept to 16 digits, so at a pace
// like that none is left long before the training ends. With steps a tenth as long it begins slowly;
// 2000 of them are still enough. Nothing is wrong with either training. But where a training is like
// this, no two programs, and no two machines, can be asked to agree on its digits.
//
// ## Who reaches whom
//
// Back to the grids: one for each variant, and one for the post's listing.

#include "chapters/04_truncated_bptt/measured_reach.hpp"

static void who_reaches_whom(const Story& story) {
  const std::size_t shown = std::min(story.time_steps, most_shown);
  Chart chart{"Row: the loss; column: how far back it goes, 1 where it arrives" +
                  a_part(shown, story.time_steps),
              {}};
  const auto add = [&](const std::string& name, const Matrix& reached) {
    chart.panels.emplace_back(step_grid(name, reached, "%g"));
    fmt::print("{}: {} of {} pairs\n", name, total(reached), shown * (shown + 1) / 2);
  };
  for (const auto& [k1, k2, windows] : variants_of(story)) {
    const bool whole = windows.size() == 1 && windows.front().oldest == 0;
    add(whole ? "full BPTT" : fmt::format("TBPTT({}, {})", k1, k2),
        first_steps(reach(story.time_steps, windows)));
  }
  add("the post's listing", measured_reach(shown, post_truncated_bptt));
  //= full BPTT: 10 of 10 pairs
  //= TBPTT(1, 1): 4 of 10 pairs
  //= TBPTT(1, 2): 7 of 10 pairs
  //= TBPTT(2, 2): 6 of 10 pairs
  //= the post's listing: 10 of 10 pairs

  fmt::print("{}", story.charts.draw("04_reach", chart));
  //= [04_reach.svg] Row: the loss; column: how far back it goes, 1 where it arrives
}

// The listing's grid is that of full BPTT: every loss still goes back to the first letter.
//
// ## How much arrives
//
// Reaching is one thing, how much arrives is another. The norm of each share for $W_{hh}$ (3.7) in full
// BPTT, at the start and after the training with it. The first column is 0, because the state before the
// first letter is 0:

#include "chapters/04_truncated_bptt/share_norms.hpp"

static void how_much_arrives(const Story& story, const Training& full) {
  const Matrix before = share_norms(story.start, story.task);
  const Matrix after = share_norms(full.parameters, story.task);
  fmt::print("at the start:\n{}\nafter training:\n{}\n", numpy_format(before), numpy_format(after));
  //= at the start:
  //= [[0.         0.         0.         0.        ]
  //=  [0.         1.52489759 0.         0.        ]
  //=  [0.         0.87033873 1.38011902 0.        ]
  //=  [0.         1.08420321 1.38228844 1.79162018]]
  //= after training:
  //= [[0.         0.         0.         0.        ]
  //=  [0.         0.07413281 0.         0.        ]
  //=  [0.         0.0722544  0.04248398 0.        ]
  //=  [0.         0.02074704 0.02245799 0.02341316]]
  fmt::print("{}",
             story.charts.draw("04_shares",
                               {"How much each loss step gives to Whh at each step of the cell; "
                                "each panel has its own scale",
                                {step_grid("shares of Whh, at the start", before, "%.2f"),
                                 step_grid("after training", after, "%.3f")}}));
  //= [04_shares.svg] How much each loss step gives to Whh at each step of the cell; each panel has its own scale
}

// At the start, the loss of the last letter (row 3) still gives at step 1, two steps before it, six
// tenths of what it gives at its own step, 1.08 of 1.79. What comes from far is not small here. After
// training it may even be larger than what comes from near: see row 2. (A share is a slope times the
// state before the step (3.7), so long states make large shares. How the slope alone fares comes next.)
//
// ## How much can a step stretch?
//
// The post says that the gradient vanishes on its way back: that it gets smaller with each step, until
// nothing of it is left for the first letters. One step back multiplies $dh$ by the slopes of tanh (3.5)
// and by $W_{hh}^\top$ (3.9). The slopes are at most 1. What does a table $A$ do to a row?
//
// The most that a single product can stretch a row is the **largest singular value** $\sigma$ of $A$.
// And what if it is multiplied by $A$ again and again, $\ell$ times? In the long run each product makes
// it longer by the same factor, on average: the **spectral radius** $\rho$ (the size of the largest
// eigenvalue of $A$, for those who know the word). It is what remains of the norm of $A^\ell$ for each
// product:
//
// $$ \rho(A) = \lim_{\ell \to \infty} \lVert A^\ell \rVert^{1/\ell} \tag{4.4} $$

#include "chapters/04_truncated_bptt/stretch.hpp"  // How the two are computed

static Stretch how_much_a_step_stretches(const Story& story) {
  const Stretch stretch = stretch_of(story.start.Whh);
  fmt::print("Whh at the start: sigma {:.3f}, rho {:.3f}\n", stretch.sigma, stretch.rho);
  //= Whh at the start: sigma 2.386, rho 1.734
  return stretch;
}

// So $W_{hh}$ alone can stretch a row by 2.386 in one step, and by 1.734 a step in the long run. The
// slopes of tanh work against it. Both together set a limit to how much longer a step back can make $dh$,
// which we call the **bound**:
//
// $$ \text{bound} = \sigma \cdot \text{the largest slope of tanh} \tag{4.5} $$
//
// If the bound is below 1 at every step, $dh$ must **vanish**: it shrinks at least as fast
// as the powers of that number. If it is above 1, $dh$ may **explode**, but need not (Pascanu, Mikolov
// and Bengio 2013, section 2.1).
//
// ## Does it vanish?
//
// We follow the loss of the last letter back to the first, with four sets of weights: those at the start
// and those after each of three trainings, with the right gradient, with the listing, and with the slip
// of chapter 3. We do it for the word, and for 40 letters of it, repeated; 39 of them are read, so that
// is 38 steps back.

#include "chapters/04_truncated_bptt/slope_norms.hpp"

// In all rows it is the right $dz$ that is sent back. "Mean slope" is that of tanh, over all units and
// steps; the bound takes the largest. "Arrives" is the norm of $dh$ at the first letter, divided by that
// at the last. "Per step" is the factor of one step back: its 3rd power, or 38th for the 40 letters, is
// what arrives:

/// A set of weights with which we go back.
struct Followed {
  std::string name;
  const Parameters* parameters = nullptr;
  Stretch stretch;
};
using NamedFlows = std::vector<std::pair<std::string, Flow>>;

static NamedFlows flows_along(const std::string& name, const SpellingTask& task,
                              const std::vector<Followed>& all) {
  NamedFlows flows;
  if (task.x.rows() < 2) return flows;  // there is no step back
  fmt::print("{}", flow_heading(name));
  for (const auto& [weights, parameters, stretch] : all) {
    const Flow flow = flow_of(*parameters, task);
    if (flow.norms.front() == 0.0) {
      fmt::print("{:<18} no loss, so nothing goes back\n", weights);
      continue;
    }
    fmt::print("{}", flow_line(weights, stretch, flow));
    flows.emplace_back(weights, flow);
  }
  return flows;
}

static void does_it_vanish(const Story& story, const std::vector<Followed>& weights) {
  std::u32string repeated;
  while (repeated.size() < 40) repeated += story.word;
  const SpellingTask long_task = {story.task.vocabulary,
                                  one_hot(repeated.substr(0, 39), story.task.vocabulary),
                                  one_hot(repeated.substr(1, 39), story.task.vocabulary)};
  (void)flows_along("the word", story.task, weights);
  const LineChart chart = flow_chart(flows_along("40 letters", long_task, weights));
  //= the word              sigma      rho  mean slope    bound  per step   arrives
  //= at the start          2.386    1.734       0.570    2.386     0.879   6.8e-01
  //= the right gradient    2.708    2.242       0.308    2.698     0.723   3.8e-01
  //= the listing           3.152    2.600       0.273    3.038     0.349   4.2e-02
  //= the slip              4.577    1.799       0.003    0.037     0.002   4.5e-09
  //= 40 letters            sigma      rho  mean slope    bound  per step   arrives
  //= at the start          2.386    1.734       0.624    2.386     0.954   1.7e-01
  //= the right gradient    2.708    2.242       0.251    2.698     0.597   3.1e-09
  //= the listing           3.152    2.600       0.213    3.152     0.401   8.3e-16
  //= the slip              4.577    1.799       0.112    3.566     0.012   2.7e-73

  // At the start 68 % arrives, after the right gradient 38 %, after the listing 4 %. Their bounds are far
  // above 1 and prove nothing. The slip's is 0.037, and 4.5e-09 arrives.

  if (!chart.lines.empty()) {
    fmt::print(
        "{}", story.charts.draw("04_flow",
                                {"How much of dh is left on its way back, step by step", {chart}}));
  }
  //= [04_flow.svg] How much of dh is left on its way back, step by step
}

// Over 40 letters it depends on the weights. With the random ones a sixth arrives, after some going up
// and down. With any of the trained ones almost nothing does, for training pushes the units to where
// tanh is flat: the mean slope falls, and that outweighs a $W_{hh}$ that stretches more than before.
// (The slip falls off the chart. The 40 letters also hold an `o` that is read, which no training has
// seen; it lifts the slip's bound.)

// ## An answer to the post
//
// With the slip, each loss still teaches at its own step (chapter 3), but what goes back in time **has**
// vanished, over three steps. So the post saw something real. Was that the cause? Let us see what the
// slip itself (3.14) sends back from the last letter, before any training:

static void what_the_slip_sends(const Story& story) {
  if (story.time_steps > story.task.vocabulary.size()) return;  // it is not possible
  const Matrix slipped =
      slipped_logit_gradient(forward_pass(story.start, story.task.x).p, story.task.y);
  const std::vector<double> norms = slope_norms(story.start, story.task, slipped);
  fmt::print("the slip at the start: dh leaves with the norm {:.3f} and arrives with {:.3f}\n",
             norms.front(), norms.back());
  //= the slip at the start: dh leaves with the norm 0.983 and arrives with 0.386
}

// Far from nothing. So the training did not set out for 0.25 because of a vanished gradient. It set out
// because the slip asks for 0.25 (3.15). The slip also drove the weights up until every unit was flat,
// and that made the gradient vanish. And over 40 letters vanishing gradients are real for every trained
// network here: the post is right to warn of them.
//
// Truncation did not help the second training, for nothing was truncated. It went further than the first
// because it was given all the targets, and it stayed behind because $W_y$ learned from one letter.
// Whether three hidden units are too few is the question of chapter 5.

// ## Try
//
// - `./workbook 4 --k1 1 --k2 4`: learn after each letter, but go all the way back. Is more always
//   better? Ask more than one `--seed`.
// - `./workbook 4 --hidden 1`: with one hidden unit, $\sigma$ and $\rho$ are the same. Why? And where
//   does the bound prove that the gradient vanishes?
// - `./workbook 4 --word banana --k1 3`: which losses reach which steps? Draw the windows before you look.

static bool tell(const Settings& settings, Charts& charts) {
  History history(settings.history);
  const Story story{settings, charts, history};
  const Training full = the_puzzle(story);
  const auto [listing, agrees] = the_listing(story);
  const std::optional<Training> slip = the_two_trainings(story, full, listing.training);
  before_and_after(story, listing);
  how_far_off(story);
  the_grids(story, the_windows(story));
  one_window(story);
  const double swept_loss = the_trainings(story, full, listing.training);
  history.finish();
  rounding_grows(story, full, swept_loss);
  who_reaches_whom(story);
  how_much_arrives(story, full);
  const Stretch at_the_start = how_much_a_step_stretches(story);
  std::vector<Followed> weights = {{"at the start", &story.start, at_the_start}};
  const auto follow = [&weights](const char* name, const Training& training) {
    weights.push_back({name, &training.parameters, stretch_of(training.parameters.Whh)});
  };
  follow("the right gradient", full);
  follow("the listing", listing.training);
  if (slip) follow("the slip", *slip);
  does_it_vanish(story, weights);
  what_the_slip_sends(story);
  return agrees;
}

int main(int argc, char** argv) {
  return run_chapter<Settings>(argc, argv, "Chapter 4. Truncated BPTT", tell);
}
