// What the chapters print for a setting of the reader's own, kept whole in tests/own_settings/.
// After a change that is meant: UNROLLED_KEEP=1 build/release/tests/unrolled_tests
// --run_test=own_settings_test, and read the difference before you commit it.
#include <fmt/format.h>

#include <cstdlib>

#include "lib/files.hpp"
#include "tests/expected_output.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

namespace fs = std::filesystem;

struct OwnSetting {
  const char* kept_as;
  const char* chapter;
  std::vector<std::string> arguments;
};

const std::vector<OwnSetting> own_settings = {
    {"1_banana", "01_one_hot_encoding", {"--word", "banana"}},
    {"2_banana", "02_forward_pass", {"--word", "banana", "--hidden", "2", "--seed", "7"}},
    {"3_banana", "03_full_bptt", {"--word", "banana"}},
    {"3_world", "03_full_bptt", {"--word", "world", "--hidden", "1", "--steps", "300"}},
    {"4_windows", "04_truncated_bptt", {"--k1", "2", "--k2", "3", "--hidden", "6"}},
    {"4_27_letters",
     "04_truncated_bptt",
     {"--word", "the quick brown fox jumps over the lazy dog", "--steps", "20"}},
    {"4_ab", "04_truncated_bptt", {"--word", "ab", "--steps", "20"}},
    {"5_sizes", "05_hidden_size", {"--hidden-sizes", "2", "5", "--seeds", "11"}},
    {"6_ab", "06_one_sweep", {"--word", "ab", "--seeds", "3"}},
    {"6_large", "06_one_sweep", {"--hidden", "256", "--steps", "20", "--seeds", "3"}},
    {"7_diverges", "07_far_away", {"--learning-rate", "30", "--steps", "60", "--seeds", "3"}},
    {"8_ab", "08_gates", {"--word", "ab", "--hidden", "2", "--steps", "40", "--seeds", "2"}},
    {"9_banana",
     "09_attention",
     {"--word", "banana", "--width", "6", "--heads", "3", "--blocks", "1", "--steps", "20",
      "--seeds", "2"}},
    {"10_license",
     "10_text",
     {"--text", UNROLLED_SOURCE_DIR "/LICENSE", "--hidden", "4", "--steps", "20", "--sample", "40",
      "--temperature", "1"}},
    {"7_short", "07_far_away", {"--lag", "4", "--hidden", "5", "--steps", "300", "--seeds", "2"}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(own_settings_test)

BOOST_AUTO_TEST_CASE(print_what_was_kept) {
  for (const auto& [name, chapter, arguments] : own_settings) {
    BOOST_TEST_CONTEXT(name) {
      const fs::path kept = fs::path(UNROLLED_SOURCE_DIR) / "tests/own_settings" / name;
      std::vector<std::string> all = {"--no-plots"};
      all.insert(all.end(), arguments.begin(), arguments.end());
      const ProgramResult run = run_chapter_program(chapter, all);
      BOOST_TEST(run.status == 0);
      BOOST_TEST(run.err == "");
      if (std::getenv("UNROLLED_KEEP") != nullptr) write_file(kept, run.out);
      BOOST_TEST(first_difference({{0, "", lines_of(read_file(kept))}}, lines_of(run.out)) == "");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
