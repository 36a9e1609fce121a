// # Chapter 3. Full BPTT
//
// | | |
// |---|---|
// | Builds on  | chapter 2: the forward pass and its loss |
// | You get    | the gradient of every weight, checked; five wrong ones, caught; the post's first training, explained; `plots/03_wrong_gradients.svg`, `plots/03_loss.svg`, `plots/03_probabilities.svg`, `plots/03_Wy.svg` |
// | Run        | `./workbook 3` |
// | Checked by | `tests/full_bptt_test.cpp`, `tests/gradient_check_test.cpp`, `tests/wrong_gradients_test.cpp`, and every `//=` line below |
// | Next       | chapter 4 looks at a training that gets further |
//
// The network is wrong by 12 nats. Which of its weights are to blame, and how much? Backpropagation
// through time (BPTT) answers that for all of them at once. It is the chain rule, walked backwards
// through the letters.

#include "chapters/03_full_bptt/gradient_check.hpp"
#include "chapters/03_full_bptt/training.hpp"
#include "chapters/03_full_bptt/wrong_gradients.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "chapters/charts.hpp"
#include "chapters/published.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/files.hpp"
#include "lib/matrix_json.hpp"
#include "lib/numpy_format.hpp"
#include "lib/report.hpp"

namespace {

using namespace unrolled;

/// A relative error. Up to 1e-7 it is rounding, of which no machine owes another a digit.
std::string error_in_words(double error) {
  return error <= 1e-7 ? "< 1e-7" : fmt::format("{:.1e}", error);
}

void print_check(const GradientCheck& check) {
  fmt::print("{:<6}{}\n", "", "worst error");
  for (const auto& [table, row, column, derived, numerical, error] : check.worst) {
    fmt::print("{:<6}{}", table, error_in_words(error));
    if (!(error <= 1e-7)) {
      fmt::print(" at ({}, {}): derived {:.6g}, numerical {:.6g}", row, column, derived, numerical);
    }
    fmt::print("\n");
  }
  if (check.checked < check.entries) {
    fmt::print("({} of {} entries, drawn at random; to check them all would take too long)\n",
               check.checked, check.entries);
  }
}

struct Settings : ChapterSettings {
  std::string gradients;
  void declare(Flags& flags) {
    declare_word(flags);
    declare_hidden_size(flags);
    declare_descent(flags);
    declare_seed(flags);
    declare_history(flags);
    flags.add("gradients", gradients, new_file(), Flags::Kind::output,
              "write the gradients at the start (JSON)");
    flags.require([this] { return history.empty() || history != gradients; },
                  "--history and --gradients must name two files");
  }
};

bool tell(const Settings& settings, Charts& charts) {
  const std::u32string word = letters(settings.word);
  const SpellingTask task = spelling_task(word);
  const std::size_t vocabulary_size = task.vocabulary.size();
  const std::size_t time_steps = task.x.rows();
  const bool slip_is_possible = time_steps <= vocabulary_size;

  // ## The way back
  //
  // Here is the order of the double loop, the last letter first. At the loss step the slope comes into
  // the cell from the logits, through $W_y$; at all earlier steps it comes from the next hidden state,
  // through $W_{hh}$. At each step it leaves a share for three tables:

  std::size_t steps_back = 0;
  for (std::size_t s = time_steps; s-- > 0;) {
    if (time_steps <= 8) fmt::print("loss step {}: shares for Wy, By\n", s);
    for (std::size_t t = s + 1; t-- > 0;) {
      ++steps_back;
      if (time_steps > 8) continue;
      fmt::print("  t = {}, slope through {}; shares for Wxh, Whh, Bh\n", t, t == s ? "Wy" : "Whh");
    }
  }
  fmt::print("{} steps back through the cell for T = {}, which is T(T + 1)/2\n", steps_back,
             time_steps);
  //= loss step 3: shares for Wy, By
  //=   t = 3, slope through Wy; shares for Wxh, Whh, Bh
  //=   t = 2, slope through Whh; shares for Wxh, Whh, Bh
  //=   t = 1, slope through Whh; shares for Wxh, Whh, Bh
  //=   t = 0, slope through Whh; shares for Wxh, Whh, Bh
  //= loss step 2: shares for Wy, By
  //=   t = 2, slope through Wy; shares for Wxh, Whh, Bh
  //=   t = 1, slope through Whh; shares for Wxh, Whh, Bh
  //=   t = 0, slope through Whh; shares for Wxh, Whh, Bh
  //= loss step 1: shares for Wy, By
  //=   t = 1, slope through Wy; shares for Wxh, Whh, Bh
  //=   t = 0, slope through Whh; shares for Wxh, Whh, Bh
  //= loss step 0: shares for Wy, By
  //=   t = 0, slope through Wy; shares for Wxh, Whh, Bh
  //= 10 steps back through the cell for T = 4, which is T(T + 1)/2

  // `full_bptt` walks in just this order. One step of it in numbers, the first: from the loss at the last
  // letter (3.1) to its hidden state (3.4), through tanh (3.5), where three shares are left (3.6) to
  // (3.8), and on to the hidden state before (3.9):

  const Parameters start = draw_parameters(vocabulary_size, settings.hidden_size, settings.seed);
  const ForwardPass forward = forward_pass(start, task.x);
  const std::size_t last = time_steps - 1;
  const Matrix dz_last(row(logit_gradient(forward.p, task.y), last));
  const Matrix dh_last = product(dz_last, transposed(start.Wy));
  const Matrix da_last = hadamard(dh_last, tanh_slope(row(forward.h, last + 1)));
  Parameters share = zeros_like(start);
  const Matrix dh_before = step_back(share, start, task.x, forward.h, last, dh_last);
  fmt::print("dz at step {}: {}\n", last, numpy_format(dz_last));
  fmt::print("dh at step {}: {}\n", last, numpy_format(dh_last));
  fmt::print("da at step {}: {}\n", last, numpy_format(da_last));
  fmt::print("share of Wxh:\n{}\nshare of Whh:\n{}\nshare of Bh: {}\n", numpy_format(share.Wxh),
             numpy_format(share.Whh), numpy_format(share.Bh));
  fmt::print("dh one step before: {}\n", numpy_format(dh_before));
  //= dz at step 3: [[ 0.19165547  0.02808298  0.7083062  -0.92804465]]
  //= dh at step 3: [[1.50079845 1.01086983 1.45560156]]
  //= da at step 3: [[1.06311021 0.08552879 1.45559331]]
  //= share of Wxh:
  //= [[0.         0.         0.        ]
  //=  [0.         0.         0.        ]
  //=  [1.06311021 0.08552879 1.45559331]
  //=  [0.         0.         0.        ]]
  //= share of Whh:
  //= [[ 0.09684129  0.00779102  0.13259352]
  //=  [-0.95410302 -0.076759   -1.30634242]
  //=  [-0.44092976 -0.03547345 -0.60371389]]
  //= share of Bh: [[2.60423231]]
  //= dh one step before: [[ 0.48325581  1.47494114 -1.12900152]]

  // The share of $W_{xh}$ is $da$ itself, in the row of the letter that was read, and the share of $B_h$
  // is its sum.
  //
  // Going through all ten steps and adding the shares, it gives every weight its slope, here with the
  // weights of chapter 2:

  const Parameters gradient = full_gradient(task)(start, forward);
  fmt::print("{}", numpy_format(gradient, "gradient of "));
  //= gradient of Wxh:
  //= [[-0.57441353  0.30593908  3.14617207]
  //=  [-1.56315666 -2.00620211 -0.19102644]
  //=  [ 1.00675397 -0.05452836 -0.32354194]
  //=  [ 0.          0.          0.        ]]
  //= gradient of Whh:
  //= [[-0.1137526  -0.21713559  1.29369408]
  //=  [-2.39651545 -1.87945229 -0.21240385]
  //=  [-1.50954378 -1.46153089 -2.16214821]]
  //= gradient of Bh:
  //= [[-0.25400392]]
  //= gradient of Wy:
  //= [[ 0.11139127 -0.60979091  1.05298976 -0.55459012]
  //=  [-0.02849357 -1.85876971  3.02414677 -1.13688349]
  //=  [-0.03777955 -0.20500103  0.21234636  0.03043422]]
  //= gradient of By:
  //= [[-1.11022302e-16]]

  // Some of it we can check by eye. The last row of $W_{xh}$ belongs to `o`, which is never read, so
  // its slope is exactly 0. Each letter has a single 1, so all slopes of $W_{xh}$ together are the slope
  // of $B_h$. The slope of $B_y$ is 0 but for rounding; that is no accident either, as we shall see.

  fmt::print("all slopes of Wxh together: {:.8f}\n", total(gradient.Wxh));
  //= all slopes of Wxh together: -0.25400392

  // ## Is it right?
  //
  // A wrong gradient is quiet. It has the right shape, and the loss may even fall. So before any
  // training, `check_gradient` compares every entry with a slope found in another way (3.10). For each
  // parameter we see the relative error (3.11) of the entry that fits worst. Where that is more than
  // rounding, the entry's place (row, column) and both of its values would stand beside it.

  const GradientCheck check = check_gradient(gradient, start, loss_on(task));
  print_check(check);
  //=       worst error
  //= Wxh   < 1e-7
  //= Whh   < 1e-7
  //= Bh    < 1e-7
  //= Wy    < 1e-7
  //= By    < 1e-7

  // The advice was $10^{-7}$ or less. A gradient can be right in one place and wrong in another, so
  // we look again after 500 steps of training, at quite other weights:

  const Parameters later =
      train(start, task, settings.learning_rate, 500, full_gradient(task), Report{}).parameters;
  const GradientCheck later_check =
      check_gradient(full_gradient(task)(later, forward_pass(later, task.x)), later, loss_on(task));
  print_check(later_check);
  const double worst_error = larger_error(check.worst_error, later_check.worst_error);
  fmt::print("worst of all entries: {}, {}\n", error_in_words(worst_error),
             worst_error <= 1e-7   ? "good"
             : worst_error <= 1e-2 ? "not wrong, as far as central differences can tell"
                                   : "wrong");
  const bool gradient_is_right = worst_error <= (settings.published ? 1e-7 : 1e-2);
  //=       worst error
  //= Wxh   < 1e-7
  //= Whh   < 1e-7
  //= Bh    < 1e-7
  //= Wy    < 1e-7
  //= By    < 1e-7
  //= worst of all entries: < 1e-7, good

  if (!settings.gradients.empty()) {
    nlohmann::ordered_json json = {{"word", settings.word},
                                   {"hidden", settings.hidden_size},
                                   {"seed", settings.seed},
                                   {"vocabulary", encoded(task.vocabulary)}};
    json["gradients"]["full"] = gradient;
    write_file(settings.gradients, json.dump(1) + "\n");
  }

  // ## Training with it
  //
  // Now gradient descent (3.12), with the post's settings: 2000 steps, learning rate 0.005. We expect
  // the loss to end below the cost of knowing nothing, $4 \ln 4$. On the way we keep the largest slope
  // that $B_y$ ever gets:

  History history(settings.history);
  double largest_By_slope = 0.0;
  const auto watched_gradient = [&](const Parameters& parameters, const ForwardPass& pass) {
    Parameters g = full_gradient(task)(parameters, pass);
    largest_By_slope = std::max(largest_By_slope, std::abs(g.By(0, 0)));
    return g;
  };
  const Training full = train(start, task, settings.learning_rate, settings.steps, watched_gradient,
                              history.run("full"));
  fmt::print("loss before:     {:.6f}\nknowing nothing: {:.6f}\nloss after:      {:.6f}\n",
             cross_entropy(forward.p, task.y), loss_of_knowing_nothing(time_steps, vocabulary_size),
             full.losses.back());
  fmt::print("wanted {}, guessed {}\n", text(word.substr(1)),
             text(decode(full.p, task.vocabulary)));
  //= loss before:     12.062061
  //= knowing nothing: 5.545177
  //= loss after:      0.151035
  //= wanted ello, guessed ello

  // It has learned the word, with three hidden units. Remember that; it is not what the post found.
  //
  // ## A parameter that never moves
  //
  // $B_y$ adds one number to all logits alike, and softmax does not see that (chapter 2). So the loss
  // cannot depend on it. The algebra agrees: its slope (3.3) is the sum of $p_t - y_t$ over a row, and
  // $p_t$ and $y_t$ each add up to 1. Over the whole training:

  fmt::print("largest slope of By: {:.1e}\n", largest_By_slope);
  fmt::print("By before {:.6f}, after {:.6f}\n", start.By(0, 0), full.parameters.By(0, 0));
  //= largest slope of By: 5.8e-16
  //= By before 1.235283, after 1.235283

  // $B_y$ is a dead parameter. One bias for each letter, a row of $V$ numbers, would not be: its slope
  // would be $p_t - y_t$ itself, summed over the steps but not over the letters.
  //
  // ## The check must be able to fail
  //
  // A check that has only ever said yes proves little. `slipped_bptt` makes five wrong gradients,
  // each with one slip that is easily made. Here is the worst relative error of each parameter,
  // checked as above; anything over 0.01 is wrong:

  fmt::print("{:<28}", "");
  for (const WorstEntry& worst : check.worst) fmt::print("{:>9}", worst.table);
  fmt::print("\n");
  for (const auto& [slip, name] : slip_names) {
    if (slip == Slip::row_0_of_targets && !slip_is_possible) continue;
    fmt::print("{:<28}", name);
    const Parameters wrong = slipped_bptt(slip, start, task, forward);
    for (const WorstEntry& worst : check_gradient(wrong, start, loss_on(task)).worst) {
      fmt::print("{:>9}", error_in_words(worst.relative_error));
    }
    fmt::print("\n");
  }
  //=                                   Wxh      Whh       Bh       Wy       By
  //= row 0 of the targets          1.3e+00  1.8e+00  1.4e+00  2.0e+00   < 1e-7
  //= Whh not transposed            1.9e+00  1.7e+00  9.5e-01   < 1e-7   < 1e-7
  //= nothing from the next step    2.0e+00  1.4e+00  4.1e-01   < 1e-7   < 1e-7
  //= slope of tanh forgotten       1.4e+00  1.2e+00  1.0e+00   < 1e-7   < 1e-7
  //= Wy from step 0 only            < 1e-7   < 1e-7   < 1e-7  1.9e+00   < 1e-7

  // All five are caught, and the check even shows where to look: a slip in the way back through the
  // cell leaves $W_y$ right. Would we have noticed without it? We train with each of them, and set
  // beside it how far its first gradient lies from the true one, and in which direction (3.13):

  std::vector<Line> loss_lines = {history_line("right", full.losses)};
  fmt::print("{:<28}{:>11}{:>8}{:>12}  {}\n", "", "norm error", "cosine", "loss after", "guessed");
  fmt::print("{:<28}{:>11.3f}{:>8.3f}{:>12.6f}  {}\n", "right", 0.0, 1.0, full.losses.back(),
             text(decode(full.p, task.vocabulary)));
  for (const auto& [slip, name] : slip_names) {
    if (slip == Slip::row_0_of_targets && !slip_is_possible) continue;
    const Parameters wrong = slipped_bptt(slip, start, task, forward);
    fmt::print("{:<28}{:>11.3f}{:>8.3f}", name, norm_error(wrong, gradient),
               cosine(wrong, gradient));
    try {
      const Training training = train(start, task, settings.learning_rate, settings.steps,
                                      slipped_gradient(slip, task), Report{});
      fmt::print("{:>12.6f}  {}\n", training.losses.back(),
                 text(decode(training.p, task.vocabulary)));
      loss_lines.push_back(history_line(name, training.losses));
    } catch (const Diverged&) {
      fmt::print("{:>12}\n", "diverged");
    }
  }
  //=                              norm error  cosine  loss after  guessed
  //= right                             0.000   1.000    0.151035  ello
  //= row 0 of the targets              0.866   0.501    5.545344  oohh
  //= Whh not transposed                1.623   0.300    0.618184  ello
  //= nothing from the next step        0.599   0.808    0.224578  ello
  //= slope of tanh forgotten           3.283   0.778    4.187293  llll
  //= Wy from step 0 only               0.406   0.915    2.287378  ello

  fmt::print("{}", charts.draw("03_wrong_gradients",
                               {"The loss with the right gradient and with five wrong ones",
                                {loss_chart("one right gradient, five wrong ones", task,
                                            settings.steps, loss_lines)}}));
  //= [03_wrong_gradients.svg] The loss with the right gradient and with five wrong ones

  // Three of the five learn the word: they guess all four letters. **A falling loss does not show that the
  // gradient is right.** Only the check can tell. The first step does not tell who will learn, either: all
  // five cosines are positive, and the slip with the smallest, 0.300, learns the word. One of the two that
  // fail comes to rest near 5.545, the loss of knowing nothing. We have to look at that one closely.
  //
  // ## The published training
  //
  // The post trains with full BPTT too, from the same weights, with the same settings. But its figures
  // are not ours. They come out, all of them, with the first of the five slips above: row 0 of the
  // targets in the place of all rows, most likely a slip of the keyboard. NumPy let it pass: the target
  // of each step is then a single number, and NumPy subtracts it from all four probabilities (3.14).

  if (!slip_is_possible) {
    fmt::print(
        "With T = {} and V = {} the slip is not even possible: row 0 of the targets has only "
        "{} entries, and NumPy would have stopped with an IndexError.\n",
        time_steps, vocabulary_size, vocabulary_size);
    history.finish();
    return gradient_is_right;
  }
  const Training slip = train(start, task, settings.learning_rate, settings.steps,
                              slipped_gradient(Slip::row_0_of_targets, task), history.run("slip"));
  history.finish();

  // The loss after steps 0, 100, 200 and so on, as the post printed it and as it comes out here:

  bool agrees = true;
  if (settings.published) {
    const Comparison comparison =
        compare(published_run("full_bptt", settings.hidden_size), forward.p, slip.losses, slip.p);
    agrees = comparison.complete;
    fmt::print("{}{}", comparison.table, comparison.verdict);
  } else {
    fmt::print("{}", loss_table(slip.losses));
  }
  //=  step  published           rebuilt             difference
  //=     0  11.995305385065343  11.995305385065341  -1.8e-15
  //=   100  8.542236164743558   8.542236164743558   0.0e+00
  //=   200  7.253592358973341   7.25359235897334    -8.9e-16
  //=   300  6.544396677982483   6.544396677982483   0.0e+00
  //=   400  5.995739152192827   5.995739152192827   0.0e+00
  //=   500  5.742292420310077   5.742292420310078   8.9e-16
  //=   600  5.6522130480782815  5.652213048078277   -4.4e-15
  //=   700  5.612021495038995   5.612021495038997   1.8e-15
  //=   800  5.58417699010521    5.584176990105211   1.8e-15
  //=   900  5.565104086398525   5.565104086398525   0.0e+00
  //=  1000  5.5549817621692865  5.554981762169289   2.7e-15
  //=  1100  5.5502348707000575  5.550234870700052   -5.3e-15
  //=  1200  5.547996947460872   5.547996947460874   1.8e-15
  //=  1300  5.546874182259792   5.546874182259787   -5.3e-15
  //=  1400  5.546265877072143   5.5462658770721465  3.6e-15
  //=  1500  5.545911904998333   5.545911904998338   4.4e-15
  //=  1600  5.545693327490806   5.545693327490813   7.1e-15
  //=  1700  5.545551769519191   5.545551769519188   -3.6e-15
  //=  1800  5.545456506378257   5.545456506378261   3.6e-15
  //=  1900  5.545390345216081   5.545390345216084   3.6e-15
  //= published and rebuilt: 20 of 20 losses agree to 1e-12, 32 of 32 probabilities digit by digit

  fmt::print("{}",
             charts.draw("03_loss",
                         {"The loss of the post's first training, with the cost of knowing nothing",
                          {loss_chart("full BPTT with the slip", task, settings.steps,
                                      {history_line("loss", slip.losses)})}}));
  //= [03_loss.svg] The loss of the post's first training, with the cost of knowing nothing

  // The probabilities before and after:

  fmt::print("before:\n{}\nafter:\n{}\n", numpy_format(forward.p), numpy_format(slip.p));
  //= before:
  //= [[0.06397614 0.03819114 0.85299781 0.0448349 ]
  //=  [0.0403228  0.76902459 0.06926133 0.12139129]
  //=  [0.27148641 0.47031804 0.03033868 0.22785687]
  //=  [0.19165547 0.02808298 0.7083062  0.07195535]]
  //= after:
  //= [[0.24983103 0.2500011  0.24998167 0.2501862 ]
  //=  [0.24993175 0.24999342 0.24999242 0.25008242]
  //=  [0.25008197 0.25001243 0.2500092  0.2498964 ]
  //=  [0.25005301 0.24998581 0.25000541 0.24995576]]

  fmt::print("{}", charts.draw("03_probabilities",
                               {"Strong opinions before the training, none after it",
                                {probability_map("p before", word, task.vocabulary, forward.p),
                                 probability_map("p after", word, task.vocabulary, slip.p)}}));
  //= [03_probabilities.svg] Strong opinions before the training, none after it

  // ## What the post makes of it
  //
  // The post reads this as a vanished gradient: the slope of tanh is at most 1, the gradient is
  // multiplied by it at every step back, and so the weights went to 0. To support that, it shows what
  // softmax makes of four zeros:

  fmt::print("softmax of four zeros: {}\n", numpy_format(softmax(Matrix(1, 4))));
  //= softmax of four zeros: [[0.25 0.25 0.25 0.25]]

  // That is 0.25 four times, true enough. But did the weights go to 0? The size of each parameter,
  // as the root of the sum of its squares, before and after:

  const auto print_norms = [](const std::string& name, const Matrix& before, const Matrix& after) {
    fmt::print("{:<4} before {:>9.6f}, after {:>9.6f}\n", name, norm(before), norm(after));
  };
  for_each_table(print_norms, start, slip.parameters);
  //= Wxh  before  2.441761, after  9.125445
  //= Whh  before  3.269329, after  4.798964
  //= Bh   before  0.131978, after  1.691264
  //= Wy   before  3.252390, after 48.097157
  //= By   before  1.235283, after  1.235283

  // They grew, all but $B_y$: $B_h$ almost thirteenfold, $W_y$ almost fifteenfold. And the gradient?
  // Here is its size, as the slip computes it, before and after, and the largest slope of tanh over all
  // units and steps:

  const auto slip_gradient = slipped_gradient(Slip::row_0_of_targets, task);
  const ForwardPass slip_forward = forward_pass(slip.parameters, task.x);
  const Parameters slope_before = slip_gradient(start, forward);
  const Parameters slope_after = slip_gradient(slip.parameters, slip_forward);
  for_each_table(
      [&](const std::string& name, const Matrix& before, const Matrix& after) {
        print_norms("gradient of " + fmt::format("{:<4}", name), before, after);
      },
      slope_before, slope_after);
  const auto largest_tanh_slope = [](const Matrix& h) {
    double largest = 0.0;
    for (std::size_t t = 1; t < h.rows(); ++t) {
      const Matrix slopes = tanh_slope(row(h, t));
      largest =
          std::max(largest, *std::max_element(slopes.values().begin(), slopes.values().end()));
    }
    return largest;
  };
  fmt::print("largest slope of tanh before {:.6f}, after {:.6f}\n", largest_tanh_slope(forward.h),
             largest_tanh_slope(slip_forward.h));
  //= gradient of Wxh  before  1.372855, after  0.298126
  //= gradient of Whh  before  1.269194, after  0.055915
  //= gradient of Bh   before  0.645487, after  0.064533
  //= gradient of Wy   before  3.032212, after  5.187558
  //= gradient of By   before  0.000000, after  0.000000
  //= largest slope of tanh before 0.999994, after 0.008162

  // The post is right about tanh: in the end all units are flat, and less comes through them. $W_{xh}$
  // keeps a fifth of its gradient, $B_h$ a tenth, $W_{hh}$ less than a twentieth. But that is not what
  // made the 0.25. The gradient of $W_y$ passes through no tanh (3.2), and it has not shrunk, it has
  // grown. Still the probabilities stay where they are. Here is $W_y$ in full, and the logits that it
  // makes:

  fmt::print("Wy before:\n{}\nWy after:\n{}\nz after:\n{}\n", numpy_format(start.Wy),
             numpy_format(slip.parameters.Wy), numpy_format(slip_forward.z));
  //= Wy before:
  //= [[ 0.58043018 -0.45983767  0.1722303  -1.37975868]
  //=  [-0.12969949 -1.55366498  1.46260526 -0.04675058]
  //=  [-1.11941718  0.40847462  0.62925229 -1.30701632]]
  //= Wy after:
  //= [[-12.7082113  -13.11269683 -13.094587   -13.65420512]
  //=  [-14.55682978 -15.43646677 -14.59476554 -13.71498845]
  //=  [-14.32435789 -13.04047689 -13.90032566 -14.2209458 ]]
  //= z after:
  //= [[-40.29495226 -40.29427174 -40.29434944 -40.2935316 ]
  //=  [ 42.76179967  42.76204638  42.76204238  42.76240235]
  //=  [-40.35366686 -40.35394498 -40.35395789 -40.35440917]
  //=  [-40.19309343 -40.1933622  -40.1932838  -40.19348243]]

  std::vector<std::string> units;
  for (std::size_t i = 0; i < settings.hidden_size; ++i) units.push_back(fmt::format("unit {}", i));
  HeatMap Wy_before{.title = "Wy before",
                    .x_label = "letter",
                    .y_label = "hidden unit",
                    .column_names = names(task.vocabulary),
                    .row_names = units,
                    .values = start.Wy,
                    .full_colour = norm(slip.parameters.Wy) / std::sqrt(start.Wy.values().size()),
                    .cell_format = "%.2f"};
  HeatMap Wy_after = Wy_before;
  Wy_after.title = "Wy after";
  Wy_after.values = slip.parameters.Wy;
  fmt::print("{}",
             charts.draw("03_Wy", {"The weights of Wy have grown, and the entries of a row are "
                                   "nearly equal",
                                   {Wy_before, Wy_after}}));
  //= [03_Wy.svg] The weights of Wy have grown, and the entries of a row are nearly equal

  // The logits are not four zeros, they are four times nearly the same number, far from zero. Softmax
  // only sees their differences, so that gives 0.25 as well.
  //
  // ## Where the 0.25 comes from
  //
  // Write $c_t$ for the single number that the slip subtracts, $y_{0t}$, and $\mathbf{1}$ for a row
  // of ones. Then add and subtract $1/V$:
  //
  // $$ p_t - c_t \mathbf{1} = \bigl(p_t - \tfrac{1}{V} \mathbf{1}\bigr)
  //    + \bigl(\tfrac{1}{V} - c_t\bigr) \mathbf{1} \tag{3.15} $$
  //
  // (3.1) holds for any target row that adds up to 1, since the loss is then a weighted mean of the
  // $-\ln p_q$. So the first part is the slope for the target $1/V$ for every letter. The second part is
  // one number for all logits alike. Both on the numbers, at the start:

  const double uniform = 1.0 / static_cast<double>(vocabulary_size);
  const Matrix dz = slipped_logit_gradient(forward.p, task.y);
  const Matrix towards_uniform = map(forward.p, [=](double p) { return p - uniform; });
  const Matrix push = dz - towards_uniform;
  fmt::print("p - c:\n{}\np - 1/V:\n{}\n1/V - c:\n{}\n", numpy_format(dz),
             numpy_format(towards_uniform), numpy_format(push));
  //= p - c:
  //= [[ 0.06397614  0.03819114  0.85299781  0.0448349 ]
  //=  [-0.9596772  -0.23097541 -0.93073867 -0.87860871]
  //=  [ 0.27148641  0.47031804  0.03033868  0.22785687]
  //=  [ 0.19165547  0.02808298  0.7083062   0.07195535]]
  //= p - 1/V:
  //= [[-0.18602386 -0.21180886  0.60299781 -0.2051651 ]
  //=  [-0.2096772   0.51902459 -0.18073867 -0.12860871]
  //=  [ 0.02148641  0.22031804 -0.21966132 -0.02214313]
  //=  [-0.05834453 -0.22191702  0.4583062  -0.17804465]]
  //= 1/V - c:
  //= [[ 0.25  0.25  0.25  0.25]
  //=  [-0.75 -0.75 -0.75 -0.75]
  //=  [ 0.25  0.25  0.25  0.25]
  //=  [ 0.25  0.25  0.25  0.25]]

  // The first part asks for 0.25 everywhere. To be sure, we give the check a task whose targets are all
  // $1/V$, and the gradient of the first part. Then we train with the first part alone:

  SpellingTask uniform_task = task;
  for (double& y : uniform_task.y.values()) y = uniform;
  const Parameters first_part = full_bptt(start, task.x, forward, towards_uniform);
  const double worst_of_first_part =
      check_gradient(first_part, start, loss_on(uniform_task)).worst_error;
  fmt::print("worst error of all entries: {}\n", error_in_words(worst_of_first_part));
  const Training uniform_training = train(start, uniform_task, settings.learning_rate,
                                          settings.steps, full_gradient(uniform_task), Report{});
  fmt::print("p after:\n{}\nWy before {:.6f}, after {:.6f}\n", numpy_format(uniform_training.p),
             norm(start.Wy), norm(uniform_training.parameters.Wy));
  //= worst error of all entries: < 1e-7
  //= p after:
  //= [[0.24824104 0.1854464  0.28550774 0.28080481]
  //=  [0.24593816 0.24903319 0.24669133 0.25833732]
  //=  [0.24508392 0.24682602 0.24958403 0.25850603]
  //=  [0.24426854 0.2497436  0.25283146 0.2531564 ]]
  //= Wy before 3.252390, after 2.539906

  // It is on its way to 0.25, if slower than the slip was: the push also changes the hidden states (3.4),
  // and with them the pace. But where to go is the first part's doing. And its $W_y$ does not grow, it
  // shrinks. So the growth comes from the second part. That pushes all logits of a step alike, down where
  // $c_t = 0$, up where $c_t = 1$: see `z after`, three times near −40 and once near 43. By (3.2) it adds
  // the same number to every entry of a row of $W_y$. Softmax does not see that, so nothing ever stops it
  // there, and each row went its way as one.

  // One more thing in these grids. A row of the second part adds up to $1 - V c_t$, here 1, −3, 1 and 1,
  // which together is 0. That alone is why $B_y$ did not move. `--word world` moves it.
  //
  // The training did what it was told. The 0.25 was not caused by a vanished gradient (chapter 4
  // measures what did vanish); it is what the slip asked for. NumPy's broadcasting hid the slip, a
  // gradient check would have caught it before the first step, and with the right gradient the same
  // network learns the word.
  //
  // ## Try
  //
  // - `./workbook 3 --word ab`: with two letters, what does the slip ask for?
  // - `./workbook 3 --seed 1`, 2, 3: does the right gradient always learn the word? It only walks
  //   downhill, and may come to rest in a bad place.
  // - `./workbook 3 --word world`: does the right gradient end lowest?
  // - `./workbook 3 --history losses.csv` writes the losses of `full` and `slip`, step by step.
  return gradient_is_right && agrees;
}

}  // namespace

int main(int argc, char** argv) {
  return unrolled::run_chapter<Settings>(argc, argv, "Chapter 3. Full BPTT", tell);
}
