#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "chapters/10_text/held_out.hpp"
#include "chapters/10_text/kinds.hpp"
#include "chapters/10_text/text_training.hpp"
#include "lib/clock.hpp"

namespace unrolled {

/// How good a network was after so many letters.
struct Mark {
  std::size_t letters = 0;
  double bits = 0.0;     // a letter, of the held-out part
  double seconds = 0.0;  // for which training has kept a core busy
};

/// One training, from its start.
using Curve = std::vector<Mark>;

/// How good a network is now, after so many seconds of training.
template <typename Network>
[[nodiscard]] Mark mark_of(const TextTraining<Network>& training, const Corpus& corpus,
                           std::size_t T, double seconds) {
  return {training.letters_read(),
          bits_a_letter(training.network(), corpus.held_out, corpus.vocabulary.size(), T), seconds};
}

/// Trains for so many steps, and looks at the held-out part after every so many, at the start and at the
/// end.
template <typename Network>
[[nodiscard]] Curve curve_of(TextTraining<Network>& training, const Corpus& corpus,
                             std::size_t steps, std::size_t look_every) {
  Curve curve = {mark_of(training, corpus, usual_pace.T, 0.0)};
  for (std::size_t done = 0; done < steps;) {
    const double start = thread_seconds();
    for (const std::size_t next = std::min(done + look_every, steps); done < next; ++done) {
      (void)training.step();
    }
    curve.push_back(
        mark_of(training, corpus, usual_pace.T, curve.back().seconds + thread_seconds() - start));
  }
  return curve;
}

/// Bits a letter of the held-out part, for a network of any kind.
[[nodiscard]] inline double bits_of(const AnyNetwork& any, const Corpus& corpus, std::size_t T) {
  return std::visit(
      [&](const auto& network) {
        return bits_a_letter(network, corpus.held_out, corpus.vocabulary.size(), T);
      },
      any);
}

/// A network that has been trained.
struct Trained {
  AnyNetwork network;
  Curve curve;
};

/// Trains a network of this kind, H wide.
[[nodiscard]] inline Trained train_on(const Corpus& corpus, Kind kind, std::size_t H, double rate,
                                      std::size_t steps, std::size_t look_every,
                                      std::uint32_t seed) {
  const std::size_t V = corpus.vocabulary.size();
  return std::visit(
      [&](auto start) -> Trained {
        TextTraining training(std::move(start), corpus.training, V, usual_pace, rate);
        Curve curve = curve_of(training, corpus, steps, look_every);
        return {training.network(), std::move(curve)};
      },
      draw_network(kind, V, H, usual_pace.T, seed));
}

}  // namespace unrolled
