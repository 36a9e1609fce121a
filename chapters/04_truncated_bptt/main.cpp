// # Chapter 4. Truncated BPTT
//
// | | |
// |---|---|
// | Builds on  | chapter 3: the double loop and the training |
// | You get    | the post's second training, rebuilt; `plots/04_loss.svg`, `plots/04_probabilities.svg` |
// | Run        | `./workbook 4` |
// | Checked by | `tests/truncated_bptt_test.cpp`, and every `//=` line below |
// | Next       | chapter 5 gives the network more hidden units |
//
// Going back to the first letter from every letter is much work, and for a long text too much.
// **Truncated BPTT** goes back only so far. The post turns to it because its first training got
// stuck. What does its listing do, and does it get further?

#include "chapters/04_truncated_bptt/truncated_bptt.hpp"

#include <fmt/core.h>

#include "chapters/03_full_bptt/wrong_gradients.hpp"
#include "lib/chart.hpp"
#include "lib/command_line.hpp"
#include "lib/numpy_format.hpp"
#include "lib/output_file.hpp"
#include "lib/published.hpp"

namespace {

using namespace unrolled;

bool tell(const Settings& settings, Charts& charts) {
  const std::u32string word = letters(settings.word);
  const SpellingTask task = spelling_task(word);
  const std::size_t vocabulary_size = task.vocabulary.size();
  const std::size_t time_steps = task.x.rows();

  // ## The listing as it stands
  //
  // In the post's words, truncated BPTT applies gradient descent time step by time step. Its listing,
  // `post_truncated_bptt` above, differs from chapter 3 in two things: the gradients of $W_y$ and
  // $B_y$ are overwritten instead of added up, and all targets are handed over, not only row 0. The
  // weights are those of chapter 3, and so are the settings. Before we run it, a guess: nothing but
  // $W_y$ gets another gradient than full BPTT gives, so it should learn, if slower.

  const Parameters start = draw_parameters(vocabulary_size, settings.hidden_size, settings.seed);
  const auto [p_before, training] = train_post_truncated(start, task, settings.learning_rate,
                                                         settings.steps, settings.published());
  write_history(settings.history, {{"post_truncated", training.losses}});
  bool agrees = true;
  if (settings.published()) {
    const Comparison comparison = compare(published_run("truncated_bptt", settings.hidden_size),
                                          p_before, training.losses, training.p);
    agrees = comparison.complete;
    fmt::print("{}{}", comparison.table, comparison.verdict);
  } else {
    fmt::print("{}", loss_table(training.losses));
  }
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

  // The loss falls below the cost of knowing nothing. Here is its curve over that of chapter 3, the
  // training with the slip:

  std::vector<Line> lines = {history_line("chapter 4, the post's truncated BPTT", training.losses)};
  if (time_steps <= vocabulary_size) {
    const Training slip = train(start, task, settings.learning_rate, settings.steps,
                                slipped_gradient(Slip::row_0_of_targets, task));
    lines.push_back(history_line("chapter 3, full BPTT with the slip", slip.losses));
  }
  fmt::print("{}",
             charts.draw("04_loss",
                         {"The loss of the post's second training beside that of its first",
                          {loss_chart("the post's two trainings", task, settings.steps, lines)}}));
  //= [04_loss.svg] The loss of the post's second training beside that of its first

  // ## What has it learned?
  //
  // The probabilities before and after the training:

  fmt::print("before:\n{}\nafter:\n{}\n", numpy_format(p_before), numpy_format(training.p));
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

  fmt::print("{}", charts.draw("04_probabilities",
                               {"How sure the network is before and after the training",
                                {probability_map("p before", word, task.vocabulary, p_before),
                                 probability_map("p after", word, task.vocabulary, training.p)}}));
  //= [04_probabilities.svg] How sure the network is before and after the training

  fmt::print("wanted {}, guessed {}\n", text(word.substr(1)),
             text(decode(training.p, task.vocabulary)));
  //= wanted ello, guessed ello

  // ## What the post makes of it
  //
  // The post reads this as better, but not good enough, and says that three hidden units are too
  // few. Two questions hide in that. Did leaving something out of the gradient help? And would three
  // units be enough for a network with the right gradient? The next sections test that.
  return agrees;
}

}  // namespace

int main(int argc, char** argv) {
  return unrolled::run_chapter(argc, argv, "Chapter 4. Truncated BPTT",
                               {"word", "hidden", "learning-rate", "steps", "seed", "history"},
                               tell);
}
