#include <cmath>
#include <functional>
#include <optional>
#include <set>

#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/10_text/drawings.hpp"
#include "chapters/10_text/features.hpp"
#include "chapters/10_text/ladder.hpp"
#include "chapters/10_text/rungs.hpp"
#include "chapters/10_text/text_study.hpp"
#include "chapters/10_text/text_study_file.hpp"
#include "chapters/10_text/weights_file.hpp"
#include "chapters/10_text/words.hpp"
#include "chapters/10_text/writing.hpp"
#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(text_test)

namespace {

/// A text of so many letters, drawn from the first of the alphabet.
std::u32string any_text(std::size_t count, std::size_t V) {
  NumpyRandom random(5);
  std::u32string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += U'a' + static_cast<char32_t>(draw_whole(random, 0, V - 1));
  }
  return text;
}

Corpus any_corpus() { return corpus_of(any_text(600, 4)); }

template <typename Network>
void check_reads_on(const Network& network) {
  const Letters text = any_corpus().training;
  const Sequences both = windows_at(text, 4, 3, 10, 7);
  const PassOf<Network> at_once = read_on<Network>(network, both, nullptr);
  const PassOf<Network> first = read_on<Network>(network, windows_at(text, 4, 3, 5, 7), nullptr);
  const Sequences second = windows_at(text, 4, 3, 5, 12);
  const PassOf<Network> then = read_on<Network>(network, second, &first);
  for (std::size_t i = 0; i < 15; ++i) {
    check_agree(Matrix(row(then.p, i)), Matrix(row(at_once.p, 15 + i)), "p");
  }
  // The gradient is that of this window alone: what was handed on is a number like another.
  const auto loss = [&](const Network& moved) {
    return weighted_loss(second, read_on<Network>(moved, second, &first).p);
  };
  const GradientCheck found = check_gradient(gradient_together(network, second, then), network,
                                             loss, resolutions(network, loss));
  BOOST_TEST(found.checked == entry_count(network));
  BOOST_TEST((verdict(found) == Verdict::right));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_text_is_numbers_and_its_last_tenth_is_held_out) {
  const std::u32string text = U"ab\n" + any_text(298, 4);
  const Corpus corpus = corpus_of(text);
  BOOST_TEST((corpus.vocabulary == U"\nabcd"));
  BOOST_TEST(corpus.held_out.size() == 30U);
  BOOST_TEST((letters_of(corpus.training, corpus.vocabulary) +
                  letters_of(corpus.held_out, corpus.vocabulary) ==
              text));
  BOOST_TEST(corpus_of(any_text(600'000, 4)).held_out.size() == 50'000U);
  BOOST_TEST(corpus_of(any_text(200, 4)).training.size() == 180U);
  BOOST_CHECK_THROW((void)corpus_of(any_text(199, 4)), std::invalid_argument);
  BOOST_CHECK_THROW((void)corpus_of(std::u32string(300, U'a')), std::invalid_argument);
  BOOST_CHECK_THROW((void)numbers_of(U"xyz", corpus.vocabulary), std::out_of_range);
  BOOST_CHECK_THROW((void)corpus_of(text, U"abcd"), std::out_of_range);
  BOOST_TEST((corpus_of(text, U"\n abcd").vocabulary == U"\n abcd"));
  BOOST_TEST(corpus_of(text, U"\n abcd").training[0] == corpus.training[0] + 1);
}

// By counting over the whole text again for each letter.
BOOST_AUTO_TEST_CASE(the_ladder_is_its_formula) {
  const Corpus corpus = any_corpus();
  const Counts counts(corpus.training, 4, 3, 2.5);
  const Letters& text = corpus.held_out;
  const auto bits = costs(counts, text);
  std::set<Letters> pairs;
  for (std::size_t i = 1; i < corpus.training.size(); ++i) {
    pairs.insert({corpus.training[i - 1], corpus.training[i]});
  }
  BOOST_TEST(counts.size(1) == pairs.size());
  BOOST_TEST(counts.once(3) > 0.0);
  BOOST_TEST(counts.once(3) < 1.0);
  BOOST_TEST(agree(share_known(counts, text, 1), 59.0 / 60.0));  // the first has none before it
  BOOST_TEST(counts.knows(corpus.training, 100, 3));
  BOOST_TEST(!Counts({0, 1, 2, 0, 1}, 4, 2, 1.0).knows({2, 0, 2}, 2, 2));
  BOOST_TEST(Counts({0, 1, 2, 0, 1}, 4, 2, 1.0).once(1) == 2.0 / 3.0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    double p = 0.25;
    for (std::size_t n = 0; n <= std::min<std::size_t>(i, 3); ++n) {
      double context = 0.0, followed = 0.0;
      for (std::size_t j = n; j < corpus.training.size(); ++j) {
        bool same = true;
        for (std::size_t k = 1; k <= n; ++k) same &= corpus.training[j - k] == text[i - k];
        context += same ? 1.0 : 0.0;
        followed += same && corpus.training[j] == text[i] ? 1.0 : 0.0;
      }
      p = (followed + 2.5 * p) / (context + 2.5);
      BOOST_TEST(agree(bits[n][i], -std::log2(p)));
    }
  }
  const Matrix guess = counts.guess({text.begin(), text.begin() + 7});
  BOOST_TEST(agree(total(guess), 1.0));
  BOOST_TEST(agree(-std::log2(guess(0, text[7])), bits[3][7]));
}

BOOST_AUTO_TEST_CASE(windows_go_on_from_their_places_around_the_text) {
  Letters text(100);
  for (std::size_t i = 0; i < 100; ++i) text[i] = i;
  const Sequences windows = windows_at(text, 100, 3, 4, 31);  // places 0, 33 and 66
  BOOST_TEST(windows.read[0] == 31U);
  BOOST_TEST(windows.read[1] == 64U);
  BOOST_TEST(windows.read[3 * 3 + 1] == 67U);
  BOOST_TEST(windows.read[2 * 3 + 2] == 99U);
  BOOST_TEST(windows.read[3 * 3 + 2] == 0U);
  for (std::size_t i = 0; i < 12; ++i) {
    BOOST_TEST(windows.wanted[i] == (windows.read[i] + 1) % 100);
    BOOST_TEST(windows.weights[i] == 0.25);
  }
  BOOST_TEST(within(text, {16, 50}).B == 1U);
  BOOST_TEST(within(text, {16, 500}).B == 1U);
  BOOST_TEST(within(text, {16, 5}).B == 16U);
  BOOST_TEST(within(text, {16, 9}).B == 10U);
}

BOOST_AUTO_TEST_CASE(a_network_reads_on_where_it_ended) {
  check_reads_on(draw_plain(4, 3, 1));
  check_reads_on(draw_lstm(4, 3, 1, 1.0));
  check_reads_on(draw_gru(4, 3, 1, 1.0));
}

/// Bits a letter of a text, if the letter behind place i of each of its B stretches is guessed from `seen(i)` letters.
template <typename Network>
double bits_by_hand(const Network& network, const Letters& text, std::size_t B,
                    const std::function<std::size_t(std::size_t)>& seen) {
  const std::size_t L = (text.size() - 1) / B;
  double bits = 0.0;
  for (std::size_t b = 0; b < B; ++b) {
    for (std::size_t i = 0; i < L; ++i) {
      const auto last = text.begin() + static_cast<std::ptrdiff_t>(b * (text.size() / B) + i + 1);
      const Letters read(last - static_cast<std::ptrdiff_t>(seen(i)), last);
      const Matrix p =
          read_together(network, {4, 1, read, read, std::vector<double>(read.size())}).p;
      bits -= std::log2(p(p.rows() - 1, *last)) / static_cast<double>(B * L);
    }
  }
  return bits;
}

// 2010 letters: two stretches of 1004; the last window is a shorter one.
BOOST_AUTO_TEST_CASE(bits_a_letter_are_those_of_each_letter_by_itself) {
  const std::u32string long_text = any_text(2010, 4);
  const Letters text = numbers_of(long_text, U"abcd");
  const auto all = [](std::size_t i) { return i + 1; };
  const auto of_its_window = [](std::size_t i) { return i % 7 + 1; };
  const Gru gru = draw_gru(4, 3, 1, 1.0);
  BOOST_TEST(agree(bits_a_letter(gru, text, 4, 7), bits_by_hand(gru, text, 2, all)));
  BOOST_TEST(
      agree(bits_a_letter(gru, text, 4, 7, false), bits_by_hand(gru, text, 2, of_its_window)));
  const Letters few(text.begin(), text.begin() + 60);
  const Lstm lstm = draw_lstm(4, 3, 1, 1.0);
  BOOST_TEST(agree(bits_a_letter(lstm, few, 4, 3), bits_by_hand(lstm, few, 1, all)));
}

// After the first, windows begin anew, by half a window each.
BOOST_AUTO_TEST_CASE(a_transformer_sees_half_a_window_at_least) {
  const std::u32string long_text = any_text(2010, 4);
  const Letters text = numbers_of(long_text, U"abcd");
  for (const std::size_t T : {5U, 9U, 29U, 40U}) {
    const Transformer net =
        draw_transformer(4, {.width = 4, .blocks = 1, .heads = 1, .longest = T}, 1);
    const std::size_t L = 2009 / 2;
    const auto seen = [&](std::size_t i) {
      std::size_t end = std::min(T, L);
      while (end <= i) end = std::min(end + (T + 1) / 2, L);
      return i + 1 - (std::max(end, T) - T);
    };
    for (std::size_t i = T; i < L; ++i) BOOST_REQUIRE(2 * seen(i) > T);
    BOOST_TEST(agree(bits_a_letter(net, text, 4, T), bits_by_hand(net, text, 2, seen)));
  }
}

// By hand: the same windows, the state carried on or not, clipped, Adam.
BOOST_AUTO_TEST_CASE(a_step_of_training_is_what_it_says) {
  const Letters text = any_corpus().held_out;
  for (const bool carry : {true, false}) {
    Gru by_hand = draw_gru(4, 3, 1, 1.0);
    by_hand.Wy = 20.0 * MatrixView(by_hand.Wy);  // so that there is something to clip
    TextTraining training(by_hand, text, 4, {2, 20}, 0.03, carry);
    Adam<Gru> adam(by_hand, {0.03});
    std::optional<GruPass> before;
    for (std::size_t step = 0; step < 5; ++step) {  // past the end of the text, 60 letters
      const Sequences windows = windows_at(text, 4, 2, 20, 20 * step);
      const GruPass pass = read_together(by_hand, windows, before && carry ? &*before : nullptr);
      Gru gradient = gradient_together(by_hand, windows, pass);
      if (step == 0) BOOST_TEST(norm(gradient) > 1.0);
      clip(gradient, 1.0);
      adam(by_hand, gradient);
      BOOST_TEST(training.step() == weighted_loss(windows, pass.p));
      before = pass;
    }
    BOOST_TEST(norm_error(training.network(), by_hand) == 0.0);
    BOOST_TEST(training.letters_read() == 200U);
  }
}

BOOST_AUTO_TEST_CASE(training_lowers_the_loss_and_counts_its_letters) {
  const std::u32string text = [] {
    std::u32string again;
    while (again.size() < 600) again += U"hello, world. ";
    return again;
  }();
  const Corpus corpus = corpus_of(text);
  const std::size_t V = corpus.vocabulary.size();
  for (const Kind kind : all_kinds) {
    const auto train = [&](const auto& start) {
      TextTraining training(start, corpus.training, V, {4, 10}, 0.03);
      const double before = bits_a_letter(start, corpus.held_out, V, 10);
      for (int step = 0; step < 60; ++step) (void)training.step();
      BOOST_TEST(training.letters_read() == 2400U);
      const double after = bits_a_letter(training.network(), corpus.held_out, V, 10);
      BOOST_TEST(after < before / 2, kind_name(kind) << ": " << before << " to " << after);
    };
    std::visit(train, draw_network(kind, V, 8, 10, 1));
  }
}

BOOST_AUTO_TEST_CASE(letters_are_drawn_by_their_probabilities) {
  const Matrix p{{0.5, 0.0, 0.3, 0.2}};
  NumpyRandom random(1);
  std::vector<double> drawn(4);
  for (int i = 0; i < 20000; ++i) drawn[draw_letter(p, 1.0, random)] += 1.0 / 20000.0;
  for (std::size_t i = 0; i < 4; ++i) BOOST_TEST(std::abs(drawn[i] - p(0, i)) < 0.015);
  BOOST_TEST(drawn[1] == 0.0);
  std::vector<double> cold(4);
  for (int i = 0; i < 20000; ++i) cold[draw_letter(p, 0.5, random)] += 1.0 / 20000.0;
  BOOST_TEST(std::abs(cold[0] - 0.25 / 0.38) < 0.015);
  for (int i = 0; i < 100; ++i) BOOST_TEST(draw_letter(p, 0.01, random) == 0U);
}

// As if all were read again for each letter.
BOOST_AUTO_TEST_CASE(what_is_written_is_drawn_from_all_that_was_read) {
  for (const Kind kind : all_kinds) {
    const auto check = [&](const auto& network) {
      const Letters wrote = write_on(guess_of(network, 4, 8), {1, 2}, 20, 1.0, NumpyRandom(9));
      BOOST_TEST(wrote.size() == 20U);
      NumpyRandom random(9);
      Letters all = {1, 2};
      for (const std::size_t letter : wrote) {
        const std::size_t seen =
            kind == Kind::transformer ? std::min<std::size_t>(all.size(), 8) : all.size();
        const Letters now(all.end() - static_cast<std::ptrdiff_t>(seen), all.end());
        const Matrix p =
            read_together(network, Sequences{4, 1, now, now, std::vector<double>(seen)}).p;
        BOOST_TEST(letter == draw_letter(row(p, p.rows() - 1), 1.0, random));
        all.push_back(letter);
      }
    };
    std::visit(check, draw_network(kind, 4, 6, 8, 3));
  }
}

BOOST_AUTO_TEST_CASE(a_network_that_was_saved_comes_back_as_it_was) {
  const Corpus corpus = any_corpus();
  for (const Kind kind : all_kinds) {
    const Model model{kind, 6, 8, corpus.vocabulary, draw_network(kind, 4, 6, 8, 3)};
    const Model again = loaded(saved(model));
    BOOST_TEST((again.kind == kind && again.width == 6U && again.window == 8U));
    BOOST_TEST((again.vocabulary == corpus.vocabulary));
    BOOST_TEST(bits_of(again.network, corpus, 8) == bits_of(model.network, corpus, 8));
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_saved_network_is_refused) {
  const std::string text =
      saved({Kind::transformer, 6, 8, U"abcd", draw_network(Kind::transformer, 4, 6, 8, 3)});
  BOOST_CHECK_NO_THROW((void)loaded(text));
  for (const std::string& other :
       {std::string(), text.substr(0, text.size() / 2), std::string("{}"), std::string("[1, 2]")}) {
    BOOST_CHECK_THROW((void)loaded(other), std::runtime_error);
  }
  using Change = std::pair<std::string, nlohmann::json>;
  for (const auto& [key, value] : std::vector<Change>{{"network", "CNN"},
                                                      {"width", 8},
                                                      {"width", 7},
                                                      {"width", 0},
                                                      {"width", 1000000},
                                                      {"width", -6},
                                                      {"window", 0},
                                                      {"window", "long"},
                                                      {"vocabulary", {"a"}},
                                                      {"vocabulary", {"a", "b", "c", "c"}},
                                                      {"vocabulary", {"d", "c", "b", "a"}},
                                                      {"parameters", nullptr}}) {
    nlohmann::json changed = nlohmann::json::parse(text);
    changed[key] = value;
    BOOST_CHECK_THROW((void)loaded(changed.dump()), std::runtime_error);
  }
}

// The study is complete: each network with each rate, three seeds to the end, and the best of them longer.
BOOST_AUTO_TEST_CASE(the_kept_study_holds_all_that_it_should) {
  const std::vector<TextEntry> study = read_text_study(UNROLLED_SOURCE_DIR "/data/text.json");
  BOOST_REQUIRE(study.size() == 5U);
  const Corpus corpus = corpus_of(letters(read_file(UNROLLED_SOURCE_DIR "/data/devil.txt")));
  for (std::size_t i = 0; i < 4; ++i) {
    const TextEntry& entry = study[i];
    BOOST_TEST((entry.kind == all_kinds.at(i)));
    BOOST_TEST(entry.width == equal_width(entry.kind, 83, 64, usual_pace.T));
    BOOST_TEST(entry.weights == weights_of(entry.kind, 83, entry.width, usual_pace.T));
    BOOST_REQUIRE(entry.grid.size() == text_rates.size());
    const auto best = std::ranges::min_element(entry.grid) - entry.grid.begin();
    BOOST_TEST(entry.rate == text_rates.at(static_cast<std::size_t>(best)));
    BOOST_TEST(entry.multiplications == entry_of(corpus, entry.kind, 64).multiplications);
    BOOST_TEST(entry.curves.size() == 3U);
    for (const Curve& curve : entry.curves) {
      BOOST_TEST(curve.size() == text_steps / 100 + 1);
      BOOST_TEST(curve.back().letters == text_steps * usual_pace.B * usual_pace.T);
    }
  }
  BOOST_TEST(study[4].curves.front().back().letters ==
             10 * text_steps * usual_pace.B * usual_pace.T);
  const TemporaryDirectory directory;
  const std::string again = (directory.path() / "text.json").string();
  write_text_study(again, study);
  BOOST_TEST(read_file(again) == read_file(UNROLLED_SOURCE_DIR "/data/text.json"));
}

BOOST_AUTO_TEST_CASE(all_networks_of_the_study_have_about_as_many_weights) {
  const std::size_t most = weights_of(Kind::lstm, 83, 64, 50);
  for (const Kind kind : all_kinds) {
    const std::size_t H = equal_width(kind, 83, 64, 50);
    const std::size_t weights = std::visit([](const auto& network) { return entry_count(network); },
                                           draw_network(kind, 83, H, 50, 0));
    BOOST_TEST(weights == weights_of(kind, 83, H, 50));
    BOOST_TEST(weights <= most);
    BOOST_TEST(static_cast<double>(weights) > 0.9 * static_cast<double>(most));
  }
}

BOOST_AUTO_TEST_CASE(words_are_known_or_not) {
  const Words words = count_words(U"xyz the cat, Sat; dogge o", {U"The", U"cat", U"sat", U"the"});
  BOOST_TEST(words.written == 5U);  // the last may be cut
  BOOST_TEST(words.known == 2U);
  BOOST_TEST((words_of(U"안녕, it's ") == std::vector<std::u32string>{U"안녕", U"it", U"s"}));
}

BOOST_AUTO_TEST_CASE(what_a_person_can_name) {
  const std::vector<Feature> all = features_of(U"AB \"c\nd\"e\n\n  f\"\n\ng");
  const std::vector<double> quoted = {0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0};
  BOOST_TEST(all[2].values == quoted, boost::test_tools::per_element());
  BOOST_TEST(all[0].values[4] == 5.0);
  BOOST_TEST(all[0].values[5] == 0.0);
  BOOST_TEST(all[1].values[13] == 1.0);
  BOOST_TEST(all[3].values[1] == 1.0);
  const std::vector<double> rising = {1, 2, 3}, falling = {5, 3, 1}, flat = {1, 1, 1};
  BOOST_TEST(std::abs(correlation(rising, falling) + 1.0) < 1e-15);
  BOOST_TEST(correlation(flat, rising) == 0.0);
}

BOOST_AUTO_TEST_CASE(coloured_letters_keep_their_values) {
  std::u32string text(75, U'a');
  text[2] = U'\n';
  std::vector<double> values(75);
  for (std::size_t i = 0; i < 75; ++i) values[i] = static_cast<double>(i);
  const ColouredText panel = coloured("", text, values, 1.0);
  BOOST_REQUIRE(panel.lines.size() == 2U);
  BOOST_TEST((panel.values[0] == std::vector<double>{0, 1}));
  BOOST_TEST(panel.lines[1].size() == 72U);
  BOOST_TEST(panel.values[1].front() == 3.0);
  BOOST_TEST(panel.values[1].back() == 74.0);
  BOOST_TEST(coloured("", text + U"b", {values.begin(), values.end()}, 1.0).lines.size() == 2U);
  values.push_back(7.0);
  const ColouredText longer = coloured("", text + U"b", values, 1.0);
  BOOST_REQUIRE(longer.lines.size() == 3U);
  BOOST_TEST((longer.lines[2] == U"b"));
  BOOST_TEST(longer.values[2].front() == 7.0);
}

BOOST_AUTO_TEST_CASE(a_unit_is_chosen_in_one_half_and_tested_in_the_other) {
  const Feature feature{"", {0, 1, 0, 1, 1, 0, 1, 0}};
  const std::vector<std::vector<double>> units = {
      {5, 5, 5, 5, 1, 0, 1, 0},    // knows the second half
      {0, -1, 0, -1, 0, 1, 0, 0},  // the first, and is −1
      {0, 1, 1, 1, 1, 0, 1, 0}};
  const BestUnit found = best_unit(feature, units);
  BOOST_TEST(found.unit == 1U);
  BOOST_TEST(agree(found.chosen, -1.0));
  BOOST_TEST(agree(found.tested, -0.5 / std::sqrt(0.75)));
  const Letters text = any_corpus().training;  // many windows
  const auto read = units_over(draw_gru(4, 3, 1, 1.0), text, 4);
  BOOST_TEST(read.size() == 3U);
  const Matrix h = read_together(draw_gru(4, 3, 1, 1.0),
                                 Sequences{4, 1, text, text, std::vector<double>(text.size())})
                       .h;
  BOOST_TEST(read[2].size() == text.size());
  BOOST_TEST(agree(read[2][4], h(5, 2)));
  BOOST_TEST(agree(read[1][539], h(540, 1)));
  BOOST_TEST(units_over(draw_transformer(4, {.width = 4, .blocks = 1, .heads = 1, .longest = 6}, 1),
                        text, 4)
                 .empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
