#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lib/matrix.hpp"
#include "lib/tables.hpp"

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
  using List = typename Json::array_t;
  const List& rows = json.template get_ref<const List&>();
  std::size_t columns = 0;
  std::vector<double> entries;  // so that nothing is made of rows that do not fit
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const List& row = rows[i].template get_ref<const List&>();
    if (i == 0) columns = row.size();
    if (row.size() != columns) {
      throw ShapeError("rows of one matrix: 1×" + std::to_string(columns) + " and 1×" +
                       std::to_string(row.size()));
    }
    for (const Json& entry : row) entries.push_back(entry.template get<double>());
  }
  matrix = Matrix(rows.size(), columns);
  std::ranges::copy(entries, matrix.values().begin());
}

/// A set of tables in JSON has a matrix under each name.
template <typename Json, TableSet S>
void to_json(Json& json, const S& set) {
  for_each_table([&](auto& name, const Matrix& table) { json[name] = table; }, set);
}

/// Throws nlohmann::json::exception where a table is missing, and as above.
template <typename Json, TableSet S>
void from_json(const Json& json, S& set) {
  for_each_table([&](auto& name, Matrix& table) { json.at(name).get_to(table); }, set);
}

}  // namespace unrolled
