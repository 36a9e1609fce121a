#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "chapters/07_far_away/adam.hpp"
#include "chapters/07_far_away/clip.hpp"
#include "chapters/10_text/reading_on.hpp"
#include "chapters/10_text/windows.hpp"
#include "lib/stop.hpp"

namespace unrolled {

/// A network that reads its way through a text, from 16 places or fewer, on and on, and learns.
template <typename Network>
class TextTraining {
 public:
  /// `carry`: whether the state goes on from window to window.
  TextTraining(Network start, const Letters& text, std::size_t vocabulary_size, const Pace& pace,
               double learning_rate, bool carry = true)
      : network_{std::move(start)},
        adam_{network_, {learning_rate}},
        text_{text},
        vocabulary_size_{vocabulary_size},
        pace_{within(text, pace)},
        carry_{carry} {}

  /// Reads the next windows and takes a step of Adam. Returns the loss before it, in nats a letter.
  /// Throws Stopped before it, where the program was asked to stop.
  double step() {
    stop_if_asked();
    const Sequences windows =
        windows_at(text_, vocabulary_size_, pace_.B, pace_.T, steps_ * pace_.T);
    PassOf<Network> pass = read_on(network_, windows, carry_ && before_ ? &*before_ : nullptr);
    Network gradient = gradient_together(network_, windows, pass);
    clip(gradient, 1.0);
    adam_(network_, gradient);
    const double loss = weighted_loss(windows, pass.p);
    if (carry_ && !looks_back<Network>) before_ = std::move(pass);
    ++steps_;
    return loss;
  }
  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] std::size_t letters_read() const { return steps_ * pace_.B * pace_.T; }

 private:
  Network network_;
  Adam<Network> adam_;
  const Letters& text_;
  std::size_t vocabulary_size_;
  Pace pace_;
  bool carry_;
  std::size_t steps_ = 0;
  std::optional<PassOf<Network>> before_;
};

}  // namespace unrolled
