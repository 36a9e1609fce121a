#pragma once

#include <cmath>
#include <cstddef>

#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/05_hidden_size/exercises.hpp`; `./workbook exercise 5.1` checks the first.

// ### 5.1 Build it: count the numbers
//
// The post's network has a single bias for all hidden units and a single one for all logits. Most networks
// have a bias for each hidden unit and one for each letter. How many numbers are there to learn then, in
// the place of (5.1)?

/// For V letters and H hidden units.
[[nodiscard]] inline std::size_t count_with_full_biases(std::size_t vocabulary_size,
                                                        std::size_t hidden_size) {
  return TODO;
}

// ### 5.2 Build it: Wilson's interval
//
// If 19 of 20 trainings learn the word, what do we know about the chance? Compute Wilson's interval (5.2).
// It stays between 0 and 1, and has a width even where all of them learn, or none.

struct Bounds {
  double low = 0.0;
  double high = 0.0;
};

/// The interval for a chance of which `successes` of `trials` were seen, trials ≥ 1; z = 1.96 for 95 %.
[[nodiscard]] inline Bounds wilson(std::size_t successes, std::size_t trials, double z) {
  return TODO;
}

// ### 5.3 Predict, then run: one hidden unit
//
// In `hello` four letters are to be said: e, l, l, o. Take a network with one hidden unit, $H = 1$. How many
// of the four can it get right at most, with the best of all weights? Think of what its logits look like:
// one number $h_t$, times a row $W_y$, plus one bias for all.

inline const Answer<int> most_right_with_one_unit = TODO;

}  // namespace unrolled::exercises
