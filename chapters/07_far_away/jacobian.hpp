#pragma once

#include <cstddef>

#include "chapters/03_full_bptt/step_back.hpp"
#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/together.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// On its way there a small difference between two states passes $W_{hh}$ and the slopes of tanh, once a
// letter. On its way back a slope passes the same tables in the other order (3.5) (3.9). With $D_t$ for
// the table that has the slopes $1 - h_t \circ h_t$ in its diagonal:
//
// $$ J = W_{hh} D_1 \, W_{hh} D_2 \cdots W_{hh} D_{L-1}, \qquad
//    dh_0 = dh_{L-1} \, J^\top \tag{7.4} $$
//
// and a small difference becomes $h_{L-1,0} - h_{L-1,1} \approx (h_{0,0} - h_{0,1}) \, J$.
// $J$ is the **Jacobian** of the last state by the first: its entry (i, j) says how the last state's
// unit j moves with the first one's unit i.

/// J along the first sequence of the lag task, H×H.
[[nodiscard]] inline Matrix jacobian(const Parameters& parameters, std::size_t lag) {
  const Matrix h = read_together(parameters, lag_task(lag, every_letter)).h;
  const std::size_t H = parameters.Whh.rows();
  Matrix J(H, H);
  for (std::size_t i = 0; i < H; ++i) J(i, i) = 1.0;
  for (std::size_t t = 1; t < lag; ++t) {
    J = product(J, parameters.Whh);
    const Matrix slopes = tanh_slope(row(h, 2 * t + 2));
    for (std::size_t i = 0; i < H; ++i) {
      for (std::size_t j = 0; j < H; ++j) J(i, j) *= slopes(0, j);  // (7.4)
    }
  }
  return J;
}

/// The mean slope of tanh along the first sequence, over all units and steps.
[[nodiscard]] inline double mean_tanh_slope(const Parameters& parameters, std::size_t lag) {
  const Matrix h = read_together(parameters, lag_task(lag, every_letter)).h;
  double sum = 0.0;
  for (std::size_t t = 0; t < lag; ++t) sum += total(tanh_slope(row(h, 2 * t + 2)));
  return sum / static_cast<double>(lag * h.columns());
}

}  // namespace unrolled
