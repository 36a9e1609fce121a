#pragma once

#include <nlohmann/json.hpp>

#include "lib/matrix.hpp"

namespace unrolled {

/// A matrix in JSON is a list of rows, each a list of numbers that read back exactly.
template <typename Json>
void to_json(Json& json, const Matrix& matrix) {
  json = Json::array();
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    Json row_json = Json::array();
    for (std::size_t j = 0; j < matrix.columns(); ++j) row_json.push_back(matrix(i, j));
    json.push_back(std::move(row_json));
  }
}

/// Throws nlohmann::json::exception where `json` is not a list of lists of numbers, ShapeError
/// where a row does not have the length of the first.
template <typename Json>
void from_json(const Json& json, Matrix& matrix) {
  matrix = Matrix(json.size(), json.empty() ? 0 : json.front().size());
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    Matrix values(1, json.at(i).size());
    for (std::size_t j = 0; j < values.columns(); ++j) {
      values(0, j) = json.at(i).at(j).template get<double>();
    }
    matrix.set_row(i, values);
  }
}

}  // namespace unrolled
