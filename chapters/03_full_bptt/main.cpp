// # Chapter 3. Full BPTT
//
// | | |
// |---|---|
// | Builds on  | chapter 2: the forward pass and its loss |
// | You get    | the gradient of every weight, step by step, checked; wrong ones, caught; the post's first training, explained; `plots/03_way_back.svg`, `plots/03_epsilon.svg`, `plots/03_training.svg`, `plots/03_wrong_gradients.svg`, `plots/03_loss.svg`, `plots/03_probabilities.svg`, `plots/03_Wy.svg` |
// | Run        | `./workbook 3` |
// | Checked by | `tests/full_bptt_test.cpp`, `tests/gradient_check_test.cpp`, `tests/wrong_gradients_test.cpp`, and every `//=` line below |
// | Next       | chapter 4 looks at a training that gets further |
//
// The network is wrong by 12 nats. Which of its weights are to blame, and how much? Backpropagation
// through time (BPTT) answers that for all of them at once. It is the chain rule, walked backwards
// through the letters. We first walk it for one letter, a step at a time. Then we let it train, and then
// we turn to the post, whose first training ended quite differently from ours.

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/cross_entropy.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/03_full_bptt/drawings.hpp"
#include "chapters/charts.hpp"
#include "chapters/published.hpp"
#include "chapters/worksheet.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/files.hpp"
#include "lib/matrix_json.hpp"
#include "lib/numpy_format.hpp"
#include "lib/report.hpp"

using namespace unrolled;

namespace {

struct Settings : ChapterSettings {
  std::string gradients;
  TraceSettings trace;
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
    trace.declare(flags, word);
    flags.require(
        [this] { return !trace.asked() || (history.empty() && gradients.empty()); },
        "--trace prints a worksheet and nothing else: leave out --history and --gradients");
  }
};

/// What the sections share.
struct Story {
  const Settings& settings;
  Charts& charts;
  std::u32string word = letters(settings.word);
  SpellingTask task = spelling_task(word);
  std::size_t vocabulary_size = task.vocabulary.size();
  std::size_t time_steps = task.x.rows();
  std::size_t last = time_steps - 1;
  Parameters start = draw_parameters(vocabulary_size, settings.hidden_size, settings.seed);
  ForwardPass forward = forward_pass(start, task.x);
};

}  // namespace

// ## What do we want to know?
//
// For every entry $w$ of every table: if it grew a little, how fast would the loss $E$ grow? That number
// is the slope $\partial E / \partial w$. Where it is positive, $w$ should shrink; where it is negative,
// $w$ should grow. The answers have the shapes of the tables, so all of them together, the **gradient**,
// are again a `Parameters`: `gradient.Wxh` is $\partial E / \partial W_{xh}$.

static void how_many_slopes(const Story& story) {
  fmt::print("slopes wanted: {}\n", entry_count(story.start));
  //= slopes wanted: 35
}

// ($W_{xh}$ has $4 \cdot 3$ entries, $W_{hh}$ $3 \cdot 3$, $W_y$ $3 \cdot 4$, and each bias is one
// number.)

// The loss is a sum over time steps, $E = \sum_s E_s$, and the slope of a sum is the sum of the slopes.
// So we may take the losses one by one. $E_s$ is the loss at the **loss step** $s$. We follow the last
// one, $s = T - 1$, and walk back from there.
//
// ## Back through softmax and logarithm
//
// $E_s$ is $-\ln p_q$, where $q$ is the wanted letter. With (2.4), that is $-z_q + \ln \sum_j e^{z_j}$.
// Its slope by $z_k$ has two parts: $-1$ if $k = q$, and $e^{z_k} / \sum_j e^{z_j}$, which is $p_k$
// again. And $y$ is the row with its 1 at $q$. No other loss has $z_s$ in it, so with $t$ for $s$
//
// $$ \frac{\partial E}{\partial z_t} = p_t - y_t \tag{3.1} $$
//
// We write $dz_t$ for this row, and in the same way $dh$ and $da$ below: the slope of the loss by that
// quantity. It should be positive where the network gave too much probability, and negative at the wanted
// letter.

#include "chapters/03_full_bptt/logit_gradient.hpp"

static Matrix through_softmax(const Story& story) {
  const Matrix dz = logit_gradient(story.forward.p, story.task.y);
  const std::size_t s = story.last;
  Matrix dz_s(row(dz, s));  // 1×V
  fmt::print("p_{0}  = {1}\ny_{0}  = {2}\ndz_{0} = {3}\n", s, numpy_format(row(story.forward.p, s)),
             numpy_format(row(story.task.y, s)), numpy_format(dz_s));
  //= p_3  = [[0.19165547 0.02808298 0.7083062  0.07195535]]
  //= y_3  = [[0. 0. 0. 1.]]
  //= dz_3 = [[ 0.19165547  0.02808298  0.7083062  -0.92804465]]
  return dz_s;
}

// ## Back through Wy
//
// The logits (2.3) are $z_{sk} = \sum_i h_{si} W_{y,ik} + B_y$, with $i$ for a hidden unit and $k$ for a
// letter. Take a single weight, $W_{y,ik}$. It stands in one logit only, in $z_{sk}$, with the factor
// $h_{si}$. So if it grows a little, $z_{sk}$ grows $h_{si}$ times as much, and the loss grows $dz_{sk}$
// times as much as that. The slope is $h_{si} \, dz_{sk}$, one number of $h_s$ times one number of
// $dz_s$.
//
// That holds for every $i$ and every $k$. Each of the $H$ numbers of $h_s$ meets each of the $V$ numbers
// of $dz_s$, and the products fill a table, H×V, as large as $W_y$: what a column times a row gives. It
// is the **share** of this loss in the gradient of $W_y$:
//
// $$ \frac{\partial E_s}{\partial W_y} = h_s^\top \, dz_s \tag{3.2} $$

static void share_of_Wy(const Story& story, const Matrix& dz_s) {
  const MatrixView h_s = row(story.forward.h, story.last + 1);  // row s + 1 holds h_s
  const std::size_t k = story.vocabulary_size - 1;
  fmt::print("slope by Wy(0, {}): {:.8f} times {:.8f} is {:.8f}\n", k, h_s(0, 0), dz_s(0, k),
             h_s(0, 0) * dz_s(0, k));
  const Matrix share = product(transposed(h_s), dz_s);  // (3.2) H×V
  fmt::print("share of Wy:\n{}\n", shown(share));
  //= slope by Wy(0, 3): 0.54003418 times -0.92804465 is -0.50117583
  //= share of Wy:
  //= [[ 1.03500504e-01  1.51657702e-02  3.82509558e-01 -5.01175833e-01]
  //=  [ 1.83368407e-01  2.68686914e-02  6.77679482e-01 -8.87916580e-01]
  //=  [ 4.56437210e-04  6.68810444e-05  1.68686710e-03 -2.21018535e-03]]
}

// $B_y$ is in every $z_{sk}$, so its slopes add:
//
// $$ \frac{\partial E_s}{\partial B_y} = \textstyle\sum_k dz_{sk} \tag{3.3} $$
//
// And $h_{si}$ is in every $z_{sk}$, too, with the factor $W_{y,ik}$. So its slope is
// $\sum_k dz_{sk} W_{y,ik}$: the row $dz_s$ times row $i$ of $W_y$. For all $i$ at once that is $dz_s$
// times the table turned over:
//
// $$ \frac{\partial E_s}{\partial h_s} = dz_s \, W_y^\top \tag{3.4} $$

static Matrix through_Wy(const Story& story, const Matrix& dz_s) {
  const Matrix By_share = sum(dz_s);  // (3.3) 1×1
  fmt::print("share of By: {}\n", numpy_format(By_share));
  //= share of By: [[0.]]

  // The share of $B_y$ is 0. That is no accident, as we shall see. The slope by the hidden state:

  Matrix dh_s = product(dz_s, transposed(story.start.Wy));  // (3.4) 1×H
  fmt::print("dh_{} = {}\n", story.last, numpy_format(dh_s));
  //= dh_3 = [[1.50079845 1.01086983 1.45560156]]
  return dh_s;
}

// ## Back through tanh
//
// $h_t$ is the tanh of $a_t$ (2.2). The slope of tanh is $1 - \tanh^2$, and that tanh is $h_t$ itself. So
// nothing new has to be computed for it. With $\circ$ for multiplying entry by entry:
//
// $$ da = \frac{\partial E_s}{\partial a_t} = dh \circ (1 - h_t \circ h_t) \tag{3.5} $$
//
// The slope of tanh is at most 1, so here each number can only shrink, the more the closer its $h$ is to
// −1 or 1. That will be of interest later on.

static void through_tanh(const Story& story, const Matrix& dh_s) {
  const MatrixView h_s = row(story.forward.h, story.last + 1);
  const Matrix slope = map(h_s, [](double h) { return 1.0 - h * h; });
  const Matrix da_s = hadamard(dh_s, slope);  // (3.5) 1×H
  fmt::print("h_{0}           = {1}\nslope of tanh = {2}\nda_{0}          = {3}\n", story.last,
             numpy_format(h_s), numpy_format(slope), numpy_format(da_s));
  //= h_3           = [[0.54003418 0.95676063 0.00238155]]
  //= slope of tanh = [[0.70836308 0.0846091  0.99999433]]
  //= da_3          = [[1.06311021 0.08552879 1.45559331]]
}

// ## One step back in time
//
// $a_t = x_t W_{xh} + h_{t-1} W_{hh} + B_h$ (2.1) is built just like the logits. So the rules (3.2) to
// (3.4) hold here too, with $x_t$ or $h_{t-1}$ for $h_s$ and $da$ for $dz_s$. They give each table's
// share at this step,
//
// $$ \frac{\partial E_s}{\partial W_{xh}} \mathrel{+}= x_t^\top \, da \tag{3.6} $$
// $$ \frac{\partial E_s}{\partial W_{hh}} \mathrel{+}= h_{t-1}^\top \, da \tag{3.7} $$
// $$ \frac{\partial E_s}{\partial B_h} \mathrel{+}= \textstyle\sum_i da_i \tag{3.8} $$
//
// and the slope by the hidden state before:
//
// $$ \frac{\partial E_s}{\partial h_{t-1}} = da \, W_{hh}^\top \tag{3.9} $$
//
// In code these are the lines of one function, which also takes the step through tanh (3.5):

#include "chapters/03_full_bptt/step_back.hpp"

static void one_step_back(const Story& story, const Matrix& dh_s) {
  Parameters share = zeros_like(story.start);
  const Matrix dh_before =
      step_back(share, story.start, story.task.x, story.forward.h, story.last, dh_s);
  fmt::print("share of Wxh:\n{}\nshare of Whh:\n{}\nshare of Bh: {}\n", shown(share.Wxh),
             shown(share.Whh), numpy_format(share.Bh));
  fmt::print("dh one step before: {}\n", numpy_format(dh_before));
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
}

// $x_t$ has a single 1, so the share of $W_{xh}$ is $da$ itself, in the row of the letter that was read.
// The share of $B_h$ is its sum.
//
// Why are the shares added, `+=`? Imagine that every step had its own copy of the tables. The formulas
// give the slope of each copy. But the copies are one table: whoever moves it moves all of them, so the
// slopes add. The gradient starts at zero and collects them.
//
// ## A step on paper
//
// `./workbook 3 --trace 3` prints a worksheet for step 3, the one that we have just gone through: each
// number of it with its formula, what it is made of, and its value.

#include "chapters/03_full_bptt/backward_worksheet.hpp"  // How a worksheet is made

static void worksheet(const Story& story) {
  story.settings.trace.print([&](bool exact, std::size_t t) {
    return backward_worksheet(exact, t, story.start, story.task, story.forward);
  });
}

// It begins like this:

static void worksheet_begins(const Story& story) {
  fmt::print("{}",
             backward_worksheet(false, story.last, story.start, story.task, story.forward).text(5));
  //= (3.1)  dz_3[0]         = 0.19165547 - 0 = 0.19165547
  //= (3.1)  dz_3[1]         = 0.028082982 - 0 = 0.028082982
  //= (3.1)  dz_3[2]         = 0.7083062 - 0 = 0.7083062
  //= (3.1)  dz_3[3]         = 0.071955352 - 1 = -0.92804465
  //= (3.2)  of Wy[0,0]      = 0.54003418 * 0.19165547 = 0.1035005
}

// ## The way back over the whole word
//
// With (3.9) we stand at $h_{t-1}$ as before at $h_t$. $E_s$ sees $h_{t-1}$ only through $a_t$, so that
// is its whole slope, and we start again at (3.5), until $t = 0$. ($h_{t-1}$ also makes $z_{t-1}$, but
// that is another loss, $E_{t-1}$, with a way back of its own.)
//
// So there are two loops, one in the other: over the loss steps $s$, the last one first, and over the
// steps $t$ from there back to the first letter. The post draws that in four pictures. Here they are,
// with what flows: each arrow is as wide as the norm of the $dh$ that it brings to a hidden state, the
// root of the sum of its squares. Thin arrows lead to the tables that get a share there.

#include "chapters/03_full_bptt/norms_on_the_way_back.hpp"  // How they are found

static void draw_the_way_back(const Story& story) {
  const Matrix dz = logit_gradient(story.forward.p, story.task.y);
  fmt::print("{}",
             story.charts.draw("03_way_back", way_back_chart(story.word, story.start, story.task.x,
                                                             story.forward.h, dz)));
  //= [03_way_back.svg] The way back from each loss, through Wy (blue) and Whh (orange), with the norm of dh
}

// The same as text, as the post prints it:

static void order_of_the_way_back(const Story& story) {
  const Matrix dz = logit_gradient(story.forward.p, story.task.y);
  std::size_t steps_back = 0;
  for (std::size_t s = story.time_steps; s-- > 0;) {
    steps_back += s + 1;
    if (story.time_steps > 8) continue;
    const std::vector<double> norms =
        norms_on_the_way_back(story.start, story.task.x, story.forward.h, dz, s);
    fmt::print("loss step {}: shares for Wy, By\n", s);
    for (std::size_t t = s + 1; t-- > 0;) {
      fmt::print("  t = {}, dh through {:<3} has the norm {}; shares for Wxh, Whh, Bh\n", t,
                 t == s ? "Wy" : "Whh",
                 norms[t] < 0.01 ? fmt::format("{:.1e}", norms[t]) : number(norms[t], 3));
    }
  }
  fmt::print("{} steps back through the cell for T = {}, which is T(T + 1)/2\n", steps_back,
             story.time_steps);
  //= loss step 3: shares for Wy, By
  //=   t = 3, dh through Wy  has the norm 2.322; shares for Wxh, Whh, Bh
  //=   t = 2, dh through Whh has the norm 1.919; shares for Wxh, Whh, Bh
  //=   t = 1, dh through Whh has the norm 2.010; shares for Wxh, Whh, Bh
  //=   t = 0, dh through Whh has the norm 1.575; shares for Wxh, Whh, Bh
  //= loss step 2: shares for Wy, By
  //=   t = 2, dh through Wy  has the norm 2.480; shares for Wxh, Whh, Bh
  //=   t = 1, dh through Whh has the norm 1.691; shares for Wxh, Whh, Bh
  //=   t = 0, dh through Whh has the norm 1.533; shares for Wxh, Whh, Bh
  //= loss step 1: shares for Wy, By
  //=   t = 1, dh through Wy  has the norm 2.692; shares for Wxh, Whh, Bh
  //=   t = 0, dh through Whh has the norm 3.082; shares for Wxh, Whh, Bh
  //= loss step 0: shares for Wy, By
  //=   t = 0, dh through Wy  has the norm 2.789; shares for Wxh, Whh, Bh
  //= 10 steps back through the cell for T = 4, which is T(T + 1)/2
}

// From the loss at step 3, a norm of 2.322 shrinks, with one step up, to 1.575 at the first letter. From
// the loss at step 1 it grows, from 2.692 to 3.082: tanh makes slopes smaller (3.5), but $W_{hh}$ can
// make them larger (3.9).
//
// ## The gradient
//
// The two loops in code:

#include "chapters/03_full_bptt/full_bptt.hpp"

static Parameters the_gradient(const Story& story) {
  Parameters gradient = full_gradient(story.task)(story.start, story.forward);
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

  // Some of it we can check by eye. The last row of $W_{xh}$ belongs to `o`, which is never read, so its
  // slopes are exactly 0. Each letter has a single 1, so all slopes of $W_{xh}$ together are the slope of
  // $B_h$:

  fmt::print("all slopes of Wxh together: {:.8f}\n", total(gradient.Wxh));
  //= all slopes of Wxh together: -0.25400392
  return gradient;
}

// ## Is it right?
//
// A wrong gradient is quiet. It has the right shape, and the loss may even fall. So before any training
// we want a second opinion, and it can be had without any calculus: move one entry $w$ a little up and a
// little down, run the network forward both times, and see how far the loss moved.
//
// $$ \frac{\partial E}{\partial w} \approx \frac{E(w + \varepsilon) - E(w - \varepsilon)}
//    {2 \varepsilon}, \qquad \varepsilon = 10^{-5} \tag{3.10} $$
//
// These **central differences** are slow, two forward passes for every entry, and not exact. But they
// know nothing of our derivation, so the two can check each other.

#include "chapters/03_full_bptt/central_differences.hpp"  // In code

// A difference of 0.001 is nothing beside 1000 and everything beside 0.002. So we divide it by the
// larger of the two, $g$, the slope under test, and $n$, the one from (3.10):
//
// $$ \text{relative error} = \frac{|g - n|}{\max(|g|, |n|)} \tag{3.11} $$
//
// The advice of Stanford's course cs231n: above $10^{-2}$ the gradient is wrong; for a smooth network in
// double precision, $10^{-7}$ or less is good; in between, look closer. And 2 is the most there can be:
// two slopes of one size and opposite signs.
//
// Very small slopes are an exception. A computer keeps 16 digits, so the loss, 12, is off by some
// $10^{-15}$, and (3.10) divides that by $2 \varepsilon$: $n$ is off by some $10^{-10}$, however small
// the slope is. To be on the safe side, we call both zero, and let them agree, where both are below
// $10^{-7}$ of the loss (of 1, where the loss is smaller): of such slopes less than four digits are
// known.

#include "chapters/03_full_bptt/gradient_check.hpp"  // Which entries are checked
#include "chapters/03_full_bptt/relative_error.hpp"  // The entry that fits worst

// First for a single weight:

static void one_entry(const Story& story, const Parameters& gradient) {
  const auto loss = loss_on(story.task);
  const std::size_t i = story.settings.hidden_size - 1;
  Parameters moved = story.start;
  moved.Whh(0, i) = story.start.Whh(0, i) + usual_epsilon;
  const double above = loss(moved);
  moved.Whh(0, i) = story.start.Whh(0, i) - usual_epsilon;
  const double below = loss(moved);
  const double g = gradient.Whh(0, i);
  const double n = (above - below) / (2.0 * usual_epsilon);  // (3.10)
  fmt::print("Whh(0, {}) a little up:   E = {:.9f}\nWhh(0, {}) a little down: E = {:.9f}\n", i,
             above, i, below);
  const double zero = zero_slope(loss(story.start), usual_epsilon);
  const WorstEntry compared = worst_entry("Whh", Matrix{{g}}, Matrix{{n}}, zero);  // (3.11)
  fmt::print("slope by (3.10): {:.6f}, by BPTT: {:.6f}, relative error: {}\n", n, g,
             error_in_words(compared.relative_error));
  //= Whh(0, 2) a little up:   E = 12.062074198
  //= Whh(0, 2) a little down: E = 12.062048324
  //= slope by (3.10): 1.293694, by BPTT: 1.293694, relative error: < 1e-7
}

// ## Can the check tell?
//
// Who checks the check? With a large $\varepsilon$ the loss bends between the two points, and (3.10)
// misses the slope; with a tiny one rounding is all that is left. In between there is a valley:

static void the_valley(const Story& story, const Parameters& gradient) {
  if (norm(gradient) == 0.0 || entry_count(gradient) > 2000) return;  // nothing to see; too slow
  Line line{"norm error of central differences", {}, {}};
  double epsilon = 1.0;
  for (int digits = 1; digits <= 12; ++digits) {
    epsilon /= 10.0;
    const auto numerical =
        numerical_where_checked(gradient, story.start, loss_on(story.task), [=](std::size_t) {
          return epsilon;
        }).first;
    line.x.push_back(digits);
    line.y.push_back(std::max(norm_error(numerical, gradient), 1e-16));  // (3.13)
  }
  const auto best = std::ranges::min_element(line.y) - line.y.begin();
  fmt::print("the best ε is 1e-{}\n", best + 1);
  //= the best ε is 1e-5
  fmt::print("{}",
             story.charts.draw("03_epsilon",
                               {"How far central differences are from the gradient, for each ε",
                                {LineChart{.title = "too large, or too small",
                                           .x_label = "digits: ε is 10 to the power of minus this",
                                           .y_label = "norm error",
                                           .lines = {line},
                                           .log_y = true}}}));
  //= [03_epsilon.svg] How far central differences are from the gradient, for each ε
}

// Ours lies in it. But suppose we did not know the gradient. Then central differences can judge
// themselves: a tenth of $\varepsilon$ must give nearly the same slopes. For each table, this is
// how far they move, as the norm of the difference beside the norm of the slopes:

#include "chapters/03_full_bptt/resolution.hpp"  // How that is measured, and a gradient checked

static std::vector<Resolution> can_the_check_tell(const Story& story, const Parameters& gradient) {
  std::vector<Resolution> resolved = resolutions(story.start, loss_on(story.task));
  fmt::print("{}", resolution_table(resolved));
  //= ε          1e-05
  //= Wxh       < 1e-7
  //= Whh       < 1e-7
  //= Bh        < 1e-7
  //= Wy        < 1e-7
  //= By        < 1e-7
  if (std::ranges::all_of(resolved, [](const Resolution& table) {
        return table.can_tell && table.epsilon == usual_epsilon;
      })) {
    return resolved;
  }

  // They hardly move, so they can tell. That is not always so. A word of 35 letters, read by 32 units,
  // has a way back of 34 steps. If $W_{hh}$ enlarges the slope at each of them, it gets so large that a
  // move of $10^{-5}$ throws the last hidden states about, and (3.10) with them. The gradient
  // **explodes**. Then we try smaller $\varepsilon$, and where none will do, we say so. Here is such a
  // word, and with 64 units instead of 32 even $10^{-9}$ is too large:
  // `./workbook 3 --word thequickbrownfoxjumpsoverthelazydog --hidden 32 --steps 200`.

  fmt::print(
      "With ε = 1e-05, central differences cannot tell here: with a tenth of it they say\n"
      "something else. The gradient has exploded, its norm is {}.\n",
      number(norm(gradient), 3));
  for (const Resolution& table : resolved) {
    if (table.can_tell && table.epsilon == usual_epsilon) continue;
    fmt::print("{}: {}\n", table.table,
               table.can_tell ? fmt::format("from now on with ε = {:.0e}", table.epsilon)
                              : "with no ε tried do they agree with themselves");
  }
  return resolved;
}

// ## All entries
//
// `check_gradient` compares every entry. For each parameter we see the relative error (3.11) of the
// entry that fits worst. Where that is more than rounding, the entry's place (row, column) and both of
// its values would stand beside it. We hope for $10^{-7}$ or less.

/// Prints what a check says of each table and of all. False where the gradient is wrong.
static bool tell_check(const Story& story, const GradientCheck& check) {
  const auto in_words = [&] {
    if (verdict(check) == Verdict::wrong) return std::string("wrong");
    if (verdict(check) == Verdict::cannot_tell)
      return std::string("central differences cannot tell here");
    return fmt::format(
        "{}, {}", error_in_words(check.worst_error),
        check.worst_error <= 1e-7 ? "good" : "not wrong, as far as central differences can tell");
  };
  fmt::print("{}worst of all entries: {}\n", check_table(check), in_words());
  return verdict(check, story.settings.published ? 1e-7 : wrong_from) != Verdict::wrong;
}

static bool check_at_the_start(const Story& story, const Parameters& gradient,
                               const std::vector<Resolution>& resolved) {
  const bool right =
      tell_check(story, check_gradient(gradient, story.start, loss_on(story.task), resolved));
  //=       worst error
  //= Wxh   < 1e-7
  //= Whh   < 1e-7
  //= Bh    < 1e-7
  //= Wy    < 1e-7
  //= By    < 1e-7
  //= worst of all entries: < 1e-7, good
  return right;
}

// ## Training with it
//
// The gradient points uphill, so we go a little way against it. The learning rate $\eta$ says how far.
// With $W$ for each of the tables:
//
// $$ W \leftarrow W - \eta \, \frac{\partial E}{\partial W} \tag{3.12} $$
//
// That is **gradient descent**:

#include "chapters/03_full_bptt/training.hpp"

// We do it with the post's settings: 2000 steps, $\eta = 0.005$. The loss should end below the cost of
// knowing nothing, $4 \ln 4$ (2.7). On the way we keep the largest slope that $B_y$ ever gets:

struct Trained {
  Training training;
  double largest_By_slope = 0.0;
};

static Trained train_full(const Story& story, History& history) {
  const Settings& settings = story.settings;
  const SpellingTask& task = story.task;
  double largest = 0.0;
  const auto watched_gradient = [&](const Parameters& parameters, const ForwardPass& pass) {
    Parameters gradient = full_gradient(task)(parameters, pass);
    largest = std::max(largest, std::abs(gradient.By(0, 0)));
    return gradient;
  };
  Training full = train(story.start, task, settings.learning_rate, settings.steps, watched_gradient,
                        history.run("full"));
  fmt::print("loss before:     {:.6f}\nknowing nothing: {:.6f}\nloss after:      {:.6f}\n",
             cross_entropy(story.forward.p, task.y),
             loss_of_knowing_nothing(story.time_steps, story.vocabulary_size), full.losses.back());
  fmt::print("wanted {}, guessed {}\n", text(story.word.substr(1)),
             text(decode(full.p, task.vocabulary)));
  //= loss before:     12.062061
  //= knowing nothing: 5.545177
  //= loss after:      0.151035
  //= wanted ello, guessed ello

  fmt::print(
      "{}",
      story.charts.draw(
          "03_training",
          {"The loss of the training, and what the network says after it",
           {loss_chart("full BPTT", task, settings.steps, {history_line("full BPTT", full.losses)}),
            probability_map("p after", story.word, task.vocabulary, full.p)}}));
  //= [03_training.svg] The loss of the training, and what the network says after it
  return {std::move(full), largest};
}

// It has learned the word, with three hidden units. Remember that; it is not what the post found.
//
// ## Still right?
//
// A gradient can be right in one place and wrong in another. So we check it again on the way, after 500
// steps, at quite other weights:

static bool check_later(const Story& story) {
  const Settings& settings = story.settings;
  const SpellingTask& task = story.task;
  const std::size_t steps = std::min<std::size_t>(500, settings.steps);
  const Parameters later =
      train(story.start, task, settings.learning_rate, steps, full_gradient(task), Report{})
          .parameters;
  const Parameters gradient = full_gradient(task)(later, forward_pass(later, task.x));
  fmt::print("after {} steps\n", steps);
  const bool right = tell_check(
      story, check_gradient(gradient, later, loss_on(task), resolutions(later, loss_on(task))));
  //= after 500 steps
  //=       worst error
  //= Wxh   < 1e-7
  //= Whh   < 1e-7
  //= Bh    < 1e-7
  //= Wy    < 1e-7
  //= By    < 1e-7
  //= worst of all entries: < 1e-7, good
  return right;
}

// ## A parameter that never moves
//
// $B_y$ adds one number to all logits alike, and softmax does not see that (chapter 2). So the loss
// cannot depend on it. The algebra agrees: its slope (3.3) is the sum of $p_t - y_t$ over a row, and
// $p_t$ and $y_t$ each add up to 1. Over the whole training:

static void never_moves(const Story& story, const Trained& full) {
  fmt::print("largest slope of By: {:.1e}\n", full.largest_By_slope);
  fmt::print("By before {:.6f}, after {:.6f}\n", story.start.By(0, 0),
             full.training.parameters.By(0, 0));
  //= largest slope of By: 5.8e-16
  //= By before 1.235283, after 1.235283
}

// $B_y$ is a dead parameter. One bias for each letter, a row of $V$ numbers, would not be: its slope
// would be $p_t - y_t$ itself, summed over the steps but not over the letters.
//
// ## The check must be able to fail
//
// A check that has only ever said yes proves little. So here is a museum of wrong gradients: the double
// loop four times, each time with one line written a little differently. Each of these slips is easily
// made, and NumPy takes all four without a word.

#include "chapters/03_full_bptt/wrong_gradients.hpp"

// The worst relative error of each parameter, checked as above; anything over 0.01 is wrong:

static void museum(const Story& story, const Parameters& gradient,
                   const std::vector<Resolution>& resolved) {
  const auto check = [&](const Parameters& suspect) {
    return check_gradient(suspect, story.start, loss_on(story.task), resolved);
  };
  const GradientCheck right = check(gradient);
  fmt::print("{}{}", museum_head(right), museum_row("right", right));
  for (const auto& [slip, name] : slip_names) {
    const Parameters wrong = slipped_bptt(slip, story.start, story.task, story.forward);
    fmt::print("{}", museum_row(name, check(wrong)));
  }
  //=                                   Wxh      Whh       Bh       Wy       By
  //= right                          < 1e-7   < 1e-7   < 1e-7   < 1e-7   < 1e-7
  //= Whh not transposed            1.9e+00  1.7e+00  9.5e-01   < 1e-7   < 1e-7
  //= nothing from the next step    2.0e+00  1.4e+00  4.1e-01   < 1e-7   < 1e-7
  //= slope of tanh forgotten       1.4e+00  1.2e+00  1.0e+00   < 1e-7   < 1e-7
  //= Wy from step 0 only            < 1e-7   < 1e-7   < 1e-7  1.9e+00   < 1e-7
}

// All four are caught, and the check even shows where to look: a slip in the way back through the cell
// leaves $W_y$ right.
//
// ## Would we have noticed?
//
// Suppose nobody had checked. To see how wrong a whole gradient $g$ is, beside the true one, $\nabla E$,
// we read each as one long row of numbers. The norm is the length of such a row, and $g \cdot \nabla E$
// is the sum of the products, entry by entry:
//
// $$ \frac{\lVert g - \nabla E \rVert}{\lVert \nabla E \rVert}, \qquad \cos(g, \nabla E) =
//    \frac{g \cdot \nabla E}{\lVert g \rVert \, \lVert \nabla E \rVert} \tag{3.13} $$
//
// The first, the **norm error**, is 0 for the true gradient. The second, the **cosine**, is 1 where both
// point the same way. Its sign matters. A step (3.12) with $g$ moves each weight by $-\eta$ times its
// entry of $g$, and each such move changes the loss by its slope, the entry of $\nabla E$, times that.
// Together this is $-\eta \, g \cdot \nabla E$, as long as $\eta$ is so small that the slopes do not
// change on the way. So with a positive cosine even a wrong gradient goes downhill at first. We train
// with each:

static std::vector<Line> train_with_slips(const Story& story, const Parameters& gradient,
                                          const Training& full) {
  const Settings& settings = story.settings;
  const SpellingTask& task = story.task;
  std::vector<Line> lines = {history_line("right", full.losses)};
  fmt::print("{:<28}{:>11}{:>9}{:>12}  {}\n", "", "norm error", "cosine", "loss after", "guessed");
  fmt::print("{:<28}{:>11}{:>9}{:>12}  {}\n", "right", number(0.0, 3), number(1.0, 3),
             number(full.losses.back(), 6), text(decode(full.p, task.vocabulary)));
  for (const auto& [slip, name] : slip_names) {
    const Parameters wrong = slipped_bptt(slip, story.start, task, story.forward);
    fmt::print("{:<28}{:>11}{:>9}", name, number(norm_error(wrong, gradient), 3),
               number(cosine(wrong, gradient), 3));  // (3.13)
    try {
      const Training training = train(story.start, task, settings.learning_rate, settings.steps,
                                      slipped_gradient(slip, task), Report{});
      fmt::print("{:>12}  {}\n", number(training.losses.back(), 6),
                 text(decode(training.p, task.vocabulary)));
      lines.push_back(history_line(name, training.losses));
    } catch (const Diverged&) {
      fmt::print("{:>12}\n", "diverged");
    }
  }
  //=                              norm error   cosine  loss after  guessed
  //= right                             0.000    1.000    0.151035  ello
  //= Whh not transposed                1.623    0.300    0.618184  ello
  //= nothing from the next step        0.599    0.808    0.224578  ello
  //= slope of tanh forgotten           3.283    0.778    4.187293  llll
  //= Wy from step 0 only               0.406    0.915    2.287378  ello
  return lines;
}

static void draw_wrong_gradients(const Story& story, const std::vector<Line>& lines) {
  fmt::print("{}", story.charts.draw("03_wrong_gradients",
                                     {"The loss with the right gradient and with four wrong ones",
                                      {loss_chart("one right gradient, four wrong ones", story.task,
                                                  story.settings.steps, lines)}}));
  //= [03_wrong_gradients.svg] The loss with the right gradient and with four wrong ones

  // One of them is even ahead of the right one at first. Forgetting the slope of tanh, which is at most
  // 1, makes steps longer, and long steps are fast, until one goes wrong:

  const Line& right = lines.front();
  for (const Line& line : lines) {
    std::size_t ahead = 0;
    while (ahead + 1 < line.y.size() && line.y[ahead + 1] < right.y[ahead + 1]) ++ahead;
    const auto highest = std::max_element(line.y.begin() + 1, line.y.end()) - line.y.begin();
    if (ahead == 0) continue;
    fmt::print("{}: ahead up to step {}, then up to {:.3f} at step {}\n", line.title, line.x[ahead],
               line.y[static_cast<std::size_t>(highest)],
               line.x[static_cast<std::size_t>(highest)]);
  }
  //= slope of tanh forgotten: ahead up to step 140, then up to 9.297 at step 180
}

// Three of the four learn the word: they guess all four letters. **A falling loss does not show that the
// gradient is right.** Only the check can tell. The first step does not tell who will learn, either: all
// four cosines are positive, and the slip with the smallest, 0.300, learns the word, while one with
// 0.778 does not.
//
// ## What the post printed
//
// Now to the post. It trains with full BPTT too, from the same weights, with the same settings. So its
// losses should be ours. Here are both, after some of the steps (0 is the first one):

static void the_puzzle(const Story& story, const Training& full) {
  if (!story.settings.published) return;
  const PublishedRun post = published_run("full_bptt", story.settings.hidden_size);
  fmt::print("{}", puzzle_table(post, full.losses));
  //=   step  the post            right gradient
  //=      0  11.995305385065343  11.787717012799952
  //=    500  5.742292420310077   1.0026737749892096
  //=   1000  5.5549817621692865  0.3702315666890626
  //=   1500  5.545911904998333   0.21620822800885098
  //=   1900  5.545390345216081   0.16074255860791678
  const auto first_row = [&](const std::vector<std::string>& probabilities) {
    return fmt::join(std::span(probabilities).first(story.vocabulary_size), " ");
  };
  fmt::print(
      "the post's first row of probabilities, before: {}\n"
      "the same row after its training:               {}\n",
      first_row(post.probabilities_before), first_row(post.probabilities_after));
  //= the post's first row of probabilities, before: 0.06397614 0.03819114 0.85299781 0.0448349
  //= the same row after its training:               0.24983103 0.2500011 0.24998167 0.2501862
}

// They part at the very first step. By step 1900 ours is down to 0.16
// and can spell. The post's comes to rest close to
// 5.545, which is $4 \ln 4$, the cost of knowing nothing, and all of its probabilities end close to
// 0.25. It has learned that it knows nothing. What happened?
//
// ## What the post read into it
//
// The post's answer is the **vanishing gradient**. Each step back through the cell multiplies the slope
// by the slope of tanh (3.5), which is at most 1. Over many steps little may be left, next to nothing
// for the early letters: their share of the gradient vanishes. So, the post says, the weights went to 0.
// And it shows what softmax makes of four zeros:

static void softmax_of_zeros(const Story& story) {
  if (!story.settings.published) return;
  fmt::print("softmax of {} zeros: {}\n", story.vocabulary_size,
             numpy_format(softmax(Matrix(1, story.vocabulary_size))));
  //= softmax of 4 zeros: [[0.25 0.25 0.25 0.25]]
}

// That is 0.25 four times, true enough. But did the weights go to 0? The post does not print them. We
// can: we have found the network that it trained, number for number. What its training did differently
// comes later; let us first look at it.
//
// ## Did the weights vanish?
//
// The norm of each parameter, before and after the post's training:

/// The network as the post's training left it, and the gradient as that training computes it.
struct PostNetwork {
  Training training;
  ForwardPass forward;
  Parameters gradient_before;
  Parameters gradient_after;
};

static void print_norms(const std::string& name, const Matrix& before, const Matrix& after) {
  fmt::print("{:<4} before {:>10}, after {:>10}\n", name, number(norm(before), 6),
             number(norm(after), 6));
}

static void did_the_weights_vanish(const Story& story, const PostNetwork& post) {
  if (!story.settings.published) {
    fmt::print("Trained with row 0 of the targets in the place of all rows, as the post did:\n");
  }
  for_each_table(print_norms, story.start, post.training.parameters);
  //= Wxh  before   2.441761, after   9.125445
  //= Whh  before   3.269329, after   4.798964
  //= Bh   before   0.131978, after   1.691264
  //= Wy   before   3.252390, after  48.097157
  //= By   before   1.235283, after   1.235283

  // They grew, all but $B_y$: $B_h$ almost thirteenfold, $W_y$ almost fifteenfold. Here is $W_y$ in
  // full, and the logits that it makes:

  fmt::print("Wy before:\n{}\nWy after:\n{}\nz after:\n{}\n", numpy_format(story.start.Wy),
             numpy_format(post.training.parameters.Wy), numpy_format(post.forward.z));
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
  const char* const caption = story.settings.published
                                  ? "The weights of Wy have grown"
                                  : "Wy before and after a training with row 0 of the targets";
  fmt::print("{}", story.charts.draw("03_Wy",
                                     Wy_chart(caption, story.start.Wy, post.training.parameters.Wy,
                                              story.task.vocabulary)));
  //= [03_Wy.svg] The weights of Wy have grown
}

// The logits are not four zeros, they are four times nearly the same number, far from zero. Softmax only
// sees their differences, so that gives 0.25 as well. But why are they nearly the same, when the entries
// in a row of $W_y$ differ by more than 1? Look at the hidden states, and at the sums down the columns
// of $W_y$:

static void nearly_the_same(const PostNetwork& post) {
  const Matrix& Wy = post.training.parameters.Wy;
  Matrix sums(1, Wy.columns());
  for (std::size_t i = 0; i < Wy.rows(); ++i) sums += row(Wy, i);
  fmt::print("h after:\n{}\nsums of Wy: {}\n",
             numpy_format(rows(post.forward.h, 1, post.forward.p.rows())), numpy_format(sums));
  //= h after:
  //= [[ 0.99699185  0.99927589  0.99927433]
  //=  [-0.99840157 -0.99855166 -0.99850005]
  //=  [ 0.99999836  0.9999995   0.99997062]
  //=  [ 0.99591072  0.99629492  0.99615195]]
  //= sums of Wy: [[-41.58939897 -41.58964049 -41.58967819 -41.59013937]]
}

// At each step all units stand at 1 or all at −1, or nearly so. So each logit is one of these sums, or
// the same below zero, and $B_y$. Only the sums count, and these agree.
//
// ## Did the gradient vanish?
//
// The norm of each table's gradient, as the post's training computes it, and the largest slope of tanh
// over all units and steps:

static void did_the_gradient_vanish(const Story& story, const PostNetwork& post) {
  const auto print = [](const std::string& name, const Matrix& first, const Matrix& last) {
    print_norms("gradient of " + fmt::format("{:<4}", name), first, last);
  };
  for_each_table(print, post.gradient_before, post.gradient_after);
  const auto largest_tanh_slope = [&](const Matrix& h) {
    const Matrix slopes = tanh_slope(rows(h, 1, story.time_steps));
    return std::ranges::max(slopes.values());
  };
  fmt::print("largest slope of tanh before {:.6f}, after {:.6f}\n",
             largest_tanh_slope(story.forward.h), largest_tanh_slope(post.forward.h));
  //= gradient of Wxh  before   1.372855, after   0.298126
  //= gradient of Whh  before   1.269194, after   0.055915
  //= gradient of Bh   before   0.645487, after   0.064533
  //= gradient of Wy   before   3.032212, after   5.187558
  //= gradient of By   before   0.000000, after   0.000000
  //= largest slope of tanh before 0.999994, after 0.008162
}

// The post is right about tanh: in the end all units are flat, and less comes through them. $W_{xh}$
// keeps a fifth of its gradient, $B_h$ a tenth, $W_{hh}$ less than a twentieth. But that cannot be what
// made the 0.25. The gradient of $W_y$ passes through no tanh (3.2), and it has not shrunk, it has
// grown. A large gradient, and still the probabilities stay where they are. Something else must hold
// them.
//
// ## One row for all
//
// The post's training is given row 0 of the targets, `Y[0]`, where it should get all of them, `Y` (our
// $y$). (Only the gradient is: the losses that it prints are those against all targets.) Its `Y[t]` is
// then `Y[0][t]`, no longer a row but a single number. For `hello` these are 0, 1, 0, 0. NumPy stretches
// a single number to a whole row (it calls that broadcasting), and so subtracts it from all four
// probabilities without a word. In the place of (3.1) stands
//
// $$ dz_t = p_t - \tilde y_t \mathbf{1}, \qquad \tilde y_t = y_{0t} \tag{3.14} $$
//
// with $\mathbf{1}$ for a row of ones. Our matrices refuse that, so the slip has to be written out by
// hand, and here is what it makes of the first step:

#include "chapters/03_full_bptt/slip.hpp"

static void the_slip(const Story& story) {
  const Matrix right = logit_gradient(story.forward.p, story.task.y);
  const Matrix slipped = slipped_logit_gradient(story.forward.p, story.task.y);
  fmt::print("p - y:\n{}\np - r:\n{}\n", numpy_format(right), numpy_format(slipped));
  //= p - y:
  //= [[ 0.06397614 -0.96180886  0.85299781  0.0448349 ]
  //=  [ 0.0403228   0.76902459 -0.93073867  0.12139129]
  //=  [ 0.27148641  0.47031804 -0.96966132  0.22785687]
  //=  [ 0.19165547  0.02808298  0.7083062  -0.92804465]]
  //= p - r:
  //= [[ 0.06397614  0.03819114  0.85299781  0.0448349 ]
  //=  [-0.9596772  -0.23097541 -0.93073867 -0.87860871]
  //=  [ 0.27148641  0.47031804  0.03033868  0.22785687]
  //=  [ 0.19165547  0.02808298  0.7083062   0.07195535]]
}

// The training with it is the one whose network we looked at:

static bool slip_is_possible(const Story& story) {
  if (story.time_steps <= story.vocabulary_size) return true;
  fmt::print(
      "With T = {} and V = {} the post's slip is not even possible: row 0 of the targets\n"
      "has only {} entries, and NumPy would have stopped with an IndexError.\n",
      story.time_steps, story.vocabulary_size, story.vocabulary_size);
  return false;
}

static PostNetwork train_as_the_post(const Story& story, History& history) {
  const auto gradient = row_0_gradient(story.task);
  Training training = train(story.start, story.task, story.settings.learning_rate,
                            story.settings.steps, gradient, history.run("slip"));
  ForwardPass after = forward_pass(training.parameters, story.task.x);
  Parameters gradient_after = gradient(training.parameters, after);
  return {std::move(training), std::move(after), gradient(story.start, story.forward),
          std::move(gradient_after)};
}

// One row in the place of all, and everything comes out. The loss after steps 0, 100, 200 and so on, as
// the post printed it and as it comes out here:

static bool as_published(const Story& story, const Training& post) {
  if (!story.settings.published) {
    fmt::print("{}", loss_table(post.losses));
    return true;
  }
  const Comparison comparison = compare(published_run("full_bptt", story.settings.hidden_size),
                                        story.forward.p, post.losses, post.p);
  fmt::print("{}{}", comparison.table, comparison.verdict);
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
  return comparison.complete;
}

static void draw_the_post(const Story& story, const Training& full, const Training& post) {
  const bool published = story.settings.published;
  fmt::print("{}",
             story.charts.draw(
                 "03_loss", {published ? "The loss of the post's first training, and of ours"
                                       : "The loss with row 0 of the targets, and with all of them",
                             {loss_chart("full BPTT, with and without the slip", story.task,
                                         story.settings.steps,
                                         {history_line("row 0 of the targets", post.losses),
                                          history_line("all targets", full.losses)})}}));
  //= [03_loss.svg] The loss of the post's first training, and of ours

  // The probabilities before and after:

  fmt::print("before:\n{}\nafter:\n{}\n", numpy_format(story.forward.p), numpy_format(post.p));
  fmt::print("wanted {}, guessed {}\n", text(story.word.substr(1)),
             text(decode(post.p, story.task.vocabulary)));
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
  //= wanted ello, guessed oohh
  fmt::print("{}",
             story.charts.draw(
                 "03_probabilities",
                 {published ? "Strong opinions before the post's training, none after it"
                            : "Before and after a training with row 0 of the targets",
                  {probability_map("p before", story.word, story.task.vocabulary, story.forward.p),
                   probability_map("p after", story.word, story.task.vocabulary, post.p)}}));
  //= [03_probabilities.svg] Strong opinions before the post's training, none after it
}

// ## Where the 0.25 comes from
//
// Why does this slip lead to 0.25, of all numbers? Add $1/V$ in (3.14) and subtract it again:
//
// $$ p_t - \tilde y_t \mathbf{1} = \bigl(p_t - \tfrac{1}{V} \mathbf{1}\bigr)
//    + \bigl(\tfrac{1}{V} - \tilde y_t\bigr) \mathbf{1} \tag{3.15} $$
//
// (3.1) holds for any target row that adds up to 1, since the loss is then a weighted mean of the
// $-\ln p_q$. So the first part is the slope for the target $1/V$ for every letter. The second part is
// one number for all logits alike. Both on the numbers, at the start:

static void split_the_slip(const Story& story) {
  const double uniform = 1.0 / static_cast<double>(story.vocabulary_size);
  const Matrix dz = slipped_logit_gradient(story.forward.p, story.task.y);
  const Matrix towards_uniform = map(story.forward.p, [=](double p) { return p - uniform; });
  fmt::print("p - 1/V:\n{}\n1/V - r:\n{}\n", numpy_format(towards_uniform),
             numpy_format(dz - towards_uniform));
  //= p - 1/V:
  //= [[-0.18602386 -0.21180886  0.60299781 -0.2051651 ]
  //=  [-0.2096772   0.51902459 -0.18073867 -0.12860871]
  //=  [ 0.02148641  0.22031804 -0.21966132 -0.02214313]
  //=  [-0.05834453 -0.22191702  0.4583062  -0.17804465]]
  //= 1/V - r:
  //= [[ 0.25  0.25  0.25  0.25]
  //=  [-0.75 -0.75 -0.75 -0.75]
  //=  [ 0.25  0.25  0.25  0.25]
  //=  [ 0.25  0.25  0.25  0.25]]
}

// The first part asks for 0.25 everywhere. To be sure, we give the check a task whose targets are all
// $1/V$, and the gradient of the first part. Then we train with the first part alone:

static void first_part_alone(const Story& story) {
  const double uniform = 1.0 / static_cast<double>(story.vocabulary_size);
  SpellingTask task = story.task;
  for (double& y : task.y.values()) y = uniform;
  const Matrix towards_uniform = map(story.forward.p, [=](double p) { return p - uniform; });
  const Parameters first_part = full_bptt(story.start, task.x, story.forward, towards_uniform);
  fmt::print("worst error of all entries: {}\n",
             error_in_words(check_gradient(first_part, story.start, loss_on(task)).worst_error));
  const Training training = train(story.start, task, story.settings.learning_rate,
                                  story.settings.steps, full_gradient(task), Report{});
  fmt::print("p after:\n{}\nWy before {:.6f}, after {:.6f}\n", numpy_format(training.p),
             norm(story.start.Wy), norm(training.parameters.Wy));
  //= worst error of all entries: < 1e-7
  //= p after:
  //= [[0.24824104 0.1854464  0.28550774 0.28080481]
  //=  [0.24593816 0.24903319 0.24669133 0.25833732]
  //=  [0.24508392 0.24682602 0.24958403 0.25850603]
  //=  [0.24426854 0.2497436  0.25283146 0.2531564 ]]
  //= Wy before 3.252390, after 2.539906
}

// It is on its way to 0.25, if slower than the slip was: the second part, a push, also changes the
// hidden states (3.4), and with them the pace. But where to go is the first part's doing. And its $W_y$
// does not grow, it shrinks. So the growth comes from the push. It moves all logits of a step alike,
// down where $\tilde y_t = 0$, up where $\tilde y_t = 1$: see `z after`, three times near −40 and once near 43. By
// (3.2) it adds the same number to every entry of a row of $W_y$. Softmax does not see that, so nothing
// ever stops it there, and each row went its way as one. That is the large gradient which changes no
// probability.
//
// One more thing in these grids. A row of the push adds up to $1 - V \tilde y_t$, here 1, −3, 1 and 1, which
// together is 0. That alone is why $B_y$ did not move. `--word world` moves it.
//
// ## What a check would have said
//
// The post's gradient, checked before its first step as we did with ours, and how far it lies from the
// true one (3.13):

static void the_slip_checked(const Story& story, const Parameters& gradient,
                             const std::vector<Resolution>& resolved) {
  const Parameters slipped = row_0_gradient(story.task)(story.start, story.forward);
  const GradientCheck check = check_gradient(slipped, story.start, loss_on(story.task), resolved);
  fmt::print("{}{}norm error {}, cosine {}\n", museum_head(check),
             museum_row("row 0 of the targets", check), number(norm_error(slipped, gradient), 3),
             number(cosine(slipped, gradient), 3));
  //=                                   Wxh      Whh       Bh       Wy       By
  //= row 0 of the targets          1.3e+00  1.8e+00  1.4e+00  2.0e+00   < 1e-7
  //= norm error 0.866, cosine 0.501
}

// All four parameters that can move are wrong, by more than 100 %. $W_y$ is wrong too, so the slip is
// not in the way back through the cell: it comes before.
//
// The training did what it was told. The 0.25 was not caused by a vanished gradient (chapter 4 measures
// what did vanish); it is what the slip asked for. NumPy's broadcasting hid the slip, a gradient check
// would have caught it before the first step, and with the right gradient the same network learns the
// word.
//
// ## Try
//
// - `./workbook 3 --word ab`: with two letters, what does the slip ask for?
// - `./workbook 3 --seed 1`, 2, 3: does the right gradient always learn the word? It only walks
//   downhill, and may come to rest in a bad place.
// - `./workbook 3 --word world`: does the right gradient end lowest?
// - `./workbook 3 --history losses.csv` writes the losses of `full` and `slip`, step by step.

static void write_gradients(const Story& story, const Parameters& gradient) {
  nlohmann::ordered_json json = {{"word", story.settings.word},
                                 {"hidden", story.settings.hidden_size},
                                 {"seed", story.settings.seed},
                                 {"vocabulary", encoded(story.task.vocabulary)}};
  json["gradients"]["full"] = gradient;
  write_file(story.settings.gradients, json.dump(1) + "\n");
}

static bool the_posts_figures(const Story& story, const Parameters& gradient,
                              const std::vector<Resolution>& resolved, const Training& full,
                              History& history) {
  the_puzzle(story, full);
  softmax_of_zeros(story);
  if (!slip_is_possible(story)) return true;
  const PostNetwork post = train_as_the_post(story, history);
  did_the_weights_vanish(story, post);
  nearly_the_same(post);
  did_the_gradient_vanish(story, post);
  the_slip(story);
  const bool agrees = as_published(story, post.training);
  draw_the_post(story, full, post.training);
  split_the_slip(story);
  first_part_alone(story);
  the_slip_checked(story, gradient, resolved);
  return agrees;
}

static bool tell(const Settings& settings, Charts& charts) {
  const Story story{settings, charts};
  if (settings.trace.asked()) {
    worksheet(story);
    return true;
  }
  how_many_slopes(story);
  const Matrix dz_s = through_softmax(story);
  share_of_Wy(story, dz_s);
  const Matrix dh_s = through_Wy(story, dz_s);
  through_tanh(story, dh_s);
  one_step_back(story, dh_s);
  worksheet_begins(story);
  draw_the_way_back(story);
  order_of_the_way_back(story);
  const Parameters gradient = the_gradient(story);
  one_entry(story, gradient);
  the_valley(story, gradient);
  const std::vector<Resolution> resolved = can_the_check_tell(story, gradient);
  const bool right_at_the_start = check_at_the_start(story, gradient, resolved);
  if (!settings.gradients.empty()) write_gradients(story, gradient);
  History history(settings.history);
  const Trained full = train_full(story, history);
  const bool right_later = check_later(story);
  never_moves(story, full);
  museum(story, gradient, resolved);
  draw_wrong_gradients(story, train_with_slips(story, gradient, full.training));
  const bool agrees = the_posts_figures(story, gradient, resolved, full.training, history);
  history.finish();
  return right_at_the_start && right_later && agrees;
}

int main(int argc, char** argv) {
  return run_chapter<Settings>(argc, argv, "Chapter 3. Full BPTT", tell);
}
