#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include "chapters/03_full_bptt/full_bptt.hpp"

namespace unrolled {

enum class Slip {
  none,
  Whh_not_transposed,      // (3.9) with Whh instead of its transpose
  nothing_from_next_step,  // (3.9) left out: each loss step sees its own cell only
  tanh_slope_forgotten,    // (3.5) with da = dh
  Wy_from_step_0_only,     // (3.2) and (3.3) overwritten in the loop instead of added up
};

struct SlipName {
  Slip slip;
  const char* name;
};

/// All slips, as tables and charts name them.
inline constexpr std::array<SlipName, 4> slip_names = {{
    {Slip::Whh_not_transposed, "Whh not transposed"},
    {Slip::nothing_from_next_step, "nothing from the next step"},
    {Slip::tanh_slope_forgotten, "slope of tanh forgotten"},
    {Slip::Wy_from_step_0_only, "Wy from step 0 only"},
}};

/// The double loop of `full_bptt` with one slip; with `none` it is the right gradient.
[[nodiscard]] inline Parameters slipped_bptt(Slip slip, const Parameters& parameters,
                                             const SpellingTask& task, const ForwardPass& forward) {
  const Matrix& h = forward.h;
  const Matrix dz = logit_gradient(forward.p, task.y);
  Parameters gradient = zeros_like(parameters);
  for (std::size_t s = task.x.rows(); s-- > 0;) {
    if (slip == Slip::Wy_from_step_0_only) {
      gradient.Wy = Matrix(gradient.Wy.rows(), gradient.Wy.columns());
      gradient.By = Matrix(1, 1);
    }
    add_product(gradient.Wy, transposed(row(h, s + 1)), row(dz, s));  // (3.2)
    gradient.By += sum(row(dz, s));                                   // (3.3)
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));       // (3.4)
    for (std::size_t t = s + 1; t-- > 0;) {
      const Matrix da = slip == Slip::tanh_slope_forgotten
                            ? dh
                            : hadamard(dh, tanh_slope(row(h, t + 1)));  // (3.5)
      add_product(gradient.Wxh, transposed(row(task.x, t)), da);        // (3.6)
      add_product(gradient.Whh, transposed(row(h, t)), da);             // (3.7)
      gradient.Bh += sum(da);                                           // (3.8)
      if (slip == Slip::nothing_from_next_step) break;
      dh = slip == Slip::Whh_not_transposed ? product(da, parameters.Whh)
                                            : product(da, transposed(parameters.Whh));  // (3.9)
    }
  }
  return gradient;
}

/// `slipped_bptt` as `train` wants it.
[[nodiscard]] inline auto slipped_gradient(Slip slip, SpellingTask task) {
  return [slip, task = std::move(task)](const Parameters& parameters, const ForwardPass& forward) {
    return slipped_bptt(slip, parameters, task, forward);
  };
}

}  // namespace unrolled
