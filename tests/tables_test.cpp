#include "lib/tables.hpp"

#include "chapters/03_full_bptt/resolution.hpp"
#include "lib/numpy_format.hpp"
#include "tests/support.hpp"

namespace unrolled {

/// A set that is no network of ours: as many layers as wanted, and a bias.
struct Layers {
  std::vector<Matrix> W;
  Matrix b;

  static auto tables(auto& p) {
    std::vector all = {Table{"b", p.b}};
    for (std::size_t i = 0; i < p.W.size(); ++i) {
      all.push_back(Table{"W" + std::to_string(i), p.W[i]});
    }
    return all;
  }
};

BOOST_AUTO_TEST_SUITE(tables_test)
namespace {

const Layers a{{{{1, 2}, {3, 4}}, {{5}, {6}}}, {{7}}};
const Layers b{{{{1, 0}, {0, 1}}, {{-1}, {2}}}, {{3}}};

}  // namespace

BOOST_AUTO_TEST_CASE(goes_through_any_set_in_its_order) {
  std::string names;
  for_each_table(
      [&](const std::string& name, const Matrix& one, const Matrix& other) {
        names += name + " ";
        BOOST_TEST(shape(one) == shape(other));
      },
      a, b);
  BOOST_TEST(names == "b W0 W1 ");
  BOOST_TEST(entry_count(a) == 7U);
}

BOOST_AUTO_TEST_CASE(adds_and_measures) {
  const Layers zeros = zeros_like(a);
  BOOST_TEST(norm(zeros) == 0.0);
  check_agree(zeros.W[1], Matrix(2, 1), "zeros");
  Layers c = a;
  add_scaled(c, -2.0, b);
  check_agree(c.W[0], {{-1, 2}, {3, 2}}, "W0");
  check_agree(c.W[1], {{7}, {2}}, "W1");
  check_agree(c.b, {{1}}, "b");
  BOOST_TEST(agree(dot(a, b), 1 + 4 - 5 + 12 + 21));
  BOOST_TEST(agree(norm(b), 4.0));
  BOOST_TEST(agree(norm_error(c, a), 8.0 / std::sqrt(140.0)));
  BOOST_TEST(agree(cosine(a, b), 33.0 / (4.0 * std::sqrt(140.0))));
  Layers other = a;
  other.b = Matrix(1, 2);
  BOOST_CHECK_THROW(add_scaled(other, 1.0, a), ShapeError);
  BOOST_CHECK_THROW((void)dot(other, a), ShapeError);
  other = a;
  other.W.pop_back();
  BOOST_CHECK_THROW((void)dot(other, a), ShapeError);
}

BOOST_AUTO_TEST_CASE(prints_and_reads_back) {
  BOOST_TEST(numpy_format(a, "gradient of ") ==
             "gradient of b:\n[[7.]]\ngradient of W0:\n[[1. 2.]\n [3. 4.]]\n"
             "gradient of W1:\n[[5.]\n [6.]]\n");
  const nlohmann::json json = a;
  BOOST_TEST(json.dump() == R"({"W0":[[1.0,2.0],[3.0,4.0]],"W1":[[5.0],[6.0]],"b":[[7.0]]})");
  Layers read = zeros_like(a);
  json.get_to(read);
  for (const char* ragged : {"[[1], [2, 3]]", "[[1, 2], [3]]"}) {
    BOOST_CHECK_THROW((void)nlohmann::json::parse(ragged).get<Matrix>(), ShapeError);
  }
  BOOST_TEST(norm_error(read, a) == 0.0);
}

// E = ½ Σ W² + b₀₀³: the slope of W is W, that of b is 3 b².
BOOST_AUTO_TEST_CASE(the_gradient_check_works_for_any_set) {
  const auto loss = [](const Layers& p) {
    double squares = 0.0;
    for (const Matrix& W : p.W) squares += total(hadamard(W, W));
    return 0.5 * squares + std::pow(p.b(0, 0), 3);
  };
  Layers gradient = a;
  gradient.b(0, 0) = 3.0 * 49.0;
  const GradientCheck right = check_gradient(gradient, a, loss);
  BOOST_TEST(right.worst_error < 1e-7);
  BOOST_TEST(right.entries == 7U);
  BOOST_TEST(right.checked == 7U);
  gradient.W[1](1, 0) = 6.6;
  const GradientCheck wrong = check_gradient(gradient, a, loss);
  BOOST_TEST(std::abs(wrong.worst_error - 0.6 / 6.6) < 1e-6);
  BOOST_TEST(wrong.worst.at(2).table == "W1");
  BOOST_TEST(wrong.worst.at(2).row == 1U);
  BOOST_TEST(norm_error(numerical_gradient(a, loss), gradient) > 1e-3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
