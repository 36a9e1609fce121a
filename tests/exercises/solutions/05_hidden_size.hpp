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
  //- return TODO;
  const std::size_t weights = hidden_size * hidden_size + 2 * vocabulary_size * hidden_size;
  return weights + hidden_size + vocabulary_size;
  //! return weights + 2;
  //! return weights + 2 * hidden_size;
}
//? Go through the five tables and write down their shapes. Only the two biases change.
//?
//? $W_{xh}$ has $VH$ entries, $W_{hh}$ has $H^2$, $W_y$ has $HV$. The biases are now rows: $B_h$ is 1×H, like
//? $a_t$; $B_y$ is 1×V, like $z_t$.

// ### 5.2 Build it: Wilson's interval
//
// If 19 of 20 trainings learn the word, what do we know about the chance? Compute Wilson's interval (5.2).
// It stays between 0 and 1, and has a width even where all of them learn, or none.

struct Bounds {
  double low = 0.0;
  double high = 0.0;
};

/// The interval for a chance of which `successes` of `trials` were seen, trials ≥ 1; kappa = 1.96 for 95 %.
[[nodiscard]] inline Bounds wilson(std::size_t successes, std::size_t trials, double kappa) {
  //- return TODO;
  const auto S = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / S;
  const double middle = p + kappa * kappa / (2.0 * S);
  //! const double middle = p;
  const double half_width = kappa * std::sqrt(p * (1.0 - p) / S + kappa * kappa / (4.0 * S * S));
  //! const double half_width = kappa * std::sqrt(p * (1.0 - p) / S);
  const double scale = 1.0 + kappa * kappa / S;
  //! const double scale = 1.0 + 1.96 * 1.96 / S;
  //! const double scale = 1.0;
  return {(middle - half_width) / scale, (middle + half_width) / scale};
}
//? Turn the counts into doubles before you divide: 19 / 20 is 0 for whole numbers. Then give the parts of
//? (5.2) names: the middle, half the width, and what both are divided by.
//?
//? `const auto S = static_cast<double>(trials);` and likewise for `successes`. The middle is
//? $\hat p + \kappa^2 / (2S)$, half the width is $\kappa$ times the root, and both are divided by $1 + \kappa^2 / S$.
//? The bounds are middle minus and plus half the width: `return {low, high};`.

// ### 5.3 Predict, then run: one hidden unit
//
// In `hello` four letters are to be said: e, l, l, o. Take a network with one hidden unit, $H = 1$. How many
// of the four can it get right at most, with the best of all weights? Think of what its logits look like:
// one number $h_t$, times a row $W_y$, plus one bias for all.

inline const Answer<int> most_right_with_one_unit = 3;
//~ inline const Answer<int> most_right_with_one_unit = TODO;
//! inline const Answer<int> most_right_with_one_unit = 2;
//! inline const Answer<int> most_right_with_one_unit = 4;
//? The guess is the letter with the largest logit, and the bias is the same for all of them. Let $h_t$ be
//? positive: which letter wins? And if $h_t$ is negative?
//?
//? Where $h_t > 0$, the letter with the largest entry of $W_y$ wins, however large $h_t$ is; where
//? $h_t < 0$, the one with the smallest. So it can say two different letters and no more. Which two
//? should they be? (Whether some weights do that is for the run to say.)

}  // namespace unrolled::exercises
