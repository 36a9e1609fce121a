// # Chapter 2. The forward pass
//
// | | |
// |---|---|
// | Builds on  | chapter 1: letters as one-hot rows |
// | You get    | hidden states, guesses and the loss; `plots/02_tanh.svg`, `plots/02_hidden_states.svg`, `plots/02_probabilities.svg` |
// | Run        | `./workbook 2` |
// | Checked by | `tests/forward_pass_test.cpp`, and every `//=` line below |
// | Next       | chapter 3 asks how each weight should change |
//
// What does a recurrent network do with a letter, and where does it keep what it has read? We build
// one, let it read `hell` with random weights, and ask how wrong it is.

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/cross_entropy.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"

#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "chapters/charts.hpp"
#include "chapters/published.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/files.hpp"
#include "lib/matrix_json.hpp"
#include "lib/numpy_format.hpp"

namespace {

using namespace unrolled;

struct Settings : ChapterSettings {
  std::string parameters;
  void declare(Flags& flags) {
    declare_word(flags);
    declare_hidden_size(flags);
    declare_seed(flags);
    flags.add("parameters", parameters, new_file(), Flags::Kind::output,
              "write weights and forward pass (JSON)");
  }
};

bool tell(const Settings& settings, Charts& charts) {
  const std::u32string word = letters(settings.word);
  const std::u32string read = word.substr(0, word.size() - 1);
  const SpellingTask task = spelling_task(word);
  const std::size_t vocabulary_size = task.vocabulary.size();
  const std::size_t time_steps = task.x.rows();
  const std::size_t hidden_size = settings.hidden_size;

  // ## Before we run anything
  //
  // The loss (2.6) adds up $-\ln$ of the probability that each wanted letter got. So we can say what
  // it costs to know nothing at all (2.7):

  const double knowing_nothing = loss_of_knowing_nothing(time_steps, vocabulary_size);
  fmt::print("knowing nothing: {} ln {} = {:.6f} nats\n", time_steps, vocabulary_size,
             knowing_nothing);
  //= knowing nothing: 4 ln 4 = 5.545177 nats

  // An untrained network should be near that, and as a rule worse: random weights are not modest, they
  // are sure of things that are not so.
  //
  // ## The weights
  //
  // Five tables, filled with normal random numbers. From the same seed NumPy draws the same
  // numbers, so these are the weights that the post started from:

  const Parameters parameters = draw_parameters(vocabulary_size, hidden_size, settings.seed);
  fmt::print("{}", numpy_format(parameters));
  //= Wxh:
  //= [[ 0.02824664  1.68559663  0.65129126]
  //=  [-0.12504276  0.29588468 -0.19850613]
  //=  [ 0.24623456  0.5425483   0.66528233]
  //=  [ 1.13925911  0.0184973   0.67642552]]
  //= Whh:
  //= [[-1.23471643  1.42764287  1.14990285]
  //=  [ 0.18546512 -0.39118231  0.90082073]
  //=  [-1.21737813 -1.8095079   0.21982144]]
  //= Bh:
  //= [[0.13197779]]
  //= Wy:
  //= [[ 0.58043018 -0.45983767  0.1722303  -1.37975868]
  //=  [-0.12969949 -1.55366498  1.46260526 -0.04675058]
  //=  [-1.11941718  0.40847462  0.62925229 -1.30701632]]
  //= By:
  //= [[1.23528307]]

  // And these are the shapes of the tables and of all that they work on. $T$ is the number of time
  // steps: the letters read.

  const ForwardPass forward = forward_pass(parameters, task.x);
  const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
  fmt::print("V = {} letters, H = {} hidden units, T = {} time steps\n", vocabulary_size,
             hidden_size, time_steps);
  fmt::print("{:<8}{:<10}{:<8}{}\n", "", "shape", "here", "what it is");
  const auto print_shape = [](const char* name, const char* formula, MatrixView a,
                              const char* what) {
    fmt::print("{:<8}{:<10}{:<8}{}\n", name, formula, shape(a), what);
  };
  print_shape("x", "T×V", task.x, "letters read, one-hot");
  print_shape("x_t", "1×V", row(task.x, 0), "one letter");
  print_shape("Wxh", "V×H", Wxh, "letter → hidden");
  print_shape("Whh", "H×H", Whh, "hidden → next hidden");
  print_shape("Bh", "1×1", Bh, "one bias for all hidden units");
  print_shape("Wy", "H×V", Wy, "hidden → logits");
  print_shape("By", "1×1", By, "one bias for all logits");
  print_shape("h", "(T+1)×H", forward.h, "hidden states, row 0 before the first letter");
  print_shape("h_t", "1×H", row(forward.h, 1), "one hidden state");
  print_shape("z", "T×V", forward.z, "logits");
  print_shape("p", "T×V", forward.p, "probabilities");
  print_shape("y", "T×V", task.y, "letters wanted, one-hot");
  //= V = 4 letters, H = 3 hidden units, T = 4 time steps
  //=         shape     here    what it is
  //= x       T×V       4×4     letters read, one-hot
  //= x_t     1×V       1×4     one letter
  //= Wxh     V×H       4×3     letter → hidden
  //= Whh     H×H       3×3     hidden → next hidden
  //= Bh      1×1       1×1     one bias for all hidden units
  //= Wy      H×V       3×4     hidden → logits
  //= By      1×1       1×1     one bias for all logits
  //= h       (T+1)×H   5×3     hidden states, row 0 before the first letter
  //= h_t     1×H       1×3     one hidden state
  //= z       T×V       4×4     logits
  //= p       T×V       4×4     probabilities
  //= y       T×V       4×4     letters wanted, one-hot

  // ## One step, number by number
  //
  // The first letter. Its row has a single 1, so $x_0 W_{xh}$ just picks one row of $W_{xh}$: the
  // first row of the table above. There is nothing to remember yet, so $h_{-1} W_{hh}$ is zero, and
  // the bias is added to each entry (2.1):

  const Matrix from_letter = product(row(task.x, 0), Wxh);
  const Matrix a_0 = plus_bias(from_letter, Bh);
  fmt::print("x_0 Wxh      = {}\n", numpy_format(from_letter));
  fmt::print("a_0, plus Bh = {}\n", numpy_format(a_0));
  //= x_0 Wxh      = [[0.02824664 1.68559663 0.65129126]]
  //= a_0, plus Bh = [[0.16022443 1.81757442 0.78326904]]

  // tanh squeezes each entry into the range from −1 to 1 (2.2). That is the first hidden state:

  const Matrix h_0 = tanh(a_0);
  fmt::print("h_0 = tanh a_0 = {}\n", numpy_format(h_0));
  //= h_0 = tanh a_0 = [[0.15886728 0.94859602 0.65457905]]

  // From it come the logits (2.3) and the probabilities (2.5):

  const Matrix z_0 = plus_bias(product(h_0, Wy), By);
  fmt::print("z_0 = {}\n", numpy_format(z_0));
  fmt::print("p_0 = {}, with the sum {}\n", numpy_format(softmax(z_0)), sum(softmax(z_0))(0, 0));
  //= z_0 = [[ 0.47171497 -0.04419158  3.06196173  0.11619165]]
  //= p_0 = [[0.06397614 0.03819114 0.85299781 0.0448349 ]], with the sum 1

  // With the second letter the memory comes in. What $h_0$ holds passes through $W_{hh}$ and is added,
  // with $B_h$, to what the letter brings:

  if (time_steps > 1) {
    fmt::print("x_1 Wxh         = {}\n", numpy_format(product(row(task.x, 1), Wxh)));
    fmt::print("h_0 Whh         = {}\n", numpy_format(product(h_0, Whh)));
    fmt::print("h_1, after tanh = {}\n", numpy_format(row(forward.h, 2)));
  }
  //= x_1 Wxh         = [[-0.12504276  0.29588468 -0.19850613]]
  //= h_0 Whh         = [[-0.81709478 -1.32873421  1.1810874 ]]
  //= h_1, after tanh = [[-0.66967838 -0.71672207  0.80566805]]

  // tanh is steep near 0 and flat far from it. The chart shows it with its slope, which chapter 3
  // will need: where the curve is flat, the slope is almost 0.

  Line curve{"tanh a", {}, {}};
  Line slope{"slope, 1 − tanh² a", {}, {}};
  for (int i = -40; i <= 40; ++i) {
    const double a = i / 10.0;
    const double h = std::tanh(a);
    curve.x.push_back(a);
    curve.y.push_back(h);
    slope.x.push_back(a);
    slope.y.push_back(1.0 - h * h);
  }
  const LineChart tanh_chart{
      .title = "tanh and its slope", .x_label = "a", .y_label = "", .lines = {curve, slope}};
  fmt::print("{}", charts.draw("02_tanh", {"tanh rises from −1 to 1; its slope is 1 at 0 and fades "
                                           "to 0 on both sides",
                                           {tanh_chart}}));
  //= [02_tanh.svg] tanh rises from −1 to 1; its slope is 1 at 0 and fades to 0 on both sides

  // ## All steps
  //
  // `forward_pass` does this for every letter. The hidden states, with the zero state in the first
  // row:

  fmt::print("h:\n{}\n", numpy_format(forward.h));
  //= h:
  //= [[ 0.          0.          0.        ]
  //=  [ 0.15886728  0.94859602  0.65457905]
  //=  [-0.66967838 -0.71672207  0.80566805]
  //=  [ 0.09109243 -0.89746388 -0.41475451]
  //=  [ 0.54003418  0.95676063  0.00238155]]

  // Compare the two rows after `l`, the last two: the letter is the same, the states are not. So
  // the network can tell the first `l` from the second. This is its memory.

  LineChart states{.title = fmt::format("hidden states, {} of {} units",
                                        std::min<std::size_t>(hidden_size, 6), hidden_size),
                   .x_label = "letter read",
                   .y_label = "h",
                   .lines = {},
                   .x_names = names(read)};
  states.x_names.insert(states.x_names.begin(), "start");
  for (std::size_t unit = 0; unit < std::min<std::size_t>(hidden_size, 6); ++unit) {
    Line line{fmt::format("unit {}", unit), {}, {}};
    for (std::size_t t = 0; t <= time_steps; ++t) {
      line.x.push_back(static_cast<double>(t));
      line.y.push_back(forward.h(t, unit));
    }
    states.lines.push_back(line);
  }
  fmt::print("{}",
             charts.draw("02_hidden_states",
                         {"Each hidden unit starts at 0 and moves with every letter", {states}}));
  //= [02_hidden_states.svg] Each hidden unit starts at 0 and moves with every letter

  // The logits and the probabilities, one row a letter:

  fmt::print("z:\n{}\np:\n{}\n", numpy_format(forward.z), numpy_format(forward.p));
  //= z:
  //= [[ 0.47171497 -0.04419158  3.06196173  0.11619165]
  //=  [ 0.03766136  2.98586735  0.57863115  1.13976351]
  //=  [ 1.8688398   2.41833685 -0.32264868  1.69364537]
  //=  [ 1.42197789 -0.49855767  2.72915504  0.44232438]]
  //= p:
  //= [[0.06397614 0.03819114 0.85299781 0.0448349 ]
  //=  [0.0403228  0.76902459 0.06926133 0.12139129]
  //=  [0.27148641 0.47031804 0.03033868 0.22785687]
  //=  [0.19165547 0.02808298 0.7083062  0.07195535]]

  // The post prints these probabilities as its starting point. Do ours print the same?

  bool agrees = true;
  if (settings.published) {
    const auto published = published_run("full_bptt", hidden_size).probabilities_before;
    const auto rebuilt = numpy_entries(forward.p);
    agrees = published == rebuilt;
    std::size_t equal = 0;
    for (std::size_t i = 0; i < rebuilt.size(); ++i) equal += published.at(i) == rebuilt[i] ? 1 : 0;
    fmt::print("{} of {} probabilities print as published\n", equal, published.size());
  }
  //= 16 of 16 probabilities print as published

  const HeatMap guesses =
      probability_map("p: probability of the next letter", word, task.vocabulary, forward.p);
  fmt::print("{}",
             charts.draw("02_probabilities",
                         {"How sure the untrained network is of each next letter", {guesses}}));
  //= [02_probabilities.svg] How sure the untrained network is of each next letter

  // ## How wrong is it?
  //
  // The guess is the letter with the largest probability. Beside it stand the letter that was
  // wanted, its probability $p$, and what that costs, $-\ln p$:

  const std::u32string guessed = decode(forward.p, task.vocabulary);
  std::size_t right = 0;
  fmt::print("{:<6}{:<8}{:<9}{:<11}{}\n", "read", "wanted", "guessed", "p(wanted)", "cost in nats");
  for (std::size_t t = 0; t < time_steps; ++t) {
    const double p_wanted = forward.p(t, argmax(task.y, t));
    right += guessed[t] == word[t + 1] ? 1 : 0;
    fmt::print("{:<6}{:<8}{:<9}{:<11.6f}{:.6f}\n", text(word[t]), text(word[t + 1]),
               text(guessed[t]), p_wanted, -std::log(p_wanted));
  }
  const double loss = cross_entropy(forward.p, task.y);
  fmt::print("right: {} of {}\nloss:  {:.6f} nats (knowing nothing: {:.6f})\n", right, time_steps,
             loss, knowing_nothing);
  //= read  wanted  guessed  p(wanted)  cost in nats
  //= h     e       l        0.038191   3.265152
  //= e     l       e        0.069261   2.669869
  //= l     l       e        0.030339   3.495332
  //= l     o       l        0.071955   2.631709
  //= right: 0 of 4
  //= loss:  12.062061 nats (knowing nothing: 5.545177)

  // Worse than knowing nothing, as we said. Only what the wanted letter got counts, and each got a few
  // hundredths, far less than 1/4. That is what being sure of something else costs.
  //
  // ## Why softmax subtracts the maximum
  //
  // Formula (2.4) has two forms. In exact arithmetic they are the same; in a computer the first one
  // breaks. For logits around 1000, $e^{1000}$ is larger than any `double`, it becomes infinity, and
  // infinity divided by infinity is not a number. The second form only ever sees exponents of 0 and
  // below:

  const Matrix large{{1000, 1001, 1002}};
  const Matrix powers = map(large, [](double z) { return std::exp(z); });
  const double total = sum(powers)(0, 0);
  fmt::print("first form:  {}\n",
             numpy_format(map(powers, [total](double power) { return power / total; })));
  fmt::print("second form: {}\n", numpy_format(softmax(large)));
  //= first form:  [[nan nan nan]]
  //= second form: [[0.09003057 0.24472847 0.66524096]]

  // Only the differences between logits count. The same row, 1000 lower, gives the same answer.
  // Keep that in mind; it returns in chapter 3, where something is added to all logits alike.

  fmt::print("1000 lower:  {}\n", numpy_format(softmax(Matrix{{0, 1, 2}})));
  //= 1000 lower:  [[0.09003057 0.24472847 0.66524096]]

  // ## Try
  //
  // - `./workbook 2 --seed 1`: is the untrained loss always above $T \ln V$? Try ten seeds.
  // - `./workbook 2 --hidden 6`: NumPy now prints the probabilities in scientific form. It does so
  //   when the largest entry is more than 1000 times the smallest. Which two are these?
  // - `./workbook 2 --parameters forward.json` writes all of this at full precision.

  if (!settings.parameters.empty()) {
    nlohmann::ordered_json json = {{"word", settings.word},
                                   {"hidden", hidden_size},
                                   {"seed", settings.seed},
                                   {"vocabulary", encoded(task.vocabulary)}};
    json["parameters"] = parameters;
    json["hidden_states"] = forward.h;
    json["probabilities"] = forward.p;
    json["loss"] = loss;
    write_file(settings.parameters, json.dump(1) + "\n");
  }
  return agrees;
}

}  // namespace

int main(int argc, char** argv) {
  return unrolled::run_chapter<Settings>(argc, argv, "Chapter 2. The forward pass", tell);
}
