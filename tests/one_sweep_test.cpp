#include "chapters/06_one_sweep/one_sweep.hpp"

#include <random>

#include "chapters/04_truncated_bptt/truncated_bptt.hpp"
#include "chapters/06_one_sweep/four_routes.hpp"
#include "tests/allocations.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

/// A word of T + 1 letters out of `letters`.
std::u32string random_word(std::mt19937& random, std::size_t letters, std::size_t time_steps) {
  std::u32string word;
  while (word.size() <= time_steps) word += static_cast<char32_t>(U'a' + random() % letters);
  return word;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(one_sweep_test)

BOOST_AUTO_TEST_CASE(four_routes_agree_on_300_random_networks) {
  std::mt19937 random(1);
  for (int network = 0; network < 300; ++network) {
    const SpellingTask task =
        spelling_task(random_word(random, 2 + random() % 7, 1 + random() % 12));
    const std::size_t hidden_size = 1 + random() % 8;
    const auto seed = static_cast<std::uint32_t>(random());
    const Parameters parameters = draw_parameters(task.vocabulary.size(), hidden_size, seed);
    const Parameters swept = take_route(Route::one_sweep, parameters, task).first;
    const double loss = cross_entropy(forward_pass(parameters, task.x).p, task.y);
    for (const auto& [route, name] : route_names) {
      const Parameters gradient = take_route(route, parameters, task).first;
      const bool exact = route != Route::central_differences;
      for (const auto& [table, member] : parameter_names) {
        const WorstEntry worst = worst_entry(gradient.*member, swept.*member, 1e-7 * loss);
        BOOST_TEST(
            worst.relative_error <= (exact ? 1e-8 : 1e-3),
            name << ", " << table << ", network " << network << ": " << worst.relative_error);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(counted_costs_equal_the_formulas) {
  for (const std::u32string word :
       {U"ab", U"hello", U"banana", U"aaaaaaaa", U"the quick brown fox"}) {
    const SpellingTask task = spelling_task(word);
    const std::size_t V = task.vocabulary.size();
    const std::size_t T = task.x.rows();
    for (const std::size_t H : {1U, 2U, 3U, 8U, 17U}) {
      const Parameters parameters = draw_parameters(V, H, 1);
      for (const auto& [route, name] : route_names) {
        BOOST_TEST_CONTEXT(name << " for V = " << V << ", H = " << H << ", T = " << T) {
          const Cost counted = take_route(route, parameters, task).second;
          const Cost expected = expected_cost(route, V, H, T);
          BOOST_TEST(counted.multiplications == expected.multiplications);
          BOOST_TEST(counted.most_entries == expected.most_entries);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(agrees_with_numpy_at_both_sizes) {
  const SpellingTask task = spelling_task(U"hello");
  for (const auto& start : numpy_reference().at("starts")) {
    const Parameters parameters = parameters_from(start.at("parameters"));
    Sweep sweep = make_sweep(parameters, 4);
    sweep_gradient(parameters, task, sweep);
    check_agree(sweep.forward.h, start.at("hidden_states").get<Matrix>(), "hidden states");
    check_agree(sweep.forward.p, start.at("probabilities").get<Matrix>(), "probabilities");
    check_agree(sweep.gradient, parameters_from(start.at("gradients").at("full")), "gradient");
  }
}

// The published runs keep the double loop; the sweep would give their losses as well, to 1e-12.
BOOST_AUTO_TEST_CASE(trains_as_numpy_does) {
  const SpellingTask task = spelling_task(U"hello");
  for (const std::size_t hidden_size : {3U, 6U}) {
    Parameters parameters = draw_parameters(4, hidden_size, 230912);
    Sweep sweep = make_sweep(parameters, 4);
    std::vector<double> losses;  // before each step
    for (int step = 0; step <= 2000; ++step) {
      losses.push_back(training_step(parameters, task, 0.005, sweep));
    }
    const auto& run = numpy_run("full", hidden_size);
    for (const auto& [step, loss] : run.at("losses").get<std::vector<std::pair<int, double>>>()) {
      BOOST_TEST(agree(losses.at(static_cast<std::size_t>(step) + 1), loss), "step " << step);
    }
  }
}

BOOST_AUTO_TEST_CASE(stacked_and_letter_by_letter_agree_on_a_large_network) {
  std::mt19937 random(2);
  const SpellingTask task = spelling_task(random_word(random, 20, 140));
  Parameters parameters = draw_parameters(task.vocabulary.size(), 70, 1);
  for (const auto& [name, member] : parameter_names) {
    for (double& weight : (parameters.*member).values()) weight *= 0.1;
  }
  Sweep sweep = make_sweep(parameters, 140);
  sweep_gradient(parameters, task, sweep);
  const ForwardPass forward = forward_pass(parameters, task.x);
  const Parameters by_letter =
      window_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y), {0, 139, 0});
  BOOST_TEST(norm(sweep.forward.h - forward.h) <= 1e-12);
  BOOST_TEST(norm_error(sweep.gradient, by_letter) <= 1e-12);
}

BOOST_AUTO_TEST_CASE(a_training_step_asks_for_no_memory) {
  std::mt19937 random(3);
  for (const std::size_t hidden_size : {3U, 6U, 50U}) {
    const SpellingTask task = spelling_task(random_word(random, 9, 30));
    Parameters parameters = draw_parameters(task.vocabulary.size(), hidden_size, 1);
    const std::size_t before_all = allocations();
    Sweep sweep = make_sweep(parameters, 30);
    (void)training_step(parameters, task, 1e-4, sweep);
    BOOST_TEST(allocations() > before_all);  // the counter counts
    const std::size_t before = allocations();
    for (int step = 0; step < 10; ++step) (void)training_step(parameters, task, 1e-4, sweep);
    const std::size_t after = allocations();
    BOOST_TEST(after == before, "H = " << hidden_size << ": " << after - before);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
