#pragma once

#include <cmath>
#include <cstddef>
#include <string_view>

#include "lib/numpy_random.hpp"

namespace unrolled {

// In the **adding** task a network reads many numbers between 0 and 1, two of them marked, and in the
// end says their sum; its loss is the mean square of what it is off. Who always says 1, the mean, is off
// by the variance of the sum. That of one such number is 1/12:
//
// $$ \int_0^1 \left(u - \tfrac{1}{2}\right)^2 du = \frac{1}{12}, \qquad
//    \frac{1}{12} + \frac{1}{12} = \frac{1}{6} \tag{7.10} $$
//
// In the **copying** task it reads 10 letters, each one of 8, waits for $T$ steps and repeats them. Who
// guesses pays $\ln 8$ for each of the 10, and nothing at the other steps, where a blank is wanted. The
// loss is the mean over all $T + 20$ steps:
//
// $$ \frac{10 \ln 8}{T + 20} \tag{7.11} $$

/// The loss of always saying 1 in the adding task, over so many pairs of random numbers.
[[nodiscard]] inline double loss_of_saying_one(std::size_t pairs) {
  NumpyRandom random(0);
  double sum = 0.0;
  for (std::size_t i = 0; i < pairs; ++i) {
    const double off = random.uniform() + random.uniform() - 1.0;
    sum += off * off;
  }
  return sum / static_cast<double>(pairs);
}

/// The loss of knowing nothing: of always saying 1 in "adding", or in "copying", with a wait of 1000
/// steps, of guessing, in nats a step.
[[nodiscard]] inline double loss_of_guessing(std::string_view task) {
  if (task == "adding") return 1.0 / 6.0;     // (7.10)
  return 10.0 * std::log(8.0) / (1000 + 20);  // (7.11)
}

}  // namespace unrolled
