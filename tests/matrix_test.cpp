#include "lib/matrix.hpp"

#include <algorithm>
#include <thread>

#include "lib/cost.hpp"
#include "lib/numpy_random.hpp"
#include "tests/support.hpp"

namespace unrolled {
BOOST_AUTO_TEST_SUITE(matrix_test)
namespace {

const Matrix a{{1, 2, 3}, {4, 5, 6}};     // 2×3
const Matrix b{{1, -1}, {0, 2}, {3, 1}};  // 3×2

/// Checks that `operation` throws a ShapeError with exactly this message.
void check_refused(const std::string& message, const auto& operation) {
  BOOST_CHECK_EXCEPTION(operation(), ShapeError, [&](const ShapeError& error) {
    BOOST_TEST(error.what() == message);
    return true;
  });
}

}  // namespace

BOOST_AUTO_TEST_CASE(starts_with_zeros) {
  const Matrix small(2, 3);
  const Matrix large(7, 11);
  for (const double value : small.values()) BOOST_TEST(value == 0.0);
  for (const double value : large.values()) BOOST_TEST(value == 0.0);
  BOOST_TEST(shape(large) == "7×11");
  BOOST_TEST(shape(Matrix()) == "0×0");
}

BOOST_AUTO_TEST_CASE(copies_and_moves_small_and_large) {
  for (const std::size_t size : {2U, 6U, 7U, 40U}) {
    Matrix original(size, size);
    for (std::size_t i = 0; i < size * size; ++i) original.values()[i] = static_cast<double>(i);
    Matrix copy = original;
    copy(0, 0) = -1.0;
    BOOST_TEST(original(0, 0) == 0.0);
    const Matrix moved = std::move(copy);
    BOOST_TEST(moved(0, 0) == -1.0);
    BOOST_TEST(moved(size - 1, size - 1) == static_cast<double>(size * size - 1));
    Matrix assigned{{5}};
    assigned = moved;
    BOOST_TEST(assigned(size - 1, 0) == static_cast<double>(size * (size - 1)));
    assigned = Matrix{{5}};
    BOOST_TEST(shape(assigned) == "1×1");
    BOOST_TEST(assigned(0, 0) == 5.0);
  }
}

BOOST_AUTO_TEST_CASE(adds_subtracts_and_scales) {
  check_agree(a + a, {{2, 4, 6}, {8, 10, 12}}, "a + a");
  check_agree(a - transposed(b), {{0, 2, 0}, {5, 3, 5}}, "a - bᵀ");
  check_agree(0.5 * a, {{0.5, 1, 1.5}, {2, 2.5, 3}}, "a / 2");
  Matrix c = a;
  c += a;
  c -= Matrix{{1, 1, 1}, {1, 1, 1}};
  check_agree(c, {{1, 3, 5}, {7, 9, 11}}, "c");
  check_agree(hadamard(a, transposed(b)), {{1, 0, 9}, {-4, 10, 6}}, "a ∘ bᵀ");
}

BOOST_AUTO_TEST_CASE(writes_into_some_rows) {
  Matrix c(4, 2);
  add_product(rows(c, 1, 2), a, b);
  check_agree(c, {{0, 0}, {10, 6}, {22, 12}, {0, 0}}, "rows 1 and 2");
  set_zero(rows(c, 2, 1));
  check_agree(c, {{0, 0}, {10, 6}, {0, 0}, {0, 0}}, "row 2 gone");
  add_scaled(c, -0.5, {{1, 2}, {20, 12}, {0, 0}, {0, -4}});
  check_agree(c, {{-0.5, -1}, {0, 0}, {0, 0}, {0, 2}}, "half of it less");
  check_agree(Matrix(rows(b, 1, 2)), {{0, 2}, {3, 1}}, "two rows of b");
}

BOOST_AUTO_TEST_CASE(counts_multiplications_and_entries_alive) {
  const auto [result, cost] = with_cost([] {
    { const Matrix passing(10, 10); }
    return product(a, b);
  });
  BOOST_TEST(cost.multiplications == 12U);
  BOOST_TEST(cost.most_entries == 100);
  BOOST_TEST(cost.entries == 4);  // the result
  check_agree(result, {{10, 6}, {22, 12}}, "result");
  const Cost moves = with_cost([] {
                       Matrix first(2, 3);
                       Matrix second(7, 7);
                       second = Matrix(first);  // 6 entries come, 49 go
                       first = Matrix(1, 1);    // 1 comes, 6 go
                       return second;
                     }).second;
  BOOST_TEST(moves.entries == 6);
  BOOST_TEST(moves.most_entries == 61);
  const Cost around =
      with_cost([] {
        { const Matrix passing(10, 10); }
        return with_cost([] { return Matrix(2, 3); }).first;  // has a most of its own
      }).second;
  BOOST_TEST(around.most_entries == 100);
}

// A matrix may end its life on another thread than the one that made it.
BOOST_AUTO_TEST_CASE(counts_on_a_thread_that_gives_back_what_it_did_not_make) {
  Matrix made_here(10, 10);
  Cost cost;
  std::jthread([&] {
    { const Matrix given_back = std::move(made_here); }
    cost = with_cost([] { return Matrix(2, 3); }).second;
  }).join();
  BOOST_TEST(cost.entries == 6);
  BOOST_TEST(cost.most_entries == 6);
}

BOOST_AUTO_TEST_CASE(a_view_becomes_a_matrix_where_one_is_wanted) {
  const Matrix square{{1, 2}, {3, 4}};
  const Matrix turned = transposed(square);
  const auto second_row = [&square]() -> Matrix { return row(square, 1); };
  BOOST_TEST(turned(0, 1) == 3.0);
  BOOST_TEST(second_row()(0, 1) == 4.0);
}

BOOST_AUTO_TEST_CASE(looks_at_rows_and_transposes_without_copying) {
  check_agree(Matrix(transposed(a)), {{1, 4}, {2, 5}, {3, 6}}, "aᵀ");
  check_agree(Matrix(row(a, 1)), {{4, 5, 6}}, "row 1");
  check_agree(Matrix(row(transposed(a), 2)), {{3, 6}}, "row 2 of aᵀ");
  check_agree(Matrix(transposed(row(a, 0))), {{1}, {2}, {3}}, "row 0 as a column");
  Matrix changing = a;
  const MatrixView view = row(changing, 0);
  changing(0, 2) = 30;
  BOOST_TEST(view(0, 2) == 30.0);
  changing.set_row(1, row(b, 0).columns() == 3 ? row(b, 0) : transposed(Matrix{{7}, {8}, {9}}));
  check_agree(changing, {{1, 2, 30}, {7, 8, 9}}, "row 1 set");
}

BOOST_AUTO_TEST_CASE(sums_biases_functions_and_largest_entries) {
  check_agree(sum(a), {{21}}, "sum");
  check_agree(plus_bias(a, Matrix{{10}}), {{11, 12, 13}, {14, 15, 16}}, "bias");
  check_agree(tanh(Matrix{{0, 1}}), {{0, 0.7615941559557649}}, "tanh");
  check_agree(map(a, [](double value) { return value * value; }), {{1, 4, 9}, {16, 25, 36}}, "map");
  BOOST_TEST(argmax(b, 0) == 0U);
  BOOST_TEST(argmax(Matrix{{1, 3, 3}}, 0) == 1U);  // the first of equals
}

BOOST_AUTO_TEST_CASE(refuses_shapes_that_do_not_fit) {
  Matrix c = a;
  check_refused("sum: 2×3 and 3×2", [&] { return a + b; });
  check_refused("difference: 2×3 and 3×2", [&] { return a - b; });
  check_refused("sum: 2×3 and 1×3", [&] { return c += row(a, 0); });
  check_refused("Hadamard product: 2×3 and 3×2", [&] { return hadamard(a, b); });
  check_refused("sum with a row: 2×3 and 3×2", [&] { add_to_row(c, 1, b); });
  check_refused("row 2 of 2×3", [&] { add_to_row(c, 2, row(a, 0)); });
  check_refused("product: 2×3 · 2×3", [&] { return product(a, a); });
  check_refused("sum of products: 2×3 += 2×3 · 3×2", [&] { add_product(c, a, b); });
  check_refused("one bias for all: 2×3 and 1×3", [&] { return plus_bias(a, row(a, 0)); });
  check_refused("row 2 of 2×3", [&] { return row(a, 2); });
  check_refused("row 3 of 2×3", [&] { return rows(a, 1, 3); });
  check_refused("row 3 of 2×3", [&] { return rows(c, 1, 3); });
  check_refused("row 2 of 2×3", [&] { return rows(a, 1, 2); });  // one too many
  check_refused("row 2 of 2×3", [&] { return rows(c, 0, 3); });
  const std::size_t t = 0;
  check_refused("row -1 of 2×3", [&] { return row(a, t - 1); });
  check_refused("row -1 of 2×3", [&] { return rows(c, t - 1, 1); });
  check_refused("row -1 of 2×3", [&] { return rows(a, t - 1, 3); });  // the sum wraps round to 2
  check_refused("sum: 2×3 and 3×2", [&] { add_scaled(c, 1.0, b); });
  check_refused("row 2 of 2×3", [&] { return argmax(a, 2); });
  check_refused("largest entry of a row: 1×0", [&] { return argmax(Matrix(1, 0), 0); });
  check_refused("row 2 of 2×3", [&] { c.set_row(2, row(a, 0)); });
  check_refused("set row: 2×3 and 1×2", [&] { c.set_row(0, row(b, 0)); });
  check_refused("set row: 2×3 and 2×3", [&] { c.set_row(0, a); });
  check_refused("rows of one matrix: 1×2 and 1×1", [&] { return Matrix{{1, 2}, {3}}; });
  check_agree(c, a, "c, untouched by what was refused");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
