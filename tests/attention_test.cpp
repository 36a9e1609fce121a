#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "chapters/08_gates/checked.hpp"
#include "chapters/08_gates/study_file.hpp"
#include "chapters/08_gates/tasks.hpp"
#include "chapters/09_attention/drawings.hpp"
#include "chapters/09_attention/pairs.hpp"
#include "chapters/09_attention/transformer_study.hpp"
#include "chapters/09_attention/wrong_attention.hpp"
#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(attention_test)

namespace {

/// Three sequences of T letters out of V, with weights of every kind, 0 among them.
Sequences three_sequences(std::size_t T, std::size_t V) {
  NumpyRandom random(7);
  Sequences all = blank(V, T, 3);
  for (std::size_t i = 0; i < 3 * T; ++i) {
    all.read[i] = draw_whole(random, 0, V - 1);
    all.wanted[i] = draw_whole(random, 0, V - 1);
    all.weights[i] = i % 4 == 1 ? 0.0 : 2.0 * random.uniform();
  }
  return all;
}

/// A Transformer whose scales and shifts are no ones and zeros.
Transformer any_transformer(std::size_t V, std::size_t blocks, std::size_t heads,
                            std::size_t longest) {
  Transformer net =
      draw_transformer(V, {.width = 6, .blocks = blocks, .heads = heads, .longest = longest}, 3);
  NumpyRandom random(9);
  for_each_table(
      [&](const std::string&, Matrix& table) {
        if (table.rows() != 1) return;
        for (double& value : table.values()) value += 0.3 * random.uniform();
      },
      net);
  return net;
}

/// Layer normalisation of one row, in plain loops.
std::vector<double> normed(const std::vector<double>& h, const Matrix& gamma,
                           const Matrix& lambda) {
  double mean = 0.0, square = 0.0;
  for (const double value : h) mean += value;
  mean /= static_cast<double>(h.size());
  for (const double value : h) square += (value - mean) * (value - mean);
  const double spread = std::sqrt(square / static_cast<double>(h.size()) + 1e-5);
  std::vector<double> y;
  for (std::size_t i = 0; i < h.size(); ++i) {
    y.push_back((h[i] - mean) / spread * gamma(0, i) + lambda(0, i));
  }
  return y;
}

/// a, as a row, times a table.
std::vector<double> times(const std::vector<double>& a, const Matrix& W) {
  std::vector<double> result(W.columns());
  for (std::size_t i = 0; i < W.columns(); ++i) {
    for (std::size_t k = 0; k < a.size(); ++k) result[i] += a[k] * W(k, i);
  }
  return result;
}

void add(std::vector<double>& to, const std::vector<double>& a) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += a[i];
}

/// What the first part of a block adds to the last of some rows.
std::vector<double> looked(const Block& block, std::size_t heads,
                           const std::vector<std::vector<double>>& h) {
  const std::size_t H = h.front().size();
  const std::size_t C = H / heads;
  const std::vector<double> q = times(normed(h.back(), block.gamma1, block.lambda1), block.Wq);
  std::vector<double> mixed(H);
  for (std::size_t head = 0; head < heads; ++head) {
    double sum = 0.0;
    std::vector<double> weighted(C);
    for (const std::vector<double>& row : h) {
      const std::vector<double> y = normed(row, block.gamma1, block.lambda1);
      const std::vector<double> k = times(y, block.Wk);
      const std::vector<double> v = times(y, block.Wv);
      double score = 0.0;
      for (std::size_t i = head * C; i < (head + 1) * C; ++i) score += q[i] * k[i];
      const double weight = std::exp(score / std::sqrt(static_cast<double>(C)));
      sum += weight;
      for (std::size_t i = 0; i < C; ++i) weighted[i] += weight * v[head * C + i];
    }
    for (std::size_t i = 0; i < C; ++i) mixed[head * C + i] = weighted[i] / sum;
  }
  return times(mixed, block.Wo);
}

/// The logits of sequence b, step by step and letter by letter.
std::vector<std::vector<double>> logits_in_plain_loops(const Transformer& net, const Sequences& all,
                                                       std::size_t b) {
  std::vector<std::vector<double>> h;
  for (std::size_t t = 0; t < all.time_steps(); ++t) {
    std::vector<double> row;
    for (std::size_t i = 0; i < net.Wx.columns(); ++i) {
      row.push_back(net.Wx(all.read[t * all.count + b], i) +
                    (net.Wp.rows() > 0 ? net.Wp(t, i) : 0.0));
    }
    h.push_back(row);
  }
  for (const Block& block : net.blocks) {
    const std::vector<std::vector<double>> before = h;
    for (std::size_t t = 0; t < h.size(); ++t) {
      const auto until = before.begin() + static_cast<std::ptrdiff_t>(t) + 1;
      add(h[t], looked(block, net.heads, {before.begin(), until}));
      std::vector<double> inner = times(normed(h[t], block.gamma2, block.lambda2), block.W1);
      for (double& value : inner) value = std::tanh(value);
      add(h[t], times(inner, block.W2));
    }
  }
  std::vector<std::vector<double>> z;
  for (const std::vector<double>& row : h) {
    z.push_back(times(normed(row, net.gamma, net.lambda), net.Wy));
    for (double& value : z.back()) value += net.By(0, 0);
  }
  return z;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_transformer_is_what_plain_loops_make) {
  for (const auto& [blocks, heads, longest] :
       {std::array{1U, 1U, 5U}, {2U, 3U, 5U}, {2U, 2U, 0U}, {0U, 1U, 5U}, {1U, 6U, 9U}}) {
    const Transformer net = any_transformer(4, blocks, heads, longest);
    const Sequences all = three_sequences(5, 4);
    const TransformerPass pass = read_together(net, all);
    for (std::size_t b = 0; b < 3; ++b) {
      const auto z = logits_in_plain_loops(net, all, b);
      for (std::size_t t = 0; t < 5; ++t) {
        for (std::size_t k = 0; k < 4; ++k) BOOST_TEST(agree(pass.z(t * 3 + b, k), z[t][k]));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_entry_of_its_gradient_is_right) {
  for (const auto& [blocks, heads, longest] :
       {std::array{1U, 1U, 5U}, {2U, 3U, 5U}, {2U, 2U, 0U}, {0U, 1U, 5U}}) {
    const Transformer net = any_transformer(4, blocks, heads, longest);
    const GradientCheck check = checked(net, three_sequences(5, 4));
    BOOST_TEST(check.checked == entry_count(net));
    BOOST_TEST(check.worst_error < 1e-4);
    BOOST_TEST((verdict(check) == Verdict::right));
  }
}

BOOST_AUTO_TEST_CASE(without_a_mask_it_is_right_too) {
  Transformer net = any_transformer(4, 2, 2, 5);
  net.mask = false;
  const Sequences all = three_sequences(5, 4);
  BOOST_TEST((verdict(checked(net, all)) == Verdict::right));
  BOOST_TEST(read_together(net, all).blocks[0].A[0](0, 4) > 0.0);
}

BOOST_AUTO_TEST_CASE(attention_weights_add_up_to_one_and_see_nothing_ahead) {
  NumpyRandom random(2);
  const Matrix Q = 30.0 * random.normals(6, 3);
  const Matrix K = random.normals(6, 3);
  const Matrix V = random.normals(6, 3);
  const Attended attended = attend(Q, K, V, true);
  for (std::size_t t = 0; t < 6; ++t) {
    BOOST_TEST(std::abs(total(row(attended.A, t)) - 1.0) < 1e-14);
    for (std::size_t j = t + 1; j < 6; ++j) BOOST_TEST(attended.A(t, j) == 0.0);
  }
  BOOST_CHECK_THROW((void)attend(Q, random.normals(6, 2), V, true), ShapeError);
  BOOST_CHECK_THROW((void)attend(Q, K, random.normals(5, 3), true), ShapeError);
  BOOST_CHECK_THROW((void)attend(Q, random.normals(5, 3), random.normals(5, 3), true), ShapeError);
}

BOOST_AUTO_TEST_CASE(pair_by_pair_it_is_the_same) {
  for (const std::size_t T : {1U, 2U, 7U}) {
    for (const std::size_t C : {1U, 4U}) {
      NumpyRandom random(5);
      const Matrix Q = random.normals(T, C);
      const Matrix K = random.normals(T, C);
      const Matrix V = random.normals(T, C);
      const Matrix d_mixed = random.normals(T, C);
      const Attended attended = attend(Q, K, V, true);
      const AttentionSlopes d = attend_back(Q, K, V, attended.A, d_mixed);
      const ThereAndBack pairs = pair_by_pair(Q, K, V, d_mixed);
      check_agree(attended.mixed, pairs.mixed, "mixed");
      check_agree(d.Q, pairs.d.Q, "dQ");
      check_agree(d.K, pairs.d.K, "dK");
      check_agree(d.V, pairs.d.V, "dV");
      BOOST_TEST(pairs.multiplications == 7 * C * T * (T + 1) / 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_normalised_row_has_mean_0_and_spread_1) {
  NumpyRandom random(2);
  const Matrix ones = map(Matrix(1, 9), [](double) { return 1.0; });
  const Normed result = layer_norm(100.0 * random.normals(3, 9), ones, Matrix(1, 9));
  for (std::size_t t = 0; t < 3; ++t) {
    BOOST_TEST(std::abs(total(row(result.bar, t))) < 1e-12);
    BOOST_TEST(std::abs(norm(row(result.bar, t)) - 3.0) < 1e-8);
  }
  BOOST_CHECK_THROW((void)layer_norm(Matrix(2, 9), Matrix(1, 8), Matrix(1, 8)), ShapeError);
  BOOST_CHECK_THROW((void)draw_transformer(4, {.width = 6, .heads = 4}, 0), ShapeError);
}

BOOST_AUTO_TEST_CASE(a_head_has_its_rows_and_columns) {
  const Matrix all{{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {13, 14, 15, 16}};
  std::vector<Matrix> parts;
  Matrix again(4, 4);
  for_each_head(2, 2, 4, [&](const Head& head, std::size_t n) {
    BOOST_TEST(n == parts.size());
    parts.emplace_back(head.of(all));
    head.put(again, parts.back());
  });
  BOOST_TEST(parts.size() == 4U);
  check_agree(parts[1], {{3, 4}, {11, 12}}, "sequence 0, head 1");
  check_agree(parts[2], {{5, 6}, {13, 14}}, "sequence 1, head 0");
  check_agree(again, all, "put back");
}

BOOST_AUTO_TEST_CASE(views_of_columns_and_of_every_other_row) {
  const Matrix a{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}, {13, 14, 15}};
  check_agree(Matrix(columns(a, 1, 2)), {{2, 3}, {5, 6}, {8, 9}, {11, 12}, {14, 15}}, "columns");
  check_agree(Matrix(every(a, 1, 2)), {{4, 5, 6}, {10, 11, 12}}, "every second");
  check_agree(Matrix(every(a, 0, 2)), {{1, 2, 3}, {7, 8, 9}, {13, 14, 15}}, "from the first");
  check_agree(Matrix(transposed(columns(every(a, 0, 4), 2, 1))), {{3, 15}}, "both, turned");
  BOOST_CHECK_THROW((void)columns(a, 2, 2), ShapeError);
  BOOST_CHECK_THROW((void)every(a, 5, 1), ShapeError);
  check_agree(product(columns(every(a, 0, 2), 0, 2), transposed(columns(every(a, 1, 3), 1, 2))),
              {{1 * 5 + 2 * 6, 1 * 14 + 2 * 15},
               {7 * 5 + 8 * 6, 7 * 14 + 8 * 15},
               {13 * 5 + 14 * 6, 13 * 14 + 14 * 15}},
              "product");
}

BOOST_AUTO_TEST_CASE(more_steps_than_places_are_refused) {
  BOOST_CHECK_THROW((void)read_together(any_transformer(4, 1, 1, 4), three_sequences(5, 4)),
                    ShapeError);
}

BOOST_AUTO_TEST_CASE(a_guess_hangs_on_nothing_that_comes_later) {
  const Transformer net = any_transformer(4, 2, 2, 5);
  const Sequences all = three_sequences(5, 4);
  Sequences other = all;
  for (std::size_t b = 0; b < 3; ++b) other.read[3 * 3 + b] = (all.read[3 * 3 + b] + 1) % 4;
  const Matrix p = read_together(net, all).p;
  const Matrix moved = read_together(net, other).p;
  for (std::size_t i = 0; i < p.rows(); ++i) {
    BOOST_TEST((norm(row(p, i) - row(moved, i)) == 0.0) == (i < 9));
  }
}

/// The verdict on a Transformer with such parts, and whether it is the right one's pass.
template <typename TheParts>
std::pair<Verdict, bool> with_parts(const Sequences& all) {
  const Transformer right = any_transformer(4, 2, 2, 5);
  const With<TheParts> net{right};
  const bool same = norm(read_together(net, all).p - read_together(right, all).p) < 1e-12;
  return {verdict(checked(net, all)), same};
}

BOOST_AUTO_TEST_CASE(the_wrong_parts_are_wrong_where_it_is_said) {
  const Sequences all = three_sequences(5, 4);
  const auto expect = [](std::pair<Verdict, bool> came, Verdict said, bool same) {
    BOOST_TEST((came.first == said));
    BOOST_TEST(came.second == same);
  };
  expect(with_parts<Parts>(all), Verdict::right, true);
  expect(with_parts<MaskAfterSoftmax>(all), Verdict::right, false);
  expect(with_parts<NoRootOnTheWayBack>(all), Verdict::wrong, true);
  expect(with_parts<NoMeansInTheNorm>(all), Verdict::wrong, true);
  expect(with_parts<AddsToTheNormed>(all), Verdict::right, false);
  expect(with_parts<OverwritesTheLetter>(all), Verdict::wrong, true);
  NumpyRandom random(4);
  const Matrix Q = random.normals(5, 3);
  const Matrix K = random.normals(5, 3);
  const Matrix V = random.normals(5, 3);
  Matrix seen = attend(Q, K, V, false).A;
  for (std::size_t t = 0; t < 5; ++t) {
    for (std::size_t j = t + 1; j < 5; ++j) seen(t, j) = 0.0;
  }
  check_agree(MaskAfterSoftmax::attend(Q, K, V, true).mixed, product(seen, V), "masked late");
}

BOOST_AUTO_TEST_CASE(recall_asks_for_what_stood_behind_the_letter) {
  NumpyRandom random(3);
  const Sequences all = draw_recall(random, 50, 4);
  BOOST_TEST(all.time_steps() == 12U);
  std::set<std::size_t> firsts;
  for (std::size_t b = 0; b < 50; ++b) {
    const auto read = [&](std::size_t t) { return all.read[t * 50 + b]; };
    std::set<std::size_t> keys, again;
    for (std::size_t n = 0; n < 4; ++n) {
      keys.insert(read(2 * n));
      again.insert(read(8 + n));
      BOOST_TEST((read(2 * n) < 8 && read(2 * n + 1) >= 8 && read(2 * n + 1) < 16));
      const std::size_t i = (8 + n) * 50 + b;
      BOOST_TEST(all.weights[i] == 1.0);
      BOOST_TEST(all.weights[2 * n * 50 + b] == 0.0);
      for (std::size_t m = 0; m < 4; ++m) {
        if (read(2 * m) == read(8 + n)) BOOST_TEST(all.wanted[i] == read(2 * m + 1));
      }
    }
    BOOST_TEST(keys.size() == 4U);
    BOOST_TEST(keys == again, boost::test_tools::per_element());
    firsts.insert(read(8) == read(0) ? 1 : 0);
  }
  BOOST_TEST(firsts.size() == 2U);  // not always in the same order
}

BOOST_AUTO_TEST_CASE(its_names_say_which_block) {
  std::set<std::string> names;
  const Transformer net = any_transformer(4, 2, 1, 0);
  for_each_table([&](const std::string& name, const Matrix&) { names.insert(name); }, net);
  BOOST_TEST(names.contains("Wq_1"));
  BOOST_TEST(names.contains("lambda2_0"));
  BOOST_TEST(!names.contains("Wp"));
  BOOST_TEST(names.size() == 25U);
  const nlohmann::json json = any_transformer(4, 2, 1, 0);
  const auto is = [&](const char* name, const Matrix& table) {
    return norm(json.at(name).get<Matrix>() - table) == 0.0;
  };
  const Block& block = net.blocks[1];
  BOOST_TEST((is("Wx", net.Wx) && is("Wy", net.Wy) && is("gamma", net.gamma) &&
              is("lambda", net.lambda) && is("Wq_1", block.Wq) && is("Wk_1", block.Wk) &&
              is("Wv_1", block.Wv) && is("Wo_1", block.Wo) && is("W1_1", block.W1) &&
              is("W2_1", block.W2) && is("gamma1_1", block.gamma1) &&
              is("gamma2_1", block.gamma2) && is("lambda1_1", block.lambda1) &&
              is("lambda2_1", block.lambda2)));
}

BOOST_AUTO_TEST_CASE(a_transformer_can_be_written_for_other_programs) {
  const TemporaryDirectory scratch;
  const auto file = scratch.path() / "transformer.json";
  BOOST_TEST(run_chapter_program(
                 "09_attention",
                 {"--no-plots", "--word", "a ba", "--width", "6", "--heads", "3", "--blocks", "1",
                  "--seed", "4", "--steps", "1", "--seeds", "1", "--gradients", file.string()})
                 .status == 0);
  const auto json = nlohmann::json::parse(read_file(file));
  const Sequences sequence{3, 1, {0, 1, 2}, {1, 2, 0}, {1.0, 1.0, 1.0}};
  const Transformer net =
      draw_transformer(3, {.width = 6, .blocks = 1, .heads = 3, .longest = 3}, 4);
  const TransformerPass pass = read_together(net, sequence);
  Transformer read = net;
  json.at("parameters").get_to(read);
  BOOST_TEST(norm_error(read, net) == 0.0);
  BOOST_TEST(json.at("loss") == weighted_loss(sequence, pass.p));
  BOOST_TEST(json.at("attention").size() == 1U);
  BOOST_TEST(norm(json.at("attention")[0][2].get<Matrix>() - pass.blocks[0].A[2]) == 0.0);
  json.at("gradients").at("full").get_to(read);
  BOOST_TEST(norm_error(read, gradient_together(net, sequence, pass)) < 1e-15);
}

// The file of the long study has all that the chapter's tables show.
BOOST_AUTO_TEST_CASE(the_kept_study_is_complete) {
  const LongStudy kept = read_study(UNROLLED_SOURCE_DIR "/data/attention.json");
  const LongStudy gates = read_study(UNROLLED_SOURCE_DIR "/data/gates.json");
  const std::vector<Entry> all = five_networks(gates, kept);
  BOOST_TEST(all.size() == 55U);
  BOOST_TEST(all[4].cell == "Transformer");
  BOOST_TEST(all[54].task == "recall of pairs");
  for (const Entry& entry : kept.table) {
    BOOST_TEST(entry.attempts.size() == 10U);
    const bool is_transformer = entry.cell == "Transformer" || entry.cell == "without places";
    BOOST_TEST(entry.grid.size() == (is_transformer ? 6U : 16U));
    if (!is_transformer) continue;
    const Recipe best = transformer_grid().at(best_of(entry.grid));
    BOOST_TEST((best.wide == entry.best.wide && best.rate == entry.best.rate));
    const Task task = attention_task(entry.task);
    BOOST_TEST(entry.weights == entry_count(contestant(task, 1.0, entry.cell == "Transformer", 0)));
    for (const Attempt& attempt : entry.attempts) {
      BOOST_TEST(attempt.steps.value_or(0) <= transformer_steps);
      BOOST_TEST(attempt.longer.size() == (attempt.steps ? task.longer.size() : 0U));
    }
    for (const std::vector<Ending>& point : entry.grid) {
      for (const Ending& ending : point) {
        BOOST_TEST(ending.steps.value_or(0) <= transformer_grid_steps);
      }
    }
  }
  BOOST_TEST(entry_of(kept.table, "copy 40", "Transformer").attempts.size() == 10U);
  BOOST_TEST(entry_of(kept.table, counting(8, 20).name, "without places").attempts.size() == 10U);
  BOOST_CHECK_THROW((void)entry_of(kept.table, "copy 40", "LSTM"), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(a_study_takes_the_best_of_its_grid) {
  const Entry entry = study_transformer(latch(8, 2), true, 2, 20);
  BOOST_TEST(entry.grid.size() == 6U);
  BOOST_TEST(entry.attempts.size() == 2U);
  const Recipe best = transformer_grid().at(best_of(entry.grid));
  BOOST_TEST((best.wide == entry.best.wide && best.rate == entry.best.rate));
  BOOST_TEST(entry.weights == 2U * 7U * 32U + 260U * 32U + 2U * (12U * 32U * 32U + 4U * 32U) + 65U);
  BOOST_TEST(contestant(latch(8, 2), 1.0, false, 0).Wp.rows() == 0U);
  const Attempt again = attempt_from(contestant(latch(8, 2), best.wide, true, first_seed),
                                     latch(8, 2), best.rate, 20, first_seed);
  BOOST_TEST((again.steps == entry.attempts[0].steps));
  BOOST_TEST(again.score.loss == entry.attempts[0].score.loss);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
