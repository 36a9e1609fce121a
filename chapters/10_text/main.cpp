// # Chapter 10. A page of text
//
// | | |
// |---|---|
// | Builds on  | chapter 4: windows; chapter 7: sequences, Adam; chapters 8 and 9: the other networks |
// | You get    | the four networks on real prose, letter by letter, beside counting; what they write; a file of weights; the end of the trial; `plots/10_curves.svg` |
// | Run        | `./workbook 10` |
// | Checked by | `tests/text_test.cpp`, and every `//=` line below |
// | Next       | a text of your own: `./workbook 10 --text FILE --minutes 5 --save weights.json` |
//
// `hello` has five letters. What do these networks make of a whole book? They read one, letter by letter,
// are asked for the letters of a part that they have never seen, and then they write.

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <string>
#include <utf8.h>
#include <utility>
#include <vector>

#include "chapters/08_gates/drawings.hpp"
#include "chapters/10_text/corpus.hpp"
#include "chapters/10_text/drawings.hpp"
#include "lib/chart.hpp"
#include "lib/columns.hpp"
#include "lib/command_line.hpp"
#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/report.hpp"

using namespace unrolled;

namespace {

/// A text from a file. Throws std::runtime_error that says what is wrong with it.
std::string text_in(const std::string& file) {
  constexpr std::uintmax_t most = 20'000'000;
  if (!std::filesystem::is_regular_file(file)) throw std::runtime_error("names no file: " + file);
  if (std::filesystem::file_size(file) > most) {
    throw std::runtime_error(file + " has more than 20 MB");
  }
  const std::string text = read_file(file);
  const auto invalid = utf8::find_invalid(text.begin(), text.end());
  if (invalid != text.end()) {
    throw std::runtime_error(fmt::format("{} is not valid UTF-8 in line {}", file,
                                         1 + std::count(text.begin(), invalid, '\n')));
  }
  try {
    (void)corpus_of(letters(text));
  } catch (const std::invalid_argument& error) {
    throw std::runtime_error(fmt::format("{}: {}", file, error.what()));
  }
  return text;
}

std::string network_named(const std::string& name) {
  for (const Kind kind : all_kinds) {
    if (kind_name(kind) == name) return name;
  }
  throw std::runtime_error("must be plain, LSTM, GRU or Transformer, not " + name);
}

struct Settings : ChapterSettings {
  std::string text = UNROLLED_SOURCE_DIR "/data/devil.txt";
  std::string network = "GRU";
  std::size_t minutes = 0;
  std::size_t sample = 300;
  double temperature = 0.7;
  std::size_t seeds = 3;  // of the long study
  std::string save, load, study;
  Settings() {
    seed = 100;
    hidden_size = 64;
    steps = 400;
  }
  void declare(Flags& flags) {
    using Kind = Flags::Kind;
    flags.add("text", text,
              Allowed<std::string>{"FILE", [](const std::string& file) {
                                     (void)text_in(file);
                                     return file;
                                   }},
              Kind::post, "the text to read, any UTF-8");
    flags.add("hidden", hidden_size, whole(2, 512), Kind::post,
              "hidden units of the LSTM; the others get about as many weights");
    declare_seed(flags);
    flags.add("steps", steps, whole(1, 10'000'000), Kind::post,
              "training steps of each network, of 16 windows of 50 letters");
    flags.add("sample", sample, whole(0, 100'000), Kind::variation, "how many letters each writes");
    flags.add("temperature", temperature, positive_number(), Kind::variation,
              "how boldly it writes (10.2)");
    flags.add("minutes", minutes, whole(0, 10'000), Kind::variation,
              "train one network for so long, and nothing else");
    flags.add("network", network,
              Allowed<std::string>{"NAME", network_named},
              Kind::variation, "with --minutes: plain, LSTM, GRU or Transformer");
    flags.add("save", save, new_file(), Kind::output,
              "with --minutes: write its weights (JSON), also when it is stopped");
    flags.add("load", load, Allowed<std::string>{"FILE", [](const std::string& f) { return f; }},
              Kind::variation, "read the weights of a network and let it write; with --minutes go on");
    flags.add("seeds", seeds, whole(1, 1'000'000), Kind::variation, "of the long study");
    flags.add("study", study, new_file(), Kind::output,
              "run the long study, some ten minutes, and write what it found (JSON)");
    flags.require([this] { return save.empty() || minutes > 0; }, "--save needs --minutes");
  }
};

}  // namespace

// ## The text
//
// Ambrose Bierce's *The Devil's Dictionary*, which appeared from 1881 to 1911: definitions, verses, and a
// quotation now and then. It begins so:

#include "chapters/10_text/corpus.hpp"

/// What the sections share.
struct Story {
  const Settings& settings;
  Charts& charts;
  std::u32string text = letters(text_in(settings.text));
  Corpus corpus = corpus_of(text);
  std::size_t V = corpus.vocabulary.size();
};

static void the_text(const Story& story) {
  const std::vector<std::string> lines = lines_of(read_file(story.settings.text));
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 4); ++i) {
    fmt::print("{}\n", lines[i]);
  }
  fmt::print("{} letters of {} kinds; {} are held out\n", story.text.size(), story.V,
             story.corpus.held_out.size());
  //= x
}

// (It is cut into lines of some seventy letters, and a verse is indented by four. Its last tenth, from T to
// Z, is **held out**: no network learns from it, and all are measured on it.)
//
// ## What it is worth to know the last letters
//
// How well can the next letter be guessed by whoever knows nothing of it? Whoever has $V$ letters to choose
// from and no idea gives each the probability $1/V$, which costs $\log_2 V$ **bits** a letter: nats over
// $\ln 2$, and two to that power are the letters that one is still in doubt about. Better is to count the
// letters, and better still to count what follows on each letter, on each two, on each three.

#include "chapters/10_text/ladder.hpp"

static void climb_the_ladder(const Story& story) {
  const std::vector<double> bits = ladder(story.corpus, 4, 5.0);
  std::vector<std::vector<std::string>> table = {{"letters before", "bits a letter", "as one of"}};
  const auto add = [&](const std::string& name, double each) {
    table.push_back({name, fmt::format("{:.3f}", each), fmt::format("{:.1f}", std::exp2(each))});
  };
  add("nothing counted", std::log2(static_cast<double>(story.V)));
  for (std::size_t n = 0; n < bits.size(); ++n) add(fmt::format("{}", n), bits[n]);
  fmt::print("{}", in_columns(table));
  //= x
}

// (With $m = 5$. The letters of the held-out part that stand after something new fall down the ladder, to
// what is known of a shorter context.) So each letter of context is worth something, and the fourth but a
// tenth of a bit: the text is too short to have shown enough of what follows on five. A network has to
// climb further with what the whole of a line, or of a sentence, tells; and it has 43 thousand weights,
// where the last rung keeps 88 thousand counts. Where on this ladder will each network stand?
// Write it down.
//
// ## Window by window

#include "chapters/10_text/windows.hpp"
#include "chapters/10_text/reading_on.hpp"
#include "chapters/10_text/held_out.hpp"
#include "chapters/10_text/text_training.hpp"
#include "chapters/10_text/kinds.hpp"
#include "chapters/10_text/text_study.hpp"
#include "chapters/10_text/writing.hpp"
#include "chapters/10_text/words.hpp"

// Is it worth the trouble to carry the state on? A GRU of 32 units, 300 steps of Adam, with windows of
// several lengths; measured as it was trained:

static void carried_or_not(const Story& story) {
  std::vector<std::vector<std::string>> table = {{"windows of", "carried on", "begun anew"}};
  for (const std::size_t T : {5U, 10U, 20U, 50U}) {
    table.push_back({fmt::format("{}", T)});
    for (const bool carry : {true, false}) {
      const Cut cut = Cut::of(story.corpus.training, 16, T);
      TextTraining training(draw_gru(story.V, 32, story.settings.seed, 1.0), story.corpus.training,
                            story.V, cut, 0.01, carry);
      for (std::size_t step = 0; step < 300; ++step) (void)training.step();
      table.back().push_back(fmt::format("{:.3f}", bits_a_letter(training.network(), story.corpus.held_out, story.V, T)));
    }
  }
  fmt::print("{}", in_columns(table));
  //= x
}

static void they_write(const Story& story) {
  for (const Kind kind : all_kinds) {
    const std::size_t H = equal_width(kind, story.V, 64, 50);
    with_network(kind, story.V, H, 50, 100, [&](const auto& start) {
      TextTraining training(start, story.corpus.training, story.V, usual_cut, kind == Kind::plain ? 0.003 : 0.01);
      const Curve curve = curve_of(training, story.corpus, story.settings.steps, 2);
      fmt::print("{}: {} weights", kind_name(kind), entry_count(start));
      for (const Mark& mark : curve) fmt::print(", {:.3f}", mark.bits);
      const Letters wrote = write(training.network(), {0}, 1000, story.V, 50, 0.7, NumpyRandom(1));
      std::u32string said;
      for (const std::size_t letter : wrote) said += story.corpus.vocabulary[letter];
      const Words words = known_words(said, story.text);
      fmt::print("; {} of {} words known\n{}\n---\n", words.known, words.written, unrolled::text(said).substr(0, 300));
    });
  }
}


#include "chapters/10_text/weights_file.hpp"  // Saving and loading

/// Lets a network write, from a new line on.
template <typename Network>
static void let_write(const Story& story, const Model& model, const Network& network) {
  const Letters from = {static_cast<std::size_t>(
      std::ranges::lower_bound(model.vocabulary, U'\n') - model.vocabulary.begin())};
  const Letters wrote =
      write(network, {std::min(from[0], model.vocabulary.size() - 1)}, story.settings.sample,
            model.vocabulary.size(), model.window, story.settings.temperature,
            NumpyRandom(story.settings.seed));
  std::string said;
  for (const std::size_t letter : wrote) utf8::append(model.vocabulary[letter], said);
  fmt::print("{}\n", said);
}

/// Trains a network for some minutes, and tells at most twenty times how good it is.
template <typename Network>
static void train_for_minutes(const Story& story, const Model& model, const Network& start) {
  using Clock = std::chrono::steady_clock;
  const Settings& settings = story.settings;
  const double all = 60.0 * static_cast<double>(settings.minutes);
  const double rate = model.kind == Kind::plain ? 0.003 : 0.01;
  TextTraining training(start, story.corpus.training, story.V,
                        Cut::of(story.corpus.training, 16, model.window), rate);
  Progress progress;
  double spent = 0.0, next = 0.0;
  const auto keep = [&] {
    if (!settings.save.empty()) save_network(settings.save, model, training.network());
  };
  try {
    while (true) {
      if (spent >= next || spent >= all) {
        clear_progress();
        fmt::print("{:8d} letters, {:6.1f} s: {:.3f} bits\n", training.letters_read(), spent,
                   bits_a_letter(training.network(), story.corpus.held_out, story.V, model.window));
        std::fflush(stdout);
        next += all / 20.0;
        if (spent >= all) break;
      }
      const auto began = Clock::now();
      stop_if_asked();
      (void)training.step();
      spent += std::chrono::duration<double>(Clock::now() - began).count();
      progress.show(static_cast<std::size_t>(spent), static_cast<std::size_t>(all) + 1, "seconds");
    }
  } catch (const Stopped&) {
    keep();
    if (!settings.save.empty()) {
      words_after_stopped() = fmt::format("; {} holds the weights after {} letters", settings.save,
                                          training.letters_read());
    }
    throw;
  }
  clear_progress();
  keep();
  let_write(story, model, training.network());
}

/// One network, drawn or loaded.
static void one_network(const Story& story) {
  const Settings& settings = story.settings;
  if (!settings.load.empty()) {
    with_saved(settings.load, [&](const Model& model, const auto& network) {
      if (model.vocabulary != story.corpus.vocabulary) {
        fmt::print("(The text has other letters than the network; it can only write.)\n");
        return let_write(story, model, network);
      }
      if (settings.minutes > 0) return train_for_minutes(story, model, network);
      fmt::print("{}: {:.4f} bits a letter\n", kind_name(model.kind),
                 bits_a_letter(network, story.corpus.held_out, story.V, model.window));
      let_write(story, model, network);
    });
    return;
  }
  const Kind kind = *std::ranges::find(all_kinds, settings.network, kind_name);
  const Model model{kind, equal_width(kind, story.V, settings.hidden_size, 50), 50,
                    story.corpus.vocabulary};
  with_network(kind, story.V, model.width, model.window, settings.seed,
               [&](const auto& start) { train_for_minutes(story, model, start); });
}

static bool tell(const Settings& settings, Charts& charts) {
  const Story story{settings, charts};
  if (!settings.study.empty()) {
    write_text_study(settings.study, study_text(story.corpus, settings.seeds, text_steps));
    return true;
  }
  if (settings.minutes > 0 || !settings.load.empty()) {
    one_network(story);
    return true;
  }
  the_text(story);
  climb_the_ladder(story);
  carried_or_not(story);
  they_write(story);
  return true;
}

int main(int argc, char** argv) {
  return run_chapter<Settings>(argc, argv, "Chapter 10. A page of text", tell);
}
