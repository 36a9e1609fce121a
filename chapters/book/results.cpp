// The results page of the book, as Markdown: every published figure beside the rebuilt one.
#include <fmt/core.h>

#include <exception>
#include <string>
#include <tuple>
#include <vector>

#include "chapters/03_full_bptt/slip.hpp"
#include "chapters/04_truncated_bptt/post_listing.hpp"
#include "chapters/07_far_away/chance.hpp"
#include "chapters/07_far_away/published_far_away.hpp"
#include "chapters/08_gates/published_gates.hpp"
#include "chapters/charts.hpp"
#include "chapters/published.hpp"
#include "lib/command_line.hpp"
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"

namespace {

using namespace unrolled;

/// The rows of a table of probabilities, T×V.
void print_probabilities(const char* title, const std::u32string& word,
                         const std::u32string& vocabulary,
                         const std::vector<std::string>& published, const Matrix& p) {
  const std::vector<std::string> rebuilt = numpy_entries(p);
  fmt::print("??? folded \"{}\"\n\n", title);
  fmt::print("    | read → wanted | probability of | published | rebuilt | difference |\n");
  fmt::print("    |---|---|--:|--:|--:|\n");
  for (std::size_t i = 0; i < rebuilt.size(); ++i) {
    const std::size_t t = i / vocabulary.size();
    fmt::print("    | {} | {} | `{}` | `{}` | {} |\n", transitions(word).at(t),
               text(vocabulary.at(i % vocabulary.size())), published.at(i), rebuilt[i],
               std::stod(rebuilt[i]) - std::stod(published.at(i)));
  }
  fmt::print("\n");
}

/// One training; whether all of it agrees.
bool print_run(const char* title, const char* page, const PublishedRun& published,
               const Matrix& p_before, const Training& training, const std::u32string& word,
               const std::u32string& vocabulary) {
  const Comparison comparison = compare(published, p_before, training.losses, training.p);
  fmt::print("## {}\n\n[The chapter]({}.md), {}\n", title, page, comparison.verdict);
  fmt::print("| step | published loss | rebuilt loss | difference |\n|--:|--:|--:|--:|\n");
  for (const auto& [step, loss] : published.losses) {
    fmt::print("| {} | `{}` | `{}` | {:.1e} |\n", step, loss, training.losses.at(step),
               training.losses.at(step) - std::stod(loss));
  }
  fmt::print("\n");
  print_probabilities("The probabilities before the training", word, vocabulary,
                      published.probabilities_before, p_before);
  print_probabilities("The probabilities after the training", word, vocabulary,
                      published.probabilities_after, training.p);
  return comparison.complete;
}

/// What others published of the tasks of chapters 7 and 8.
void print_far_away() {
  const PublishedFarAway published = published_far_away();
  fmt::print(
      "## The tasks of chapter 7, as others published them\n\n"
      "[The chapter](07_far_away.md) has what we measured of the first.\n\n"
      "| the lag task | lag | learned |\n|---|--:|--:|\n");
  for (const auto& [network, lag, learned] : published.lags) {
    fmt::print("| {} | {} | {} |\n", network, lag, learned);
  }
  fmt::print("\n| task | network | published loss | of what guessing costs |\n|---|---|--:|--:|\n");
  for (const auto& [task, network, loss] : published.losses) {
    fmt::print("| {} | {} | {} | {:.1f} % |\n", task, network, loss,
               100.0 * std::stod(loss) / loss_of_guessing(task));
  }
  fmt::print(
      "\n## And of chapter 8\n\n[The chapter](08_gates.md) has what we measured.\n\n"
      "| task | network | size | learned | sequences |\n|---|---|---|--:|--:|\n");
  for (const auto& [task, network, size, learned, sequences] : published_gates()) {
    fmt::print("| {} | {} | {} | {} | {} |\n", task, network, size, learned, sequences);
  }
}

/// The whole page; whether all of it agrees.
bool print_page() {
  const ChapterSettings post;
  const std::u32string word = letters(post.word);
  const SpellingTask task = spelling_task(word);
  const auto start = [&](std::size_t hidden_size) {
    return draw_parameters(task.vocabulary.size(), hidden_size, post.seed);
  };
  fmt::print(
      "# Results\n\nEvery figure that the post published, beside the one that this workbook "
      "computes. The losses are in nats, after the step named. Both are printed in the shortest "
      "form that reads back exactly, so differences of some 1e-15 are rounding. The second "
      "listing is called once before its figures are printed, so what it has before the training "
      "is "
      "not quite what the first table has.\n\n");
  const Training slip = train(start(3), task, post.learning_rate, post.steps, row_0_gradient(task));
  bool complete = print_run("Full BPTT with the slip, three hidden units", "03_full_bptt",
                            published_run("full_bptt", 3), forward_pass(start(3), task.x).p, slip,
                            word, task.vocabulary);
  for (const auto& [hidden_size, title, page] :
       {std::tuple{std::size_t{3}, "The second listing, three hidden units", "04_truncated_bptt"},
        std::tuple{std::size_t{6}, "The second listing, six hidden units", "05_hidden_size"}}) {
    const auto [p_before, training] =
        train_post_truncated(start(hidden_size), task, post.learning_rate, post.steps, true);
    complete = print_run(title, page, published_run("truncated_bptt", hidden_size), p_before,
                         training, word, task.vocabulary) &&
               complete;
  }
  print_far_away();
  return complete;
}

}  // namespace

int main() {
  try {
    return print_page() ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
}
