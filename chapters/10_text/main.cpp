// # Chapter 10. A page of text
//
// | | |
// |---|---|
// | Builds on  | chapter 4: windows; chapter 7: sequences, Adam; chapters 8 and 9: the other networks |
// | You get    | the four networks on real prose, letter by letter, beside counting; what they write; what a unit follows; a file of weights; the end of the trial; `plots/10_ladder.svg`, `plots/10_curves.svg`, `plots/10_units.svg` |
// | Run        | `./workbook 10` |
// | Checked by | `tests/text_test.cpp`, and every `//=` line below |
// | Next       | a text of your own: `./workbook 10 --text FILE --minutes 5 --save weights.json` |
//
// `hello` has five letters. What do these networks make of a book? They read one, letter by letter; they
// are asked for the letters of a part that they have never seen; and then they write.

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "chapters/10_text/drawings.hpp"
#include "lib/chart.hpp"
#include "lib/columns.hpp"
#include "lib/command_line.hpp"
#include "lib/files.hpp"
#include "lib/letters.hpp"
#include "lib/report.hpp"

using namespace unrolled;

namespace {

/// A text from a file. Throws UsageError that says what is wrong with it.
std::u32string text_in(const std::string& file) {
  constexpr std::uintmax_t most = 20'000'000;
  const auto refuse = [&](const std::string& why) {
    throw UsageError(fmt::format("--text {}: {}", file, why));
  };
  if (!std::filesystem::is_regular_file(file)) refuse("there is no such file");
  if (std::filesystem::file_size(file) > most) refuse("it has more than 20 MB");
  const std::string bytes = read_file(file);
  const auto invalid = utf8::find_invalid(bytes.begin(), bytes.end());
  if (invalid != bytes.end()) {
    const auto line = 1 + std::count(bytes.begin(), invalid, '\n');
    refuse(fmt::format("not valid UTF-8 in line {}", line));
  }
  std::u32string text = letters(bytes);
  try {
    (void)corpus_of(text);
  } catch (const std::invalid_argument& error) {
    refuse(error.what());
  }
  return text;
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
    flags.add("text", text, old_file(), Kind::post, "the text to read, UTF-8");
    flags.add("hidden", hidden_size, whole(2, 512), Kind::post,
              "hidden units of the LSTM; the others get about as many weights");
    declare_seed(flags);
    flags.add("steps", steps, whole(1, 10'000'000), Kind::post,
              "training steps of each network, of 16 windows of 50 letters");
    flags.add("sample", sample, whole(0, 100'000), Kind::post, "how many letters each shows");
    flags.add("temperature", temperature, positive_number(), Kind::post,
              "how boldly it writes (10.2)");
    flags.add("minutes", minutes, whole(0, 10'000), Kind::post,
              "train one network for so long, and nothing else");
    flags.add("network", network, one_of({"plain", "LSTM", "GRU", "Transformer"}), Kind::post,
              "which one, with --minutes");
    flags.add("save", save, new_file(), Kind::output,
              "with --minutes: write its weights (JSON), also when it is stopped");
    flags.add("load", load, old_file(), Kind::post,
              "let a saved network write; with --minutes it goes on learning");
    flags.add("seeds", seeds, whole(1, 1'000'000), Kind::variation, "of the long study");
    flags.add("study", study, new_file(), Kind::output,
              "run the long study, half an hour, and write what it found (JSON)");
    flags.require([this] { return save.empty() || minutes > 0; }, "--save needs --minutes");
  }
};

/// What the sections share.
struct Story {
  const Settings& settings;
  Charts& charts;
  std::u32string text = text_in(settings.text);
  Corpus corpus = corpus_of(text);
  std::size_t V = corpus.vocabulary.size();
};

/// Prints a text, a bar in front of each line.
void quote(std::u32string_view text) {
  std::string line = "|";
  const auto end_line = [&line] {
    fmt::print("{}\n", line.substr(0, line.find_last_not_of(' ') + 1));
    line = "|";
  };
  for (const char32_t letter : text) {
    if (letter == U'\n') {
      end_line();
    } else {
      line += (line == "|" ? " " : "") +
              (letter == U' ' ? std::string(" ") : unrolled::text(letter));
    }
  }
  end_line();
}

}  // namespace

// ## The text
//
// Ambrose Bierce's *The Devil's Dictionary*, which appeared from 1881 to 1911: definitions, verses, a
// quotation now and then. It begins so:

#include "chapters/10_text/corpus.hpp"

static void the_text(const Story& story) {
  quote(std::u32string_view(story.text).substr(0, 300));
  fmt::print("{} letters of {} kinds; {} are held out\n", story.text.size(), story.V,
             story.corpus.held_out.size());
  //= x
}

// (It is cut into lines of some seventy letters; a verse is indented by four.) The last tenth, from S to Z,
// is **held out**: no network learns from it, and all are asked for it.
//
// ## What the letters before are worth
//
// How well can the next letter be guessed? Whoever knows nothing gives each of the $V$ letters the
// probability $1/V$. What a letter costs, chapter 2 counted in nats, $-\ln p$; for long texts it is usual
// to count in **bits**, $-\log_2 p$, which is nats over $\ln 2$. A coin costs one bit, one of eight letters
// three. Better than knowing nothing is to count the letters, and better still to count what follows on
// each letter, on each two, on each three.

#include "chapters/10_text/ladder.hpp"

static Counts climb_the_ladder(const Story& story) {
  Counts counts(story.corpus.training, story.V, 4, 5.0);
  const auto bits = costs(counts, story.corpus.held_out);
  std::vector<std::vector<std::string>> table = {
      {"letters before", "bits a letter", "as one of", "counts kept"}};
  const auto add = [&](const std::string& name, double each, std::size_t kept) {
    table.push_back({name, fmt::format("{:.3f}", each), fmt::format("{:.1f}", std::exp2(each)),
                     fmt::format("{}", kept)});
  };
  add("nothing counted", std::log2(static_cast<double>(story.V)), 0);
  for (std::size_t nu = 0; nu < bits.size(); ++nu) {
    add(fmt::format("{}", nu), mean(bits[nu]), counts.size(nu));
  }
  fmt::print("{}", in_columns(table));
  //= x
  const std::u32string shown = letters_of(story.corpus.held_out, story.corpus.vocabulary);
  const std::u32string_view some = std::u32string_view(shown).substr(0, 260);
  fmt::print("{}", story.charts.draw("10_ladder",
                                     {"The first lines that are held out, the bluer the more a "
                                      "letter costs: with no letter before it, with one, with four",
                                      {coloured("no letter before", some, bits[0], 10.0),
                                       coloured("one letter before", some, bits[1], 10.0),
                                       coloured("four letters before", some, bits[4], 10.0)}}));
  //= x
  return counts;
}

// (With $\mu = 5$.)
//
// ## Window by window

#include "chapters/10_text/windows.hpp"
#include "chapters/10_text/reading_on.hpp"
#include "chapters/10_text/text_training.hpp"
#include "chapters/10_text/held_out.hpp"

// Is it worth the trouble to carry the state on? A GRU of 32 units, 300 steps of Adam, with windows of
// several lengths; held-out text is read as in training:

static void carried_or_not(const Story& story) {
  constexpr std::array lengths = {5U, 10U, 20U, 50U};
  const auto bits = ask_all(2 * lengths.size(), 1, [&](std::size_t i, std::uint32_t) {
    const Pace pace{16, lengths.at(i / 2)};
    const bool carry = i % 2 == 0;
    TextTraining training(draw_gru(story.V, 32, story.settings.seed, 1.0), story.corpus.training,
                          story.V, pace, 0.01, carry);
    for (std::size_t step = 0; step < 300; ++step) (void)training.step();
    const auto bits_if = [&](bool carried) {
      return bits_a_letter(training.network(), story.corpus.held_out, story.V, pace.T, carried);
    };
    return std::array{bits_if(true), bits_if(false)};
  });
  std::vector<std::vector<std::string>> table = {
      {"windows of", "carried on", "anew in training", "anew in both"}};
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    table.push_back({fmt::format("{} letters", lengths.at(i)),
                     fmt::format("{:.2f}", bits[2 * i].front()[0]),
                     fmt::format("{:.2f}", bits[2 * i + 1].front()[0]),
                     fmt::format("{:.2f}", bits[2 * i + 1].front()[1])});
  }
  fmt::print("{}", in_columns(table));
  //= x
}

// ## Four networks

#include "chapters/10_text/kinds.hpp"
#include "chapters/10_text/text_study.hpp"

static std::vector<Trained> four_networks(const Story& story, const std::vector<TextEntry>& study) {
  const Settings& settings = story.settings;
  std::vector<TextEntry> entries;
  for (const Kind kind : all_kinds) {
    entries.push_back(entry_of(story.corpus, kind, settings.hidden_size));
    entries.back().rate = study.at(entries.size() - 1).rate;
  }
  const std::size_t look_every = std::max<std::size_t>(100, settings.steps / 20);
  auto trained = ask_all(entries.size(), 1, [&](std::size_t i, std::uint32_t) {
    const TextEntry& entry = entries[i];
    return train_on(story.corpus, entry.kind, entry.width, entry.rate, settings.steps, look_every,
                    settings.seed);
  });
  std::vector<std::vector<std::string>> table = {{"network", "H", "weights", "products", "rate"}};
  for (const Mark& mark : trained.front().front().curve) {
    table.front().push_back(fmt::format("{}", mark.letters));
  }
  std::vector<Trained> networks;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const TextEntry& each = entries[i];
    table.push_back({kind_name(each.kind), fmt::format("{}", each.width),
                     fmt::format("{}", each.weights), fmt::format("{:.0f}", each.multiplications),
                     fmt::format("{}", each.rate)});
    for (const Mark& mark : trained[i].front().curve) {
      table.back().push_back(fmt::format("{:.2f}", mark.bits));
    }
    networks.push_back(std::move(trained[i].front()));
  }
  fmt::print("{}", in_columns(table));
  //= x
  return networks;
}

#include "chapters/10_text/text_study_file.hpp"

static bool is_it_still_so(const std::vector<Trained>& trained, const std::vector<TextEntry>& study) {
  double most = 0.0;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < trained.size(); ++i) {
    for (const Mark& now : trained[i].curve) {
      for (const Mark& kept : study[i].curves.front()) {
        if (kept.letters != now.letters) continue;
        most = std::max(most, std::abs(kept.bits - now.bits));
        ++marks;
      }
    }
  }
  const bool same = most < 0.01;
  fmt::print("run again: {} marks of the long study, {}\n", marks,
             same ? "all the same" : fmt::format("up to {:.3f} bits beside them", most));
  //= x
  return same;
}

static void curves(const Story& story, const Counts& counts, const std::vector<TextEntry>& study) {
  const double counting = mean(costs(counts, story.corpus.held_out).back());
  const std::vector<TextEntry> four(study.begin(), study.begin() + 4);
  double soonest = 1e300;
  for (const TextEntry& entry : four) {
    soonest = std::min(soonest, curve_line("", entry.curves, false).x.back());
  }
  std::vector<std::vector<std::string>> table = {
      {"network", "320 thousand", "3.2 million", "least to most", "seconds",
       fmt::format("after {:.0f} s", soonest)}};
  for (const TextEntry& entry : four) {
    const Line line = curve_line("", entry.curves, false);
    const auto at = std::upper_bound(line.x.begin(), line.x.end(), soonest) - line.x.begin();
    const std::vector<double> seeds = ends(entry);
    table.push_back({kind_name(entry.kind), fmt::format("{:.2f}", line.y.at(3)),
                     fmt::format("{:.3f}", line.y.back()),
                     fmt::format("{:.3f} to {:.3f}", std::ranges::min(seeds), std::ranges::max(seeds)),
                     fmt::format("{:.0f}", line.x.back()),
                     fmt::format("{:.2f}", line.y.at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(at, 1)) - 1))});
  }
  fmt::print("{}", in_columns(table));
  //= x
  fmt::print("{}", story.charts.draw("10_curves", {"Bits a letter of text that is held out",
                                                   {curves_chart(study, counting, true),
                                                    curves_chart(study, counting, false)}}));
  //= x
}

// ## They write

#include "chapters/10_text/writing.hpp"
#include "chapters/10_text/words.hpp"

/// With what everyone begins: a new line, where the text has one.
static Letters first_letter(const std::u32string& vocabulary) {
  const std::size_t found = vocabulary.find(U'\n');
  return {found == std::u32string::npos ? 0 : found};
}

static Letters written_by(const AnyNetwork& network, const std::u32string& vocabulary,
                          std::size_t count, std::size_t window, double temperature,
                          std::uint32_t seed) {
  return std::visit(
      [&](const auto& net) {
        return write(guess_of(net, vocabulary.size(), window), first_letter(vocabulary), count,
                     temperature, NumpyRandom(seed));
      },
      network);
}

static void they_write(const Story& story, const Counts& counts, const std::vector<Trained>& trained) {
  const Settings& settings = story.settings;
  const std::u32string& vocabulary = story.corpus.vocabulary;
  const std::size_t count = std::max<std::size_t>(settings.sample, 1000);
  const auto wrote = ask_all(trained.size() + 1, 1, [&](std::size_t i, std::uint32_t) {
    return i < trained.size()
               ? written_by(trained[i].network, vocabulary, count, usual_pace.T,
                            settings.temperature, settings.seed)
               : write([&](const Letters& read) { return counts.guess(read); },
                       first_letter(vocabulary), count, settings.temperature,
                       NumpyRandom(settings.seed));
  });
  const std::u32string read = letters_of(story.corpus.training, vocabulary);
  std::vector<std::vector<std::string>> table = {{"writer", "words", "known", "share"}};
  for (std::size_t i = 0; i < wrote.size(); ++i) {
    const std::string writer = i < trained.size() ? kind_name(all_kinds.at(i)) : "counting";
    const std::u32string said = letters_of(wrote[i].front(), vocabulary);
    fmt::print("{}:\n", writer);
    quote(std::u32string_view(said).substr(0, settings.sample));
    const Words words = known_words(said, read);
    table.push_back({writer, fmt::format("{}", words.written), fmt::format("{}", words.known),
                     fmt::format("{:.2f}", static_cast<double>(words.known) /
                                               static_cast<double>(words.written))});
  }
  //= x
  fmt::print("{}", in_columns(table));
  //= x
}

// ## What has it learned?

#include "chapters/10_text/features.hpp"

static void what_has_it_learned(const Story& story, const std::vector<Trained>& trained) {
  const std::u32string text = letters_of(story.corpus.held_out, story.corpus.vocabulary);
  const std::vector<Feature> features = features_of(text);
  std::vector<std::vector<std::string>> table = {{"network", "feature", "unit", "chosen", "tested"}};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto units = std::visit(
        [&](const auto& network) -> std::vector<std::vector<double>> {
          if constexpr (looks_back<std::decay_t<decltype(network)>>) {
            return {};
          } else {
            return units_over(network, story.corpus.held_out, story.V);
          }
        },
        trained[i].network);
    for (const Feature& feature : features) {
      const Follower found = follower_of(feature, units);
      table.push_back({kind_name(all_kinds.at(i)), feature.name, fmt::format("{}", found.unit),
                       fmt::format("{:.2f}", found.chosen), fmt::format("{:.2f}", found.tested)});
    }
  }
  fmt::print("{}", in_columns(table));
  //= x
}

// ## Saved and loaded

#include "chapters/10_text/weights_file.hpp"

static bool tell(const Settings& settings, Charts& charts) {
  const Story story{settings, charts};
  if (!settings.study.empty()) {
    write_text_study(settings.study, study_text(story.corpus, settings.seeds));
    return true;
  }
  the_text(story);
  const Counts counts = climb_the_ladder(story);
  carried_or_not(story);
  const std::vector<TextEntry> study = read_text_study(UNROLLED_SOURCE_DIR "/data/text.json");
  const std::vector<Trained> trained = four_networks(story, study);
  const bool again = !settings.published || is_it_still_so(trained, study);
  curves(story, counts, study);
  they_write(story, counts, trained);
  what_has_it_learned(story, trained);
  return again;
}

int main(int argc, char** argv) {
  return run_chapter<Settings>(argc, argv, "Chapter 10. A page of text", tell);
}
