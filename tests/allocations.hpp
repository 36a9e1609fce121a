#pragma once

#include <cstddef>

namespace unrolled {

/// How often the test program has asked for memory with `new` so far, from any thread.
[[nodiscard]] std::size_t allocations();

}  // namespace unrolled
