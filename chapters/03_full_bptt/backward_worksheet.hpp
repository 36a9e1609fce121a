#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/02_forward_pass/parameters.hpp"
#include "chapters/03_full_bptt/step_back.hpp"
#include "chapters/worksheet.hpp"

namespace unrolled {

/// The way of the loss at step t back to the hidden state before it, entry by entry.
[[nodiscard]] inline Worksheet backward_worksheet(bool exact, std::size_t t,
                                                  const Parameters& parameters,
                                                  const SpellingTask& task,
                                                  const ForwardPass& forward) {
  Worksheet sheet(exact);
  const auto number = [&](double value) { return sheet.number(value); };
  const auto name = [t](const char* what, std::size_t entry) {
    return fmt::format("{}_{}[{}]", what, t, entry);
  };
  const auto product_of = [&](double a, double b) {
    return fmt::format("{} * {}", number(a), number(b));
  };
  const auto sum_of = [&](const Matrix& a) {
    std::string sum;
    for (const double value : a.values()) sum += (sum.empty() ? "" : " + ") + number(value);
    return sum;
  };
  const Matrix p_t(row(forward.p, t));
  const Matrix h_t(row(forward.h, t + 1));
  const Matrix dz = p_t - row(task.y, t);
  const Matrix Wy_turned(transposed(parameters.Wy));
  const Matrix Whh_turned(transposed(parameters.Whh));
  const Matrix dh = product(dz, Wy_turned);
  const Matrix da = hadamard(dh, tanh_slope(h_t));
  Parameters share = zeros_like(parameters);
  const Matrix before = step_back(share, parameters, task.x, forward.h, t, dh);
  for (std::size_t k = 0; k < dz.columns(); ++k) {
    sheet.add("(3.1)", name("dz", k), number(p_t(0, k)) + " - " + number(task.y(t, k)), dz(0, k));
  }
  for (std::size_t i = 0; i < h_t.columns(); ++i) {
    for (std::size_t k = 0; k < dz.columns(); ++k) {
      sheet.add("(3.2)", fmt::format("of Wy[{},{}]", i, k), product_of(h_t(0, i), dz(0, k)),
                h_t(0, i) * dz(0, k));
    }
  }
  sheet.add("(3.3)", "of By", sum_of(dz), total(dz));
  for (std::size_t i = 0; i < dh.columns(); ++i) {
    sheet.add("(3.4)", name("dh", i), sheet.products(dz, Wy_turned, i), dh(0, i));
  }
  for (std::size_t i = 0; i < da.columns(); ++i) {
    sheet.add(
        "(3.5)", name("da", i),
        fmt::format("{} * (1 - {} * {})", number(dh(0, i)), number(h_t(0, i)), number(h_t(0, i))),
        da(0, i));
  }
  const auto add_share = [&](const char* formula, const char* table, MatrixView from,
                             const Matrix& shares) {
    for (std::size_t i = 0; i < shares.rows(); ++i) {
      for (std::size_t j = 0; j < shares.columns(); ++j) {
        sheet.add(formula, fmt::format("of {}[{},{}]", table, i, j),
                  product_of(from(0, i), da(0, j)), shares(i, j));
      }
    }
  };
  add_share("(3.6)", "Wxh", row(task.x, t), share.Wxh);
  add_share("(3.7)", "Whh", row(forward.h, t), share.Whh);
  sheet.add("(3.8)", "of Bh", sum_of(da), share.Bh(0, 0));
  for (std::size_t i = 0; i < before.columns(); ++i) {
    sheet.add("(3.9)", fmt::format("before[{}]", i), sheet.products(da, Whh_turned, i),
              before(0, i));
  }
  return sheet;
}

}  // namespace unrolled
