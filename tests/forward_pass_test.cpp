#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/cross_entropy.hpp"
#include "chapters/02_forward_pass/drawings.hpp"

#include <fmt/format.h>
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(forward_pass_test)

BOOST_AUTO_TEST_CASE(agrees_with_numpy_at_both_sizes) {
  BOOST_REQUIRE_EQUAL(numpy_reference().at("starts").size(), 2U);
  for (const auto& start : numpy_reference().at("starts")) {
    const SpellingTask task = spelling_task(letters(start.at("word").get<std::string>()));
    const Parameters parameters =
        draw_parameters(task.vocabulary.size(), start.at("hidden"), start.at("seed"));
    check_agree(parameters, parameters_from(start.at("parameters")), "parameters");
    const ForwardPass forward = forward_pass(parameters, task.x);
    check_agree(forward.h, start.at("hidden_states").get<Matrix>(), "hidden states");
    check_agree(forward.p, start.at("probabilities").get<Matrix>(), "probabilities");
    check_agree(forward.p, softmax(forward.z), "softmax of the logits");
    BOOST_TEST(agree(cross_entropy(forward.p, task.y), start.at("loss").get<double>()));
  }
}

BOOST_AUTO_TEST_CASE(cross_entropy_counts_only_the_wanted_letters) {
  BOOST_TEST(agree(cross_entropy({{0.5, 0.5}, {0.25, 0.75}}, {{1, 0}, {0, 1}}),
                   std::log(2.0) - std::log(0.75)));
  BOOST_TEST(cross_entropy({{0, 1}}, {{0, 1}}) == 0.0);  // 0 · ln 0 counts as 0
  BOOST_CHECK_THROW((void)cross_entropy(Matrix(2, 2), Matrix(2, 3)), ShapeError);
}

BOOST_AUTO_TEST_CASE(the_unrolled_network_shows_the_numbers_of_the_run) {
  (void)default_run("02_forward_pass");
  const std::string script = read_file(default_plots("02_forward_pass") / "02_unrolled.gp");
  const ForwardPass forward =
      forward_pass(draw_parameters(4, 3, 230912), spelling_task(U"hello").x);
  for (const double h : forward.h.values()) {
    BOOST_TEST(has(script, fmt::format("set label '{:.2f}' at", h)));
  }
  for (const double p : forward.p.values()) BOOST_TEST(has(script, fmt::format(" {:.2f}' at", p)));
}

// Of a long word and a large network so much that no column reaches the one above it.
BOOST_AUTO_TEST_CASE(the_unrolled_network_has_room) {
  const std::u32string word = U"bookkeeping";
  const SpellingTask task = spelling_task(word);
  for (const std::size_t hidden_size : {3U, 8U, 64U}) {
    const Diagram drawn = unrolled_network(
        word, task.vocabulary, forward_pass(draw_parameters(8, hidden_size, 1), task.x));
    BOOST_TEST(has(drawn.title, "unrolled over bookk"));
    BOOST_TEST(!has(drawn.title, "bookke"));
    for (const Diagram::Arrow& arrow : drawn.arrows) {
      const Diagram::Node& from = drawn.nodes.at(arrow.from);
      const Diagram::Node& to = drawn.nodes.at(arrow.to);
      if (from.x != to.x || arrow.from == arrow.to) continue;
      const std::size_t cells = from.cells.size() + to.cells.size();
      BOOST_TEST(to.y - from.y > 0.3 / 2.0 * static_cast<double>(cells) + 0.2);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
