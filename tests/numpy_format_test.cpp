#include "lib/numpy_format.hpp"

#include <limits>

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(numpy_format_test)

// Each expected text below is what NumPy 1.24 prints for the same array.
BOOST_AUTO_TEST_CASE(pads_columns) {
  BOOST_TEST(numpy_format(Matrix{{0, 1}, {1, 0}}) == "[[0. 1.]\n [1. 0.]]");
  BOOST_TEST(numpy_format(Matrix{{-1.5, 20}, {0.125, 3}}) == "[[-1.5   20.   ]\n [ 0.125  3.   ]]");
  BOOST_TEST(numpy_format(Matrix{{-0.0, 1}}) == "[[-0.  1.]]");
}

BOOST_AUTO_TEST_CASE(rounds_to_eight_digits) {
  BOOST_TEST(numpy_format(Matrix{{1.0 / 3.0, 0.1}}) == "[[0.33333333 0.1       ]]");
  BOOST_TEST(numpy_format(Matrix{{0.999999999, 2.000000001}}) == "[[1. 2.]]");
}

BOOST_AUTO_TEST_CASE(chooses_between_fixed_and_scientific_form) {
  BOOST_TEST(numpy_format(Matrix{{0.001, 1}}) == "[[0.001 1.   ]]");        // ratio 1000: fixed
  BOOST_TEST(numpy_format(Matrix{{0.001, 1.5}}) == "[[1.0e-03 1.5e+00]]");  // above 1000
  BOOST_TEST(numpy_format(Matrix{{0.0001, 0.01}}) == "[[0.0001 0.01  ]]");
  BOOST_TEST(numpy_format(Matrix{{0.00009, 0.01}}) == "[[9.e-05 1.e-02]]");  // below 0.0001
  BOOST_TEST(numpy_format(Matrix{{99999999, 1e7}}) == "[[99999999. 10000000.]]");
  BOOST_TEST(numpy_format(Matrix{{1e8, 1e7}}) == "[[1.e+08 1.e+07]]");
  BOOST_TEST(numpy_format(Matrix{{1e100, -1e5}}) == "[[ 1.e+100 -1.e+005]]");
  BOOST_TEST(numpy_format(Matrix{{0, 0}}) == "[[0. 0.]]");
}

BOOST_AUTO_TEST_CASE(shows_what_is_not_a_number) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  BOOST_TEST(numpy_format(Matrix{{nan, nan}}) == "[[nan nan]]");
  BOOST_TEST(numpy_format(Matrix{{-nan, 1}}) == "[[nan  1.]]");
  BOOST_TEST(numpy_format(Matrix{{-infinity, 2.5}}) == "[[-inf  2.5]]");
  BOOST_TEST(numpy_format(Matrix{{infinity, nan}}) == "[[inf nan]]");
}

BOOST_AUTO_TEST_CASE(breaks_long_rows_and_leaves_out_the_middle_of_large_matrices) {
  BOOST_TEST(numpy_format((1.0 / 3.0) * plus_bias(Matrix(1, 8), Matrix{{1}})) ==
             "[[0.33333333 0.33333333 0.33333333 0.33333333 0.33333333 0.33333333\n"
             "  0.33333333 0.33333333]]");
  Matrix large(40, 40);
  for (std::size_t i = 0; i < 40; ++i) large(i, i) = 1;
  BOOST_TEST(numpy_format(large) ==
             "[[1. 0. 0. ... 0. 0. 0.]\n [0. 1. 0. ... 0. 0. 0.]\n [0. 0. 1. ... 0. 0. 0.]\n ...\n"
             " [0. 0. 0. ... 1. 0. 0.]\n [0. 0. 0. ... 0. 1. 0.]\n [0. 0. 0. ... 0. 0. 1.]]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
