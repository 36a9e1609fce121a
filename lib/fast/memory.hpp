#pragma once

#ifdef __GLIBC__
#include <malloc.h>
#endif

// Not needed to understand anything.
namespace unrolled::fast {

/// From here on, memory that is given back is kept for the next table. Left to itself, the C library gives
/// that of a large table back to the system, which hands out zeros for the next one: a quarter of the time
/// of a training with gates.
inline void keep_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

}  // namespace unrolled::fast
