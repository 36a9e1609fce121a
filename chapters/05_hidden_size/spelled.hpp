#pragma once

#include <string>
#include <string_view>

#include "chapters/01_one_hot_encoding/one_hot.hpp"

namespace unrolled {

/// The word as the network spells it: its first letter, then the guess after each letter read.
[[nodiscard]] inline std::u32string spelled(char32_t first, const Matrix& p,
                                            std::u32string_view vocabulary) {
  std::u32string word(1, first);
  word += decode(p, vocabulary);
  return word;
}

}  // namespace unrolled
