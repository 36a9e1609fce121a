#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "chapters/07_far_away/adam.hpp"
#include "chapters/07_far_away/clip.hpp"
#include "chapters/07_far_away/learning.hpp"
#include "chapters/07_far_away/trials.hpp"
#include "chapters/08_gates/task.hpp"

namespace unrolled {

/// How many sequences a step of training reads, and how many a test.
inline constexpr std::size_t practised = 32;
inline constexpr std::size_t tested = 256;

/// What a network makes of a test.
struct Score {
  double right = 0.0;  // the share of the sequences
  double loss = 0.0;   // in nats
};

/// Tests a network on sequences of such a length, the same ones each time and for every network.
template <typename Network>
[[nodiscard]] Score test(const Network& network, const Task& task, std::size_t length) {
  NumpyRandom random(4'000'000'000);
  const Sequences fresh = task.draw(random, tested, length);
  const auto pass = read_together(network, fresh);
  return {share_right(task, fresh, pass.p), weighted_loss(fresh, pass.p)};
}

/// The gradient as it should be.
inline constexpr auto right_gradient = [](const auto& network, const Sequences& sequences,
                                          const auto& pass) {
  return gradient_together(network, sequences, pass);
};

/// The lesson of a task: fresh sequences at each step. It is learned when 99 of 100 in a test are right; it
/// is tested every ten steps, where nearly all of those at hand were right.
template <typename Network, typename Gradient = decltype(right_gradient)>
[[nodiscard]] auto practice(Task task, std::uint32_t seed, Gradient gradient = right_gradient) {
  return [task = std::move(task), gradient, random = NumpyRandom(1'000'000 + seed),
          step = 0](const Network& network) mutable {
    const std::size_t length = task.shorter_too ? draw_whole(random, 1, task.length) : task.length;
    const Sequences sequences = task.draw(random, practised, length);
    const auto pass = read_together(network, sequences);
    const bool learned = step++ % 10 == 0 && share_right(task, sequences, pass.p) > 0.9 &&
                         test(network, task, task.length).right >= 0.99;
    return Lesson<Network>{weighted_loss(sequences, pass.p), gradient(network, sequences, pass),
                           learned};
  };
}

/// Adam on gradients of at most length 1.
template <typename Network>
[[nodiscard]] auto clipped_adam(const Network& start, double learning_rate) {
  return
      [adam = Adam<Network>(start, {learning_rate})](Network& network, Network gradient) mutable {
        clip(gradient, 1.0);
        adam(network, gradient);
      };
}

/// Trains a network on a task until it is learned, for at most so many steps.
template <typename Network, typename Gradient = decltype(right_gradient)>
[[nodiscard]] Course<Network> practise(const Network& start, const Task& task, double learning_rate,
                                       std::size_t steps, std::uint32_t seed,
                                       Gradient gradient = right_gradient) {
  return train_until_learned(start, steps, practice<Network>(task, seed, gradient),
                             clipped_adam(start, learning_rate), only_look);
}

}  // namespace unrolled
