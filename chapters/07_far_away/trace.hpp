#pragma once

#include <cstddef>
#include <vector>

#include "chapters/07_far_away/lag_task.hpp"
#include "chapters/07_far_away/together.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// What does the network still know of the first letter? After it, the two sequences read the same
// letters. So the two hidden states differ only by what is left of it, and how far they are apart we
// call its **trace**:
//
// $$ \text{trace}_t = \lVert h_{t,0} - h_{t,1} \rVert \tag{7.3} $$

/// The trace of the first letter after steps 0, 1, …, in the lag task.
[[nodiscard]] inline std::vector<double> traces(const Parameters& parameters, std::size_t lag) {
  const Matrix h = read_together(parameters, lag_task(lag, every_letter)).h;
  std::vector<double> result;
  for (std::size_t t = 0; t < lag; ++t) {
    result.push_back(norm(row(h, 2 * t + 2) - row(h, 2 * t + 3)));  // (7.3)
  }
  return result;
}

/// The share of the trace after the first step that is left after the last.
[[nodiscard]] inline double trace_left(const Parameters& parameters, std::size_t lag) {
  const std::vector<double> trace = traces(parameters, lag);
  return trace.front() > 0.0 ? trace.back() / trace.front() : 0.0;
}

}  // namespace unrolled
