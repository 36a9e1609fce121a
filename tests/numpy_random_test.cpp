#include "lib/numpy_random.hpp"

#include "tests/support.hpp"

namespace unrolled {

BOOST_AUTO_TEST_SUITE(numpy_random_test)

BOOST_AUTO_TEST_CASE(draws_the_normals_of_numpy) {
  const auto& references = numpy_reference().at("normals");
  BOOST_REQUIRE_EQUAL(references.size(), 4U);
  for (const auto& reference : references) {
    NumpyRandom random(reference.at("seed").get<std::uint32_t>());
    const auto normals = reference.at("normals").get<std::vector<double>>();
    BOOST_REQUIRE_EQUAL(normals.size(), 32U);
    for (const double normal : normals) BOOST_TEST(agree(random.normal(), normal));
  }
}

BOOST_AUTO_TEST_CASE(fills_matrices_row_by_row) {
  NumpyRandom whole(7);
  NumpyRandom single(7);
  const Matrix normals = whole.normals(3, 5);
  for (const double value : normals.values()) BOOST_TEST(value == single.normal());
}

BOOST_AUTO_TEST_CASE(uniform_numbers_are_the_first_of_numpy) {
  // numpy.random.seed(0); numpy.random.random_sample(3), as NumPy's documentation shows them.
  NumpyRandom random(0);
  for (const double expected : {0.5488135039273248, 0.7151893663724195, 0.6027633760716439}) {
    BOOST_TEST(random.uniform() == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
