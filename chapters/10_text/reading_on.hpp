#pragma once

#include <type_traits>

#include "chapters/07_far_away/together.hpp"
#include "chapters/08_gates/gru_back.hpp"
#include "chapters/08_gates/lstm_back.hpp"
#include "chapters/09_attention/transformer_back.hpp"

namespace unrolled {

/// What a network computes when it reads.
template <typename Network>
using PassOf = decltype(read_together(std::declval<const Network&>(), Sequences{}));

/// Whether it looks back at what stands in its window, and hands nothing on.
template <typename Network>
inline constexpr bool looks_back = std::is_same_v<Network, Transformer>;

/// Reads windows that go on where those of an earlier pass ended. A Transformer begins anew.
template <typename Network>
[[nodiscard]] PassOf<Network> read_on(const Network& network, const Sequences& windows,
                                      const PassOf<Network>* before) {
  if constexpr (looks_back<Network>) {
    return read_together(network, windows);
  } else {
    return read_together(network, windows, before);
  }
}

}  // namespace unrolled
