#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "chapters/10_text/reading_on.hpp"
#include "chapters/10_text/windows.hpp"
#include "lib/stop.hpp"

namespace unrolled {

// How well does a network guess a text that it has not read? By the mean of $-\log_2 p$ of the letters
// that came. A recurrent network hands its state on from window to window. A Transformer knows but its
// window; at the beginning of each it would know nothing. So from the second on its windows overlap by
// half, and of these only the letters of the second half are asked, each with at least $T/2$ letters to
// look at.

/// Calls visit(windows, from, pass) for windows over a text that lies between 16 places, or fewer, at
/// least 1000 letters apart: each letter is asked once, in each window those from the step `from` on.
/// `carry`: whether the state goes on from window to window.
template <typename Network, typename Visit>
void read_through(const Network& network, const Letters& text, std::size_t vocabulary_size,
                  std::size_t T, bool carry, Visit visit) {
  const std::size_t B = within(text, {usual_pace.B, std::max<std::size_t>(T, 1000)}).B;
  const std::size_t L = (text.size() - 1) / B;  // the last letter has none to be asked for
  std::optional<PassOf<Network>> before;
  for (std::size_t asked = 0; asked < L;) {
    const std::size_t fresh = looks_back<Network> && asked > 0 ? (T + 1) / 2 : T;
    const std::size_t end = std::min(asked + fresh, L);
    const std::size_t start = looks_back<Network> ? std::max(end, T) - T : asked;
    const Sequences windows = windows_at(text, vocabulary_size, B, end - start, start);
    stop_if_asked();
    before = read_on(network, windows, before && carry ? &*before : nullptr);
    visit(windows, asked - start, *before);
    asked = end;
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
