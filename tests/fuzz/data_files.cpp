// The data files: any text is read as data/published.json and as a matrix of data/numpy.json. Either
// it is refused with the error that is promised, or what was read can be used.
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "lib/matrix.hpp"
#include "lib/matrix_json.hpp"
#include "lib/published.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace unrolled {
namespace {

void read_as_published(std::string_view text) {
  PublishedRun run;
  try {
    run = published_run_in(text, "full_bptt", 3);
  } catch (const std::runtime_error&) {
    return;
  }
  try {
    const Comparison comparison =
        compare(run, Matrix(4, 4), std::vector<double>(2000), Matrix(4, 4));
    check(comparison.losses_agree <= run.losses.size(), "no more losses agree than there are");
  } catch (const std::out_of_range&) {  // a step that this training has not
  }
}

void read_as_matrix(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  Matrix matrix;
  try {
    matrix = json.get<Matrix>();
  } catch (const nlohmann::json::exception&) {
    return;
  } catch (const ShapeError&) {
    return;
  }
  check(json.is_array() && json.size() == matrix.rows(), "a matrix is a list of its rows");
  for (const auto& row : json) {
    check(row.is_array() && row.size() == matrix.columns(), "a row is a list of its entries");
  }
  check(nlohmann::json(matrix) == json, "a matrix is written as it was read");
}

}  // namespace
}  // namespace unrolled

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  unrolled::read_as_published(text);
  unrolled::read_as_matrix(text);
  return 0;
}
