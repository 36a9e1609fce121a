#include <cmath>
#include <set>

#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/10_text/features.hpp"
#include "chapters/10_text/ladder.hpp"
#include "chapters/10_text/text_study.hpp"
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
  const Corpus corpus = corpus_of(U"ab\n" + any_text(298, 4));
  BOOST_TEST((corpus.vocabulary == U"\nabcd"));
  BOOST_TEST(corpus.training.size() == 271U);
  BOOST_TEST(corpus.held_out.size() == 30U);
  BOOST_TEST(corpus.training[0] == 1U);
  BOOST_TEST(corpus.training[2] == 0U);
  BOOST_CHECK_THROW((void)corpus_of(any_text(199, 4)), std::invalid_argument);
  BOOST_CHECK_THROW((void)corpus_of(std::u32string(300, U'a')), std::invalid_argument);
  BOOST_CHECK_THROW((void)numbers_of(U"xyz", corpus.vocabulary), std::out_of_range);
}

// By counting over the whole text again for each letter.
BOOST_AUTO_TEST_CASE(the_ladder_is_its_formula) {
  const Corpus corpus = any_corpus();
  const std::vector<double> bits = ladder(corpus, 3, 2.5);
  const Letters& text = corpus.held_out;
  std::vector<double> expected(4);
  for (std::size_t i = 3; i < text.size(); ++i) {
    double p = 0.25;
    for (std::size_t n = 0; n <= 3; ++n) {
      double context = 0.0, followed = 0.0;
      for (std::size_t j = n; j < corpus.training.size(); ++j) {
        bool same = true;
        for (std::size_t k = 1; k <= n; ++k) same &= corpus.training[j - k] == text[i - k];
        context += same ? 1.0 : 0.0;
        followed += same && corpus.training[j] == text[i] ? 1.0 : 0.0;
      }
      p = (followed + 2.5 * p) / (context + 2.5);
      expected[n] -= std::log2(p) / static_cast<double>(text.size() - 3);
    }
  }
  for (std::size_t n = 0; n <= 3; ++n) BOOST_TEST(agree(bits[n], expected[n]));
}

BOOST_AUTO_TEST_CASE(windows_go_through_their_stretches) {
  Letters text(100);
  for (std::size_t i = 0; i < 100; ++i) text[i] = i;
  const Sequences windows = windows_at(text, 100, 3, 4, 8);  // stretches of 33
  BOOST_TEST(windows.read[0] == 8U);
  BOOST_TEST(windows.read[1] == 41U);
  BOOST_TEST(windows.read[3 * 3 + 2] == 77U);
  for (std::size_t i = 0; i < 12; ++i) {
    BOOST_TEST(windows.wanted[i] == windows.read[i] + 1);
    BOOST_TEST(windows.weights[i] == 0.25);
  }
  BOOST_TEST(Cut::of(text, 16, 50).B == 1U);
  BOOST_TEST(Cut::of(text, 16, 500).T == 99U);
  BOOST_TEST(Cut::of(text, 16, 5).B == 16U);
}

BOOST_AUTO_TEST_CASE(a_network_reads_on_where_it_ended) {
  check_reads_on(draw_plain(4, 3, 1));
  check_reads_on(draw_lstm(4, 3, 1, 1.0));
  check_reads_on(draw_gru(4, 3, 1, 1.0));
}

BOOST_AUTO_TEST_CASE(bits_are_those_of_reading_each_stretch_alone) {
  const Letters text = any_corpus().training;  // 540 letters: 16 stretches of 33, four windows of 7 in each
  const Gru gru = draw_gru(4, 3, 1, 1.0);
  double bits = 0.0;
  for (std::size_t b = 0; b < 16; ++b) {
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(33 * b);
    const Letters read(from, from + 28);
    const Letters wanted(from + 1, from + 29);
    const Matrix p = read_together(gru, {4, 1, read, wanted, std::vector<double>(28)}).p;
    for (std::size_t i = 0; i < 28; ++i) bits -= std::log2(p(i, wanted[i])) / (16.0 * 28.0);
  }
  BOOST_TEST(agree(bits_a_letter(gru, text, 4, 7), bits));
}

BOOST_AUTO_TEST_CASE(a_transformer_is_asked_for_as_many_letters_and_sees_half_a_window) {
  const Letters text = any_corpus().held_out;
  std::size_t recurrent = 0, looking = 0;
  const auto count = [](std::size_t& letters) {
    return [&letters](const Sequences& windows, std::size_t from, const auto&) {
      letters += windows.wanted.size() - from * windows.count;
    };
  };
  read_through(draw_plain(4, 3, 1), text, 4, 6, count(recurrent));
  read_through(draw_transformer(4, {.width = 4, .blocks = 1, .heads = 1, .longest = 6}, 1), text, 4,
               6, count(looking));
  BOOST_TEST(recurrent == looking);
  BOOST_TEST(recurrent > 30U);
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
    with_network(kind, V, 8, 10, 1, [&](const auto& start) {
      TextTraining training(start, corpus.training, V, {4, 10}, 0.03);
      const double before = bits_a_letter(start, corpus.held_out, V, 10);
      for (int step = 0; step < 60; ++step) (void)training.step();
      BOOST_TEST(training.letters_read() == 2400U);
      const double after = bits_a_letter(training.network(), corpus.held_out, V, 10);
      BOOST_TEST(after < before / 2, kind_name(kind) << ": " << before << " to " << after);
    });
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
    with_network(kind, 4, 6, 8, 3, [&](const auto& network) {
      const Letters wrote = write(network, {1, 2}, 20, 4, 8, 1.0, NumpyRandom(9));
      BOOST_TEST(wrote.size() == 20U);
      NumpyRandom random(9);
      Letters all = {1, 2};
      for (const std::size_t letter : wrote) {
        const std::size_t seen = kind == Kind::transformer ? std::min<std::size_t>(all.size(), 8)
                                                           : all.size();
        const Letters now(all.end() - static_cast<std::ptrdiff_t>(seen), all.end());
        const Matrix p =
            read_together(network, Sequences{4, 1, now, now, std::vector<double>(seen)}).p;
        BOOST_TEST(letter == draw_letter(row(p, p.rows() - 1), 1.0, random));
        all.push_back(letter);
      }
    });
  }
}

BOOST_AUTO_TEST_CASE(a_network_that_was_saved_comes_back_as_it_was) {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "weights.json").string();
  const Corpus corpus = any_corpus();
  for (const Kind kind : all_kinds) {
    with_network(kind, 4, 6, 8, 3, [&](const auto& network) {
      save_network(file, {kind, 6, 8, corpus.vocabulary}, network);
      bool came = false;
      with_saved(file, [&](const Model& model, const auto& read) {
        came = true;
        BOOST_TEST((model.kind == kind && model.width == 6U && model.window == 8U));
        BOOST_TEST((model.vocabulary == corpus.vocabulary));
        BOOST_TEST(bits_a_letter(read, corpus.held_out, 4, 8) ==
                   bits_a_letter(network, corpus.held_out, 4, 8));
      });
      BOOST_TEST(came);
    });
  }
  const auto whole = nlohmann::json::parse(read_file(file));
  const auto refused = [&](const std::string& text) {
    write_file(file, text);
    BOOST_CHECK_THROW(with_saved(file, [](const auto&, const auto&) {}), std::runtime_error);
  };
  refused("");
  refused(whole.dump().substr(0, whole.dump().size() / 2));
  refused("{}");
  refused("[1, 2]");
  for (const auto& [key, value] : std::vector<std::pair<std::string, nlohmann::json>>{
           {"network", "CNN"}, {"width", 8}, {"width", 1000000}, {"window", "long"},
           {"vocabulary", {"a"}}, {"parameters", nullptr}}) {
    nlohmann::json other = whole;
    other[key] = value;
    refused(other.dump());
  }
}

BOOST_AUTO_TEST_CASE(all_networks_of_the_study_have_about_as_many_weights) {
  const std::size_t most = weights_of(Kind::lstm, 83, 64, 50);
  for (const Kind kind : all_kinds) {
    const std::size_t H = equal_width(kind, 83, 64, 50);
    const std::size_t weights =
        with_network(kind, 83, H, 50, 0, [](const auto& network) { return entry_count(network); });
    BOOST_TEST(weights == weights_of(kind, 83, H, 50));
    BOOST_TEST(weights <= most);
    BOOST_TEST(static_cast<double>(weights) > 0.9 * static_cast<double>(most));
  }
}

BOOST_AUTO_TEST_CASE(words_are_known_or_not) {
  const Words words = known_words(U"xyz the cat, Sat; dogge o", U"The cat sat. the");
  BOOST_TEST(words.written == 5U);  // the last may be cut
  BOOST_TEST(words.known == 2U);
}

BOOST_AUTO_TEST_CASE(what_a_person_can_name) {
  const std::vector<Feature> all = features_of(U"AB \"c\nd\"e\n\n  f\"\n\ng");
  const std::vector<double> quoted = {0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0};
  BOOST_TEST(all[2].values == quoted, boost::test_tools::per_element());
  BOOST_TEST(all[0].values[4] == 5.0);
  BOOST_TEST(all[0].values[5] == 0.0);
  BOOST_TEST(all[1].values[13] == 1.0);
  BOOST_TEST(all[3].values[1] == 1.0);
  BOOST_TEST(std::abs(correlation({1, 2, 3}, {5, 3, 1}) + 1.0) < 1e-15);
  BOOST_TEST(correlation({1, 1, 1}, {1, 2, 3}) == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
