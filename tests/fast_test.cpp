#include "chapters/02_forward_pass/softmax.hpp"
#include "lib/fast/functions.hpp"

#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

#include "tests/support.hpp"

namespace unrolled {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<double> each(std::vector<double> values, auto f) {
  fast::replace_each(values, f);
  return values;
}
std::vector<double> fast_tanh(const std::vector<double>& values) {
  return each(values, [](fast::Vector x) { return fast::tanh(x); });
}
std::vector<double> fast_sigmoid(const std::vector<double>& values) {
  return each(values, [](fast::Vector x) { return fast::sigmoid(x); });
}
std::vector<double> fast_exp(const std::vector<double>& values) {
  return each(values, [](fast::Vector x) { return fast::exp(x); });
}

/// Places from −scale to `most`, far apart and near.
std::vector<double> places(double scale, double most) {
  std::vector<double> values;
  for (int i = -1000; i <= 1000; ++i) {
    if (scale * i / 1000.0 <= most) values.push_back(scale * i / 1000.0);
  }
  return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fast_test)

BOOST_AUTO_TEST_CASE(agrees_with_the_standard_library_to_1e_15) {
  for (const double scale : {1e-300, 1e-9, 1e-3, 0.1, 0.4, 1.0, 10.0, 30.0, 708.0}) {
    const auto check = [&](const std::vector<double>& x, const std::vector<double>& came,
                           auto twin) {
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double expected = twin(x[i]);
        BOOST_TEST(std::abs(came[i] - expected) <= 1e-15 * std::abs(expected), "at " << x[i]);
      }
    };
    const std::vector<double> x = places(scale, scale);
    check(x, fast_tanh(x), [](double value) { return std::tanh(value); });
    check(x, fast_sigmoid(x), [](double value) { return 1.0 / (1.0 + std::exp(-value)); });
    const std::vector<double> below_0 = places(scale, 0.0);
    check(below_0, fast_exp(below_0), [](double value) { return std::exp(value); });
  }
}

// No digit depends on the compiler, the processor or its C library: this sum is of all bits.
BOOST_AUTO_TEST_CASE(gives_the_same_bits_on_every_machine) {
  std::uint64_t bits = 0;
  const auto add = [&](const std::vector<double>& values) {
    for (const double value : values) bits = 31 * bits + std::bit_cast<std::uint64_t>(value);
  };
  for (const double scale : {1e-3, 1.0, 30.0, 708.0}) {
    add(fast_tanh(places(scale, scale)));
    add(fast_exp(places(scale, 0.0)));
  }
  BOOST_TEST(bits == 16838390795100572107U);
}

BOOST_AUTO_TEST_CASE(keeps_the_special_values) {
  const std::vector<double> values = {infinity, -infinity, 0.0, -1e300, std::nan("")};
  const std::vector<double> slopes = fast_tanh(values);
  BOOST_TEST(slopes[0] == 1.0);
  BOOST_TEST(slopes[1] == -1.0);
  BOOST_TEST(slopes[2] == 0.0);
  BOOST_TEST(slopes[3] == -1.0);
  BOOST_TEST(std::isnan(slopes[4]));
  const std::vector<double> gates = fast_sigmoid(values);
  BOOST_TEST(gates[0] == 1.0);
  BOOST_TEST(gates[1] == 0.0);
  BOOST_TEST(gates[2] == 0.5);
  BOOST_TEST(gates[3] == 0.0);
  BOOST_TEST(std::isnan(gates[4]));
  const std::vector<double> powers = fast_exp(values);
  BOOST_TEST(powers[1] == 0.0);
  BOOST_TEST(powers[2] == 1.0);
  BOOST_TEST(powers[3] == 0.0);
  BOOST_TEST(std::isnan(powers[4]));
}

// A value comes out the same wherever it stands, in a full vector or in the last, partly filled one.
BOOST_AUTO_TEST_CASE(does_not_depend_on_the_place) {
  for (int i = 0; i < 110; ++i) {
    const double x = -5.0 + 0.0917 * i;
    const double alone = fast_tanh({x})[0];
    for (std::size_t size = 2; size <= 9; ++size) {
      std::vector<double> values(size, 1.5);
      values[size - 1] = values[size / 2] = x;
      values = fast_tanh(values);
      BOOST_TEST(values[size - 1] == alone);
      BOOST_TEST(values[size / 2] == alone);
    }
  }
}

BOOST_AUTO_TEST_CASE(softmax_in_place_is_that_of_chapter_2) {
  Matrix z{{1, -2, 0.5, 700, 3}, {-1000, 1000, 999, 0, 998.5}, {0, 0, 0, 0, 0}};
  const Matrix expected = softmax(z);
  apply_softmax(z);
  check_agree(z, expected, "softmax");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
