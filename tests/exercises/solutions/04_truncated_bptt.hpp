#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "chapters/03_full_bptt/step_back.hpp"
#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/04_truncated_bptt/exercises.hpp`; `./workbook exercise 4.1` checks the first. From here on you
// may use whatever the chapters before have: `step_back`, `zeros_like`, `norm`, `add_scaled`.

// ### 4.1 Build it: the windows of TBPTT
//
// TBPTT($k_1$, $k_2$) learns after every $k_1$ letters and at the end of the word. Each time it takes the
// losses since the last time, and goes back over at most $k_2$ steps from the newest, that one included.
// List its windows in order. With 5 letters, $k_1 = 2$ and $k_2 = 3$ there are three: losses 0 to 1, back
// to 0; losses 2 to 3, back to 1; loss 4, back to 2.

struct Stop {
  std::size_t first_loss = 0;
  std::size_t newest = 0;  // the step at which it stops to learn
  std::size_t oldest = 0;  // the earliest step that it reaches
};

/// The windows over T time steps; 1 ≤ k1 ≤ k2.
[[nodiscard]] inline std::vector<Stop> stops(std::size_t time_steps, std::size_t k1,
                                             std::size_t k2) {
  //- return TODO;
  std::vector<Stop> windows;
  for (std::size_t first = 0; first < time_steps; first += k1) {
    const std::size_t end = std::min(first + k1, time_steps);  // one past the newest
    //! const std::size_t end = first + k1;
    const std::size_t oldest = end > k2 ? end - k2 : 0;
    //! const std::size_t oldest = end - 1 > k2 ? end - 1 - k2 : 0;
    //! const std::size_t oldest = first;
    windows.push_back({first, end - 1, oldest});
  }
  return windows;
}
//? Work out the windows for 5 letters, $k_1 = 2$, $k_2 = 3$ on paper first, then for 7 letters. Where does
//? the last one end? And what happens near the start of the word, where there are fewer than $k_2$ steps?
//?
//? A loop over `first = 0, k1, 2 k1, …` below T. One past the newest step is
//? `end = std::min(first + k1, time_steps)`, so the newest is `end - 1`. The window is at most `k2` long,
//? so the oldest is `end - k2`; but sizes cannot be negative, so it is 0 where `end` is not above `k2`.

// ### 4.2 Find the slip: one sweep
//
// This goes back through the whole word in one sweep, as `window_bptt` does: at every step the loss of that
// step joins, and what came from the step after it is carried on (4.3). One line is wrong.
// `./workbook exercise 4.2` shows how far the gradient is off, for `hello` and for `ab`, of which one letter is
// read and there is no step to go back to. Write the letter of the line in the place of
// `TODO`, and repair the line.

inline const Answer<char> wrong_line = 'C';
//~ inline const Answer<char> wrong_line = TODO;
//! inline const Answer<char> wrong_line = 'D';

/// As `full_bptt`: x: T×V; h: (T+1)×H; dz: T×V. Returns the gradient, shaped like the parameters.
[[nodiscard]] inline Parameters slipped_sweep(const Parameters& parameters, const Matrix& x,
                                              const Matrix& h, const Matrix& dz) {
  Parameters gradient = zeros_like(parameters);
  Matrix dh(1, h.columns());  // nothing comes from beyond the last letter
  for (std::size_t t = x.rows(); t-- > 0;) {
    add_product(gradient.Wy, transposed(row(h, t + 1)), row(dz, t));  // A

    gradient.By += sum(row(dz, t));  // B

    dh += product(row(dz, t), transposed(parameters.Wy));  // C
    //~ dh = product(row(dz, t), transposed(parameters.Wy));  // C
    //! dh -= product(row(dz, t), transposed(parameters.Wy));  // C

    dh = step_back(gradient, parameters, x, h, t, dh);  // D
  }
  return gradient;
}
//? $W_y$ and $B_y$ are right. For `ab`, with one step, everything is. So the fault is in what goes from one
//? step to the one before it. Follow `dh` once round the loop: who sets it, and what becomes of what it was?
//?
//? Line D leaves in `dh` what the step before is to get. Then line C of that step overwrites it. Every loss
//? sees only its own cell: the room of the museum that chapter 3 calls “nothing from the next step”. (4.3)
//? has a sum there.

// ### 4.3 Predict, then run: pairs within reach
//
// Full BPTT over 7 letters reaches 28 pairs of a loss and a step: the 7 losses go back over 1, 2, … 7 steps.
// How many pairs does TBPTT(2, 3) reach over the same 7 letters?

inline const Answer<int> pairs_within_reach = 16;
//~ inline const Answer<int> pairs_within_reach = TODO;
//! inline const Answer<int> pairs_within_reach = 18;
//! inline const Answer<int> pairs_within_reach = 21;
//? List the four windows, as in 4.1. In each, count for every loss how many steps it goes back, itself
//? included.
//?
//? Losses 0 and 1, back to 0: 1 and 2 pairs. Losses 2 and 3, back to 1: 2 and 3. Losses 4 and 5 are like
//? these. Loss 6 goes back to 4. Add them up.

// ### 4.4 Build it: clip the gradient
//
// A gradient that vanishes is one trouble, one that explodes is the other: a single huge step can throw the
// weights far away. The cure of Pascanu, Mikolov and Bengio 2013 (section 3.2): where the norm of the
// **whole** gradient, all five tables together, is above a threshold, multiply all five by one number, so that
// the norm becomes the threshold. Otherwise leave the gradient as it is.

/// The gradient, scaled down to the norm `threshold` where it is longer.
[[nodiscard]] inline Parameters clipped(Parameters gradient, double threshold) {
  //- return TODO;
  const double length = norm(gradient);
  //! const double length = norm(gradient.Whh);
  //! const double length = dot(gradient, gradient);
  if (length <= threshold) return gradient;
  //! if (length < 0.0) return gradient;
  for (auto& [name, table] : Parameters::tables(gradient)) {
    table = (threshold / length) * table;
    //! table = (threshold / norm(table)) * table;
    //! for (double& g : table.values()) g = std::clamp(g, -threshold, threshold);
  }
  return gradient;
}
//? First the norm of all entries of all five tables, as if they were one long row. A loop goes through the
//? five: `for (auto& [name, table] : Parameters::tables(gradient))`.
//?
//? `norm(gradient)` is the norm of the whole. If it is at most `threshold`, return the gradient. Otherwise
//? multiply all five by `threshold / length`: a number times a matrix is written `factor * matrix`.

}  // namespace unrolled::exercises
