#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What libFuzzer calls with every input that it makes up, and `replay.cpp` with those that are kept.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace unrolled {

/// Ends the program, which is a finding, where a promise was not kept.
inline void check(bool kept, const char* promise) {
  if (kept) return;
  std::fputs("broken: ", stderr);
  std::fputs(promise, stderr);
  std::fputs("\n", stderr);
  std::abort();
}

}  // namespace unrolled
