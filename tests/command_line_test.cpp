// Flags and bad input, tried on the real programs.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <regex>

#include "chapters/10_text/text_study.hpp"
#include "chapters/10_text/weights_file.hpp"
#include "lib/command_line.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

struct BadInput {
  std::string chapter;
  std::vector<std::string> arguments;
  std::vector<std::string> said;  // parts of the one sentence
};

const std::string hidden_range = "whole number from 1 to 512";
const std::string steps_range = "whole number from 1 to 10000000";

const std::vector<BadInput> bad_inputs = {
    {"02_forward_pass", {"--hidden", "0"}, {"--hidden", hidden_range}},
    {"02_forward_pass", {"--hidden", "513"}, {"--hidden", hidden_range}},
    {"02_forward_pass", {"--trace", "4"}, {"--trace", "a step of the word"}},
    {"03_full_bptt", {"--word", "ab", "--trace", "1"}, {"--trace", "a step of the word"}},
    {"02_forward_pass", {"--trace-csv", "t.csv"}, {"--trace-csv needs --trace"}},
    {"02_forward_pass", {"--trace", "1", "--parameters", "p.json"}, {"--trace", "--parameters"}},
    {"03_full_bptt", {"--trace", "1", "--history", "h.csv"}, {"--trace", "--history"}},
    {"02_forward_pass", {"--hidden", "3.5"}, {"--hidden", hidden_range, "3.5"}},
    {"03_full_bptt", {"--hidden", "99999999999999999999"}, {"--hidden", hidden_range}},
    {"03_full_bptt", {"--hidden"}, {"--hidden"}},
    {"06_one_sweep", {"--hidden", "1\n"}, {"--hidden", hidden_range}},
    {"05_hidden_size", {"--hidden-sizes", "3", "4", "3"}, {"--hidden-sizes", "once"}},
    {"05_hidden_size", {"--hidden-sizes", "513", "3"}, {"--hidden-sizes", hidden_range}},
    {"03_full_bptt", {"--learning-rate", "inf"}, {"--learning-rate", "greater than 0"}},
    {"03_full_bptt", {"--learning-rate", "0"}, {"--learning-rate", "greater than 0"}},
    {"03_full_bptt", {"--learning-rate", "1,5"}, {"--learning-rate", "greater than 0"}},
    {"03_full_bptt", {"--steps", "0"}, {"--steps", steps_range}},
    {"04_truncated_bptt", {"--steps", "10000001"}, {"--steps", steps_range}},
    {"04_truncated_bptt", {"--k1", "0"}, {"--k1", "whole number from 1 to 1000"}},
    {"04_truncated_bptt", {"--k2", "1001"}, {"--k2", "whole number from 1 to 1000"}},
    {"04_truncated_bptt", {"--k2", "2", "--k1", "3"}, {"--k1 must be at most --k2"}},
    {"05_hidden_size", {"--seeds", "0"}, {"--seeds", "whole number from 1 to 1000000"}},
    {"05_hidden_size", {"--seeds", "1000001"}, {"--seeds", "whole number from 1 to 1000000"}},
    {"04_truncated_bptt", {"--seed", "4294967296"}, {"--seed", "0 to 4294967295"}},
    {"01_one_hot_encoding", {"--word", "글"}, {"--word", "2 to 1000 letters"}},
    {"01_one_hot_encoding", {"--word", std::string(1001, 'a')}, {"--word", "2 to 1000 letters"}},
    {"01_one_hot_encoding", {"--word", "\xff\xfe"}, {"--word", "UTF-8"}},
    {"01_one_hot_encoding", {"--wrod", "hello"}, {"--wrod", "--help"}},
    {"01_one_hot_encoding", {"a\nb\x1b[2J"}, {"--help"}},
    {"01_one_hot_encoding", {"--chart-format", "gif"}, {"--chart-format", "svg, png, pdf, dumb"}},
    {"01_one_hot_encoding", {"--plots", ""}, {"--plots", "name of a directory"}},
    {"01_one_hot_encoding", {"--plots", "/dev/null"}, {"--plots", "/dev/null"}},
    {"03_full_bptt", {"--history", "/no/such/place/h.csv"}, {"--history", "/no/such/place"}},
    {"03_full_bptt", {"--gradients", "/no/such/place/g.json"}, {"--gradients", "/no/such/place"}},
    {"02_forward_pass", {"--parameters", "/no/such/p.json"}, {"--parameters", "/no/such"}},
    {"03_full_bptt", {"--history", "f", "--gradients", "f"}, {"--history", "--gradients"}},
    {"06_one_sweep", {"--time=3"}, {"--time takes no value"}},
    {"07_far_away", {"--lag", "1"}, {"--lag", "whole number from 2 to 100"}},
    {"07_far_away", {"--lag", "101"}, {"--lag", "whole number from 2 to 100"}},
    {"07_far_away", {"--word", "hello"}, {"--word", "--help"}},
    {"08_gates", {"--study", "s.json"}, {"--study needs --all-tasks"}},
    {"08_gates", {"--gradients", "/no/such/place/g.json"}, {"--gradients", "/no/such/place"}},
    {"09_attention", {"--width", "9", "--heads", "2"}, {"--width must be a multiple of --heads"}},
    {"09_attention", {"--blocks", "0"}, {"--blocks", "whole number from 1 to 8"}},
    {"10_text", {"--text", "/no/such"}, {"--text", "names no file: /no/such"}},
    {"10_text", {"--text", "/dev"}, {"--text", "names no file: /dev"}},
    {"10_text", {"--load", "/no/such"}, {"--load", "names no file: /no/such"}},
    {"10_text", {"--network", "CNN"}, {"--network", "plain, LSTM, GRU, Transformer"}},
    {"10_text", {"--temperature", "0"}, {"--temperature", "greater than 0"}},
    {"10_text", {"--minutes", "0"}, {"--minutes", "greater than 0"}},
    {"10_text", {"--network", "LSTM"}, {"--network needs --minutes"}},
    {"10_text",
     {"--network", "LSTM", "--minutes", "1", "--load", UNROLLED_SOURCE_DIR "/LICENSE"},
     {"--load brings its own network"}},
    {"10_text", {"--study", "s", "--minutes", "1"}, {"--study runs the long study alone"}},
    {"10_text",
     {"--text", UNROLLED_SOURCE_DIR "/LICENSE", "--save", UNROLLED_SOURCE_DIR "/LICENSE",
      "--minutes", "1"},
     {"--save must not be the text itself"}},
    {"10_text", {"--save", "w.json"}, {"--save needs --minutes"}},
    {"10_text",
     {"--save", "/no/such/place/w.json", "--minutes", "1"},
     {"--save", "/no/such/place"}},
};

/// Reads flags as a chapter does: those that chapters share, and some of its own.
struct AllFlags : ChapterSettings {
  std::size_t k1 = 1;
  std::vector<std::size_t> hidden_sizes = {3, 6};
  bool time = false;
  Flags flags;

  explicit AllFlags(std::vector<const char*> arguments) {
    declare_word(flags);
    declare_hidden_size(flags);
    declare_descent(flags);
    declare_seed(flags);
    declare_history(flags);
    flags.add("k1", k1, whole(1, 1000), Flags::Kind::variation, "");
    flags.add_list("hidden-sizes", hidden_sizes, whole(1, 512), Flags::Kind::post, "");
    flags.add("time", time, without_value(), Flags::Kind::output, "");
    arguments.insert(arguments.begin(), "chapter");
    BOOST_TEST(flags.read(static_cast<int>(arguments.size()), arguments.data(), "A chapter"));
  }
  [[nodiscard]] bool of_the_post() const { return flags.all_default(Flags::Kind::post); }
  [[nodiscard]] bool unvaried() const { return flags.all_default(Flags::Kind::variation); }
};

/// A directory that is away for one scope; what is made in its place is removed.
class SetAside {
 public:
  explicit SetAside(fs::path path) : path_{std::move(path)}, aside_{path_.string() + ".aside"} {
    if (fs::exists(path_)) fs::rename(path_, aside_);
  }
  SetAside(const SetAside&) = delete;
  ~SetAside() {
    fs::remove_all(path_);
    if (fs::exists(aside_)) fs::rename(aside_, path_);
  }

 private:
  fs::path path_;
  fs::path aside_;
};

/// Runs a chapter. From 5 on they train many networks; a few are enough where the flags are the subject.
ProgramResult run_briefly(const std::string& chapter, std::vector<std::string> arguments) {
  if (chapter >= "05_hidden_size") {
    arguments.insert(arguments.end(), {"--seeds", "2"});
  }
  return run_chapter_program(chapter, arguments);
}

/// And where it trains, for a few steps: then it is a setting of the reader's own.
ProgramResult run_in_few_steps(const std::string& chapter, std::vector<std::string> arguments) {
  if (chapter >= "03_full_bptt") arguments.insert(arguments.end(), {"--steps", "20"});
  return run_briefly(chapter, arguments);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line_test)

BOOST_AUTO_TEST_CASE(bad_input_is_one_sentence_and_status_2) {
  for (const BadInput& bad : bad_inputs) {
    BOOST_TEST_CONTEXT(fmt::format("{} {}", bad.chapter, fmt::join(bad.arguments, " "))) {
      std::vector<std::string> arguments = bad.arguments;
      if (std::find(arguments.begin(), arguments.end(), "--plots") == arguments.end()) {
        arguments.insert(arguments.begin(), "--no-plots");
      }
      const ProgramResult result = run_chapter_program(bad.chapter, arguments);
      BOOST_TEST(result.status == 2);
      BOOST_TEST(result.out == "");
      BOOST_TEST(std::count(result.err.begin(), result.err.end(), '\n') == 1, result.err);
      for (const std::string& part : bad.said) {
        BOOST_TEST(has(result.err, part), part << " is not in: " << result.err);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_text_that_cannot_be_read_or_learned_from_is_one_sentence) {
  std::string kinds;
  for (char32_t letter = 0x4E00; letter < 0x4E00 + 7001; ++letter) utf8::append(letter, kinds);
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"", "it has 0 letters, and 200 are needed"},
      {"a", "it has 1 letters, and 200 are needed"},
      {std::string(1000, 'a'), "it has one letter only, again and again"},
      {std::string(300, 'a') + "\nb\nc\xff\n", "not valid UTF-8 in line 3"},
      {kinds, "more than 7000 kinds of letters"}};
  const TemporaryDirectory directory;
  const fs::path file = directory.path() / "text";
  const auto refused = [&](const std::string& why) {
    const ProgramResult result = run_chapter_program("10_text", {"--no-plots", "--text", file});
    BOOST_TEST(result.status == 2);
    BOOST_TEST(result.out == "");
    BOOST_TEST(result.err.ends_with(why + "\n"), result.err);
    BOOST_TEST(std::count(result.err.begin(), result.err.end(), '\n') == 1, result.err);
  };
  for (const auto& [text, why] : texts) {
    write_file(file, text);
    refused(why);
  }
  fs::resize_file(file, 100'000'000);
  refused("it has more than 5 MB");
}

// A text of one's own: a curve, letters, and a file of weights, which then writes the same again.
BOOST_AUTO_TEST_CASE(weights_are_kept_and_come_back) {
  const TemporaryDirectory directory;
  const std::string weights = directory.path() / "weights.json";
  const std::string plots = directory.path() / "plots";
  const std::vector<std::string> small = {
      "--text", UNROLLED_SOURCE_DIR "/LICENSE", "--plots", plots, "--sample", "40"};
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), small.begin(), small.end());
    return run_chapter_program("10_text", more);
  };
  write_file(weights, R"({"network": "GRU"})");
  BOOST_TEST(run({"--load", weights}).status == 2);
  BOOST_TEST(has(run({"--load", weights}).err, "something is missing in it"));
  write_file(weights, saved({Kind::gru, 3, 50, U"ab", draw_network(Kind::gru, 2, 3, 50, 1)}));
  BOOST_TEST(has(run({"--load", weights, "--minutes", "1"}).err,
                 "it does not know all letters of the text"));
  BOOST_TEST(has(run({"--load", weights}).out, "It writes from nothing."));

  const Corpus corpus = corpus_of(letters(read_file(UNROLLED_SOURCE_DIR "/LICENSE")));
  const Model model{Kind::gru, 3, 50, corpus.vocabulary,
                    draw_network(Kind::gru, corpus.vocabulary.size(), 3, 50, 1)};
  write_file(weights, saved(model));
  const ProgramResult result = run({"--load", weights});
  BOOST_TEST(result.status == 0, result.err);
  BOOST_TEST(has(result.out, fmt::format("GRU: {:.3f} bits a letter\nread:\n| ",
                                         bits_of(model.network, corpus, 50))));
  BOOST_TEST(run({"--load", weights}).out == result.out);
  BOOST_TEST(run({"--load", weights, "--seed", "7"}).out != result.out);

  // It learns on, and is kept.
  const std::string more = directory.path() / "more.json";
  const ProgramResult learned = run({"--load", weights, "--minutes", "0.02", "--save", more});
  BOOST_TEST(learned.status == 0, learned.err);
  BOOST_TEST(fs::exists(fs::path(plots) / "10_training.svg"));
  const Model kept = loaded(read_file(more));
  BOOST_TEST((kept.kind == Kind::gru));
  const std::string last = fmt::format(", {:.3f} bits: these weights are kept\n[10_training.svg]",
                                       bits_of(kept.network, corpus, 50));
  BOOST_TEST(has(learned.out, last), learned.out);
  BOOST_TEST(bits_of(kept.network, corpus, 50) < bits_of(model.network, corpus, 50));
  // It may know more letters than the text has; and one step is made in no time.
  write_file(weights, saved({Kind::gru, 3, 50, corpus.vocabulary + U"가",
                             draw_network(Kind::gru, corpus.vocabulary.size() + 1, 3, 50, 1)}));
  const ProgramResult step = run({"--load", weights, "--minutes", "1e-300"});
  BOOST_TEST(step.status == 0, step.err);
  BOOST_TEST(has(step.out, "       800 letters, "), step.out);
  const ProgramResult fresh =
      run({"--network", "Transformer", "--hidden", "2", "--minutes", "0.01", "--save", more});
  BOOST_TEST(fresh.status == 0, fresh.err);
  BOOST_TEST((loaded(read_file(more)).kind == Kind::transformer));
}

BOOST_AUTO_TEST_CASE(both_ends_of_every_range_are_taken) {
  const auto values = [](const std::vector<const char*>& arguments) {
    const AllFlags all(arguments);
    return fmt::format("{} {} {} {} {} {} {}", all.word, all.hidden_size, all.steps, all.seed,
                       all.learning_rate, all.time, fmt::join(all.hidden_sizes, ","));
  };
  BOOST_TEST(values({"--word", "ab", "--hidden", "1", "--steps", "1", "--seed", "0",
                     "--learning-rate", "1e-300", "--hidden-sizes", "1", "512"}) ==
             "ab 1 1 0 1e-300 false 1,512");
  const std::string thousand(1000, 'a');
  BOOST_TEST(values({"--word", thousand.c_str(), "--hidden", "512", "--steps", "10000000", "--seed",
                     "4294967295", "--time"}) ==
             thousand + " 512 10000000 4294967295 0.005 true 3,6");
  // Zeros in front make no octal number, and the last of two counts.
  BOOST_TEST(AllFlags({"--hidden", "7", "--hidden", "010"}).hidden_size == 10U);
}

BOOST_AUTO_TEST_CASE(each_flag_knows_whether_it_belongs_to_the_post) {
  struct Given {
    std::vector<const char*> arguments;
    bool of_the_post, unvaried;
  };
  for (const auto& [arguments, of_the_post, unvaried] : std::vector<Given>{
           {{"--word", "hella"}, false, true},
           {{"--hidden", "4"}, false, true},
           {{"--learning-rate", "0.006"}, false, true},
           {{"--steps", "1999"}, false, true},
           {{"--seed", "1"}, false, true},
           {{"--hidden-sizes", "3"}, false, true},
           {{"--k1", "2"}, true, false},
           {{"--time", "--history", "/dev/null"}, true, true},
           {{"--word", "hello", "--hidden", "03", "--learning-rate", "5e-3", "--steps", "2000",
             "--seed", "230912", "--k1", "1", "--hidden-sizes", "3", "6"},
            true,
            true}}) {
    const AllFlags all(arguments);
    BOOST_TEST(all.of_the_post() == of_the_post, arguments.front());
    BOOST_TEST(all.unvaried() == unvaried, arguments.front());
  }
}

BOOST_AUTO_TEST_CASE(own_settings_draw_into_a_directory_of_their_own) {
  struct Own {
    std::string chapter;
    std::vector<std::string> arguments;
    std::string picture;
    bool compared;
  };
  for (const auto& [chapter, arguments, picture, compared] :
       std::vector<Own>{{"03_full_bptt", {"--seed", "1"}, "03_loss.svg", false},
                        {"04_truncated_bptt", {"--k1", "2"}, "04_loss.svg", true},
                        {"03_full_bptt", {"--chart-format", "png"}, "03_loss.png", true}}) {
    BOOST_TEST_CONTEXT(chapter) {
      const SetAside yours(UNROLLED_SOURCE_DIR "/plots/yours");
      const ProgramResult result = run_chapter_program(chapter, arguments);
      BOOST_TEST(result.status == 0, result.err);
      BOOST_TEST(fs::exists(UNROLLED_SOURCE_DIR "/plots/yours/" + picture));
      BOOST_TEST((has(result.out, "20 of 20 losses agree")) == compared);
      BOOST_TEST((!has(result.out, "nothing published to compare")) == compared);
    }
  }
}

BOOST_AUTO_TEST_CASE(help_lists_the_flags_of_the_chapter) {
  const ProgramResult help = run_chapter_program("03_full_bptt", {"--help"});
  BOOST_TEST(help.status == 0);
  for (const char* flag :
       {"--word", "--hidden", "--learning-rate", "--steps", "--seed", "--history", "--gradients",
        "--plots", "--no-plots", "--chart-format", "230912"}) {
    BOOST_TEST(has(help.out, flag), flag);
  }
  BOOST_TEST(!has(run_chapter_program("01_one_hot_encoding", {"--help"}).out, "--steps"));
}

BOOST_AUTO_TEST_CASE(every_chapter_that_spells_takes_words_of_all_kinds) {
  for (const std::string& chapter : chapter_folders()) {
    if (!has(run_chapter_program(chapter, {"--help"}).out, "--word")) continue;
    for (const char* word : {"aaaa", "ab", "banana", "안녕하세요", R"(it's "{_^}" \ $x)", "a\nb"}) {
      const TemporaryDirectory directory;
      std::vector<std::string> arguments = {"--word", word, "--plots", directory.path().string()};
      if (UNROLLED_SANITIZED) arguments = {"--word", word, "--no-plots"};  // gnuplot takes longest
      const ProgramResult result = run_in_few_steps(chapter, arguments);
      BOOST_TEST(result.status == 0, chapter << " " << word << ": " << result.err);
      BOOST_TEST(result.err == "");
      BOOST_TEST(has(result.out, "nothing published to compare with"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_right_gradient_passes_its_check_at_any_setting) {
  for (const char* hidden : {"1", "8"}) {
    for (const char* seed : {"0", "3", "7"}) {
      const ProgramResult result = run_chapter_program(
          "03_full_bptt", {"--no-plots", "--word", "world", "--hidden", hidden, "--seed", seed});
      BOOST_TEST(result.status == 0, "H = " << hidden << ", seed " << seed << ": " << result.err);
      // With eight units the check after 500 steps, not the one at the start, has the worst entry.
      const std::size_t last = result.out.rfind("worst of all entries: ");
      BOOST_TEST(result.out.substr(last).starts_with("worst of all entries: < 1e-7") ==
                 (std::string(hidden) == "1"));
    }
  }
}

BOOST_AUTO_TEST_CASE(times_are_printed_only_when_asked_for) {
  const std::string timed = run_briefly("06_one_sweep", {"--no-plots", "--time"}).out;
  const std::string plain = run_briefly("06_one_sweep", {"--no-plots"}).out;
  BOOST_TEST(!has(plain, "microseconds"));
  BOOST_TEST(!has(plain, "nothing published"));  // for the number of seeds
  BOOST_TEST(timed.starts_with(plain));
  BOOST_TEST(timed.find("microseconds", plain.size()) != std::string::npos);
  BOOST_TEST(std::regex_search(timed, std::regex(" T = 4 +T = 64 +T = 1024\n")), timed);
  const std::size_t double_loop = timed.rfind("double loop");
  const std::string line = timed.substr(double_loop, timed.find('\n', double_loop) - double_loop);
  BOOST_TEST(std::stod(line.substr(line.rfind(' '))) > 2000.0);  // 524800 steps are no 2 ms
}

// Equal losses are not lower: one letter alone costs nothing.
BOOST_AUTO_TEST_CASE(pairs_that_are_equal_are_not_lower) {
  const ProgramResult result = run_chapter_program(
      "05_hidden_size", {"--word", "aaa", "--seeds", "1", "--steps", "1", "--no-plots"});
  BOOST_TEST(has(result.out, "in 0 of 5 pairs"), result.out);
}

// What would take too long is neither tried nor drawn.
BOOST_AUTO_TEST_CASE(routes_that_are_too_slow_are_left_out) {
  const TemporaryDirectory directory;
  const ProgramResult large = run_chapter_program(
      "06_one_sweep",
      {"--hidden", "256", "--seeds", "1", "--steps", "2", "--plots", directory.path().string()});
  BOOST_TEST(large.status == 0, large.err);
  BOOST_TEST(!has(read_file(directory.path() / "06_memory.gp"), "title 'real time'"));
  BOOST_TEST(has(large.out, "double loop: ["));
  std::string word;
  while (word.size() < 400) word += "abcdefghijklmnopqrst";
  const ProgramResult longer = run_chapter_program(
      "06_one_sweep",
      {"--word", word, "--hidden", "200", "--seeds", "1", "--steps", "1", "--no-plots"});
  BOOST_TEST(longer.status == 0, longer.err);
  BOOST_TEST(!has(longer.out, "double loop: ["));
  // One count alone has no power: with 115 units, real time is too slow from 8 letters on.
  BOOST_TEST(run_briefly("06_one_sweep", {"--hidden", "115", "--no-plots"}).status == 0);
}

BOOST_AUTO_TEST_CASE(draws_in_the_terminal) {
  const TemporaryDirectory directory;
  for (const std::string& chapter : chapter_folders()) {
    const ProgramResult result =
        run_in_few_steps(chapter, {"--chart-format", "dumb", "--plots", directory.path().string()});
    BOOST_TEST(result.status == 0, result.err);
    BOOST_TEST(has(result.out, fmt::format("\n[{}", chapter.substr(0, 3))));
  }
}

// Both sides of every limit that a chapter has for what it shows.
BOOST_AUTO_TEST_CASE(what_is_shown_up_to_a_limit) {
  struct Limit {
    std::string chapter;
    std::vector<std::string> below;
    std::vector<std::string> beyond;
    std::string shown;
  };
  for (const auto& [chapter, below, beyond, shown] : std::vector<Limit>{
           {"02_forward_pass", {"--word", "abc"}, {"--word", "ab"}, "h_1, after tanh"},
           {"03_full_bptt",
            {"--word", "abcdefghi"},
            {"--word", "abcdefghij"},
            "loss step 7: shares"}}) {
    for (const auto& setting : {below, beyond}) {
      const TemporaryDirectory directory;
      std::vector<std::string> arguments = {"--plots", directory.path().string()};
      if (chapter != "02_forward_pass") arguments.insert(arguments.end(), {"--steps", "1"});
      arguments.insert(arguments.end(), setting.begin(), setting.end());
      const ProgramResult result = run_chapter_program(chapter, arguments);
      BOOST_TEST(result.status == 0, result.err);
      BOOST_TEST((has(result.out, shown)) == (setting == below), setting.back());
    }
  }
  const TemporaryDirectory directory;
  (void)run_chapter_program("02_forward_pass",
                            {"--hidden", "7", "--plots", directory.path().string()});
  const std::string script = read_file(directory.path() / "02_hidden_states.gp");
  BOOST_TEST(has(script, "title 'hidden states, 6 of 7 units'"));
  BOOST_TEST(has(script, "'unit 5'"));
  BOOST_TEST(!has(script, "'unit 6'"));
}

// The gradient has exploded beyond what ε = 1e-5 can resolve: said, and no failure.
BOOST_AUTO_TEST_CASE(an_exploded_gradient_is_called_that_and_not_wrong) {
  for (const auto& [hidden, said] :
       {std::pair{"32", "from now on with ε = 1e-09"}, std::pair{"64", "with no ε tried"}}) {
    const ProgramResult result = run_chapter_program(
        "03_full_bptt", {"--no-plots", "--word", "thequickbrownfoxjumpsoverthelazydog", "--hidden",
                         hidden, "--steps", "20"});
    BOOST_TEST(result.status == 0, result.err);
    for (const char* part : {"central differences cannot tell here", "has exploded", said}) {
      BOOST_TEST(result.out.find(part) != std::string::npos, hidden << ": " << part);
    }
    BOOST_TEST(result.out.find("entries: wrong") == std::string::npos);
    const std::size_t museum = result.out.find("\nright   ");
    const std::string first_row =
        result.out.substr(museum + 1, result.out.find('\n', museum + 1) - museum - 1);
    BOOST_TEST(has(first_row, "?") == (std::string(hidden) == "64"), first_row);
    const std::size_t later = result.out.find("after 20 steps");
    BOOST_TEST_REQUIRE(later != std::string::npos);
    BOOST_TEST(
        has(result.out.substr(later), "entries: < 1e-7, good"));  // with the ε that fits there
  }
}

BOOST_AUTO_TEST_CASE(a_word_with_nothing_to_learn_prints_numbers_only) {
  const ProgramResult result = run_chapter_program("03_full_bptt", {"--no-plots", "--word", "aa"});
  BOOST_TEST(result.status == 0);
  BOOST_TEST(result.out.find("nan") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_training_that_diverges_says_where) {
  for (const char* chapter : {"03_full_bptt", "04_truncated_bptt", "05_hidden_size"}) {
    const TemporaryDirectory directory;
    const std::string history = (directory.path() / "h.csv").string();
    const ProgramResult result = run_chapter_program(
        chapter, {"--no-plots", "--learning-rate", "1000", "--history", history});
    BOOST_TEST(result.status == 1);
    BOOST_TEST(has(result.err, "stopped being a number at step"), result.err);
    BOOST_TEST(!fs::exists(history));
  }
}

BOOST_AUTO_TEST_CASE(histories_hold_every_step_of_every_run) {
  const std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> chapters = {
      {"03_full_bptt", "hello", {"full", "slip"}},
      {"03_full_bptt", "banana", {"full"}},  // the slip is not possible
      {"04_truncated_bptt", "hello", {"full", "post_truncated", "tbptt"}},
      {"05_hidden_size",
       "hello",
       {"post_truncated_H3", "post_truncated_H6", "full_H3", "full_H6"}}};
  for (const auto& [chapter, word, runs] : chapters) {
    const TemporaryDirectory directory;
    const fs::path history = directory.path() / "h.csv";
    BOOST_TEST(run_briefly(chapter, {"--no-plots", "--word", word, "--history", history}).status ==
               0);
    std::vector<std::string> lines = lines_of(read_file(history));
    BOOST_TEST(lines.front() == "run,step,loss");
    lines.erase(lines.begin());
    std::map<std::string, std::size_t> rows;
    for (const std::string& line : lines) {
      const std::string run = line.substr(0, line.find(','));
      BOOST_REQUIRE(line.starts_with(fmt::format("{},{},", run, rows[run]++)));
    }
    BOOST_TEST(rows.size() == runs.size());
    for (const std::string& run : runs) BOOST_TEST(rows[run] == 2000U, run);
  }
}

BOOST_AUTO_TEST_CASE(json_files_have_the_keys_and_numbers_of_numpy) {
  const TemporaryDirectory directory;
  for (const auto& start : numpy_reference().at("starts")) {
    const auto file = directory.path() / "p.json";
    const std::string hidden = std::to_string(start.at("hidden").get<int>());
    BOOST_TEST(run_chapter_program("02_forward_pass", {"--no-plots", "--hidden", hidden,
                                                       "--parameters", file.string()})
                   .status == 0);
    auto json = nlohmann::json::parse(read_file(file));
    for (const char* key : {"word", "hidden", "seed", "vocabulary"}) {
      BOOST_TEST(json.at(key) == start.at(key), key);
    }
    check_agree(parameters_from(json.at("parameters")), parameters_from(start.at("parameters")),
                "parameters");
    check_agree(json.at("hidden_states").get<Matrix>(), start.at("hidden_states").get<Matrix>(),
                "hidden states");
    check_agree(json.at("probabilities").get<Matrix>(), start.at("probabilities").get<Matrix>(),
                "probabilities");
    BOOST_TEST(agree(json.at("loss").get<double>(), start.at("loss").get<double>()));

    BOOST_TEST(run_chapter_program("03_full_bptt", {"--no-plots", "--steps", "1", "--hidden",
                                                    hidden, "--gradients", file.string()})
                   .status == 0);
    json = nlohmann::json::parse(read_file(file));
    for (const char* key : {"word", "hidden", "seed", "vocabulary"}) {
      BOOST_TEST(json.at(key) == start.at(key), key);
    }
    check_agree(parameters_from(json.at("gradients").at("full")),
                parameters_from(start.at("gradients").at("full")), "gradient");
  }
  // A blank is a blank there, whatever it is called on the page.
  const auto file = directory.path() / "blank.json";
  for (const auto& [chapter, flag] :
       {std::pair{"02_forward_pass", "--parameters"}, {"03_full_bptt", "--gradients"}}) {
    (void)run_chapter_program(chapter, {"--no-plots", "--word", "a b", flag, file.string()});
    BOOST_TEST(nlohmann::json::parse(read_file(file)).at("vocabulary") ==
               nlohmann::json::array({"a", " ", "b"}));
  }
}

// Named or not, 3 and 6 are the post's; but who names them wants no other sizes studied.
BOOST_AUTO_TEST_CASE(hidden_sizes_that_are_named_are_those_of_the_study) {
  const auto printed = [](std::vector<std::string> sizes) {
    sizes.insert(sizes.begin(), {"--no-plots", "--seeds", "1"});
    const ProgramResult run = run_chapter_program("05_hidden_size", sizes);
    BOOST_TEST(run.status == 0);
    return run.out;
  };
  const std::string named = printed({"--hidden-sizes", "3", "6"});
  BOOST_TEST(named.find("H = 6, published and rebuilt: 20 of 20") != std::string::npos);
  BOOST_TEST(named.find("of 1 learned        H = 3  H = 6\n") != std::string::npos);
  BOOST_TEST(printed({}).find("of 1 learned        H = 2  H = 3  H = 4  H = 6  H = 8\n") !=
             std::string::npos);
  bool given = false;
  std::vector<std::size_t> values = {3, 6};
  Flags flags;
  flags.add_list("sizes", values, whole(1, 9), Flags::Kind::post, "", &given);
  BOOST_TEST(flags.all_default(Flags::Kind::variation));
  const std::vector<const char*> arguments = {"chapter", "--sizes", "3", "6"};
  BOOST_TEST(flags.read(4, arguments.data(), "A chapter"));
  BOOST_TEST(given);
  BOOST_TEST(flags.all_default(Flags::Kind::post));
  BOOST_TEST(!flags.all_default(Flags::Kind::variation));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
