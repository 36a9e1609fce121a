// # Chapter 2. The forward pass
//
// | | |
// |---|---|
// | Builds on  | chapter 1: letters as one-hot rows |
// | You get    | the network, drawn; hidden states, guesses and the loss; `plots/02_unrolled.svg`, `plots/02_tanh.svg`, `plots/02_hidden_states.svg`, `plots/02_probabilities.svg` |
// | Run        | `./workbook 2` |
// | Checked by | `tests/forward_pass_test.cpp`, and every `//=` line below |
// | Next       | chapter 3 asks how each weight should change |
//
// What does a recurrent network do with a letter, and where does it keep what it has read? We build
// one, let it read `hell` with random weights, and ask how wrong it is.

#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/drawings.hpp"
#include "chapters/charts.hpp"
#include "chapters/published.hpp"
#include "chapters/worksheet.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/files.hpp"
#include "lib/matrix_json.hpp"
#include "lib/numpy_format.hpp"

using namespace unrolled;

namespace {

struct Settings : ChapterSettings {
  std::string parameters;
  TraceSettings trace;
  void declare(Flags& flags) {
    declare_word(flags);
    declare_hidden_size(flags);
    declare_seed(flags);
    flags.add("parameters", parameters, new_file(), Flags::Kind::output,
              "write weights and forward pass (JSON)");
    trace.declare(flags, word);
    flags.require([this] { return !trace.asked() || parameters.empty(); },
                  "--trace prints a worksheet and nothing else: leave out --parameters");
  }
};

/// What the sections share.
struct Story {
  const Settings& settings;
  Charts& charts;
  std::u32string word = letters(settings.word);
  SpellingTask task = spelling_task(word);
  std::size_t time_steps = task.x.rows();
  Parameters parameters =
      draw_parameters(task.vocabulary.size(), settings.hidden_size, settings.seed);
  ForwardPass forward = forward_pass(parameters, task.x);
};

}  // namespace

// ## The network
//
// It reads one letter after another. Between two letters it keeps a row of $H$ numbers, its **hidden
// state** $h$; each of them is called a hidden unit, and $H$ is the hidden size. From a letter and the
// hidden state before it, it makes the next hidden state, and from that a probability for each letter
// that may follow. On the left it is drawn as it is built, with an arrow back to itself. On the right it
// is **unrolled**: the same network once for each letter, and the arrow now leads from column to column.
// What stands in the columns comes from the run below.

static void the_network(const Story& story) {
  const Diagram drawn = unrolled_network(story.word, story.task.vocabulary, story.forward);
  fmt::print("{}",
             story.charts.draw("02_unrolled", {"The network, rolled up and unrolled", {drawn}}));
  //= [02_unrolled.svg] The network, rolled up and unrolled
}

// An orange number is negative, a blue one positive. Before the first letter there is nothing to
// remember, so $h_{-1}$ is zero. And look at the two columns of `l`: the same letter, but not the same
// hidden state. How does that come about?
//
// ## Five tables

#include "chapters/02_forward_pass/parameters.hpp"

static void five_tables(const Story& story) {
  fmt::print("{}", numpy_format(story.parameters));
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

  // And these are the shapes of the tables and of all that they work on. Letters, states and answers are
  // rows, so a row stands to the left of its table.

  fmt::print("V = {} letters, H = {} hidden units, T = {} time steps\n{}",
             story.task.vocabulary.size(), story.settings.hidden_size, story.time_steps,
             shape_table(story.parameters, story.task, story.forward));
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
}

// ## One letter, number by number
//
// A letter $x_t$ and the hidden state before it, $h_{t-1}$, each go through a table, and a bias is added
// to every entry:
//
// $$ a_t = x_t W_{xh} + h_{t-1} W_{hh} + B_h \tag{2.1} $$
//
// We follow the first letter. Its row has a single 1, so $x_0 W_{xh}$ just picks one row of $W_{xh}$: the
// first row of the table above. There is nothing to remember yet, so $h_{-1} W_{hh}$ is zero.

static void first_letter(const Story& story) {
  const auto& [Wxh, Whh, Bh, Wy, By] = story.parameters;
  const Matrix from_letter = product(row(story.task.x, 0), Wxh);
  const Matrix a_0 = plus_bias(from_letter, Bh);  // (2.1) 1×H
  fmt::print("x_0 Wxh      = {}\n", numpy_format(from_letter));
  fmt::print("a_0, plus Bh = {}\n", numpy_format(a_0));
  //= x_0 Wxh      = [[0.02824664 1.68559663 0.65129126]]
  //= a_0, plus Bh = [[0.16022443 1.81757442 0.78326904]]

  // tanh squeezes each entry into the range from −1 to 1. That is the first hidden state:
  //
  // $$ h_t = \tanh a_t \tag{2.2} $$

  const Matrix h_0 = tanh(a_0);  // (2.2) 1×H
  fmt::print("h_0 = tanh a_0 = {}\n", numpy_format(h_0));
  //= h_0 = tanh a_0 = [[0.15886728 0.94859602 0.65457905]]

  // It stands above the letter `h` in the drawing. It goes through a third table, and the other bias is
  // added. The result is a row of $V$ numbers of any size, the **logits**:
  //
  // $$ z_t = h_t W_y + B_y \tag{2.3} $$

  const Matrix z_0 = plus_bias(product(h_0, Wy), By);  // (2.3) 1×V
  fmt::print("z_0 = {}\n", numpy_format(z_0));
  //= z_0 = [[ 0.47171497 -0.04419158  3.06196173  0.11619165]]

  // **Softmax** makes probabilities of them, all positive, and their sum is 1:
  //
  // $$ \operatorname{softmax}(z)_k = \frac{e^{z_k}}{\sum_j e^{z_j}} \tag{2.4} $$
  // $$ p_t = \operatorname{softmax} z_t \tag{2.5} $$

  const Matrix p_0 = softmax(z_0);  // (2.5) 1×V
  fmt::print("p_0 = {}, with the sum {}\n", numpy_format(p_0), total(p_0));
  //= p_0 = [[0.06397614 0.03819114 0.85299781 0.0448349 ]], with the sum 1
}

// ## The memory comes in
//
// With the second letter, what $h_0$ holds passes through $W_{hh}$ and is added, with $B_h$, to what the
// letter brings (2.1):

static void second_letter(const Story& story) {
  if (story.time_steps < 2) return;
  const auto& [Wxh, Whh, Bh, Wy, By] = story.parameters;
  const Matrix& h = story.forward.h;  // row t + 1 holds h_t
  fmt::print("x_1 Wxh         = {}\n", numpy_format(product(row(story.task.x, 1), Wxh)));
  fmt::print("h_0 Whh         = {}\n", numpy_format(product(row(h, 1), Whh)));
  fmt::print("h_1, after tanh = {}\n", numpy_format(row(h, 2)));
  //= x_1 Wxh         = [[-0.12504276  0.29588468 -0.19850613]]
  //= h_0 Whh         = [[-0.81709478 -1.32873421  1.1810874 ]]
  //= h_1, after tanh = [[-0.66967838 -0.71672207  0.80566805]]
}

// tanh is steep near 0 and flat far from it. The chart shows it with its slope, which chapter 3 will
// need: where the curve is flat, the slope is almost 0.

static void tanh_and_its_slope(const Story& story) {
  fmt::print("{}", story.charts.draw("02_tanh", {"tanh rises from −1 to 1; its slope is 1 at 0 and "
                                                 "fades to 0 on both sides",
                                                 {tanh_chart()}}));
  //= [02_tanh.svg] tanh rises from −1 to 1; its slope is 1 at 0 and fades to 0 on both sides
}

// ## All steps

#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/02_forward_pass/softmax.hpp"

// The hidden states, with the zero state in the first row:

static void all_steps(const Story& story) {
  const std::u32string read = story.word.substr(0, story.time_steps);
  fmt::print("h:\n{}\n", numpy_format(story.forward.h));
  //= h:
  //= [[ 0.          0.          0.        ]
  //=  [ 0.15886728  0.94859602  0.65457905]
  //=  [-0.66967838 -0.71672207  0.80566805]
  //=  [ 0.09109243 -0.89746388 -0.41475451]
  //=  [ 0.54003418  0.95676063  0.00238155]]

  // The two rows after `l` are the last two: the letter is the same, the states are not, since the states
  // before them were not. So the network can tell the first `l` from the second. This is its memory.

  fmt::print("{}", story.charts.draw("02_hidden_states",
                                     {"Each hidden unit starts at 0 and moves with every letter",
                                      {hidden_states_chart(read, story.forward.h)}}));
  //= [02_hidden_states.svg] Each hidden unit starts at 0 and moves with every letter

  // The logits and the probabilities, one row a letter:

  fmt::print("z:\n{}\np:\n{}\n", numpy_format(story.forward.z), numpy_format(story.forward.p));
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

  const HeatMap guesses = probability_map("p: probability of the next letter", story.word,
                                          story.task.vocabulary, story.forward.p);
  fmt::print("{}", story.charts.draw(
                       "02_probabilities",
                       {"How sure the untrained network is of each next letter", {guesses}}));
  //= [02_probabilities.svg] How sure the untrained network is of each next letter
}

// ## A step on paper
//
// `./workbook 2 --trace 1` prints a worksheet for step 1: each number of it with its formula, what it is
// made of, and its value. With a pocket calculator you can follow the network through its second letter.

#include "chapters/02_forward_pass/forward_worksheet.hpp"  // How a worksheet is made

static void worksheet(const Story& story) {
  story.settings.trace.print([&](bool exact, std::size_t t) {
    return forward_worksheet(exact, t, story.parameters, story.task, story.forward);
  });
}

// It begins like this:

static void worksheet_begins(const Story& story) {
  const std::size_t t = std::min<std::size_t>(1, story.time_steps - 1);
  fmt::print("{}",
             forward_worksheet(false, t, story.parameters, story.task, story.forward).text(2));
  //= (2.1)  a_1[0]          = 1 * -0.12504276 + 0.15886728 * -1.2347164 + 0.94859602 * 0.18546512 + 0.65457905 * -1.2173781 + 0.13197779 = -0.81015976
  //= (2.1)  a_1[1]          = 1 * 0.29588468 + 0.15886728 * 1.4276429 + 0.94859602 * -0.39118231 + 0.65457905 * -1.8095079 + 0.13197779 = -0.90087174
}

// ## As the post has it
//
// The post prints these probabilities as its starting point. Do ours print the same?

static bool as_published(const Story& story) {
  if (!story.settings.published) return true;
  const auto published =
      published_run("full_bptt", story.settings.hidden_size).probabilities_before;
  const auto rebuilt = numpy_entries(story.forward.p);
  std::size_t equal = 0;
  for (std::size_t i = 0; i < rebuilt.size(); ++i) equal += published.at(i) == rebuilt[i] ? 1 : 0;
  fmt::print("{} of {} probabilities print as published\n", equal, published.size());
  //= 16 of 16 probabilities print as published
  return published == rebuilt;
}

// ## How wrong is it?
//
// The guess is the letter with the largest probability. How do we put a number on a wrong guess, and on
// one that is right but unsure?

#include "chapters/02_forward_pass/cross_entropy.hpp"

static void knowing_nothing(const Story& story) {
  const std::size_t V = story.task.vocabulary.size();
  fmt::print("knowing nothing: {} ln {} = {:.6f} nats\n", story.time_steps, V,
             loss_of_knowing_nothing(story.time_steps, V));
  //= knowing nothing: 4 ln 4 = 5.545177 nats
}

// What do we expect of our network? Its weights are random, so it knows nothing either. But random
// weights are not modest, they are sure of things that are not so. Beside each guess stand the letter
// that was wanted, its probability $p$, and what that costs, $-\ln p$:

static double how_wrong(const Story& story) {
  const Matrix& p = story.forward.p;
  const std::u32string guessed = decode(p, story.task.vocabulary);
  std::size_t right = 0;
  fmt::print("{:<6}{:<8}{:<9}{:<11}{}\n", "read", "wanted", "guessed", "p(wanted)", "cost in nats");
  for (std::size_t t = 0; t < story.time_steps; ++t) {
    const double p_wanted = p(t, argmax(story.task.y, t));
    right += guessed[t] == story.word[t + 1] ? 1 : 0;
    fmt::print("{:<6}{:<8}{:<9}{:<11.6f}{:.6f}\n", text(story.word[t]), text(story.word[t + 1]),
               text(guessed[t]), p_wanted, -std::log(p_wanted));
  }
  const double loss = cross_entropy(p, story.task.y);
  fmt::print("right: {} of {}\nloss:  {:.6f} nats\n", right, story.time_steps, loss);
  //= read  wanted  guessed  p(wanted)  cost in nats
  //= h     e       l        0.038191   3.265152
  //= e     l       e        0.069261   2.669869
  //= l     l       e        0.030339   3.495332
  //= l     o       l        0.071955   2.631709
  //= right: 0 of 4
  //= loss:  12.062061 nats
  return loss;
}

// More than twice as bad as knowing nothing. Each wanted letter got a few hundredths, far less than 1/4.
// That is what being sure of something else costs.
//
// ## Why softmax subtracts the maximum
//
// The code of softmax is not quite (2.4). In a computer, (2.4) breaks: for logits around 1000,
// $e^{1000}$ is larger than any `double`, it becomes infinity, and infinity divided by infinity is not a
// number. So it first multiplies above and below by $e^{-m}$, where $m$ is the largest logit. That is
// the same number, but no exponent is above 0 now:
//
// $$ \frac{e^{z_k}}{\sum_j e^{z_j}} = \frac{e^{z_k - m}}{\sum_j e^{z_j - m}}, \qquad m = \max_j z_j
//    \tag{2.8} $$

static void largest_logit() {
  const Matrix large{{1000, 1001, 1002}};
  const Matrix powers = map(large, [](double z) { return std::exp(z); });
  const Matrix first_form =
      map(powers, [sum = total(powers)](double power) { return power / sum; });
  fmt::print("by (2.4) as it stands: {}\n", numpy_format(first_form));
  fmt::print("by (2.8):              {}\n", numpy_format(softmax(large)));
  fmt::print("1000 lower, by (2.8):  {}\n", numpy_format(softmax(Matrix{{0, 1, 2}})));
  //= by (2.4) as it stands: [[nan nan nan]]
  //= by (2.8):              [[0.09003057 0.24472847 0.66524096]]
  //= 1000 lower, by (2.8):  [[0.09003057 0.24472847 0.66524096]]
}

// Only the differences between logits count: the same row, 1000 lower, gives the same answer. Keep that
// in mind; it returns in chapter 3, where something is added to all logits alike.
//
// ## Try
//
// - `./workbook 2 --seed 1`: is the untrained loss always above $T \ln V$? Try ten seeds.
// - `./workbook 2 --hidden 6`: NumPy now prints the probabilities in scientific form. It does so
//   when the largest entry is more than 1000 times the smallest. Which two are these?
// - `./workbook 2 --parameters forward.json` writes all of this at full precision.

static void write_parameters(const Story& story, double loss) {
  nlohmann::ordered_json json = {{"word", story.settings.word},
                                 {"hidden", story.settings.hidden_size},
                                 {"seed", story.settings.seed},
                                 {"vocabulary", encoded(story.task.vocabulary)}};
  json["parameters"] = story.parameters;
  json["hidden_states"] = story.forward.h;
  json["probabilities"] = story.forward.p;
  json["loss"] = loss;
  write_file(story.settings.parameters, json.dump(1) + "\n");
}

static bool tell(const Settings& settings, Charts& charts) {
  const Story story{settings, charts};
  if (settings.trace.asked()) {
    worksheet(story);
    return true;
  }
  the_network(story);
  five_tables(story);
  first_letter(story);
  second_letter(story);
  tanh_and_its_slope(story);
  all_steps(story);
  worksheet_begins(story);
  const bool agrees = as_published(story);
  knowing_nothing(story);
  const double loss = how_wrong(story);
  largest_logit();
  if (!settings.parameters.empty()) write_parameters(story, loss);
  return agrees;
}

int main(int argc, char** argv) {
  return run_chapter<Settings>(argc, argv, "Chapter 2. The forward pass", tell);
}
