#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

// Not needed to understand anything. A vector is a few doubles side by side, on which the processor
// works at once. GCC and Clang know such types on every machine, and where the processor has none they
// make single steps of them. What becomes of a double does not depend on the vector's size, on the
// machine or on its C library: there are sums, products and quotients here and nothing else.
namespace unrolled::fast {

#ifdef __AVX2__
inline constexpr std::size_t vector_size = 4;
#else
inline constexpr std::size_t vector_size = 2;
#endif
using Vector [[gnu::vector_size(vector_size * sizeof(double))]] = double;
using Bits [[gnu::vector_size(vector_size * sizeof(double))]] = std::int64_t;

/// The vector that starts at `from`.
[[nodiscard]] inline Vector load(const double* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

/// Puts the vector at `to` and the places after it.
inline void store(double* to, Vector vector) { std::memcpy(to, &vector, sizeof vector); }

/// e^x in two parts: 2^n · (1 + rest), |x| ≤ 708.
struct Exponential {
  Vector power;  // 2^n, n the whole number nearest to x / ln 2
  Vector rest;   // e^r − 1 for what is then left of x, |r| ≤ ln 2 / 2
};

[[nodiscard]] inline Exponential exponential(Vector x) {
  constexpr double log2_e = 1.4426950408889634;
  constexpr double ln2_high =
      0x1.62e42feep-1;  // ln 2, its last bits zero, so that n · ln2_high is exact
  constexpr double ln2_low = 0x1.a39ef35793c76p-33;  // and the rest of it
  constexpr double to_whole = 0x1.8p52;  // a double this large has no bits left for a fraction
  const Vector shifted = x * log2_e + to_whole;
  const Vector n = shifted - to_whole;
  const Vector r = (x - n * ln2_high) - n * ln2_low;
  Vector series =
      r * (1.0 / 87178291200.0) + 1.0 / 6227020800.0;  // of e^r − 1 − r, from r^14/14! down
  for (const double coefficient :
       {1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
        1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2}) {
    series = series * r + coefficient;
  }
  const Bits power = (std::bit_cast<Bits>(shifted) + 1023)
                     << 52;  // n, where a double has its exponent
  return {std::bit_cast<Vector>(power), series * r * r + r};
}

/// e^x of each place, x ≤ 0 as softmax has it: within 1e-15, relative, and 0 below −708.
[[nodiscard]] inline Vector exp(Vector x) {
  const Exponential e = exponential(x < -708.0 ? Vector{} : x);
  return x < -708.0 ? Vector{} : e.power + e.power * e.rest;
}

/// tanh of each place: within 1e-15, relative.
[[nodiscard]] inline Vector tanh(Vector x) {
  const Vector size = x < 0.0 ? -x : x;
  const Exponential e = exponential(2.0 * (size > 20.0 ? Vector{} + 20.0 : size));
  const Vector minus_1 = (e.power - 1.0) + e.power * e.rest;  // e^(2|x|) − 1
  const Vector result = minus_1 / (minus_1 + 2.0);
  return x < 0.0 ? -result : result;
}

/// 1 / (1 + e^−x) of each place: within 1e-15, relative.
[[nodiscard]] inline Vector sigmoid(Vector x) {
  const Vector e = exp(x < 0.0 ? x : -x);
  return (x < 0.0 ? e : Vector{} + 1.0) / (1.0 + e);
}

/// Puts f(value) in the place of every value, a vector at a time. The last few fill up a vector with
/// zeros, so that what becomes of a value does not depend on where it stands.
template <typename F>
void replace_each(std::span<double> values, F f) {
  for (; values.size() >= vector_size; values = values.subspan(vector_size)) {
    store(values.data(), f(load(values.data())));
  }
  if (values.empty()) return;
  double last[vector_size] = {};
  std::memcpy(last, values.data(), values.size_bytes());
  store(last, f(load(last)));
  std::memcpy(values.data(), last, values.size_bytes());
}

}  // namespace unrolled::fast
