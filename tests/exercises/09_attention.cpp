// The checks of chapter 9's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <utility>

#include "chapters/08_gates/practice.hpp"
#include "chapters/08_gates/tasks.hpp"
#include "chapters/09_attention/transformer_back.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

/// Queries, keys, values and slopes of a head of five steps and three columns.
struct Given {
  NumpyRandom random{4};
  Matrix Q = random.normals(5, 3);
  Matrix K = random.normals(5, 3);
  Matrix V = random.normals(5, 3);
  Matrix d_mixed = random.normals(5, 3);
};

void the_mask() {
  trying("masked, 3×3");
  const Matrix came = masked({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
  Matrix weights = came;
  apply_softmax(weights);
  Matrix expected{{1, -infinity, -infinity}, {4, 5, -infinity}, {7, 8, 9}};
  apply_softmax(expected);
  expect_near("its softmax", weights, expected);
}

void one_step_looks() {
  const Given given;
  for (std::size_t t = 0; t < 5; ++t) {
    trying(fmt::format("look_back, {} steps, C = 3", t + 1));
    const Matrix expected = attend(given.Q, given.K, given.V, true).mixed;
    expect_near("mixed",
                look_back(row(given.Q, t), rows(MatrixView(given.K), 0, t + 1),
                          rows(MatrixView(given.V), 0, t + 1)),
                row(expected, t));
  }
}

void through_the_softmax() {
  trying("back_through_softmax, T = 4");
  const Matrix A{{0.1, 0.2, 0.3, 0.4}};
  const Matrix dA{{1.0, -2.0, 0.5, 3.0}};
  Matrix expected(1, 4);
  for (std::size_t j = 0; j < 4; ++j) {
    for (std::size_t k = 0; k < 4; ++k) {
      expected(0, j) += dA(0, k) * A(0, k) * ((j == k ? 1.0 : 0.0) - A(0, j));
    }
  }
  expect_near("dS", back_through_softmax(A, dA), expected);
}

void through_the_norm() {
  trying("back_through_norm, H = 4");
  const Matrix ones{{1, 1, 1, 1}};
  const Matrix e{{0.3, -1.0, 0.7, 0.4}};
  const Normed normed = layer_norm({{2.0, -1.0, 0.5, 4.0}}, ones, Matrix(1, 4));
  Matrix expected(1, 4);
  Matrix unused(1, 4);
  layer_norm_back(normed, ones, e, unused, unused, expected);
  expect_near("dh", back_through_norm(normed.unit, normed.spread[0], e), expected);
}

void slip_in_the_head() {
  trying("wrong_line_of_head");
  expect_same("the letter", wrong_line_of_head.value(), 'C');
  const Given given;
  const auto& [random, Q, K, V, d_mixed] = given;
  const Matrix A = attend(Q, K, V, true).A;
  const AttentionSlopes d = attend_back(Q, K, V, A, d_mixed);
  Matrix dS = product(d_mixed, transposed(V));
  for (std::size_t t = 0; t < 5; ++t) {
    const double mean = total(hadamard(row(A, t), row(dS, t)));
    for (std::size_t j = 0; j < 5; ++j) dS(t, j) = A(t, j) * (dS(t, j) - mean);
  }
  trying("back_through_head, T = 5, C = 3");
  const BackThroughHead came = back_through_head(Q, K, A, dS, d_mixed);
  expect_near("dQ", came.dQ, d.Q);
  expect_near("dK", came.dK, d.K);
  expect_near("dV", came.dV, d.V);
}

void slip_in_the_block() {
  trying("wrong_line_of_block");
  expect_same("the letter", wrong_line_of_block.value(), 'B');
  trying("block_of, H = 3");
  const Matrix ones{{1, 1, 1}};
  const auto norm_of = [&](const Matrix& h) { return layer_norm(h, ones, Matrix(1, 3)).bar; };
  const auto twice = [](const Matrix& h) { return Matrix(2.0 * MatrixView(h)); };
  const auto thrice = [](const Matrix& h) { return Matrix(3.0 * MatrixView(h)); };
  const Matrix h{{1.0, -4.0, 2.5}};
  const Matrix between = h + 2.0 * norm_of(h);
  expect_near("the row", block_of(h, norm_of, twice, thrice), between + 3.0 * norm_of(between));
}

void without_places() {
  trying("fails_without_places");
  char failed = '-';
  for (const auto& [letter, task] :
       {std::pair{'L', latch(16, 10)}, {'A', counting(16, 4)}, {'C', copy(16, 3)}}) {
    const Transformer start =
        draw_transformer(task.letters.size(), {.width = 16, .blocks = 1, .heads = 2}, 0);
    const Learned steps =
        train_until_learned(start, 150, practice<Transformer>(task, 0), clipped_adam(start, 0.01))
            .steps;
    fmt::print("  {}: {}\n", task.name,
               steps ? fmt::format("after {} steps", *steps) : "not learned");
    if (!steps) failed = letter;
  }
  expect_predicted_letter("who fails", fails_without_places.value(), failed);
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv,
                   {{"9.1", the_mask},
                    {"9.2", one_step_looks},
                    {"9.3", through_the_softmax},
                    {"9.4", through_the_norm},
                    {"9.5", slip_in_the_head},
                    {"9.6", slip_in_the_block},
                    {"9.7", without_places}});
}
