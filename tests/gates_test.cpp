#include <cmath>
#include <map>
#include <set>

#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/08_gates/checked.hpp"
#include "chapters/08_gates/contest.hpp"
#include "chapters/08_gates/drawings.hpp"
#include "chapters/08_gates/kept.hpp"
#include "chapters/08_gates/reach.hpp"
#include "chapters/08_gates/study_file.hpp"
#include "chapters/08_gates/tasks.hpp"
#include "chapters/08_gates/wrong_gates.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

/// B sequences of T letters out of V, with weights of every kind, 0 among them.
Sequences any_sequences(std::size_t B, std::size_t T, std::size_t V) {
  NumpyRandom random(7);
  Sequences all = blank(V, T, B);
  for (std::size_t i = 0; i < T * B; ++i) {
    all.read[i] = draw_whole(random, 0, V - 1);
    all.wanted[i] = draw_whole(random, 0, V - 1);
    all.weights[i] = i % 3 == 1 ? 0.0 : 2.0 * random.uniform();
  }
  return all;
}

double sigmoid(double a) { return 1.0 / (1.0 + std::exp(-a)); }

/// What enters unit i of a gate at step t of sequence b, where the Whs multiply `state`, H numbers.
double entering(const Gate& gate, const Sequences& all, std::size_t t, std::size_t b,
                const std::vector<double>& state, std::size_t i) {
  double a = gate.Wx(all.read[t * all.count + b], i) + gate.B(0, 0);
  for (std::size_t j = 0; j < state.size(); ++j) a += state[j] * gate.Wh(j, i);
  return a;
}

template <TableSet Network>
void check_entry_by_entry(const Network& network, const Sequences& all) {
  const GradientCheck check = checked(network, all);
  BOOST_TEST(check.checked == entry_count(network));
  BOOST_TEST(check.worst_error < 1e-4);
  BOOST_TEST((verdict(check) == Verdict::right));
}

/// Which tables of a slipped gradient are not those of the right one.
template <TableSet Network>
std::set<std::string> tables_that_differ(GateSlip slip, const Network& network) {
  Sequences all = any_sequences(2, 5, 4);
  for (double& weight : all.weights) weight *= 20.0;  // so that there is something to clip
  const auto pass = read_together(network, all);
  const Network right_one = gradient_together(network, all, pass);
  const Network slipped_one = slipped_gradient(slip, network, all, pass);
  std::set<std::string> names;
  for_each_table(
      [&](const std::string& name, const Matrix& right, const Matrix& slipped) {
        if (norm(right - slipped) > 1e-9 * norm(right)) names.insert(name);
      },
      right_one, slipped_one);
  return names;
}

/// The letters of sequence b.
std::vector<std::size_t> letters_of(const Sequences& all, std::size_t b) {
  std::vector<std::size_t> read;
  for (std::size_t i = b; i < all.read.size(); i += all.count) read.push_back(all.read[i]);
  return read;
}

/// Probabilities that answer everything as it is wanted.
Matrix all_right(const Sequences& all) {
  Matrix p(all.read.size(), all.vocabulary_size);
  for (std::size_t i = 0; i < p.rows(); ++i) p(i, all.wanted[i]) = 1.0;
  return p;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gates_test)

BOOST_AUTO_TEST_CASE(an_lstm_is_what_its_formulas_say_number_by_number) {
  const Sequences all = any_sequences(3, 4, 5);
  const std::size_t H = 2;
  const Lstm lstm = draw_lstm(5, H, 3, 1.5, 2.0);
  const LstmPass pass = read_together(lstm, all);
  for (std::size_t b = 0; b < 3; ++b) {
    std::vector<double> h(H), c(H);
    for (std::size_t t = 0; t < 4; ++t) {
      std::vector<double> next(H);
      for (std::size_t i = 0; i < H; ++i) {
        const auto a = [&](const Gate& gate) { return entering(gate, all, t, b, h, i); };
        c[i] =
            sigmoid(a(lstm.forget)) * c[i] + sigmoid(a(lstm.input)) * std::tanh(a(lstm.candidate));
        next[i] = sigmoid(a(lstm.output)) * std::tanh(c[i]);
        BOOST_TEST(std::abs(pass.c((t + 1) * 3 + b, i) - c[i]) < 1e-14);
        BOOST_TEST(std::abs(pass.h((t + 1) * 3 + b, i) - next[i]) < 1e-14);
      }
      h = next;
    }
  }
  check_agree(pass.z, product(rows(pass.h, 3, 12), lstm.Wy), "logits");
  check_agree(pass.p, softmax(pass.z), "probabilities");
}

BOOST_AUTO_TEST_CASE(a_gru_is_what_its_formulas_say_with_the_reset_gate_at_either_place) {
  const Sequences all = any_sequences(3, 4, 5);
  const std::size_t H = 2;
  for (const Reset placement : {Reset::after, Reset::before}) {
    const Gru gru = draw_gru(5, H, 3, 1.5, 2.0, placement);
    const GruPass pass = read_together(gru, all);
    for (std::size_t b = 0; b < 3; ++b) {
      std::vector<double> h(H);
      for (std::size_t t = 0; t < 4; ++t) {
        std::vector<double> r(H), reset_h(H), next(H);
        for (std::size_t i = 0; i < H; ++i) {
          r[i] = sigmoid(entering(gru.reset, all, t, b, h, i));
          reset_h[i] = r[i] * h[i];
        }
        for (std::size_t i = 0; i < H; ++i) {
          const double u = sigmoid(entering(gru.update, all, t, b, h, i));
          const double letter = entering(gru.candidate, all, t, b, {}, i);
          const double a = placement == Reset::after
                               ? letter + r[i] * (entering(gru.candidate, all, t, b, h, i) - letter)
                               : entering(gru.candidate, all, t, b, reset_h, i);
          next[i] = u * h[i] + (1.0 - u) * std::tanh(a);
          BOOST_TEST(std::abs(pass.h((t + 1) * 3 + b, i) - next[i]) < 1e-14);
        }
        h = next;
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(their_gradients_are_those_of_central_differences_entry_by_entry) {
  for (const auto& [B, T] : {std::pair{1U, 1U}, {1U, 6U}, {3U, 5U}}) {
    const Sequences all = any_sequences(B, T, 4);
    for (const std::uint32_t seed : {0U, 1U}) {
      check_entry_by_entry(draw_lstm(4, 3, seed, 1.0, 2.0), all);
      check_entry_by_entry(draw_gru(4, 3, seed, 1.0, 2.0, Reset::after), all);
      check_entry_by_entry(draw_gru(4, 3, seed, 1.0, 2.0, Reset::before), all);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_start_is_wide_as_told_and_all_biases_but_one_are_0) {
  const Lstm lstm = draw_lstm(4, 9, 5, 2.5, 3.0);
  for_each_table(
      [&](const std::string& name, const Matrix& table) {
        if (name == "Bf") BOOST_TEST(table(0, 0) == 2.5);
        if (name[0] == 'B' && name != "Bf") BOOST_TEST(table(0, 0) == 0.0);
      },
      lstm);
  NumpyRandom random(5);
  check_agree(lstm.input.Wx, random.normals(4, 9), "3 / √9 times the first draw");
  check_agree(lstm.input.Wh, random.normals(9, 9), "and the second");
  const Gru gru = draw_gru(4, 9, 5, 2.5, 3.0);
  BOOST_TEST(gru.update.B(0, 0) == 2.5);
  BOOST_TEST(gru.reset.B(0, 0) == 0.0);
  BOOST_TEST(gru.candidate.B(0, 0) == 0.0);
  check_agree(gru.reset.Wx, lstm.input.Wx, "the same numbers");
  BOOST_TEST((gru.placement == Reset::after));
}

BOOST_AUTO_TEST_CASE(each_slip_spoils_the_tables_that_it_should) {
  const Lstm lstm = draw_lstm(4, 3, 2, 1.0, 2.0);
  const Gru gru = draw_gru(4, 3, 2, 1.0, 2.0, Reset::before);
  const std::set<std::string> none;
  BOOST_TEST((tables_that_differ(GateSlip::none, lstm) == none));
  BOOST_TEST((tables_that_differ(GateSlip::none, gru) == none));
  BOOST_TEST((tables_that_differ(GateSlip::forget_in_gate_biases, lstm) ==
              std::set<std::string>{"Bi", "Bo"}));
  BOOST_TEST(tables_that_differ(GateSlip::clipped_first, lstm).size() == 13U);
  BOOST_TEST(tables_that_differ(GateSlip::h_not_handed_on, lstm).size() == 12U);
  BOOST_TEST(tables_that_differ(GateSlip::divided, lstm).size() == 12U);
  BOOST_TEST(tables_that_differ(GateSlip::no_way_back, gru).size() == 9U);
  BOOST_TEST(tables_that_differ(GateSlip::reset_mixed, gru).size() == 9U);
}

BOOST_AUTO_TEST_CASE(the_reach_is_the_slope_of_the_first_letter_beside_that_of_the_last) {
  const Parameters plain = draw_plain(7, 3, 4);
  const Sequences one = one_lag(6);
  BOOST_TEST(one.time_steps() == 6U);
  const ForwardPass pass = read_together(plain, one);
  const Matrix da = sweep_together(plain, pass.h, weighted_logit_gradient(one, pass.p), 1);
  BOOST_TEST(agree(reach(plain, 6), norm(row(da, 0)) / norm(row(da, 5))));
  const Lstm lstm = draw_lstm(7, 3, 4, 1.0);
  const LstmPass its = read_together(lstm, one);
  const LstmSlopes slopes = sweep_together(lstm, its, weighted_logit_gradient(one, its.p), 1);
  const auto squares = [&](std::size_t t) {
    double sum = 0.0;
    for (const Matrix* gate : {&slopes.input, &slopes.forget, &slopes.candidate, &slopes.output}) {
      sum += std::pow(norm(row(*gate, t)), 2);
    }
    return sum;
  };
  BOOST_TEST(agree(reach(lstm, 6), std::sqrt(squares(0) / squares(5))));
  const Lstm held = draw_lstm(7, 3, 4, 800.0);
  BOOST_TEST(kept(held, 6).all == 1.0);
  const Kept two = kept(Matrix{{0.25, 0.5}, {0.75, 1.0}});
  BOOST_TEST(two.all == 0.625);
  BOOST_TEST(two.most == 0.75);
}

BOOST_AUTO_TEST_CASE(the_tasks_want_what_their_names_say) {
  NumpyRandom random(3);
  const auto check = [&](const Task& task, auto wanted_of) {
    BOOST_TEST_CONTEXT(task.name) {
      const Sequences all = task.draw(random, 40, task.length);
      BOOST_TEST(all.vocabulary_size == task.letters.size());
      std::set<std::vector<std::size_t>> different;
      for (std::size_t b = 0; b < 40; ++b) {
        const std::vector<std::size_t> read = letters_of(all, b);
        different.insert(read);
        const std::map<std::size_t, std::size_t> expected = wanted_of(read);  // by step
        for (std::size_t t = 0; t < all.time_steps(); ++t) {
          const auto at = expected.find(t);
          BOOST_TEST(all.weights[t * 40 + b] == (at == expected.end() ? 0.0 : 1.0));
          if (at != expected.end()) BOOST_TEST(all.wanted[t * 40 + b] == at->second);
        }
      }
      BOOST_TEST(different.size() > 10U);
    }
  };
  using Wanted = std::map<std::size_t, std::size_t>;
  check(latch(8, 9), [](const auto& read) {
    BOOST_TEST(read.back() == 6U);
    for (std::size_t t = 1; t <= 9; ++t) BOOST_TEST((read[t] >= 2 && read[t] <= 5));
    return Wanted{{10, read[0]}};
  });
  check(temporal_order(8, 20), [](const auto& read) {
    std::vector<std::size_t> marks, places;
    for (std::size_t t = 1; t < 19; ++t) {
      if (read[t] < 4) continue;
      marks.push_back(read[t] - 4);
      places.push_back(t);
    }
    BOOST_TEST((marks.size() == 2U && places[0] >= 2 && places[0] <= 4 && places[1] >= 10 &&
                places[1] <= 12));
    BOOST_TEST((read.front() == 6 && read.back() == 7));
    return Wanted{{19, 2 * marks[0] + marks[1]}};
  });
  check(parity(8, 7), [](const auto& read) {
    return Wanted{{6, static_cast<std::size_t>(std::ranges::count(read, 1U)) % 2}};
  });
  check(copy(8, 3), [](const auto& read) {
    BOOST_TEST((read[3] == 8 && read[4] == 8 && read[5] == 8));
    return Wanted{{3, read[0]}, {4, read[1]}, {5, read[2]}};
  });
  check(counting(8, 12), [](const auto& read) {
    const auto n = static_cast<std::size_t>(std::ranges::count(read, 0U));
    Wanted wanted;
    for (std::size_t t = n; t < 2 * n; ++t) wanted[t] = t + 1 < 2 * n ? 1 : 2;
    return wanted;
  });
  check(flip_flop(8, 10), [](const auto& read) {
    BOOST_TEST((read[0] == 2 && read[18] == 4));
    Wanted wanted;
    std::size_t written = 0;
    for (std::size_t t = 0; t < 20; t += 2) {
      if (read[t] == 2) written = read[t + 1];
      if (read[t] == 4) wanted[t] = written;
      if (read[t] == 4) BOOST_TEST(read[t + 1] == written);
    }
    return wanted;
  });
}

BOOST_AUTO_TEST_CASE(a_reber_string_is_right_where_all_legal_letters_are_the_likeliest) {
  const Sequences all = padded({U"BTBTSSXXTVVETE", U"BPBPVVEPE"}, reber_vocabulary);
  Matrix p = all_right(all);
  BOOST_TEST(!all_legal_likeliest(all, p, 0));  // where two are legal, one alone is not enough
  const std::vector<std::u32string> legal = {U"TP", U"B",  U"TP", U"SX", U"SX", U"SX", U"XS",
                                             U"TV", U"TV", U"PV", U"E",  U"T",  U"E"};
  const auto answer_as = [&](std::size_t b, const std::vector<std::u32string>& letters) {
    for (std::size_t t = 0; t < letters.size(); ++t) {
      for (std::size_t k = 0; k < 7; ++k) {
        const bool likely = letters[t].find(reber_vocabulary[k]) != std::u32string::npos;
        p(t * 2 + b, k) = likely ? 0.3 : 0.1;
      }
    }
  };
  answer_as(0, legal);
  BOOST_TEST(all_legal_likeliest(all, p, 0));
  for (std::size_t t = 0; t < legal.size(); ++t) {
    std::vector<std::u32string> wrong = legal;
    wrong[t] += U"BTPSXVE";  // all alike
    answer_as(0, wrong);
    BOOST_TEST(!all_legal_likeliest(all, p, 0));
  }
  answer_as(1, {U"TP", U"B", U"TP", U"TV", U"PV", U"E", U"P", U"E"});
  BOOST_TEST(all_legal_likeliest(all, p, 1));
  answer_as(1, {U"TP", U"B", U"TP", U"TV", U"PV", U"E", U"T", U"E"});  // the other branch
  BOOST_TEST(!all_legal_likeliest(all, p, 1));
}

BOOST_AUTO_TEST_CASE(a_sequence_is_right_where_all_that_is_asked_is) {
  NumpyRandom random(1);
  const Task task = copy(8, 3);
  const Sequences all = task.draw(random, 4, 3);
  Matrix p = all_right(all);
  BOOST_TEST(share_right(task, all, p) == 1.0);
  p(0 * 4 + 2, all.wanted[2]) = 0.0;  // at the first step nothing is asked
  BOOST_TEST(share_right(task, all, p) == 1.0);
  set_zero(rows(p, 4 * 4 + 2, 1));
  p(4 * 4 + 2, 8) = 1.0;
  BOOST_TEST(share_right(task, all, p) == 0.75);
  const Task far = lag(5, every_letter);
  const Sequences two = far.draw(random, 2, 5);
  Matrix q(10, 6);
  q(8, two.wanted[8]) = 0.76;
  q(9, two.wanted[9]) = 0.75;
  BOOST_TEST(share_right(far, two, q) == 0.5);
}

BOOST_AUTO_TEST_CASE(practice_is_fresh_at_each_step_and_learned_when_the_test_says_so) {
  std::vector<std::size_t> lengths;
  Task task = parity(4, 5);
  task.draw = [&](NumpyRandom& random, std::size_t count, std::size_t length) {
    if (count == practised) lengths.push_back(length);
    return draw_parity(random, count, length);
  };
  const Lstm lstm = draw_lstm(2, 4, 1, 1.0);
  auto lesson = practice<Lstm>(task, 1);
  std::set<double> losses;
  for (int step = 0; step < 40; ++step) losses.insert(lesson(lstm).loss);
  BOOST_TEST(losses.size() > 30U);
  BOOST_TEST((std::set(lengths.begin(), lengths.end()) == std::set<std::size_t>{1, 2, 3, 4, 5}));
  auto again = practice<Lstm>(task, 1);
  auto other = practice<Lstm>(task, 2);
  const double first = again(lstm).loss;
  BOOST_TEST(losses.contains(first));
  BOOST_TEST(other(lstm).loss != first);
  task.right = [](const Sequences&, const Matrix&, std::size_t) { return true; };
  auto easy = practice<Lstm>(task, 1);
  for (int step = 0; step < 21; ++step) BOOST_TEST(easy(lstm).learned == (step % 10 == 0));
}

BOOST_AUTO_TEST_CASE(the_steps_are_those_of_adam_on_gradients_of_at_most_length_1) {
  const Lstm start = draw_lstm(3, 2, 1, 1.0);
  Lstm gradient = draw_lstm(3, 2, 2, 1.0);
  Lstm expected = start;
  Adam<Lstm> adam(start, {0.02});
  auto update = clipped_adam(start, 0.02);
  Lstm came = start;
  for (const double size : {0.01, 5.0}) {
    Lstm g = zeros_like(gradient);
    add_scaled(g, size / norm(gradient), gradient);
    Lstm shorter = zeros_like(gradient);
    add_scaled(shorter, std::min(size, 1.0) / norm(gradient), gradient);
    adam(expected, shorter);
    update(came, g);
    BOOST_TEST(norm_error(came, expected) < 1e-12);
  }
}

BOOST_AUTO_TEST_CASE(how_open_a_gate_is_at_a_letter_is_a_mean_over_its_places) {
  Sequences sequences = blank(3, 2, 2);
  sequences.read = {0, 2, 2, 2};
  const Matrix open = open_at_letters(sequences, {{0.5, 0.1}, {0.2, 0.4}, {0.3, 0.4}, {0.7, 1.0}});
  check_agree(open, {{0.5, 0.0, 0.4}, {0.1, 0.0, 0.6}}, "open at letters");
}

BOOST_AUTO_TEST_CASE(a_slope_is_cut_by_the_gates_after_the_first_step_and_by_the_last_tanh) {
  constexpr std::size_t lag = 5;
  Lstm lstm = draw_lstm(lag + 1, 2, 1, 0.7);
  for_each_table(
      [](const std::string& name, Matrix& table) {
        if (name.starts_with("W")) set_zero(table);
      },
      lstm);
  lstm.input.B = {{800.0}};      // all that comes is let in
  lstm.candidate.B = {{800.0}};  // and it is 1
  const double f = sigmoid(0.7);
  double c = 0.0;
  for (std::size_t t = 0; t < lag; ++t) c = f * c + 1.0;
  const Cut least = cut(lstm, lag);
  BOOST_TEST(std::abs(least.gates - std::pow(f, lag - 1)) < 1e-12);
  BOOST_TEST(std::abs(least.tanh - (1.0 - std::tanh(c) * std::tanh(c))) < 1e-12);
}

BOOST_AUTO_TEST_CASE(the_larger_plain_network_has_as_many_weights_as_the_lstm_biases_aside) {
  for (const auto& [V, H] : {std::pair{2U, 16U}, {9U, 64U}, {21U, 16U}, {7U, 1U}}) {
    const std::size_t wanted = entry_count(draw_lstm(V, H, 1, 1.0)) - 5;  // without biases
    const std::size_t larger = larger_hidden_size(V, H);
    BOOST_TEST(entry_count(draw_plain(V, larger, 1)) - 2 >= wanted);
    BOOST_TEST(entry_count(draw_plain(V, larger - 1, 1)) - 2 < wanted);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_not_right) {
  NumpyRandom random(1);
  const Task task = reber(8);
  const Sequences sequences = task.draw(random, 5, 1);
  Matrix p(sequences.read.size(), sequences.vocabulary_size);
  std::ranges::fill(p.values(), std::nan(""));
  BOOST_TEST(share_right(task, sequences, p) == 0.0);
}

BOOST_AUTO_TEST_CASE(tasks_are_tested_where_they_are_longer) {
  using Lengths = std::vector<std::size_t>;
  BOOST_TEST((parity(8, 20).longer == Lengths{40, 100}));
  BOOST_TEST((latch(8, 60).longer == Lengths{120}));
  BOOST_TEST((temporal_order(8, 50).longer == Lengths{100}));
  BOOST_TEST((counting(8, 20).longer == Lengths{40}));
  BOOST_TEST((flip_flop(8, 32).longer == Lengths{128}));
  BOOST_TEST((parity(8, 20).shorter_too && !latch(8, 60).shorter_too));
}

BOOST_AUTO_TEST_CASE(the_best_of_a_grid_has_the_fewest_steps_and_then_the_lowest_loss) {
  const auto after = [](std::size_t steps) { return Ending{steps, {1.0, 0.1}}; };
  const auto never = [](double loss) { return Ending{{}, {0.5, loss}}; };
  BOOST_TEST(best_of({{after(500), never(0.2)},
                      {after(900), after(1900)},
                      {never(0.0), never(0.0)},
                      {after(800), after(1900)}}) == 3U);
  BOOST_TEST(best_of({{after(10), never(0.0)}, {after(2000), after(2000)}}) == 1U);
  BOOST_TEST(best_of({{never(0.4), never(0.4)},
                      {never(0.1), never(std::nan(""))},
                      {never(0.3), never(0.4)},
                      {never(0.2), never(0.6)}}) == 2U);
}

BOOST_AUTO_TEST_CASE(each_network_may_try_as_many_recipes) {
  for (const Cell cell : all_cells) {
    const std::vector<Recipe> recipes = grid(cell);
    BOOST_TEST(recipes.size() == 16U);
    BOOST_TEST((recipes.front().rate == 0.001 && recipes.back().rate == 0.03));
    const bool gated = cell == Cell::lstm || cell == Cell::gru;
    BOOST_TEST((recipes.front().wide == (gated ? 1.0 : 0.5)));
    BOOST_TEST((recipes.back().wide == (gated ? 2.0 : 4.0)));
    BOOST_TEST((recipes.front().bias == (gated ? 1.0 : 0.0)));
    BOOST_TEST((recipes.back().bias == (gated ? 4.0 : 0.0)));
  }
}

BOOST_AUTO_TEST_CASE(a_study_reads_back_as_it_was_written) {
  const TemporaryDirectory scratch;
  const auto file = scratch.path() / "study.json";
  const Entry entry{
      "a task",
      "LSTM",
      7,
      {{{500, {1.0, 0.25}}, {{}, {0.5, 0.75}}}},
      {2.0, 1.0, 0.03},
      {{{10, {0.99, 0.125}}, 7, 0.125, {0.5, 1.0}}, {{{}, {0.0, std::nan("")}}, 7, 2.5, {}}}};
  write_study(file.string(), {{entry, entry}, {entry}});
  const LongStudy study = read_study(file.string());
  BOOST_TEST(study.table.size() == 2U);
  BOOST_TEST(study.biases.size() == 1U);
  const Entry& back = study.table[1];
  BOOST_TEST(back.task == "a task");
  BOOST_TEST(back.cell == "LSTM");
  BOOST_TEST((back.grid.size() == 1U && back.grid[0].size() == 2U));
  BOOST_TEST((back.grid[0][0].steps == Learned{500} && !back.grid[0][1].steps));
  BOOST_TEST((back.grid[0][0].score.right == 1.0 && back.grid[0][1].score.loss == 0.75));
  BOOST_TEST((back.best.wide == 2.0 && back.best.bias == 1.0 && back.best.rate == 0.03));
  BOOST_TEST((back.attempts[0].steps == Learned{10} && !back.attempts[1].steps));
  BOOST_TEST((back.attempts[0].score.loss == 0.125 && std::isnan(back.attempts[1].score.loss)));
  BOOST_TEST((back.attempts[0].weights == 7U && back.attempts[0].seconds == 0.125));
  BOOST_TEST((back.attempts[0].longer == std::vector{0.5, 1.0}));
}

// The file of the long study has all that the chapter's tables show.
BOOST_AUTO_TEST_CASE(the_kept_study_is_complete) {
  const LongStudy study = read_study(UNROLLED_SOURCE_DIR "/data/gates.json");
  std::size_t i = 0;
  for (const Task& task : all_tasks()) {
    for (const Cell cell : all_cells) {
      const Entry& entry = study.table.at(i++);
      BOOST_TEST(entry.task == task.name);
      BOOST_TEST(entry.cell == cell_name(cell));
      BOOST_TEST(entry.attempts.size() == 10U);
      BOOST_TEST(entry.grid.size() == grid(cell).size());
      const Recipe best = grid(cell).at(best_of(entry.grid));
      BOOST_TEST((best.wide == entry.best.wide && best.bias == entry.best.bias &&
                  best.rate == entry.best.rate));
      const std::size_t weights = with_start(cell, task.letters.size(), task.hidden_size, best, 0,
                                             [](const auto& start) { return entry_count(start); });
      BOOST_TEST(entry.weights == weights);
      for (const Attempt& attempt : entry.attempts) {
        BOOST_TEST(attempt.longer.size() == (attempt.steps ? task.longer.size() : 0U));
      }
    }
  }
  BOOST_TEST(study.table.size() == i);
  BOOST_TEST(study.biases.size() == 8U);
}

BOOST_AUTO_TEST_CASE(the_long_study_can_be_run_and_written) {
  if (UNROLLED_SANITIZED) return;  // the same code as above, but a thousand trainings
  const TemporaryDirectory scratch;
  const auto file = scratch.path() / "study.json";
  const ProgramResult run = run_chapter_program(
      "08_gates",
      {"--no-plots", "--all-tasks", "--steps", "1", "--seeds", "1", "--study", file.string()});
  BOOST_TEST(run.status == 0);
  const LongStudy study = read_study(file.string());
  BOOST_TEST(study.table.size() == 40U);
  BOOST_TEST(study.biases.size() == 8U);
  BOOST_TEST((study.biases[3].best.bias == 5.0 && study.biases[3].best.rate == 0.01));
  for (std::size_t i = 0; i < study.table.size(); ++i) {
    const Entry& entry = study.table[i];
    const Recipe best = grid(all_cells.at(i % 4)).at(best_of(entry.grid));
    BOOST_TEST((entry.best.wide == best.wide && entry.best.bias == best.bias &&
                entry.best.rate == best.rate));
  }
  BOOST_TEST(study.biases[0].attempts.size() == 2U);
  BOOST_TEST(has(run.out, "0 of 1"));
}

BOOST_AUTO_TEST_CASE(both_cells_can_be_written_for_other_programs) {
  const TemporaryDirectory scratch;
  const auto file = scratch.path() / "cells.json";
  BOOST_TEST(run_chapter_program("08_gates",
                                 {"--no-plots", "--word", "a ba", "--hidden", "2", "--seed", "4",
                                  "--steps", "1", "--seeds", "1", "--gradients", file.string()})
                 .status == 0);
  const auto json = nlohmann::json::parse(read_file(file));
  BOOST_TEST(json.at("word") == "a ba");
  BOOST_TEST(json.at("hidden") == 2);
  BOOST_TEST(json.at("seed") == 4);
  BOOST_TEST(json.at("vocabulary") == nlohmann::json::array({"a", " ", "b"}));
  const Sequences sequence{3, 1, {0, 1, 2}, {1, 2, 0}, {1.0, 1.0, 1.0}};
  const auto check = [&](const char* cell, const auto& network) {
    const auto& written = json.at(cell);
    const auto pass = read_together(network, sequence);
    auto parameters = network;
    written.at("parameters").get_to(parameters);
    BOOST_TEST(norm_error(parameters, network) == 0.0);
    BOOST_TEST(norm(written.at("hidden_states").get<Matrix>() - pass.h) == 0.0);
    BOOST_TEST(written.at("loss") == weighted_loss(sequence, pass.p));
    auto gradient = network;
    written.at("gradients").at("full").get_to(gradient);
    BOOST_TEST(norm_error(gradient, gradient_together(network, sequence, pass)) < 1e-15);
  };
  check("lstm", draw_lstm(3, 2, 4, 1.0));
  check("gru", draw_gru(3, 2, 4, 1.0));
}

// With the same numbers it comes out the same.
BOOST_AUTO_TEST_CASE(an_attempt_can_be_made_again) {
  const Recipe recipe{1.0, 2.0, 0.01};
  for (const Cell cell : all_cells) {
    const Attempt once = attempt(cell, latch(8, 5), recipe, 300, 3);
    const Attempt again = attempt(cell, latch(8, 5), recipe, 300, 3);
    BOOST_TEST((once.steps == again.steps));
    BOOST_TEST((once.longer == again.longer));
    BOOST_TEST(once.steps.has_value());
    BOOST_TEST(once.longer.size() == 1U);
    BOOST_TEST(once.score.right >= 0.99);  // of the network in the end, not of its start
    BOOST_TEST(attempt(cell, latch(8, 5), recipe, 0, 3).longer.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
