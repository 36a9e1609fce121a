#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <span>

#include "lib/fast/vector.hpp"
#include "lib/matrix.hpp"

// Not needed to understand anything: what passes through tanh and softmax, in place.
namespace unrolled {

/// a = tanh a, entry by entry; within 1e-15 of std::tanh, relative.
inline void apply_tanh(MatrixSlice a) {
  fast::replace_each(a.values(), [](fast::Vector x) { return fast::tanh(x); });
}

/// a = 1 / (1 + e^−a), entry by entry; within 1e-15, relative, and 0 below −708.
inline void apply_sigmoid(MatrixSlice a) {
  fast::replace_each(a.values(), [](fast::Vector x) { return fast::sigmoid(x); });
}

/// da = da ∘ (1 − h ∘ h), m×n both, in place: back through h = tanh a. Throws ShapeError where they differ.
inline void multiply_by_tanh_slope(MatrixSlice da, MatrixView h) {
  require_same_shape("slope of tanh", da, h);
  double* out = da.values().data();
  for (std::size_t i = 0; i < h.rows(); ++i) {
    for (std::size_t j = 0; j < h.columns(); ++j) *out++ *= 1.0 - h(i, j) * h(i, j);
  }
}

/// f(a, b, …) for the entries of some tables, place by place; all have as many as the first.
template <typename F, typename First, typename... Others>
void for_each_entry(F f, First first, Others... others) {
  assert(((others.size() == first.size()) && ...));
  for (std::size_t i = 0; i < first.size(); ++i) f(first[i], others[i]...);
}

/// Softmax of each row of a, in its place; the rows have entries.
inline void apply_softmax(Matrix& a) {
  for (std::size_t i = 0; i < a.rows(); ++i) {
    const std::span<double> p = rows(a, i, 1).values();
    const double largest = *std::ranges::max_element(p);
    for (double& value : p) value -= largest;
  }
  fast::replace_each(a.values(), [](fast::Vector x) { return fast::exp(x); });
  for (std::size_t i = 0; i < a.rows(); ++i) {
    const double scale = 1.0 / total(row(a, i));
    for (double& value : rows(a, i, 1).values()) value *= scale;
  }
}

}  // namespace unrolled
