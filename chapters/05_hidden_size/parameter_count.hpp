#pragma once

#include <cstddef>

namespace unrolled {

/// The number of entries of all five parameters together.
[[nodiscard]] constexpr std::size_t parameter_count(std::size_t vocabulary_size,
                                                    std::size_t hidden_size) {
  return hidden_size * hidden_size + 2 * vocabulary_size * hidden_size + 2;  // (5.1)
}

}  // namespace unrolled
