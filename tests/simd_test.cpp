#include "lib/simd.hpp"

#include <limits>
#include <vector>

#include "tests/support.hpp"

namespace unrolled {
namespace {

/// The largest relative difference between an in-place function and its one-value twin.
template <typename InPlace, typename Twin>
double worst_difference(InPlace in_place, Twin twin) {
  double worst = 0.0;
  for (const double scale : {1e-300, 1e-9, 1e-3, 0.1, 1.0, 10.0, 700.0}) {
    std::vector<double> values;
    for (int i = -1000; i <= 1000; ++i) values.push_back(scale * i / 1000.0);
    const std::vector<double> x = values;
    in_place(values);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double expected = twin(x[i]);
      if (values[i] == expected) continue;
      worst = std::max(worst, std::abs(values[i] - expected) / std::abs(expected));
    }
  }
  return worst;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(simd_test)

BOOST_AUTO_TEST_CASE(agrees_with_the_standard_library_to_1e_15) {
  BOOST_TEST(worst_difference([](auto& v) { tanh_in_place(v); },
                              [](double x) { return std::tanh(x); }) <= 1e-15);
  BOOST_TEST(worst_difference([](auto& v) { exp_in_place(v); },
                              [](double x) { return std::exp(x); }) <= 1e-15);
}

BOOST_AUTO_TEST_CASE(keeps_the_special_values) {
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> values = {infinity, -infinity, 0.0, -0.0, std::nan("")};
  std::vector<double> powers = values;
  tanh_in_place(values);
  BOOST_TEST(values[0] == 1.0);
  BOOST_TEST(values[1] == -1.0);
  BOOST_TEST(values[2] == 0.0);
  BOOST_TEST(std::isnan(values[4]));
  exp_in_place(powers);
  BOOST_TEST(powers[0] == infinity);
  BOOST_TEST(powers[1] == 0.0);
  BOOST_TEST(powers[2] == 1.0);
  BOOST_TEST(std::isnan(powers[4]));
}

// A value comes out the same wherever it stands, in a full vector or in the last, partly filled one.
BOOST_AUTO_TEST_CASE(does_not_depend_on_the_place) {
  for (int i = 0; i < 110; ++i) {
    const double x = -5.0 + 0.0917 * i;
    std::vector<double> alone = {x};
    tanh_in_place(alone);
    for (std::size_t size = 2; size <= 9; ++size) {
      std::vector<double> values(size, 1.5);
      values[size - 1] = values[size / 2] = x;
      tanh_in_place(values);
      BOOST_TEST(values[size - 1] == alone[0]);
      BOOST_TEST(values[size / 2] == alone[0]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
