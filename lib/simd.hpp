#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <span>

namespace unrolled {

// A vector is a few doubles side by side, on which the processor works at once: four where the
// compiler may use AVX2 (the preset `native`), else two. GCC and Clang know such types on every
// machine, and where the processor has none they make single steps of them.
#ifdef __AVX2__
inline constexpr std::size_t vector_size = 4;
#else
inline constexpr std::size_t vector_size = 2;
#endif
using Vector [[gnu::vector_size(vector_size * sizeof(double))]] = double;

/// The vector that starts at `from`.
[[nodiscard]] inline Vector load(const double* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

/// Puts the vector at `to` and the places after it.
inline void store(double* to, Vector vector) { std::memcpy(to, &vector, sizeof vector); }

// The GNU C library has tanh and exp for whole vectors, in libmvec, since 2.35 on x86-64. The
// letters in the names are its code for the vector's size.
#if defined(__x86_64__) && defined(__GLIBC__)
#if __GLIBC_PREREQ(2, 35)
#define UNROLLED_HAS_LIBMVEC
// NOLINTBEGIN(bugprone-reserved-identifier): the library's names
extern "C" {
#ifdef __AVX2__
Vector _ZGVdN4v_tanh(Vector);
Vector _ZGVdN4v_exp(Vector);
#else
Vector _ZGVbN2v_tanh(Vector);
Vector _ZGVbN2v_exp(Vector);
#endif
}
// NOLINTEND(bugprone-reserved-identifier)
#endif
#endif

/// tanh of each place; within 1e-15 of std::tanh, relative.
[[nodiscard]] inline Vector tanh(Vector x) {
#if !defined(UNROLLED_HAS_LIBMVEC)
  for (std::size_t i = 0; i < vector_size; ++i) x[i] = std::tanh(x[i]);
  return x;
#elif defined(__AVX2__)
  return _ZGVdN4v_tanh(x);
#else
  return _ZGVbN2v_tanh(x);
#endif
}

/// exp of each place; within 1e-15 of std::exp, relative.
[[nodiscard]] inline Vector exp(Vector x) {
#if !defined(UNROLLED_HAS_LIBMVEC)
  for (std::size_t i = 0; i < vector_size; ++i) x[i] = std::exp(x[i]);
  return x;
#elif defined(__AVX2__)
  return _ZGVdN4v_exp(x);
#else
  return _ZGVbN2v_exp(x);
#endif
}

/// Puts f(value) in the place of every value, a vector at a time. The last few values fill up a
/// vector with zeros, so that what becomes of a value does not depend on where it stands.
template <typename F>
void replace_each(std::span<double> values, F f) {
  double* value = values.data();
  std::size_t left = values.size();
  for (; left >= vector_size; left -= vector_size, value += vector_size) {
    store(value, f(load(value)));
  }
  if (left == 0) return;
  Vector last{};
  for (std::size_t i = 0; i + 1 < vector_size; ++i) last[i] = i < left ? value[i] : 0.0;
  last = f(last);
  for (std::size_t i = 0; i + 1 < vector_size; ++i) {
    if (i < left) value[i] = last[i];
  }
}

/// tanh of every value, in place; within 1e-15 of std::tanh, relative.
inline void tanh_in_place(std::span<double> values) {
  replace_each(values, [](Vector x) { return tanh(x); });
}

/// exp of every value, in place; within 1e-15 of std::exp, relative.
inline void exp_in_place(std::span<double> values) {
  replace_each(values, [](Vector x) { return exp(x); });
}

}  // namespace unrolled
