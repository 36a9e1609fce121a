// # Chapter 9. Attention
//
// | | |
// |---|---|
// | Builds on  | chapter 2: softmax, the cell; chapter 3: the way back and the check; chapter 7: sequences, Adam; chapter 8: tasks |
// | You get    | attention and a Transformer by hand, forward and back, checked; what it knows of order; how two blocks recall what one does not; `plots/09_at_the_start.svg`, `plots/09_block.svg`, `plots/09_hello.svg`, `plots/09_recall.svg`, `plots/09_tasks.svg`, `plots/09_cost.svg` |
// | Run        | `./workbook 9` |
// | Checked by | `tests/attention_test.cpp`, and every `//=` line below |
// | Next       | chapter 10 gives all four networks a book to read |
//
// The post ends with attention and the Transformer, with which, it says, the recurrent cell was gone. A
// network in which no state is handed on from step to step: how can it know what it has read? It looks
// back.

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/07_far_away/adam.hpp"
#include "chapters/07_far_away/drawings.hpp"
#include "chapters/07_far_away/reber.hpp"
#include "chapters/07_far_away/trials.hpp"
#include "chapters/08_gates/checked.hpp"
#include "chapters/08_gates/drawings.hpp"
#include "chapters/08_gates/practice.hpp"
#include "chapters/08_gates/run_again.hpp"
#include "chapters/09_attention/drawings.hpp"
#include "chapters/study_settings.hpp"
#include "lib/chart.hpp"
#include "lib/clock.hpp"
#include "lib/columns.hpp"
#include "lib/command_line.hpp"
#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/matrix_json.hpp"

using namespace unrolled;

namespace {

struct Settings : StudySettings {
  std::size_t blocks = 2;
  std::size_t heads = 2;
  bool time = false;
  Settings() {
    seed = 1;
    hidden_size = 8;
    steps = 400;
    seeds = 3;
  }
  void declare(Flags& flags) {
    declare_word(flags);
    flags.add("width", hidden_size, whole(4, 512), Flags::Kind::post,
              "how many numbers a row has, a multiple of the heads");
    flags.add("blocks", blocks, whole(1, 8), Flags::Kind::post, "how many blocks");
    flags.add("heads", heads, whole(1, 8), Flags::Kind::post, "how many heads a block has");
    declare_seed(flags);
    declare_study(flags, ", for the recall of pairs and the slips; with --all-tasks otherwise 1500",
                  "recall the pairs, right or with a slip", "half an hour",
                  "attention weights, loss and gradients");
    flags.add("time", time, without_value(), Flags::Kind::output,
              "also time a gradient of each network, at the end");
    flags.require([this] { return hidden_size % heads == 0; },
                  "--width must be a multiple of --heads");
  }
};

/// What the sections share.
struct Story {
  const Settings& settings;
  Charts& charts;
  std::u32string word = letters(settings.word);
  SpellingTask spelling = spelling_task(word);
  Sequences sequence = padded({word}, spelling.vocabulary);
  std::vector<std::string> read = names(word.substr(0, word.size() - 1));
};

}  // namespace

// ## A table that is asked softly
//
// A one-hot row times a table picks one row of it (7.1): a look-up that fits or does not. Now let what
// has been read be the table, and let the question fit more or less. Each step has a row $h_t$, T×H all
// together. (It is no state now, handed on from step to step; to begin with it is the row of the
// letter.) Each step makes three rows of its own: what it looks for, its **query**; by what it is found,
// its **key**; and what it hands over, its **value**. In `d2g1c0d`, say, the last d could look for a row
// that says "I stand after a d", and be handed the 2. Which query fits which key is learned, in two
// tables; a third makes the values:
//
// $$ \mathcal{Q} = \mathbf{h} W_q, \qquad \mathcal{K} = \mathbf{h} W_k, \qquad
//    \mathcal{V} = \mathbf{h} W_v \tag{9.1} $$
//
// (These tables are curly, since $V$ is the number of letters. What is curly here belongs to attention.
// $C$ is the number of their columns, here as many as $\mathbf{h}$ has.) How well does the key of step
// $j$ fit the query of step $t$? Their **score** is a sum of $C$ products, larger the more they point
// the same way and the longer they are. Why it is divided by a root, we shall see.
//
// $$ \mathcal{S} = \mathcal{Q} \, \mathcal{K}^\top / \sqrt{C} \tag{9.2} $$
//
// Chapter 2's softmax (2.4) makes weights of the scores, which add up to 1 in each row, and with them
// the values are mixed:
//
// $$ \mathcal{A}_{tj} = \frac{e^{\mathcal{S}_{tj}}}{\sum_{j'} e^{\mathcal{S}_{tj'}}} \tag{9.3} $$
//
// $$ \text{mixed} = \mathcal{A} \, \mathcal{V} \tag{9.4} $$
//
// Step $t$ must not see the letters after it: the next one is what it is to guess. So, after (9.2) and
// before (9.3), a **mask** is laid over the scores:
//
// $$ \mathcal{S}_{tj} = -\infty \quad \text{for } j > t \tag{9.5} $$

#include "chapters/09_attention/attention.hpp"

// Let the rows be random, one for each letter of the word, so that the same letter has the same row.
// Which steps does the last one look at?

/// A random row of `width` numbers for each letter that a sequence reads, the same for the same letter.
static Matrix rows_of_letters(const Sequences& sequence, std::size_t width, NumpyRandom& random) {
  const Matrix Wx = random.normals(sequence.vocabulary_size, width);
  Matrix h(sequence.read.size(), width);
  for (std::size_t t = 0; t < h.rows(); ++t) h.set_row(t, row(Wx, sequence.read[t]));
  return h;
}

/// Queries, keys and values of the word, T×C each, of random rows and random tables.
static std::array<Matrix, 3> queries_keys_values(const Story& story) {
  NumpyRandom random(story.settings.seed);
  const std::size_t C = story.settings.hidden_size;
  const Matrix h = rows_of_letters(story.sequence, C, random);
  const double scale = 1.0 / std::sqrt(static_cast<double>(C));
  Matrix Q = product(h, scale * random.normals(C, C));  // (9.1) T×C
  Matrix K = product(h, scale * random.normals(C, C));
  Matrix V = product(h, scale * random.normals(C, C));
  return {std::move(Q), std::move(K), std::move(V)};
}

static void one_step_looks_back(const Story& story) {
  const auto [Q, K, V] = queries_keys_values(story);
  const double scale = 1.0 / std::sqrt(static_cast<double>(Q.columns()));
  const auto [A, mixed] = attend(Q, K, V, true);
  const std::size_t t = A.rows() - 1;
  std::vector<std::vector<std::string>> table = {{"step", "score", "weight", "value", "share"}};
  for (std::size_t j = t - std::min<std::size_t>(t, 9); j <= t; ++j) {
    const double score = scale * product(row(Q, t), transposed(row(K, j)))(0, 0);
    table.push_back({fmt::format("{} {}", j, story.read[j]), fmt::format("{:.6f}", score),
                     fmt::format("{:.6f}", A(t, j)), fmt::format("{:.6f}", V(j, 0)),
                     fmt::format("{:.6f}", A(t, j) * V(j, 0))});
  }
  fmt::print("step {}, reading {}, looks at\n{}the shares add up to {:.6f}\n", t, story.read[t],
             in_columns(table), mixed(t, 0));
  //= step 3, reading l, looks at
  //= step      score    weight      value      share
  //= 0 h    0.311747  0.467434  -0.926684  -0.433163
  //= 1 e   -0.749015  0.161822  -0.336436  -0.054443
  //= 2 l   -0.613144  0.185372  -1.800673  -0.333795
  //= 3 l   -0.613144  0.185372  -1.800673  -0.333795
  //= the shares add up to -1.155196
  fmt::print("{}",
             story.charts.draw("09_at_the_start",
                               {"Whom each step looks at: the attention weights of random tables",
                                {weights_map("weights", A, story.read)}}));
  //= [09_at_the_start.svg] Whom each step looks at: the attention weights of random tables
}

// (Of the values, the first column.) The tables are random, so what fits is chance: the l fits the h
// better than itself. The two l have the same row, so the same key and the same weight: a query cannot
// tell where a letter stands. We shall come back to that.
//
// ## Why the scores are divided
//
// A score is a sum of $C$ products. If query and key are random numbers of size 1, the products are as
// often positive as negative, and the spread of their sum is $\sqrt C$. Softmax makes of large
// differences a choice: one weight near 1, the others near 0, and then hardly any slope is left.
// Expect the largest of 16 weights to grow with $C$, unless the scores are divided by that root:

static void why_divided(const Story& story) {
  NumpyRandom random(story.settings.seed);
  constexpr std::size_t T = 16;
  std::vector<std::vector<std::string>> table = {
      {"C", "spread of a score", "divided", "largest of 16 weights", "divided"}};
  for (const std::size_t C : {std::size_t{4}, std::size_t{16}, std::size_t{64}, std::size_t{256}}) {
    constexpr std::size_t draws = 400;
    const double root = std::sqrt(static_cast<double>(C));
    double square = 0.0, largest = 0.0, largest_divided = 0.0;
    for (std::size_t draw = 0; draw < draws; ++draw) {
      const Matrix Q = random.normals(1, C);
      Matrix scores = product(Q, transposed(random.normals(T, C)));
      square += total(hadamard(scores, scores)) / T / draws;
      Matrix divided = (1.0 / root) * scores;  // (9.2)
      apply_softmax(scores);
      apply_softmax(divided);
      largest += std::ranges::max(scores.values()) / draws;
      largest_divided += std::ranges::max(divided.values()) / draws;
    }
    table.push_back({fmt::format("{}", C), fmt::format("{:.2f}", std::sqrt(square)),
                     fmt::format("{:.2f}", std::sqrt(square) / root),
                     fmt::format("{:.2f}", largest), fmt::format("{:.2f}", largest_divided)});
  }
  fmt::print("{}", in_columns(table));
  //= C    spread of a score  divided  largest of 16 weights  divided
  //= 4                 1.97     0.99                   0.43     0.23
  //= 16                3.97     0.99                   0.69     0.25
  //= 64                7.98     1.00                   0.85     0.25
  //= 256              16.11     1.01                   0.92     0.24
}

// It does: with 256 columns the largest weight is nine tenths. Divided, it is a quarter throughout. (By
// its own score the slope of a weight of 0.92 is 0.92 times what is left to 1, not much more than 0.07;
// the way back shows why.)
//
// ## The way back
//
// $d$ stands before a table for the slope by it, as in $da$. What was mixed is a product of two tables
// (9.4), so as in (3.2) and (3.4) the slope of each is $d\text{mixed}$ and the other one, transposed:
//
// $$ d\mathcal{V} = \mathcal{A}^\top d\text{mixed} \tag{9.6} $$
//
// $$ d\mathcal{A} = d\text{mixed} \; \mathcal{V}^\top \tag{9.7} $$
//
// Then back through the softmax. In (3.1) it came together with the loss, and all was simple. Alone,
// each weight of a row moves with each of its scores. By the quotient rule, if $\mathcal{S}_{tj}$ grows
// a little, its own weight grows $\mathcal{A}_{tj}(1 - \mathcal{A}_{tj})$ times as much, and every other
// one, $\mathcal{A}_{tj'}$, shrinks $\mathcal{A}_{tj} \mathcal{A}_{tj'}$ times as much. Multiply each of
// these changes by the slope by its weight, and add them up; what the first subtracts is the part of the
// sum with $j' = j$:
//
// $$ d\mathcal{S}_{tj} = \mathcal{A}_{tj} \Big( d\mathcal{A}_{tj}
//    - \sum_{j'} \mathcal{A}_{tj'} \, d\mathcal{A}_{tj'} \Big) \tag{9.8} $$
//
// Where the mask is, $\mathcal{A}$ is 0, and so is the slope: it needs no line of its own. The scores
// (9.2) are a product again, with $\mathcal{K}^\top$ as its second table. The slope of that is
// $\mathcal{Q}^\top d\mathcal{S} / \sqrt{C}$; transposed, it is that of $\mathcal{K}$:
//
// $$ d\mathcal{Q} = d\mathcal{S} \, \mathcal{K} / \sqrt{C}, \qquad
//    d\mathcal{K} = d\mathcal{S}^\top \mathcal{Q} / \sqrt{C} \tag{9.9} $$

#include "chapters/09_attention/attention_back.hpp"

// The last step again, with its weights from above. Let the loss be the first number that it mixed; then
// $d\mathcal{A}$ are the first numbers of the values (9.7):

static void one_row_back(const Story& story) {
  const auto [Q, K, V] = queries_keys_values(story);
  const Matrix A = attend(Q, K, V, true).A;
  const std::size_t t = A.rows() - 1;
  double mean = 0.0;
  for (std::size_t j = 0; j <= t; ++j) mean += A(t, j) * V(j, 0);
  std::vector<std::vector<std::string>> table = {{"step", "weight", "dA", "dA - sum", "dS"}};
  double sum = 0.0;
  for (std::size_t j = 0; j <= t; ++j) {
    const double dS = A(t, j) * (V(j, 0) - mean);  // (9.8)
    sum += dS;
    if (t - j > 9) continue;
    table.push_back({fmt::format("{} {}", j, story.read[j]), fmt::format("{:.6f}", A(t, j)),
                     fmt::format("{:.6f}", V(j, 0)), fmt::format("{:.6f}", V(j, 0) - mean),
                     fmt::format("{:.6f}", dS)});
  }
  fmt::print("the sum in (9.8) is {:.6f}\n{}what all dS add up to: {}\n", mean, in_columns(table),
             at_most(std::abs(sum), 1e-12));
  //= the sum in (9.8) is -1.155196
  //= step    weight         dA   dA - sum         dS
  //= 0 h   0.467434  -0.926684   0.228512   0.106814
  //= 1 e   0.161822  -0.336436   0.818760   0.132493
  //= 2 l   0.185372  -1.800673  -0.645478  -0.119654
  //= 3 l   0.185372  -1.800673  -0.645478  -0.119654
  //= what all dS add up to: below 1e-12
}

// To make that number larger, the scores of the h and of the e should grow: their values lie above the
// sum. Those of the l should shrink. All dS add up to 0, since one number added to all scores leaves the
// weights as they are.
//
// There is a second route to the same numbers, as in chapter 6: without any product of tables, pair by
// pair. Step $t$ looks at each step $j \le t$, and there are $T(T+1)/2$ such pairs: the triangle again.

#include "chapters/09_attention/pairs.hpp"  // Pair by pair

static bool pair_by_pair_the_same(const Story& story) {
  bool same = true;
  std::vector<std::vector<std::string>> table = {
      {"T", "pairs", "multiplications, tables", "pair by pair", "norm error"}};
  for (const std::size_t T : {story.read.size(), std::size_t{16}, std::size_t{64}}) {
    NumpyRandom random(story.settings.seed);
    const std::size_t C = story.settings.hidden_size;
    const Matrix Q = random.normals(T, C);
    const Matrix K = random.normals(T, C);
    const Matrix V = random.normals(T, C);
    const Matrix d_mixed = random.normals(T, C);
    const auto [d, cost] = with_cost([&] {
      const Attended attended = attend(Q, K, V, true);
      return attend_back(Q, K, V, attended.A, d_mixed);
    });
    const ThereAndBack pairs = pair_by_pair(Q, K, V, d_mixed);
    double apart = 0.0;
    double size = 0.0;
    for (const auto& [one, other] :
         {std::pair{&d.Q, &pairs.d.Q}, {&d.K, &pairs.d.K}, {&d.V, &pairs.d.V}}) {
      apart = std::hypot(apart, norm(*one - *other));
      size = std::hypot(size, norm(*other));
    }
    same &= apart <= 1e-12 * size;
    table.push_back({fmt::format("{}", T), fmt::format("{}", T * (T + 1) / 2),
                     fmt::format("{}", cost.multiplications),
                     fmt::format("{}", pairs.multiplications), at_most(apart / size, 1e-12)});
  }
  fmt::print("{}", in_columns(table));
  //= T   pairs  multiplications, tables  pair by pair   norm error
  //= 4      10                      768           560  below 1e-12
  //= 16    136                    12288          7616  below 1e-12
  //= 64   2080                   196608        116480  below 1e-12
  return same;
}

// Both agree. The tables make products for the pairs under the mask, too, and throw them away; pair by
// pair, the product of a row of $d\text{mixed}$ with one of $\mathcal{V}$ is made twice. Both grow with
// $T^2$: who looks back at everything pays for each pair.
//
// ## Order has to be told
//
// What if the first two letters change places? A recurrent network would notice: it reads one after the
// other. Attention sees all at once. We let some layers of it look, nothing but (9.1) to (9.5), one upon
// the other, each with random tables, each adding what it mixed to the rows, and ask how far the last
// row moves, as a share of its length.
//
// Places can be told, too: each has a row of its own, which is added to that of the letter. With $k$ for
// the letter that step $t$ reads:
//
// $$ h_t = (W_x)_k + (W_p)_t \tag{9.10} $$

/// Where so many layers of attention leave the last row of h, T×C.
static Matrix last_row(Matrix h, std::size_t layers, bool mask, NumpyRandom random) {
  const std::size_t C = h.columns();
  const double scale = 1.0 / std::sqrt(static_cast<double>(C));
  for (std::size_t layer = 0; layer < layers; ++layer) {
    const Matrix Q = product(h, scale * random.normals(C, C));  // (9.1) T×C
    const Matrix K = product(h, scale * random.normals(C, C));
    const Matrix V = product(h, scale * random.normals(C, C));
    h += attend(Q, K, V, mask).mixed;  // (9.4)
  }
  return row(h, h.rows() - 1);
}

static void does_order_matter(const Story& story) {
  NumpyRandom random(story.settings.seed);
  const std::size_t C = story.settings.hidden_size;
  const Matrix letters = rows_of_letters(story.sequence, C, random);
  const Matrix places = random.normals(letters.rows(), C);
  if (letters.rows() < 3 || story.read[0] == story.read[1]) {
    fmt::print("(Of this word no two letters before the last can change places.)\n");
    return;
  }
  Matrix swapped = letters;
  swapped.set_row(0, row(letters, 1));
  swapped.set_row(1, row(letters, 0));
  std::vector<std::vector<std::string>> table = {
      {"the first two letters swapped", "1 layer", "2 layers", "3 layers"}};
  struct Case {
    const char* name;
    bool mask, told;
  };
  for (const Case& each :
       {Case{"no mask, no places", false, false}, Case{"mask, no places", true, false},
        Case{"no mask, places told", false, true}, Case{"mask, places told", true, true}}) {
    table.push_back({each.name});
    for (const std::size_t layers : {1U, 2U, 3U}) {
      const auto row_of = [&](const Matrix& h) {
        return last_row(each.told ? Matrix(h + places) : h, layers, each.mask, random);  // (9.10)
      };
      const Matrix before = row_of(letters);
      const double moved = norm(row_of(swapped) - before) / norm(before);
      table.back().push_back(moved < 1e-12   ? "below 1e-12"
                             : moved < 0.005 ? fmt::format("{:.0e}", moved)
                                             : fmt::format("{:.2f}", moved));
    }
  }
  fmt::print("{}", in_columns(table));
  //= the first two letters swapped      1 layer     2 layers     3 layers
  //= no mask, no places             below 1e-12  below 1e-12  below 1e-12
  //= mask, no places                below 1e-12         0.13         0.33
  //= no mask, places told                  0.24         0.26         0.29
  //= mask, places told                     0.24         0.26         0.24
}

// Without mask and places the last row does not move at all. It knows its own letter, and how often each
// other one occurred, as if they lay in a bag, and nothing of their order. With the mask, one
// layer reads a bag as well. But two do not: in the first layer the second row has seen two letters and
// the first only one, so their rows already tell which was first. So order is not wholly lost where
// places are not told. Where they are, one layer is enough. (How far it moves is chance, of this one
// draw.)
//
// ## A block
//
// A **Transformer** (Vaswani et al. 2017) is a stack of blocks, each with two parts. Either part adds
// something to the rows and leaves them otherwise as they are, so that a slope passes all blocks along
// the rows themselves, as it passed along $c$ in chapter 8. First, attention, with several **heads**
// side by side, so that a step can look at several steps for different reasons: each head has
// $C = H / \text{heads}$ of the columns of $\mathcal{Q}$, $\mathcal{K}$ and $\mathcal{V}$, and weights
// of its own. What they mix stands side by side again, and goes through one more table. LN we come to at
// once; what attention makes of a table of rows is called mixed, as before.
//
// $$ \mathbf{h}' = \mathbf{h} + \text{mixed}(\text{LN}(\mathbf{h})) \, W_o \tag{9.11} $$
//
// **Layer normalisation** (Ba, Kiros and Hinton 2016) brings each row to the mean 0 and the spread 1,
// and then gives each column a scale $\gamma$ and a shift $\lambda$, which are learned. The **spread**
// of a row is the root of the mean of $(h_{ti} - \text{mean}(h_t))^2$. (Under the root the code adds
// $\delta = 10^{-5}$, so that it never divides by 0.)
//
// $$ \hat h_t = \frac{h_t - \text{mean}(h_t)}{\text{spread}(h_t)} \tag{9.12} $$
//
// $$ \bar h_t = \text{LN}(h_t) = \hat h_t \circ \gamma + \lambda \tag{9.13} $$
//
// On the way back, $d\hat h_t$ is what comes in times $\gamma$. If entry $i$ of $h_t$ grows a little,
// the mean grows $1/H$ times as much, and the spread $\hat h_{ti} / H$ times (that the mean moves does
// not change the spread, since what lies above the mean and below it adds up to 0). So every entry $j$
// of $\hat h_t$ moves, by $([i = j] - 1/H - \hat h_{tj} \hat h_{ti} / H) / \text{spread}(h_t)$ times as
// much, where $[i = j]$ is 1 for the entry itself and 0 for the others. Each times its slope
// $d\hat h_{tj}$, and added up:
//
// $$ dh_t = \frac{d\hat h_t - \text{mean}(d\hat h_t)
//    - \hat h_t \, \text{mean}(d\hat h_t \circ \hat h_t)}{\text{spread}(h_t)} \tag{9.14} $$

#include "chapters/09_attention/layer_norm.hpp"

// Second, each row passes a hidden layer, by itself: chapter 2's cell without the state before. It is
// four times as wide as the row, and leads back to its width (a *perceptron* of two layers):
//
// $$ \mathbf{h}'' = \mathbf{h}' + \tanh(\text{LN}(\mathbf{h}') \, W_1) \, W_2 \tag{9.15} $$
//
// (In the paper of 2017 the normalisation came after each sum. Today it mostly comes before each part,
// as here. Most blocks have another function than tanh; it is the one whose slope we know. Our blocks
// have no biases: before $\mathcal{Q}$, $\mathcal{K}$, $\mathcal{V}$ and $W_1$, $\lambda$ does their
// work.) After the last block the rows are normalised once more, and lead to the logits as in chapter 2.

#include "chapters/09_attention/parts.hpp"             // What a block is put together of
#include "chapters/09_attention/transformer.hpp"       // The tables of a Transformer
#include "chapters/09_attention/transformer_pass.hpp"  // The way there, block by block

static Transformer start_of(const Story& story) {
  return draw_transformer(story.sequence.vocabulary_size,
                          {.width = story.settings.hidden_size,
                           .blocks = story.settings.blocks,
                           .heads = story.settings.heads,
                           .longest = story.sequence.time_steps()},
                          story.settings.seed);
}

static void a_block_unrolled(const Story& story) {
  Transformer one = start_of(story);
  one.blocks.resize(1);
  const TransformerPass pass = read_together(one, story.sequence);
  Transformer none = one;
  none.blocks.clear();
  const Matrix before = read_together(none, story.sequence).h;  // (9.10)
  const auto& [first, Q, K, V, A, mixed, second, inner] = pass.blocks.front();
  fmt::print("{}",
             story.charts.draw("09_block",
                               {"A block over a word: whom each step looks at, and the guesses",
                                {block_diagram(story.read, before, A.front(), pass.h, pass.p,
                                               names(story.spelling.vocabulary.substr(0, 4)))}}));
  //= [09_block.svg] A block over a word: whom each step looks at, and the guesses
  const std::size_t t = pass.h.rows() - 1;
  const double h = before(t, 0);
  const double looked = product(row(mixed, t), one.blocks.front().Wo)(0, 0);  // (9.11)
  const double hidden = product(row(inner, t), one.blocks.front().W2)(0, 0);  // (9.15)
  fmt::print("the first number of the last row: h = {:.6f}, spread {:.6f}, normalised {:.6f}\n", h,
             first.spread[t], first.bar(t, 0));  // (9.13)
  fmt::print("attention adds {:.6f}: h' = {:.6f}; normalised {:.6f}\n", looked, h + looked,
             second.bar(t, 0));
  fmt::print("the hidden layer adds {:.6f}: h'' = {:.6f}\n", hidden, h + looked + hidden);
  //= the first number of the last row: h = 0.235663, spread 0.418478, normalised 0.069213
  //= attention adds 0.804318: h' = 1.039981; normalised 1.851910
  //= the hidden layer adds 0.498202: h'' = 1.538182
}

// (Black is the row itself, which goes on as it is; blue, what attention adds to it, here the first
// head's, at the start, when all tables are random. The guess is that of a network with this block
// alone. Of each row four numbers; what stands between, $h_t'$ and the hidden layer, is left out.)
// Beside chapter 2's picture: there one arrow led from each state to the next, and what the first
// letter said had to pass all of them. Here an arrow leads from each step to all that come after it.
// Nothing waits for the step before, and the way from the first letter to the last guess is as short
// as any.
//
// ## Is it right?
//
// In (9.11) the rows $\mathbf{h}$ are used twice: as they are, and inside mixed. So their slope has two
// parts, which are added: the rule of chapter 3. The first is $d\mathbf{h}'$. The second goes through
// $W_o$, with $d\text{mixed} = d\mathbf{h}' W_o^\top$ and $dW_o = \text{mixed}^\top d\mathbf{h}'$; then
// each head takes its $C$ columns of $d\text{mixed}$ through (9.6) to (9.9), and side by side again
// $d\mathcal{Q}$, $d\mathcal{K}$ and $d\mathcal{V}$ are T×H. With
// $\bar{\mathbf{h}} = \text{LN}(\mathbf{h})$,
//
// $$ dW_q = \bar{\mathbf{h}}^\top d\mathcal{Q}, \qquad
//    d\bar{\mathbf{h}} = d\mathcal{Q} \, W_q^\top + d\mathcal{K} \, W_k^\top + d\mathcal{V} \, W_v^\top
//    \tag{9.16} $$
//
// $$ d\mathbf{h} = d\mathbf{h}' + \text{(9.14) of } d\bar{\mathbf{h}} \tag{9.17} $$
//
// ($W_k$ and $W_v$ as $W_q$; in (9.14), $d\hat h_t = d\bar h_t \circ \gamma$. Before all that,
// $d\mathbf{h}'$ comes from (9.15) in the same way, through $W_2$, the slope of tanh, $W_1$ and its own
// LN.) The scale and the shift of a column learn from all rows:
// $d\gamma = \sum_t d\bar h_t \circ \hat h_t$ and $d\lambda = \sum_t d\bar h_t$.

#include "chapters/09_attention/transformer_back.hpp"  // The way back, block by block

// Before the whole is checked, one part of it. While all $\gamma$ are equal, a normalised row has the
// same sum, whatever comes in. Whoever takes that sum for the loss checks a slope that is 0, and many
// slips leave it 0. We forget to divide by the spread, and check it both ways:

/// The rows that go into layer normalisation, as a set of tables of which the slopes are checked.
struct Rows {
  Matrix h;
  static auto tables(auto& set) { return std::array{Table{"h", set.h}}; }
};

static bool never_with_the_sum(const Story& story) {
  NumpyRandom random(story.settings.seed);
  const std::size_t H = 8;
  const Matrix gamma = map(Matrix(1, H), [](double) { return 1.0; });
  const Rows start{random.normals(4, H)};
  const Matrix ones = map(start.h, [](double) { return 1.0; });
  const Matrix some = random.normals(4, H);
  std::vector<std::vector<std::string>> table = {{"loss", "right", "not divided by the spread"}};
  bool as_expected = true;
  for (const bool by_sum : {true, false}) {
    const Matrix& d_bar = by_sum ? ones : some;
    const auto loss = [&](const Rows& rows) {
      return total(hadamard(layer_norm(rows.h, gamma, Matrix(1, H)).bar, d_bar));
    };
    table.push_back({by_sum ? "sum of the outputs" : "each its own weight"});
    for (const bool slip : {false, true}) {
      Normed normed = layer_norm(start.h, gamma, Matrix(1, H));
      if (slip) std::ranges::fill(normed.spread, 1.0);
      Rows gradient{Matrix(4, H)};
      Matrix unused(1, H);
      layer_norm_back(normed, gamma, d_bar, unused, unused, gradient.h);
      const bool good = norm(gradient.h - numerical_gradient(start, loss).h) < 1e-6;
      table.back().emplace_back(good ? "good" : "wrong");
      as_expected &= good == (!slip || by_sum);
    }
  }
  fmt::print("{}", in_columns(table));
  //= loss                 right  not divided by the spread
  //= sum of the outputs    good                       good
  //= each its own weight   good                      wrong
  return as_expected;
}

// The sum does not see it. Our check uses the loss, in which every output has a weight of its own. Now
// the whole network, entry by entry, on `hello`:

/// A Transformer after so many steps of Adam on the word.
static Transformer trained(const Story& story, std::size_t steps) {
  const auto lesson = [&](const Transformer& net) {
    const TransformerPass pass = read_together(net, story.sequence);
    return Lesson<Transformer>{weighted_loss(story.sequence, pass.p),
                               gradient_together(net, story.sequence, pass), false};
  };
  const Transformer start = start_of(story);
  return train_until_learned(start, steps, lesson, Adam<Transformer>(start, {0.01}), only_look)
      .parameters;
}

static bool is_it_right(const Story& story) {
  const bool before = check("at the start", start_of(story), story.sequence);
  const bool after = check("after 20 steps", trained(story, 20), story.sequence);
  //= at the start: E = 4.763554 nats; worst of 1713 entries: below 1e-04; good
  //= after 20 steps: E = 0.171854 nats; worst of 1713 entries: below 1e-04; good
  return before && after;
}

// ## It learns hello
//
// A hundred steps of Adam with $\eta = 0.01$. `hello` has two l: after the first an l is wanted, after
// the second an o. A recurrent network must remember for that. Here the two differ by their places
// already, so nobody need look back. Do they all the same?

static void it_learns_the_word(const Story& story) {
  const Transformer net = trained(story, 100);
  const TransformerPass pass = read_together(net, story.sequence);
  for (std::size_t t = 0; t < std::min<std::size_t>(story.read.size(), 10); ++t) {
    fmt::print("after {}: {} with {:.4f}\n", story.read[t], text(story.word[t + 1]),
               pass.p(t, story.sequence.wanted[t]));
  }
  //= after h: e with 0.9981
  //= after e: l with 0.9985
  //= after l: l with 0.9985
  //= after l: o with 0.9958
  Chart chart{"Whom each step looks at, after a hundred steps: each head of each block", {}};
  for (std::size_t block = 0; block < pass.blocks.size(); ++block) {
    for (std::size_t head = 0; head < net.heads; ++head) {
      chart.panels.emplace_back(weights_map(fmt::format("block {}, head {}", block, head),
                                            pass.blocks[block].A[head], story.read));
    }
  }
  fmt::print("{}", story.charts.draw("09_hello", chart));
  //= [09_hello.svg] Whom each step looks at, after a hundred steps: each head of each block
}

// Some heads do: in block 0, head 0, the last l has 0.51 of its weight on the h, 0.47 on the e, and 0.01
// on itself. Another looks at itself: in head 1 it has 0.72 there. The weights of a row add up to 1, so
// a head must look somewhere; whether that is of any use, they do not say.
//
// ## Recall
//
// Now something that cannot do without. Three letters, each followed by a digit; then the letters again,
// in any order, and at each its digit is wanted.

#include "chapters/09_attention/recall_task.hpp"  // The task

// A step that reads a letter again should find the digit that came right after it. But the row of a
// digit does not say after which letter it came. Expect, then, that one block does not do it, and that
// two can: in the first, each digit looks at the letter before it, and takes it into its row; in the
// second, the letter that is read again finds it there. Two heads, 32 columns, Adam with $\eta = 0.003$,
// at most 400 steps of 32 fresh sequences, learned as in chapter 8.

/// Trains so many blocks on the recall of three pairs.
static Course<Transformer> learn_recall(const Task& task, std::size_t blocks, std::size_t steps,
                                        std::uint32_t seed) {
  const Transformer start = draw_transformer(
      task.letters.size(), {.width = task.hidden_size, .blocks = blocks, .heads = 2, .longest = 9},
      seed);
  return practise(start, task, 0.003, steps, seed);
}

/// The mean weight with which a head looks from some steps of each sequence to others.
template <typename LooksAt>
static double mean_weight(const std::vector<Matrix>& A, std::size_t heads, std::size_t head,
                          std::size_t count, LooksAt looks_at) {
  double sum = 0.0;
  std::size_t pairs = 0;
  for (std::size_t b = 0; b < count; ++b) {
    for (const auto& [t, j] : looks_at(b)) {
      sum += A[b * heads + head](t, j);
      ++pairs;
    }
  }
  return sum / static_cast<double>(pairs);
}

/// Which steps look at which.
using Looks = std::vector<std::pair<std::size_t, std::size_t>>;

/// From each letter that is read again to the digit behind its first place.
static Looks to_answers(const Sequences& sequences, std::size_t b) {
  Looks looks;
  const auto read = [&](std::size_t t) { return sequences.read[t * sequences.count + b]; };
  for (std::size_t t = 6; t < 9; ++t) {
    for (std::size_t j = 0; j < 6; j += 2) {
      if (read(j) == read(t)) looks.emplace_back(t, j + 1);
    }
  }
  return looks;
}

static void recall_of_pairs(const Story& story) {
  const Task task = recall(32, 3);
  const auto courses = ask_all(2, story.settings.seeds, [&](std::size_t i, std::uint32_t seed) {
    return learn_recall(task, i + 1, story.settings.steps, seed);
  });
  NumpyRandom random(1);
  const auto [read, wanted] = shown(task, task.draw(random, 1, 3));
  fmt::print("read   {}\nwanted {}\n", read, wanted);
  for (std::size_t i = 0; i < 2; ++i) {
    fmt::print("{} block{}: ~{}\n", i + 1, i == 0 ? "" : "s", learned_in(tally(courses[i])));
  }
  //= read   d2g1c0dgc
  //= wanted ······210
  //= 1 block: ~0 of 3
  //= 2 blocks: ~3 of 3 (260)
  const Transformer& net = courses[1].front().parameters;
  const Sequences sequences = task.draw(random, 64, 3);
  const TransformerPass pass = read_together(net, sequences);
  const auto to_letters = [](std::size_t) { return Looks{{1, 0}, {3, 2}, {5, 4}}; };
  const auto answers = [&](std::size_t b) { return to_answers(sequences, b); };
  std::vector<std::vector<std::string>> table = {
      {"mean weight", "digit to the letter before it", "letter read again to its digit"}};
  Chart chart{"Whom each step looks at in one sequence of pairs: each head of both blocks", {}};
  const std::vector<std::string> first = names(letters(shown(task, sequences).first));
  for (std::size_t block = 0; block < 2; ++block) {
    for (std::size_t head = 0; head < 2; ++head) {
      const std::vector<Matrix>& A = pass.blocks[block].A;
      const std::string name = fmt::format("block {}, head {}", block, head);
      table.push_back({name, fmt::format("~{:.2f}", mean_weight(A, 2, head, 64, to_letters)),
                       fmt::format("~{:.2f}", mean_weight(A, 2, head, 64, answers))});
      chart.panels.emplace_back(weights_map(name, A[head], first));
    }
  }
  fmt::print("{}", in_columns(table));
  //= mean weight      digit to the letter before it  letter read again to its digit
  //= block 0, head 0                          ~0.14                           ~0.07
  //= block 0, head 1                          ~0.76                           ~0.18
  //= block 1, head 0                          ~0.44                           ~0.67
  //= block 1, head 1                          ~0.39                           ~0.80
  fmt::print("{}", story.charts.draw("09_recall", chart));
  //= [09_recall.svg] Whom each step looks at in one sequence of pairs: each head of both blocks
}

// (These are means over 64 sequences, of the first seed; a head that looked at all alike would have 0.31
// in the first column and 0.13 in the second.) It is the pattern that we expected, and nobody told it to
// the network. In block 0 one head looks from a digit at the letter before it, with three quarters of
// its weight; the other we need not understand. In block 1 both look from a letter that is read again at
// its digit, in the mean with 0.67 and 0.80 of their weight. (Not each time: in the picture, which shows
// one sequence, head 0 looks from the d that is read again mostly at the g, and only head 1 finds its
// 7.) (Olsson et al. 2022 found this in large Transformers, and call it induction.) With one block, none
// of the seeds has learned it within 400 steps; that is a budget, and no proof.
//
// ## Five networks, eleven tasks
//
// Chapter 8 had four networks on ten tasks. Here is a Transformer beside them, two blocks of two heads
// and 32 columns. It gets less than they had there: six recipes, three rates times two starts, with two
// seeds and 600 steps, where they had sixteen and 2000; and with the best of them ten fresh seeds and
// 1500 steps, where they had 4000. So where it does not learn, that may be why. And all five are at the
// recall of three pairs, the others with what they had in chapter 8. What do we expect? That the
// Transformer recalls and copies, and that a lag does not trouble it, since it hands nothing on. And
// parity? A plain cell does it with a state that swings with each letter, and attention has no state.

#include "chapters/09_attention/transformer_study.hpp"  // The contest

static void five_on_eleven(const Story& story, const std::vector<Entry>& all,
                           const LongStudy& attention) {
  fmt::print("{}", story.charts.draw(
                       "09_tasks",
                       {"The share of ten seeds with which each of five networks learned each task",
                        {learned_map(all)}}));
  //= [09_tasks.svg] The share of ten seeds with which each of five networks learned each task
  fmt::print("{}", by_task_and_network("learned (median steps)", all, learned_of));
  //= learned (median steps)           plain    larger plain            LSTM             GRU     Transformer
  //= lag 20, all asked       10 of 10 (100)   10 of 10 (30)  10 of 10 (115)   9 of 10 (150)   10 of 10 (20)
  //= lag 20, end only          9 of 10 (30)   10 of 10 (10)   10 of 10 (20)   10 of 10 (20)   10 of 10 (10)
  //= latch 60                 1 of 10 (650)   8 of 10 (780)    9 of 10 (30)   10 of 10 (30)   10 of 10 (10)
  //= temporal order 50        0 of 10: 0.27   0 of 10: 0.27  10 of 10 (360)   10 of 10 (60)   10 of 10 (50)
  //= embedded Reber          8 of 10 (1160)  10 of 10 (290)  10 of 10 (195)  10 of 10 (205)  10 of 10 (535)
  //= parity to 20            9 of 10 (1050)  8 of 10 (2040)  10 of 10 (225)   9 of 10 (260)   0 of 10: 0.53
  //= copy 10                 10 of 10 (490)  10 of 10 (195)   0 of 10: 0.83   0 of 10: 0.69   10 of 10 (30)
  //= copy 20                  0 of 10: 0.26  8 of 10 (2495)   0 of 10: 0.12   0 of 10: 0.00   10 of 10 (50)
  //= aⁿbⁿ to 20               5 of 10 (960)  10 of 10 (400)   10 of 10 (85)  10 of 10 (970)   10 of 10 (50)
  //= flip-flop 32             10 of 10 (85)  10 of 10 (115)   10 of 10 (65)   10 of 10 (40)  10 of 10 (725)
  //= recall of pairs          0 of 10: 0.03   0 of 10: 0.03  4 of 10 (2730)   0 of 10: 0.60  10 of 10 (295)
  fmt::print("{}", by_task_and_network("right when longer", all, longer_of));
  //= right when longer                 plain          larger plain                  LSTM                   GRU  Transformer
  //= lag 20, all asked                     -                     -                     -                     -            -
  //= lag 20, end only                      -                     -                     -                     -            -
  //= latch 60                      0.99/0.99             1.00/0.00             1.00/0.42             1.00/0.84    1.00/1.00
  //= temporal order 50                     -                     -             0.79/0.66             0.71/0.28    0.52/0.25
  //= embedded Reber                        -                     -                     -                     -            -
  //= parity to 20       1.00/0.97, 1.00/0.89  1.00/0.98, 1.00/0.94  1.00/0.99, 1.00/1.00  1.00/0.98, 1.00/0.94            -
  //= copy 10                               -                     -                     -                     -            -
  //= copy 20                               -                     -                     -                     -            -
  //= aⁿbⁿ to 20                    0.56/0.49             0.55/0.49             0.69/0.51             0.52/0.49    0.55/0.50
  //= flip-flop 32                  1.00/0.93             0.99/0.97             1.00/0.83             1.00/0.99    0.04/0.04
  //= recall of pairs                       -                     -                     -                     -            -
  const Entry& copied = entry_of(attention.table, "copy 40", "Transformer");
  const Entry& counted = entry_of(attention.table, counting(8, 20).name, "without places");
  fmt::print("copy 40, Transformer: {}\n{}, Transformer without places: {}; when longer {}\n",
             learned_of(copied), counted.task, learned_of(counted), longer_of(counted));
  //= copy 40, Transformer: 10 of 10 (75)
  //= aⁿbⁿ to 20, Transformer without places: 10 of 10 (45); when longer 0.81/0.49
}

// (As in chapter 8: how many of ten seeds, and the median of their steps; where none learned, the median
// of the share that they got right. "Longer" are the median and the least. The Transformer's weights are
// mostly the same for each task; 8320 of them are the rows of its 260 places.)
//
// None is best at everything.
//
// - **The Transformer** recalls, with ten seeds of ten and after 295 steps. An LSTM can do it as well,
//   with four of ten, and takes nine times as many steps; no other network does. And the Transformer
//   copies: ten letters, twenty, forty, in 30 to 75 steps. No lag that we tried is too long for it. It
//   has six to three hundred times as many weights as the plain cell.
// - **Parity** it does not learn: 0.53 is chance. That is a budget of 1500 steps, and no proof (Hahn
//   2020 on what it cannot, Chiang and Cholak 2022 on how it can). A **plain cell** learns it with 322
//   weights.
// - **The flip-flop** it learns last of all, and knows it only at the length that it has practised: of
//   sequences four times as long it gets 0.04 right, where a **GRU**, which learns it first, has 1.00.
//   (The places beyond its practice are rows that nothing has taught. That may be why, and why it has
//   but 0.52 of temporal order at twice the length. But at the latch of twice the length the same does
//   no harm.)
// - **Temporal order** at twice the length an **LSTM** has right more often than all others, 0.79.
// - And for aⁿbⁿ it is better *not* told the places: of the words with n up to 40 it then gets 0.81
//   right, with places 0.55. Half of these are no longer than practised. So it is about six in ten of
//   the longer ones, against one in ten; but not with each seed, the least is 0.49, none of them.

// And what does it cost? The weights, and the multiplications that one step of training makes, in
// millions, with its 32 sequences (the lag has but two) of full length; then the seconds of a training,
// in the median.

static void at_what_cost(const std::vector<Entry>& all) {
  fmt::print("{}", by_task_and_network("weights, millions a step", all, [](const Entry& entry) {
               return fmt::format("{} {:6.2f}", entry.weights, 1e-6 * multiplications_of(entry));
             }));
  //= weights, millions a step        plain  larger plain          LSTM           GRU   Transformer
  //= lag 20, all asked          930   0.07   2810   0.24   2709   0.16   2116   0.13  34561   3.34
  //= lag 20, end only           930   0.07   2810   0.24   2709   0.16   2116   0.13  34561   3.34
  //= latch 60                   482   2.18   1634   8.26   1589   6.73   1220   5.22  33665 194.84
  //= temporal order 50          514   1.84   1702   6.82   1669   5.50   1284   4.28  33729 149.91
  //= embedded Reber             178   0.31    578   1.16    541   0.80    420   0.64  33665  73.24
  //= parity to 20               322   0.54   1223   2.18   1189   1.99    900   1.52  33345  52.22
  //= copy 10                   5250   8.84  19521  34.66  19269  32.04  14596  24.44  33793  52.65
  //= copy 20                   5250  17.81  19521  69.88  19269  64.60  14596  49.14  33793 115.14
  //= aⁿbⁿ to 20                 114   0.34    393   1.30    381   1.07    292   0.83  33409 114.40
  //= flip-flop 32               418   2.06   1498   8.11   1429   6.75   1092   5.19  33537 202.31
  //= recall of pairs           2050   1.29   6802   4.79   6661   3.85   5124   3.03  34241  22.67
  fmt::print("{}", by_task_and_network("seconds a training", all, [](const Entry& entry) {
               return fmt::format("{:.2f}", seconds_of(entry));
             }));
  //= seconds a training  plain  larger plain   LSTM    GRU  Transformer
  //= lag 20, all asked    0.01          0.01   0.03   0.04         2.92
  //= lag 20, end only     0.00          0.00   0.01   0.00         1.57
  //= latch 60             4.03          2.13   0.26   0.19         1.56
  //= temporal order 50    5.87         13.96   1.62   0.17         2.28
  //= embedded Reber       0.52          0.21   0.17   0.08        14.63
  //= parity to 20         0.17          1.01   0.14   0.13        11.62
  //= copy 10              2.55          1.82  50.24  28.20         0.45
  //= copy 20             26.29         60.18  68.56  49.00         1.62
  //= aⁿbⁿ to 20           0.81          0.25   0.07   0.66         1.97
  //= flip-flop 32         0.08          0.36   0.26   0.10        44.91
  //= recall of pairs      1.56         13.34  10.02   3.57         2.22
}

// (The seconds are those of one core of machines that were busy with other work, as in chapter 8;
// whoever did not learn took all steps.) A step of the Transformer makes six times as many
// multiplications as one of the plain cell at copying, and more than three hundred times at aⁿbⁿ. That
// is what its few steps cost. At the flip-flop it takes 45 seconds, and a GRU a tenth of one. At copying
// twenty letters it is done in less than two, and the larger plain network takes a minute.
//

// What is cheap of all this we run again: a few seeds of all entries where none took more than 60 steps.

static bool is_it_still_so(const Story& story, const LongStudy& study) {
  const std::size_t seeds = std::min(story.settings.seeds, study.table.front().attempts.size());
  const bool same = run_again(study.table, 60, seeds, [](const Entry& entry, std::uint32_t seed) {
    const Task task = attention_task(entry.task);
    return attempt_from(contestant(task, entry.best.wide, entry.cell == "Transformer", seed), task,
                        entry.best.rate, transformer_steps, seed);
  });
  //= run again: ~15 of 15 came out the same
  return same;
}

// ## What it costs to look back
//
// A recurrent network makes the same number of multiplications for each letter. Attention makes some for
// each *pair* of letters. Vaswani et al. (2017, table 1) give $T H^2$ for the one and $T^2 H$ for the
// other. Expect, then, that the multiplications of a letter stay the same with the one, and grow with
// $T$ with the other. We count them, there and back, with one block and $H = 32$, and 32 letters in the
// vocabulary:

#include "chapters/08_gates/lstm_back.hpp"  // The LSTM beside it

/// Multiplications of one gradient, for each letter, and how many numbers it holds at once.
struct PerLetter {
  double multiplications = 0.0;
  double entries = 0.0;
};

template <typename Network>
static PerLetter per_letter(const Network& network, const Sequences& sequence) {
  const Cost cost = with_cost([&] {
                      return gradient_together(network, sequence, read_together(network, sequence));
                    }).second;
  const auto T = static_cast<double>(sequence.read.size());
  return {static_cast<double>(cost.multiplications) / T,
          static_cast<double>(cost.most_entries) / T};
}

/// What a plain network, an LSTM and a Transformer of one block answer about a text of T letters.
template <typename Question>
static auto each_at(const Story& story, std::size_t T, Question question) {
  const std::size_t V = 32, H = 32;
  Sequences text = blank(V, T, 1);
  for (std::size_t t = 0; t < T; ++t) ask(text, t, 0, 0);
  return std::array{
      question(draw_parameters(V, H, story.settings.seed), text),
      question(draw_lstm(V, H, story.settings.seed, 1.0), text),
      question(draw_transformer(V, {.width = H, .blocks = 1, .heads = 2, .longest = T},
                                story.settings.seed),
               text)};
}

static constexpr std::array<std::size_t, 6> lengths = {16, 32, 64, 128, 256, 512};

static void what_it_costs(const Story& story) {
  std::vector<std::vector<std::string>> table = {
      {"", "plain", "LSTM", "Transformer", "plain", "LSTM", "Transformer"}};
  std::vector<Line> lines = {{"plain", {}, {}}, {"LSTM", {}, {}}, {"Transformer", {}, {}}};
  std::vector<Line> held = lines;
  for (const std::size_t T : lengths) {
    const auto costs = each_at(story, T, [](const auto& network, const Sequences& text) {
      return per_letter(network, text);
    });
    table.push_back({fmt::format("T = {}", T)});
    for (std::size_t n = 0; n < costs.size(); ++n) {
      table.back().push_back(fmt::format("{:.0f}", costs[n].multiplications));
      lines[n].x.push_back(static_cast<double>(T));
      lines[n].y.push_back(costs[n].multiplications);
      held[n].x.push_back(static_cast<double>(T));
      held[n].y.push_back(costs[n].entries);
    }
    for (const PerLetter& cost : costs) table.back().push_back(fmt::format("{:.0f}", cost.entries));
    if (T != lengths.back()) continue;
    table.push_back({"all 512, millions"});
    for (const PerLetter& cost : costs) {
      table.back().push_back(fmt::format("{:.2f}", 1e-6 * cost.multiplications * 512.0));
    }
    for (const PerLetter& cost : costs) {
      table.back().push_back(fmt::format("{:.2f}", 1e-6 * cost.entries * 512.0));
    }
  }
  fmt::print("multiplications a letter (left) and numbers held at once, a letter (right)\n{}",
             in_columns(table));
  //= multiplications a letter (left) and numbers held at once, a letter (right)
  //=                    plain   LSTM  Transformer  plain  LSTM  Transformer
  //= T = 16              6080  15104        43008    354  1028         1996
  //= T = 32              6112  15232        46080    257   738         1446
  //= T = 64              6128  15296        52224    209   593         1267
  //= T = 128             6136  15328        64512    184   521         1346
  //= T = 256             6140  15344        89088    172   512         1673
  //= T = 512             6142  15352       138240    166   512         2412
  //= all 512, millions   3.14   7.86        70.78   0.09  0.26         1.24
  const auto against_length = [](const char* title, const std::vector<Line>& all) {
    return LineChart{.title = title,
                     .x_label = "letters T",
                     .y_label = "a letter",
                     .lines = all,
                     .log_y = true,
                     .log_x = true};
  };
  fmt::print("{}",
             story.charts.draw("09_cost",
                               {"Multiplications, and numbers held at once, for each letter of a "
                                "gradient, against the length",
                                {against_length("multiplications", lines),
                                 against_length("numbers held at once", held)}}));
  //= [09_cost.svg] Multiplications, and numbers held at once, for each letter of a gradient, against the length
}

// So it comes. The tables cost 40 thousand a letter, at any length (they are more and wider than those
// of a plain cell with as many columns), and the pairs $6 H T = 192\,T$ more, for the six products
// (9.2), (9.4), (9.6), (9.7) and both of (9.9): three thousand at 16, 98 thousand at 512, and from about
// 208 letters on more than the tables. The whole of 512 letters costs 71 millions, where a plain network
// needs 3, and holds 1.24 million numbers at once, where that holds 0.09. (The numbers held at once fall
// at first, since more letters share the gradient's own tables; then those of the Transformer grow, with
// the weights of the pairs.) What is not in the table: in training, the recurrent networks must make
// their $T$ steps one after the other, while all rows of a block can be made at once. What that is worth
// on one core, `--time` tells: it prints, at the end, what a letter costs in microseconds, here where
// you are. On a machine with thousands of cores it is what attention was wanted for (Vaswani et al.
// 2017).

static void the_clock(const Story& story) {
  fmt::print("microseconds a letter, there and back, on one core of this machine\n");
  std::vector<std::vector<std::string>> table = {{"", "plain", "LSTM", "Transformer"}};
  for (const std::size_t T : lengths) {
    table.push_back({fmt::format("T = {}", T)});
    const auto seconds = each_at(story, T, [](const auto& network, const Sequences& text) {
      return median_seconds(
          [&] { (void)gradient_together(network, text, read_together(network, text)); });
    });
    for (const double each : seconds) {
      table.back().push_back(fmt::format("{:.2f}", 1e6 * each / static_cast<double>(T)));
    }
  }
  fmt::print("{}", in_columns(table));
}

// ## Six slips
//
// As in chapter 8, slips that real programs had, and what finds them: the check of every entry (and in
// how many tables it is wrong), on `hello`, in which a letter is read twice, and on `help`, in which
// none is; whether an earlier guess moves when the *last* letter read is another one; and the training,
// the recall of two pairs with two blocks, to be quicker.
//
// - **Mask after the softmax**: laid over the weights; what comes later still has its share in the sum
//   by which softmax divides. The way back is right for this wrong way there.
// - **No root on the way back**: in (9.9) it is left out.
// - **No means in the norm**: in (9.14), as if mean and spread were constants.
// - **Added to the normed row**: $\text{LN}(\mathbf{h}) + \dots$ in (9.11) and (9.15), there and back.
// - **Overwritten**: what a letter's row learns where it is read again takes the place of what it had.
// - **Places not told**: (9.10) without $W_p$.

#include "chapters/09_attention/wrong_attention.hpp"  // The slips

/// What must find a slip: the check that its way back is not that of its way there, the question whether it
/// sees ahead, or neither.
enum class Found { by_neither, by_check, by_question };

/// A Transformer with a slip, and three ways to find it.
struct Exhibit {
  std::string name;
  Found found;
  std::function<std::string(const Sequences&)> check;
  std::function<bool(const Sequences&)> sees_ahead;
  std::function<Learned(std::uint32_t seed)> learn;
};

/// Whether a guess before the last moves when the last letter read is another one.
template <typename Network>
static bool guess_moves(const Network& net, Sequences sequence) {
  const Matrix before = read_together(net, sequence).p;
  sequence.read.back() = (sequence.read.back() + 1) % sequence.vocabulary_size;
  const Matrix after = read_together(net, sequence).p;
  const std::size_t earlier = before.rows() - 1;
  return norm(rows(MatrixView(after), 0, earlier) - rows(MatrixView(before), 0, earlier)) > 1e-12;
}

template <typename TheParts>
static Exhibit exhibit(std::string name, Found found, std::size_t steps, bool told = true) {
  using Network = With<TheParts>;
  const auto start = [told](std::size_t V, std::size_t width, std::uint32_t seed) {
    return Network{draw_transformer(
        V, {.width = width, .blocks = 2, .heads = 2, .longest = told ? 6U : 0U}, seed)};
  };
  return {std::move(name), found,
          [start](const Sequences& word) {
            return wrong_in(checked(start(word.vocabulary_size, 4, 1), word));
          },
          [start](const Sequences& word) {
            return guess_moves(start(word.vocabulary_size, 4, 1), word);
          },
          [start, steps](std::uint32_t seed) {
            const Task task = recall(32, 2);
            const Network net = start(task.letters.size(), task.hidden_size, seed);
            return practise(net, task, 0.003, steps, seed).steps;
          }};
}

static bool museum(const Story& story) {
  using enum Found;
  const std::size_t steps = story.settings.steps;
  const std::vector<Exhibit> exhibits = {
      exhibit<Parts>("no slip", by_neither, steps),
      exhibit<MaskAfterSoftmax>("mask after the softmax", by_question, steps),
      exhibit<NoRootOnTheWayBack>("no root on the way back", by_check, steps),
      exhibit<NoMeansInTheNorm>("no means in the norm", by_check, steps),
      exhibit<AddsToTheNormed>("added to the normed row", by_neither, steps),
      exhibit<OverwritesTheLetter>("overwritten", by_check, steps),
      exhibit<Parts>("places not told", by_neither, steps, false)};
  const auto learned =
      ask_all(exhibits.size(), story.settings.seeds,
              [&](std::size_t i, std::uint32_t seed) { return exhibits[i].learn(seed); });
  const Sequences hello{4, 1, {0, 1, 2, 2}, {1, 2, 2, 3}, {1.0, 1.0, 1.0, 1.0}};
  const Sequences help{4, 1, {0, 1, 2}, {1, 2, 3}, {1.0, 1.0, 1.0}};
  std::vector<std::vector<std::string>> table = {
      {"slip", "check on hello", "on help", "sees ahead", "recall"}};
  bool as_expected = true;
  for (std::size_t i = 0; i < exhibits.size(); ++i) {
    const Exhibit& each = exhibits[i];
    table.push_back({each.name, each.check(hello), each.check(help),
                     each.sees_ahead(hello) ? "yes" : "no",
                     fmt::format("~{}", learned_in(tally(learned[i])))});
    as_expected &= (table.back()[1] != "good") == (each.found == by_check);
    as_expected &= (table.back()[3] == "yes") == (each.found == by_question);
  }
  fmt::print("{}", in_columns(table));
  //= slip                        check on hello            on help  sees ahead         recall
  //= no slip                               good               good          no  ~3 of 3 (160)
  //= mask after the softmax                good               good         yes  ~3 of 3 (170)
  //= no root on the way back  wrong in 16 of 26  wrong in 16 of 26          no  ~3 of 3 (170)
  //= no means in the norm     wrong in 22 of 26  wrong in 22 of 26          no  ~1 of 3 (250)
  //= added to the normed row               good               good          no  ~3 of 3 (120)
  //= overwritten               wrong in 1 of 26               good          no  ~3 of 3 (180)
  //= places not told                       good               good          no  ~1 of 3 (330)
  return as_expected;
}

// The check finds three: those whose way back is not that of their way there. One of them only on
// `hello`: what a check is tried on decides what it can find, and where no letter is read twice, that
// slip is none. Of the other three it says good, and it is right: their gradient is that of the network
// that they are. That it is another network than was meant, no gradient can tell. For the mask there is
// a question of its own, whether a guess hangs on what comes later, and it finds the slip at once.
// Training shows two, and not for sure: without the means, or without places, one seed of three still
// learns it within 400 steps. The others learn as if nothing were wrong, and with LN(h) in the row's
// place even sooner; three seeds do not rank them, but that they learn proves nothing.

// ## On trial: the recurrent cell was done away with
//
// 1. **It was.** No state is handed on, and all steps are read at once. The price is that each pair is
//    paid for: at 512 letters, pairs cost 98 thousand multiplications a letter, where a plain cell needs
//    6 thousand for everything.
// 2. **What came of it**: two blocks look up what three letters were followed by, after 260 steps, and
//    their heads look where that needs them. With one block no seed has learned it in 400. With two, a
//    Transformer copies forty letters in 75 steps, and is at chance at parity, which a plain cell
//    learns.
// 3. **What was lost**: order. A recurrent network has it for nothing. Here each place must have a row
//    of its own; the mask alone tells something of it, from the second layer on, and with nothing else
//    one seed of three learned to recall two pairs, in twice the steps.
// 4. **Who understands the RNN will understand these.** So it is, formula by formula: rows of letters
//    (7.1) are (9.10) with places; the hidden layer (2.2) is (9.15), with its slope; softmax (2.4) is
//    (9.3); a slope is a sum over uses, in (9.9) over all steps that look at a key; the way back goes
//    through the blocks from the last to the first, as it went through the steps; and the table of pairs
//    $t \ge j$ is the triangle of chapter 6. New are two slopes, those of a softmax without its loss
//    (9.8) and of layer normalisation (9.14).
//
// ## Try
//
// - `./workbook 9 --word banana`: whom does each a look at?
// - `./workbook 9 --blocks 1`: can one block spell `hello`? And `--word mississippi`?
// - `./workbook 9 --seeds 10`: does recall come with each seed?
// - `./workbook 9 --gradients FILE.json` writes parameters, attention weights, loss and gradients at the
//   start: lay your own Transformer beside them.

/// The file of gradients.
static void write_gradients(const Story& story) {
  const Transformer net = start_of(story);
  const TransformerPass pass = read_together(net, story.sequence);
  nlohmann::ordered_json json = {{"word", story.settings.word},
                                 {"width", story.settings.hidden_size},
                                 {"blocks", story.settings.blocks},
                                 {"heads", story.settings.heads},
                                 {"seed", story.settings.seed},
                                 {"vocabulary", encoded(story.spelling.vocabulary)},
                                 {"parameters", net}};
  for (const BlockPass& block : pass.blocks) json["attention"].push_back(block.A);
  json["loss"] = weighted_loss(story.sequence, pass.p);
  json["gradients"]["full"] = gradient_together(net, story.sequence, pass);
  write_file(story.settings.gradients, json.dump(1) + "\n");
}

static bool tell(const Settings& settings, Charts& charts) {
  const Story story{settings, charts};
  if (settings.all_tasks) {
    const std::size_t steps = settings.steps_given ? settings.steps : transformer_steps;
    const LongStudy study =
        study_attention(settings.seeds, steps, settings.steps_given ? steps : table_steps);
    std::vector<std::vector<std::string>> table = {{"task", "network", "learned"}};
    for (const Entry& each : study.table) {
      table.push_back({each.task, each.cell, learned_of(each)});
    }
    fmt::print("{}", in_columns(table));
    if (!settings.study.empty()) write_study(settings.study, study);
    return true;
  }
  one_step_looks_back(story);
  why_divided(story);
  one_row_back(story);
  const bool same = pair_by_pair_the_same(story);
  does_order_matter(story);
  a_block_unrolled(story);
  const bool sum = never_with_the_sum(story);
  const bool right = is_it_right(story);
  if (!settings.gradients.empty()) write_gradients(story);
  it_learns_the_word(story);
  recall_of_pairs(story);
  const LongStudy attention = read_study(UNROLLED_SOURCE_DIR "/data/attention.json");
  const std::vector<Entry> all =
      five_networks(read_study(UNROLLED_SOURCE_DIR "/data/gates.json"), attention);
  if (!settings.published) fmt::print("(The tables of the long study hang on no flag.)\n");
  five_on_eleven(story, all, attention);
  at_what_cost(all);
  const bool again = !settings.published || is_it_still_so(story, attention);
  what_it_costs(story);
  const bool found = museum(story);
  if (settings.time) the_clock(story);
  return same && sum && right && again && found;
}

int main(int argc, char** argv) {
  return run_chapter<Settings>(argc, argv, "Chapter 9. Attention", tell);
}
