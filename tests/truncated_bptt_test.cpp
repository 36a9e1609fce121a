#include "chapters/04_truncated_bptt/truncated_bptt.hpp"
#include "chapters/04_truncated_bptt/post_listing.hpp"

#include <fmt/format.h>

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(truncated_bptt_test)

BOOST_AUTO_TEST_CASE(trains_as_numpy_does) {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 6U}) {
    const Parameters start = draw_parameters(4, hidden_size, 230912);
    check_training(train_post_truncated(start, task, 0.005, 2000, true).training, "post_truncated",
                   hidden_size);
  }
  for (const std::size_t k1 : {1U, 2U}) {
    const Parameters start = draw_parameters(4, 3, 230912);
    check_training(train_tbptt(start, task, 0.005, 2000, k1, 2), "tbptt", 3, {k1, 2});
  }
}

BOOST_AUTO_TEST_CASE(windows_count_each_loss_once_and_go_back_k2_steps) {
  const auto text_of = [](std::size_t time_steps, std::size_t k1, std::size_t k2) {
    std::string text;
    for (const auto& [first, newest, oldest] : tbptt_windows(time_steps, k1, k2)) {
      text += fmt::format("{}-{}<{} ", first, newest, oldest);
    }
    return text;
  };
  BOOST_TEST(text_of(4, 4, 4) == "0-3<0 ");
  BOOST_TEST(text_of(4, 1, 1) == "0-0<0 1-1<1 2-2<2 3-3<3 ");
  BOOST_TEST(text_of(4, 1, 2) == "0-0<0 1-1<0 2-2<1 3-3<2 ");
  BOOST_TEST(text_of(5, 2, 3) == "0-1<0 2-3<1 4-4<2 ");
  BOOST_TEST(text_of(3, 7, 9) == "0-2<0 ");
  BOOST_CHECK_THROW((void)tbptt_windows(4, 2, 1), std::invalid_argument);
  BOOST_CHECK_THROW((void)tbptt_windows(4, 0, 1), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
