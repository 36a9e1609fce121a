#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "chapters/08_gates/contest.hpp"
#include "chapters/09_attention/transformer.hpp"

namespace unrolled {

/// The four networks of chapters 2, 8 and 9.
enum class Kind { plain, lstm, gru, transformer };
inline constexpr std::array all_kinds = {Kind::plain, Kind::lstm, Kind::gru, Kind::transformer};
[[nodiscard]] inline std::string kind_name(Kind kind) {
  return std::array{"plain", "LSTM", "GRU", "Transformer"}.at(static_cast<std::size_t>(kind));
}
using AnyNetwork = std::variant<Parameters, Lstm, Gru, Transformer>;

/// The start of a network of this kind, H wide, for V letters and windows of T. A Transformer has two
/// blocks of two heads, and H must be even; the biases of both gates that keep are 1.
[[nodiscard]] inline AnyNetwork draw_network(Kind kind, std::size_t V, std::size_t H, std::size_t T,
                                             std::uint32_t seed) {
  switch (kind) {
    case Kind::lstm:
      return draw_lstm(V, H, seed, 1.0);
    case Kind::gru:
      return draw_gru(V, H, seed, 1.0);
    case Kind::transformer:
      return draw_transformer(V, {.width = H, .blocks = 2, .heads = 2, .longest = T}, seed);
    default:
      return draw_plain(V, H, seed);
  }
}

/// How many weights such a network has.
[[nodiscard]] inline std::size_t weights_of(Kind kind, std::size_t V, std::size_t H,
                                            std::size_t T) {
  switch (kind) {
    case Kind::lstm:
      return 4 * (H * (V + H) + 1) + H * V + 1;
    case Kind::gru:
      return 3 * (H * (V + H) + 1) + H * V + 1;
    case Kind::transformer:
      return H * (2 * V + T) + 2 * (12 * H * H + 4 * H) + 2 * H + 1;
    default:
      return H * (2 * V + H) + 2;
  }
}

/// The width with which a network has about as many weights as an LSTM with H hidden units: the largest
/// that does not have more, for a Transformer at least 4.
[[nodiscard]] inline std::size_t equal_width(Kind kind, std::size_t V, std::size_t H,
                                             std::size_t T) {
  const std::size_t most = weights_of(Kind::lstm, V, H, T);
  const std::size_t step = kind == Kind::transformer ? 2 : 1;
  std::size_t width =
      kind == Kind::transformer ? 4 : 1;  // of less, layer normalisation leaves little
  while (weights_of(kind, V, width + step, T) <= most) width += step;
  return width;
}

}  // namespace unrolled
