// Compiled for this very machine, with fused multiply-add: see CMakeLists.txt.
#include "tests/benchmarks/peak.hpp"

#include <algorithm>
#include <chrono>

namespace unrolled {

double multiplications_a_second() {
#if defined(__AVX512F__)
  constexpr int bytes = 64;
#elif defined(__AVX__)
  constexpr int bytes = 32;
#else
  constexpr int bytes = 16;
#endif
  using Vector [[gnu::vector_size(bytes)]] = double;
  using Clock = std::chrono::steady_clock;
  constexpr int chains = 12;  // enough to hide how long one takes, few enough for the registers
  constexpr int repeats = 2'000'000;
  volatile double near_one = 0.999999;
  const Vector factor = Vector{} + near_one, summand = Vector{} + (1.0 - near_one);
  double best = 0.0;
  for (int round = 0; round < 5; ++round) {
    Vector sums[chains];  // all different, or the compiler would make one of them
    for (int i = 0; i < chains; ++i) sums[i] = factor * (i + 1.0);
    const auto start = Clock::now();
    for (int i = 0; i < repeats; ++i) {
      for (Vector& sum : sums) sum = sum * factor + summand;
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    Vector total = {};
    for (const Vector& sum : sums) total += sum;
    volatile const double used = total[0];
    static_cast<void>(used);
    best =
        std::max(best, repeats / seconds * chains * (bytes / static_cast<double>(sizeof(double))));
  }
  return best;
}

}  // namespace unrolled
