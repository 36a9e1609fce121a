#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "chapters/07_far_away/together.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/07_far_away/exercises.hpp`; `./workbook exercise 7.1` checks the first.

// ### 7.1 Build it: another clip
//
// Forbid each single weight to go farther than $\eta \theta$, as clipping by value does, but keep the
// direction of the step: make the whole gradient shorter, all tables by the same factor, until no entry
// of it is larger than `largest`, up or down. You have
// `for (const auto& [name, table] : Parameters::tables(gradient))`, `table.values()`, and
// `add_scaled(a, factor, b)`, which adds `factor` times `b` to `a`, table by table.

/// The gradient in its own direction, no entry larger than `largest`.
[[nodiscard]] inline Parameters clipped_by_largest(const Parameters& gradient, double largest) {
  //- return TODO;
  double found = 0.0;
  for (const auto& [name, table] : Parameters::tables(gradient)) {
    for (const double g : table.values()) found = std::max(found, std::abs(g));
    //! for (const double g : table.values()) found = std::max(found, g);
    //! for (const double g : table.values()) found = std::abs(g);
  }
  const double factor = found > largest ? largest / found : 1.0;
  //! const double factor = largest / found;
  //! const double factor = found > largest ? largest / norm(gradient) : 1.0;
  Parameters result = zeros_like(gradient);
  //! Parameters result = gradient;
  add_scaled(result, factor, gradient);
  return result;
}
//? Which number must be found first? What must the gradient be multiplied by then, and when must nothing be done?
//?
//? First the largest `std::abs(g)` of all five tables. The factor is `largest / found`, or 1. To multiply by it with
//? `add_scaled`, start with zeros, shaped like the gradient: `zeros_like(gradient)`.

// ### 7.2 Build it: a step of Adam
//
// The move of one weight, (7.7) to (7.9), without looking at `adam_move`. The two means are kept from
// step to step; both are 0 before the first.

struct Means {
  double slope = 0.0;
  double square = 0.0;
};

/// The move at step tau = 1, 2, …; beta1 = 0.9, beta2 = 0.999, delta = 1e-8.
[[nodiscard]] inline double move_by_adam(double slope, Means& means, double tau,
                                         double learning_rate) {
  //- return TODO;
  means.slope = 0.9 * means.slope + 0.1 * slope;
  //! means.slope = 0.1 * means.slope + 0.9 * slope;
  means.square = 0.999 * means.square + 0.001 * slope * slope;
  //! means.square = 0.999 * means.square + 0.001 * slope;
  const double slope_now = means.slope / (1.0 - std::pow(0.9, tau));
  //! const double slope_now = means.slope;
  const double square_now = means.square / (1.0 - std::pow(0.999, tau));
  //! const double square_now = means.square / (1.0 - 0.999 * tau);
  return -learning_rate * slope_now / (std::sqrt(square_now) + 1e-8);
  //! return learning_rate * slope_now / (std::sqrt(square_now) + 1e-8);
}
//? Three steps: renew both means, correct both, then move. Which of the four numbers is kept for the next step?
//?
//? Only the means themselves are kept, not the corrected ones. The correction divides by
//? `1 - std::pow(0.9, tau)` and `1 - std::pow(0.999, tau)`. And the step goes downhill.

// ### 7.3 Find the slip: a mask
//
// The slopes by the logits for B sequences side by side (7.2), where nothing is asked if the weight is
// 0. One line is wrong. It is right for a single sequence, and it is right where all weights are 1.
// Write its letter in the place of `TODO`, and repair it.

inline const Answer<char> wrong_line = 'C';
//~ inline const Answer<char> wrong_line = TODO;
//! inline const Answer<char> wrong_line = 'B';

/// The slopes of E by the logits, (T·B)×V; p: (T·B)×V probabilities.
[[nodiscard]] inline Matrix slopes_where_asked(const Sequences& task, Matrix p) {
  const std::size_t T = task.time_steps();
  for (std::size_t t = 0; t < T; ++t) {
    for (std::size_t b = 0; b < task.count; ++b) {
      const std::size_t i = t * task.count + b;                // A
      p(i, task.wanted[i]) -= 1.0;                             // B
      const double weight = task.weights[t * task.count + b];  // C
      //~ const double weight = task.weights[b * T + t];  // C
      //! const double weight = task.weights[t];  // C
      for (double& slope : rows(p, i, 1).values()) {
        slope *= weight / static_cast<double>(task.count);  // D
      }
    }
  }
  return p;
}
//? Line A says how everything is stored. Which line does not keep to it?
//?
//? The weight of step $t$ of sequence $b$ stands at place $t B + b$, like everything else. With one sequence
//? that is $t$, and so is $b T + t$.

// ### 7.4 Predict, then run: the first step without correction
//
// Leave (7.8) out, with $\beta_1 = 0.9$ and $\beta_2 = 0.999$. How many times as long as $\eta$ is the
// first move then, whatever the slope? Give it to two digits after the point.

inline const Answer<double> first_move = 3.16;
//~ inline const Answer<double> first_move = TODO;
//! inline const Answer<double> first_move = 1.0;
//! inline const Answer<double> first_move = 100.0;
//? Write down the two means after the first slope $g$. What becomes of $g$ in (7.9)?
//?
//? The means are $0.1 \, g$ and $0.001 \, g^2$. So the move is $\eta$ times $0.1 / \sqrt{0.001}$.

// ### 7.5 Predict, then run: which lag is too far?
//
// Seed 1, 16 hidden units, the start and the rate of the chapter, and a loss at the end only. The check
// trains with the lags 10, 20, 40 and 80, for 500 steps each. Which is the first that is not learned?

inline const Answer<int> too_far = 80;
//~ inline const Answer<int> too_far = TODO;
//! inline const Answer<int> too_far = 20;
//! inline const Answer<int> too_far = 40;
//? How much of the slope arrives at the start, over 20, 30 and 50 letters? And how many seeds learned these lags?
//?
//? From 20 to 30 the count in the chapter's table does not fall. So it may be farther than one thinks;
//? `./workbook 7 --lag 40` shows the trace of the first letter.

}  // namespace unrolled::exercises
