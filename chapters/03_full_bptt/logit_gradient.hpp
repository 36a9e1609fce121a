#pragma once

#include "lib/matrix.hpp"

namespace unrolled {

/// (3.1) for all time steps: T×V probabilities and targets → T×V.
[[nodiscard]] inline Matrix logit_gradient(const Matrix& p, const Matrix& y) { return p - y; }

}  // namespace unrolled
