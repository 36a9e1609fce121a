#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <set>

#include "chapters/03_full_bptt/central_differences.hpp"
#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/04_truncated_bptt/slope_norms.hpp"
#include "chapters/07_far_away/adam.hpp"
#include "chapters/07_far_away/clip.hpp"
#include "chapters/07_far_away/drawings.hpp"
#include "chapters/07_far_away/jacobian.hpp"
#include "chapters/07_far_away/lag_lesson.hpp"
#include "chapters/07_far_away/pull.hpp"
#include "chapters/07_far_away/reber.hpp"
#include "chapters/07_far_away/together.hpp"
#include "chapters/07_far_away/trace.hpp"
#include "chapters/07_far_away/treatments.hpp"
#include "chapters/07_far_away/trials.hpp"
#include "chapters/07_far_away/way_back.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

/// B sequences of T letters out of V, with weights of every kind, 0 among them.
Sequences random_sequences(std::size_t B, std::size_t T, std::size_t V, std::uint32_t seed) {
  NumpyRandom random(seed);
  Sequences task{V, B, {}, {}, {}};
  const auto letter = [&] {
    return static_cast<std::size_t>(random.uniform() * static_cast<double>(V));
  };
  for (std::size_t i = 0; i < T * B; ++i) {
    task.read.push_back(letter());
    task.wanted.push_back(letter());
    task.weights.push_back(i % 3 == 0 ? 0.0 : 2.0 * random.uniform());
  }
  return task;
}

double loss_of(const Parameters& parameters, const Sequences& task) {
  return weighted_loss(task, read_together(parameters, task).p);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(far_away_test)

BOOST_AUTO_TEST_CASE(the_lag_task_differs_in_its_first_letter_and_last_answer_alone) {
  for (const std::size_t lag : {2U, 3U, 100U}) {
    const Sequences task = lag_task(lag, {7.0, 0.5});
    BOOST_TEST(task.time_steps() == lag);
    BOOST_TEST(task.vocabulary_size == lag + 1);
    std::set<std::size_t> between;
    for (std::size_t t = 0; t < lag; ++t) {
      const bool first = t == 0;
      const bool last = t + 1 == lag;
      BOOST_TEST((task.read[2 * t] != task.read[2 * t + 1]) == first);
      BOOST_TEST((task.wanted[2 * t] != task.wanted[2 * t + 1]) == last);
      BOOST_TEST(task.weights[2 * t] == (last ? 7.0 : 0.5));
      if (!first) between.insert(task.read[2 * t]);
      if (!last) BOOST_TEST(task.wanted[2 * t] == task.read[2 * t + 2]);
    }
    BOOST_TEST(task.wanted[2 * lag - 1] == task.read[1]);
    BOOST_TEST(between.size() == lag - 1);
    const std::u32string vocabulary = lag_vocabulary(lag);
    BOOST_TEST(std::set(vocabulary.begin(), vocabulary.end()).size() == lag + 1);
  }
}

BOOST_AUTO_TEST_CASE(together_is_each_by_itself) {
  const Sequences task = random_sequences(3, 5, 4, 1);
  const Parameters parameters = draw_parameters(4, 3, 2);
  const ForwardPass together = read_together(parameters, task);
  for (std::size_t b = 0; b < 3; ++b) {
    const SpellingTask one = alone(task, b);
    const ForwardPass by_itself = forward_pass(parameters, one.x);
    for (std::size_t t = 0; t < 5; ++t) {
      BOOST_TEST(norm(row(together.h, (t + 1) * 3 + b) - row(by_itself.h, t + 1)) < 1e-12);
      BOOST_TEST(norm(row(together.p, t * 3 + b) - row(by_itself.p, t)) < 1e-12);
    }
  }
}

BOOST_AUTO_TEST_CASE(its_gradient_is_that_of_central_differences_entry_by_entry) {
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    const Sequences task = random_sequences(1 + seed, 6, 4, seed);
    const Parameters parameters = draw_parameters(4, 3, seed);
    const Parameters gradient =
        gradient_together(parameters, task, read_together(parameters, task));
    const auto loss = [&](const Parameters& moved) { return loss_of(moved, task); };
    const std::vector<Resolution> resolved = resolutions(parameters, loss);
    const GradientCheck check = check_gradient(gradient, parameters, loss, resolved);
    BOOST_TEST(check.worst_error < 1e-5);
    BOOST_TEST((verdict(check) == Verdict::right));
  }
}

// What is not asked neither costs nor teaches.
BOOST_AUTO_TEST_CASE(a_weight_of_0_asks_nothing) {
  Sequences task = random_sequences(2, 4, 3, 5);
  const Parameters parameters = draw_parameters(3, 3, 5);
  const auto both = [&] {
    return std::pair(loss_of(parameters, task),
                     gradient_together(parameters, task, read_together(parameters, task)));
  };
  task.weights[3] = 0.0;
  const auto before = both();
  task.wanted[3] = (task.wanted[3] + 1) % 3;
  const auto after = both();
  BOOST_TEST(after.first == before.first);
  BOOST_TEST(norm_error(after.second, before.second) == 0.0);
  task.weights[3] = 1.0;
  BOOST_TEST(both().first > before.first);
  Matrix p(8, 3);  // where the letter wanted is held for impossible, but not asked
  for (double& each : p.values()) each = 0.5;
  task.weights.assign(8, 1.0);
  task.weights[3] = 0.0;
  p(3, task.wanted[3]) = 0.0;
  BOOST_TEST(std::isfinite(weighted_loss(task, p)));
}

BOOST_AUTO_TEST_CASE(clipping_by_the_norm_keeps_the_direction) {
  const Parameters gradient = draw_parameters(4, 3, 1);
  const double length = norm(gradient);
  Parameters clipped = gradient;
  clip(clipped, 0.5);
  BOOST_TEST(std::abs(norm(clipped) - 0.5) < 1e-12);
  BOOST_TEST(std::abs(cosine(clipped, gradient) - 1.0) < 1e-12);
  Parameters short_enough = gradient;
  clip(short_enough, length);
  BOOST_TEST(norm_error(short_enough, gradient) == 0.0);

  Parameters by_value = gradient;
  clip_entries(by_value, 0.5);
  for_each_table(
      [](auto&, const Matrix& a, const Matrix& b) {
        for (std::size_t i = 0; i < a.values().size(); ++i) {
          BOOST_TEST(a.values()[i] == std::min(std::max(b.values()[i], -0.5), 0.5));
        }
      },
      by_value, gradient);
}

// No other move that is as short lowers (7.5) more.
BOOST_AUTO_TEST_CASE(a_clipped_step_is_the_best_of_those_allowed) {
  const double eta = 0.1;
  const double c = 0.5;
  const Parameters gradient = draw_parameters(3, 2, 4);
  const auto cost = [&](const Parameters& move) {
    return dot(gradient, move) + dot(move, move) / (2.0 * eta);  // (7.5)
  };
  const auto step = [&](auto cut) {
    Parameters cut_gradient = gradient;
    cut(cut_gradient);
    Parameters move = zeros_like(gradient);
    add_scaled(move, -eta, cut_gradient);
    return move;
  };
  const Parameters by_norm = step([=](Parameters& g) { clip(g, c); });
  const Parameters by_value = step([=](Parameters& g) { clip_entries(g, c); });
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    for (const auto& [best, by_its_norm] : {std::pair{&by_norm, true}, {&by_value, false}}) {
      Parameters other = *best;  // near it, then as short as is allowed
      add_scaled(other, 0.02, draw_parameters(3, 2, seed));
      if (by_its_norm) {
        clip(other, eta * c);
      } else {
        clip_entries(other, eta * c);
      }
      BOOST_TEST(cost(other) >= cost(*best) - 1e-15);
    }
  }
}

// Against the weighted sums that (7.7) stands for: all slopes so far, each with its weight.
BOOST_AUTO_TEST_CASE(adam_moves_by_its_means_written_out) {
  NumpyRandom random(3);
  Parameters parameters = draw_parameters(3, 2, 1);
  Adam<Parameters> adam(parameters, {.learning_rate = 0.01, .beta1 = 0.8, .beta2 = 0.95});
  std::vector<Parameters> gradients;
  for (int step = 1; step <= 6; ++step) {
    gradients.push_back(draw_parameters(3, 2, static_cast<std::uint32_t>(10 + step)));
    const Parameters before = parameters;
    adam(parameters, gradients.back());
    double m = 0.0, v = 0.0, m_weights = 0.0, v_weights = 0.0;
    for (int k = 0; k < step; ++k) {
      const double g = gradients[static_cast<std::size_t>(k)].Whh(1, 0);
      const double m_weight = std::pow(0.8, step - 1 - k);
      const double v_weight = std::pow(0.95, step - 1 - k);
      m += m_weight * g;
      v += v_weight * g * g;
      m_weights += m_weight;
      v_weights += v_weight;
    }
    const double expected = -0.01 * (m / m_weights) / (std::sqrt(v / v_weights) + 1e-8);
    BOOST_TEST(std::abs(parameters.Whh(1, 0) - before.Whh(1, 0) - expected) < 1e-14);
  }
}

BOOST_AUTO_TEST_CASE(a_training_ends_where_it_has_learned_or_goes_on) {
  std::size_t asked = 0;
  // Learned where the bias is 3 or 5; its loss is no number at 0.
  const auto lesson = [&](const Parameters& parameters) {
    ++asked;
    const double b = parameters.Bh(0, 0);
    return Lesson<Parameters>{1.0 / b, zeros_like(parameters), b == 3.0 || b == 5.0};
  };
  const auto update = [](Parameters& parameters, const Parameters&) { parameters.Bh(0, 0) += 1.0; };
  Parameters start = zeros_like(draw_parameters(2, 1, 0));
  start.Bh(0, 0) = 1.0;
  const Course<Parameters> course = train_until_learned(start, 10, lesson, update);
  BOOST_TEST(course.steps.value() == 2U);
  BOOST_TEST(course.kept);
  BOOST_TEST(course.loss == 1.0 / 3.0);
  BOOST_TEST(asked == 3U);
  const Course<Parameters> on = train_until_learned(start, 10, lesson, update, NoReport{}, true);
  BOOST_TEST(on.steps.value() == 2U);
  BOOST_TEST(!on.kept);
  BOOST_TEST(!on.diverged);
  BOOST_TEST(on.parameters.Bh(0, 0) == 11.0);
  start.Bh(0, 0) = -2.0;
  const Course<Parameters> diverged = train_until_learned(start, 10, lesson, update);
  BOOST_TEST(diverged.diverged);
  BOOST_TEST(!diverged.steps);
  BOOST_TEST(diverged.parameters.Bh(0, 0) == 0.0);
}

// What the chapter says of its digits: the counts that have no ~ before them do not hang on the last one.
BOOST_AUTO_TEST_CASE(a_training_on_the_lag_task_keeps_its_digits) {
  const auto update = [](Parameters& parameters, const Parameters& gradient) {
    descend(parameters, gradient, 0.01);
  };
  for (const auto& [lag, weights] : {std::pair<std::size_t, LossWeights>{7, every_letter},
                                     {10, every_letter},
                                     {10, only_the_end},
                                     {20, only_the_end}}) {
    const auto lesson = lag_lesson(lag_task(lag, weights));
    for (std::uint32_t seed = 0; seed < 5; ++seed) {
      Parameters start = draw_parameters(lag + 1, 16, seed);
      for_each_table([](auto&, Matrix& table) { table = 0.25 * MatrixView(table); }, start);
      Parameters nudged = start;
      for (double& w : nudged.Wxh.values()) w = std::nextafter(w, 9.0);
      const Learned one = train_until_learned(start, 2000, lesson, update).steps;
      const Learned other = train_until_learned(nudged, 2000, lesson, update).steps;
      BOOST_TEST((one == other), "lag " << lag << ", seed " << seed);
    }
  }
}

BOOST_AUTO_TEST_CASE(answers_stand_in_their_places) {
  const auto answers =
      ask_all(3, 4, [](std::size_t i, std::uint32_t seed) { return 10 * i + seed; });
  BOOST_TEST(answers.size() == 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t seed = 0; seed < 4; ++seed) BOOST_TEST(answers[i][seed] == 10 * i + seed);
  }
  struct Training {
    Learned steps;
  };
  const Tally found = tally(std::vector<Training>{{4}, {}, {8}, {}});
  BOOST_TEST(found.seeds == 4U);
  BOOST_TEST(found.learned == 2U);
  BOOST_TEST(found.median_steps == 6.0);
  BOOST_TEST(found.chance.low == wilson_interval(2, 4).low);
}

BOOST_AUTO_TEST_CASE(the_trace_is_what_the_first_letter_leaves) {
  Parameters parameters = draw_parameters(6, 4, 3);
  BOOST_TEST(traces(parameters, 5).size() == 5U);
  BOOST_TEST(traces(parameters, 5).back() > 0.0);
  for (std::size_t j = 0; j < 4; ++j) parameters.Wxh(1, j) = parameters.Wxh(0, j);
  for (const double trace : traces(parameters, 5)) BOOST_TEST(trace == 0.0);
}

// The way back of chapter 4, for the first sequence by itself.
BOOST_AUTO_TEST_CASE(what_goes_back_is_what_chapter_4_measures) {
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    const Parameters parameters = draw_parameters(7, 4, seed);
    const WayBack way = way_back(parameters, 6);
    const std::vector<double> norms = slope_norms(parameters, alone(lag_task(6, every_letter), 0));
    BOOST_TEST(std::abs(way.leaves - norms.front()) < 1e-12);
    BOOST_TEST(std::abs(way.arrives - norms.back()) < 1e-12);
    BOOST_TEST(way.share == way.arrives / way.leaves);
    BOOST_TEST(way.share <= way.bound);
  }
}

// J by central differences of the sequence's way on from its first state, and both ends of (7.4).
BOOST_AUTO_TEST_CASE(the_jacobian_is_what_both_ways_pass) {
  const std::size_t lag = 6;
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    const Parameters parameters = draw_parameters(lag + 1, 4, seed);
    const Sequences task = lag_task(lag, every_letter);
    const Matrix J = jacobian(parameters, lag);
    const auto onwards = [&](Matrix h) {
      for (std::size_t t = 1; t < lag; ++t) {
        const Matrix a = row(parameters.Wxh, task.read[2 * t]) + product(h, parameters.Whh);
        for (std::size_t j = 0; j < 4; ++j) h(0, j) = std::tanh(a(0, j) + parameters.Bh(0, 0));
      }
      return h;
    };
    const Matrix first{row(read_together(parameters, task).h, 2)};
    for (std::size_t i = 0; i < 4; ++i) {
      Matrix up = first;
      Matrix down = first;
      up(0, i) += 1e-6;
      down(0, i) -= 1e-6;
      const Matrix slope = (0.5 / 1e-6) * (onwards(up) - onwards(down));
      BOOST_TEST(norm(slope - row(J, i)) < 1e-8);
    }
    const WayBack way = way_back(parameters, lag);
    BOOST_TEST(way.share <= largest_singular_value(J) * (1.0 + 1e-12));
    Matrix dz =
        weighted_logit_gradient(lag_task(lag, only_the_end), read_together(parameters, task).p);
    const Matrix dh = product(2.0 * row(dz, 2 * lag - 2), transposed(parameters.Wy));
    BOOST_TEST(std::abs(norm(product(dh, transposed(J))) - way.arrives) < 1e-12);
  }
}

BOOST_AUTO_TEST_CASE(what_a_network_can_do_with_the_lag_task) {
  Parameters parameters = zeros_like(draw_parameters(4, 2, 0));  // lag 3: x a b wants a b x
  for (std::size_t i = 0; i < 2; ++i) parameters.Wxh(i, 0) = i == 0 ? 3.0 : -3.0;
  parameters.Wxh(2, 1) = 3.0;
  parameters.Wxh(3, 1) = -3.0;
  parameters.Wy(1, 3) = 9.0;  // after a comes b; what else it should say, it does not know
  const Ability some = ability(parameters, 3);
  BOOST_TEST(some.end == 0.0);
  BOOST_TEST(some.others == 0.5);
  BOOST_TEST(some.trace_left == 0.0);
  parameters.Whh(0, 0) = 3.0;  // keeps the first letter, and says it after b
  parameters.Wy(0, 0) = 9.0;
  BOOST_TEST(ability(parameters, 3).end == 0.0);  // so far only where it is x
  parameters.Wy(0, 1) = -9.0;
  const Ability more = ability(parameters, 3);
  BOOST_TEST(more.end == 1.0);
  BOOST_TEST(more.trace_left > 0.9);
}

// Against two real steps, each so short that it is straight.
BOOST_AUTO_TEST_CASE(a_loss_pulls_at_the_trace) {
  const std::size_t lag = 5;
  const Parameters start = draw_parameters(lag + 1, 4, 2);
  for (const LossWeights weights : {only_the_end, all_but_the_end}) {
    const Sequences task = lag_task(lag, weights);
    Parameters moved = start;
    descend(moved, gradient_together(start, task, read_together(start, task)), 1e-7);
    const double change = traces(moved, lag).back() / traces(start, lag).back() - 1.0;
    BOOST_TEST(std::abs(change / 1e-7 / pull_on_trace(start, lag, weights) - 1.0) < 1e-4);
  }
}

BOOST_AUTO_TEST_CASE(medians_are_of_those_wanted) {
  const std::map<std::size_t, std::vector<double>> seeds = {{2, {1.0, 5.0, 9.0}}, {3, {1.0}}};
  const auto found = medians(
      seeds, [](double x) { return 2.0 * x; }, [](double x) { return x > 2.0; });
  BOOST_TEST(found.size() == 1U);
  BOOST_TEST(found.at(2) == 14.0);
  BOOST_TEST(table_by_lag({{"a", {{2, 1.0}}}, {"b", {{10, 0.5}}}}) ==
             "lag        a        b\n2    1.0e+00        -\n10         -  5.0e-01\n");
}

BOOST_AUTO_TEST_CASE(long_ways_are_drawn_without_their_middle) {
  const auto boxes = [](std::size_t lag) {
    const Diagram diagram = task_diagram(lag_task(lag, every_letter), lag_vocabulary(lag));
    return std::pair(diagram.nodes.size(), diagram.arrows.size());
  };
  BOOST_CHECK((boxes(20) == std::pair<std::size_t, std::size_t>{120, 2 * (20 * 2 + 19)}));
  BOOST_CHECK(
      (boxes(21) == std::pair<std::size_t, std::size_t>{2 * (15 * 3 + 1), 2 * (15 * 2 + 15)}));
}

BOOST_AUTO_TEST_CASE(digits_that_do_not_last_are_not_printed) {
  BOOST_TEST(digits_that_last(0.123456, 0.3) == "0.1");
  BOOST_TEST(digits_that_last(0.123456, 2e-3) == "0.12");
  BOOST_TEST(digits_that_last(0.123456, 1e-15) == "0.1235");
}

BOOST_AUTO_TEST_CASE(reber_strings_are_legal_and_remember_their_branch) {
  NumpyRandom random(1);
  std::set<std::u32string> different;
  for (int i = 0; i < 200; ++i) {
    const std::u32string word = embedded_reber_string(random);
    different.insert(word);
    BOOST_TEST((word.starts_with(U"BTB") || word.starts_with(U"BPB")));
    BOOST_TEST((word[1] == word[word.size() - 2] && word.back() == U'E'));
    std::string inner;
    for (const char32_t letter : word.substr(2, word.size() - 4))
      inner += static_cast<char>(letter);
    static const std::regex grammar(  // written out as a regular expression
        "B(TS*X(XT*VP)*(S|XT*VV)|PT*V(V|P(XT*VP)*(S|XT*VV)))E");
    BOOST_TEST(std::regex_match(inner, grammar), inner);
  }
  BOOST_TEST(different.size() > 50U);
}

BOOST_AUTO_TEST_CASE(words_of_unlike_length_are_padded) {
  const Sequences task = padded({U"ab", U"abca"}, U"abc");
  BOOST_TEST(task.time_steps() == 3U);
  const std::vector<std::size_t> read = {0, 0, 1, 1, 1, 2};
  const std::vector<std::size_t> wanted = {1, 1, 1, 2, 1, 0};
  const std::vector<double> weights = {1, 1, 0, 1, 0, 1};
  BOOST_TEST(task.read == read, boost::test_tools::per_element());
  BOOST_TEST(task.wanted == wanted, boost::test_tools::per_element());
  BOOST_TEST(task.weights == weights, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
