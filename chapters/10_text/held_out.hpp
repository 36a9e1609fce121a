#pragma once

#include <cmath>
#include <cstddef>
#include <optional>

#include "chapters/10_text/reading_on.hpp"
#include "chapters/10_text/windows.hpp"

namespace unrolled {

// How well does a network guess a text that it has not read? By the mean of $-\log_2 p$ of the letters that
// came, in **bits a letter** (nats over $\ln 2$). A recurrent network hands its state on. A Transformer
// knows but its window; at its beginning it knows nothing, and would be treated unfairly. So its windows
// overlap by half, and only the letters of the second half are asked, each with at least $T/2$ letters
// to look at.

/// Calls visit(windows, from, pass) for each window of a text, read with 16 places; `from`: the first step
/// that counts. `carry`: whether the state goes on from window to window.
template <typename Network, typename Visit>
void read_through(const Network& network, const Letters& text, std::size_t vocabulary_size,
                  std::size_t T, bool carry, Visit visit) {
  const Pace pace = within(text, {16, T});
  const std::size_t L = (text.size() - 1) / pace.B;
  const std::size_t stride = looks_back<Network> ? (pace.T + 1) / 2 : pace.T;
  std::optional<PassOf<Network>> before;
  for (std::size_t start = 0; start + pace.T <= L / pace.T * pace.T; start += stride) {
    const Sequences windows = windows_at(text, vocabulary_size, pace.B, pace.T, start);
    before = read_on(network, windows, before && carry ? &*before : nullptr);
    visit(windows, start == 0 ? std::size_t{0} : pace.T - stride, *before);
  }
}

/// Bits a letter.
template <typename Network>
[[nodiscard]] double bits_a_letter(const Network& network, const Letters& text,
                                   std::size_t vocabulary_size, std::size_t T, bool carry = true) {
  double bits = 0.0;
  std::size_t letters = 0;
  read_through(network, text, vocabulary_size, T, carry,
               [&](const Sequences& windows, std::size_t from, const PassOf<Network>& pass) {
                 for (std::size_t i = from * windows.count; i < windows.wanted.size(); ++i) {
                   bits -= std::log2(pass.p(i, windows.wanted[i]));
                   ++letters;
                 }
               });
  return bits / static_cast<double>(letters);
}

}  // namespace unrolled
