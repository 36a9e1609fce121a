#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <string>

#include "chapters/01_one_hot_encoding/spelling_task.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/02_forward_pass/parameters.hpp"
#include "chapters/worksheet.hpp"

namespace unrolled {

/// Step t of the forward pass, entry by entry.
[[nodiscard]] inline Worksheet forward_worksheet(bool exact, std::size_t t,
                                                 const Parameters& parameters,
                                                 const SpellingTask& task,
                                                 const ForwardPass& forward) {
  Worksheet sheet(exact);
  const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
  const MatrixView x_t = row(task.x, t);
  const MatrixView before = row(forward.h, t);
  const MatrixView h_t = row(forward.h, t + 1);
  const Matrix a_t = plus_bias(product(x_t, Wxh) + product(before, Whh), Bh);
  const auto name = [t](const char* what, std::size_t entry) {
    return fmt::format("{}_{}[{}]", what, t, entry);
  };
  for (std::size_t j = 0; j < a_t.columns(); ++j) {
    sheet.add("(2.1)", name("a", j),
              fmt::format("{} + {} + {}", sheet.products(x_t, Wxh, j),
                          sheet.products(before, Whh, j), sheet.number(Bh(0, 0))),
              a_t(0, j));
  }
  for (std::size_t j = 0; j < a_t.columns(); ++j) {
    sheet.add("(2.2)", name("h", j), fmt::format("TANH({})", sheet.number(a_t(0, j))), h_t(0, j));
  }
  std::string sum;
  for (std::size_t k = 0; k < Wy.columns(); ++k) {
    const double z = forward.z(t, k);
    sheet.add("(2.3)", name("z", k),
              fmt::format("{} + {}", sheet.products(h_t, Wy, k), sheet.number(By(0, 0))), z);
    sum += fmt::format("{}EXP({})", k == 0 ? "" : " + ", sheet.number(z));
  }
  for (std::size_t k = 0; k < Wy.columns(); ++k) {
    sheet.add("(2.5)", name("p", k),
              fmt::format("EXP({}) / ({})", sheet.number(forward.z(t, k)), sum), forward.p(t, k));
  }
  const double p_wanted = forward.p(t, argmax(task.y, t));
  sheet.add("(2.6)", fmt::format("E_{}", t), fmt::format("-LN({})", sheet.number(p_wanted)),
            -std::log(p_wanted));
  return sheet;
}

}  // namespace unrolled
