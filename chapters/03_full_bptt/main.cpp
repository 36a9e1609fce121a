// # Chapter 3. Full BPTT
//
// | | |
// |---|---|
// | Builds on  | chapter 2: the forward pass and its loss |
// | You get    | the gradient of every weight, checked, and the post's first training; `plots/03_loss.svg`, `plots/03_probabilities.svg` |
// | Run        | `./workbook 3` |
// | Checked by | `tests/full_bptt_test.cpp`, `tests/gradient_check_test.cpp`, and every `//=` line below |
// | Next       | chapter 4 looks at a training that gets further |
//
// The network is wrong by 12 nats. Which of its weights are to blame, and how much? Backpropagation
// through time (BPTT) answers that for all of them at once. It is the chain rule, walked backwards
// through the letters.

#include "chapters/03_full_bptt/full_bptt.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "chapters/03_full_bptt/gradient_check.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/matrix_json.hpp"
#include "lib/numpy_format.hpp"
#include "lib/output_file.hpp"
#include "lib/published.hpp"

namespace {

using namespace unrolled;

void print_check(const GradientCheck& check) {
  fmt::print("{:<6}{:<12}{:<9}{:>14}{:>14}\n", "", "worst error", "at", "derived", "numerical");
  for (std::size_t i = 0; i < parameter_names.size(); ++i) {
    const WorstEntry& worst = check.worst[i];
    fmt::print("{:<6}{:<12.1e}{:<9}{:>14.6g}{:>14.6g}\n", parameter_names[i].first,
               worst.relative_error, fmt::format("({}, {})", worst.row, worst.column),
               worst.derived, worst.numerical);
  }
}

bool tell(const Settings& settings, Charts& charts) {
  const std::u32string word = letters(settings.word);
  const SpellingTask task = spelling_task(word);
  const std::size_t vocabulary_size = task.vocabulary.size();
  const std::size_t time_steps = task.x.rows();

  // ## The way back
  //
  // The loss is a sum, one term for each letter. The post takes them one by one, the last letter
  // first. From each **loss step** $s$ it goes back through every step $t$ from $s$ to 0, since the
  // hidden state at $s$ rests on all letters up to it. Before any formula, here is the order. The
  // slope comes into the cell from above, through $W_y$, at the loss step; from the right, through
  // $W_{hh}$, at all earlier ones:

  std::size_t steps_back = 0;
  for (std::size_t s = time_steps; s-- > 0;) {
    if (time_steps <= 8) fmt::print("loss step {}: Wy, By\n", s);
    for (std::size_t t = s + 1; t-- > 0;) {
      ++steps_back;
      if (time_steps > 8) continue;
      fmt::print("  t = {}, through {}: Wxh, Whh, Bh\n", t, t == s ? "Wy" : "Whh");
    }
  }
  fmt::print("{} steps back through the cell for T = {}, which is T(T + 1)/2\n", steps_back,
             time_steps);
  //= loss step 3: Wy, By
  //=   t = 3, through Wy: Wxh, Whh, Bh
  //=   t = 2, through Whh: Wxh, Whh, Bh
  //=   t = 1, through Whh: Wxh, Whh, Bh
  //=   t = 0, through Whh: Wxh, Whh, Bh
  //= loss step 2: Wy, By
  //=   t = 2, through Wy: Wxh, Whh, Bh
  //=   t = 1, through Whh: Wxh, Whh, Bh
  //=   t = 0, through Whh: Wxh, Whh, Bh
  //= loss step 1: Wy, By
  //=   t = 1, through Wy: Wxh, Whh, Bh
  //=   t = 0, through Whh: Wxh, Whh, Bh
  //= loss step 0: Wy, By
  //=   t = 0, through Wy: Wxh, Whh, Bh
  //= 10 steps back through the cell for T = 4, which is T(T + 1)/2

  // `full_bptt` above walks in just this order. At the start, with the weights of chapter 2, it
  // gives every weight its slope:

  const Parameters start = draw_parameters(vocabulary_size, settings.hidden_size, settings.seed);
  const ForwardPass forward = forward_pass(start, task.x);
  const Parameters gradient = full_bptt(start, task.x, forward, logit_gradient(forward.p, task.y));
  for (const auto& [name, member] : parameter_names) {
    fmt::print("gradient of {}:\n{}\n", name, numpy_format(gradient.*member));
  }
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
  // its slope is exactly 0. The slope of $B_y$ is 0 but for rounding.
  //
  // ## Is it right?
  //
  // A wrong gradient is not loud. It has the right shape, the loss may even fall. So before any
  // training, every entry is compared with a slope found in another way (3.12). For each parameter,
  // the entry that fits worst:

  const GradientCheck check = check_gradient(gradient, start, task);
  print_check(check);
  //=       worst error at              derived     numerical
  //= Wxh   8.3e-10     (2, 1)       -0.0545284    -0.0545284
  //= Whh   1.5e-09     (0, 0)        -0.113753     -0.113753
  //= Bh    1.9e-09     (0, 0)        -0.254004     -0.254004
  //= Wy    2.2e-09     (2, 3)        0.0304342     0.0304342
  //= By    0.0e+00     (0, 0)     -1.11022e-16             0

  // The advice was $10^{-7}$ or less. Here is the verdict, over all entries:

  const bool gradient_is_right = check.worst_error <= 1e-7;
  fmt::print("worst of all entries: {:.1e}, {}\n", check.worst_error,
             gradient_is_right ? "good" : "not good");
  //= worst of all entries: 2.2e-09, good

  if (!settings.gradients.empty()) {
    nlohmann::ordered_json json = {{"word", settings.word},
                                   {"hidden", settings.hidden_size},
                                   {"seed", settings.seed},
                                   {"vocabulary", names(task.vocabulary)}};
    for (const auto& [name, member] : parameter_names) {
      json["gradients"]["full"][name] = gradient.*member;
    }
    write_file(settings.gradients, json.dump(1) + "\n");
  }

  // ## The published training
  //
  // Now the post trains: 2000 steps of gradient descent (3.10) with the learning rate 0.005. But the
  // gradient behind its published figures is not the one we just checked. Its training call hands
  // over `Y[0]`, row 0 of the targets, where all of `Y` was meant. It is a slip of the keyboard, and
  // NumPy let it pass: the target of a step is then a single number, and NumPy subtracts that from
  // all four probabilities (3.11). `slipped_logit_gradient` does the same on purpose. With it, we
  // train as the post did:

  if (time_steps > vocabulary_size) {
    fmt::print(
        "With T = {} and V = {} the slip is not even possible: row 0 of the targets has only "
        "{} entries, and NumPy would have stopped with an IndexError.\n",
        time_steps, vocabulary_size, vocabulary_size);
    return gradient_is_right;
  }
  const Training slip =
      train(start, task, settings.learning_rate, settings.steps,
            [&task](const Parameters& parameters, const ForwardPass& pass) {
              return full_bptt(parameters, task.x, pass, slipped_logit_gradient(pass.p, task.y));
            });
  write_history(settings.history, {{"slip", slip.losses}});

  // The loss after steps 0, 100, 200 and so on, as the post printed it and as it comes out here:

  bool agrees = true;
  if (settings.published()) {
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

  fmt::print("{}", charts.draw("03_loss",
                               {"The loss falls to the cost of knowing nothing, and stays there",
                                {loss_chart("full BPTT with the slip", task, settings.steps,
                                            {history_line("loss", slip.losses)})}}));
  //= [03_loss.svg] The loss falls to the cost of knowing nothing, and stays there

  // It falls, to $4 \ln 4$, and no further. That is the loss of knowing nothing from chapter 2. The
  // probabilities before and after the training say the same:

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

  fmt::print("{}",
             charts.draw("03_probabilities",
                         {"Strong opinions before the training, 0.25 for every letter after it",
                          {probability_map("p before", word, task.vocabulary, forward.p),
                           probability_map("p after", word, task.vocabulary, slip.p)}}));
  //= [03_probabilities.svg] Strong opinions before the training, 0.25 for every letter after it

  // ## What the post makes of it
  //
  // The post reads this as a vanished gradient: the slope of tanh is at most 1, the gradient is
  // multiplied by it at every step back, and so the weights went to 0. To support that, it shows
  // what softmax makes of four zeros:

  fmt::print("softmax of four zeros: {}\n", numpy_format(softmax(Matrix(1, 4))));
  //= softmax of four zeros: [[0.25 0.25 0.25 0.25]]

  // That is 0.25 four times, true enough. But four zeros are not the only logits that give it
  // (chapter 2: only differences count), and the gradient was not the gradient of the loss. So this
  // reading is a guess that the next sections have to test.

  return gradient_is_right && agrees;
}

}  // namespace

int main(int argc, char** argv) {
  return unrolled::run_chapter(
      argc, argv, "Chapter 3. Full BPTT",
      {"word", "hidden", "learning-rate", "steps", "seed", "history", "gradients"}, tell);
}
