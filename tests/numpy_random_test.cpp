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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
