#pragma once

namespace unrolled {

/// How many multiplications of doubles one core makes in a second at best: each fused with an addition, in the
/// widest vectors there are, on numbers that never leave the registers. Measured, in a tenth of a second.
[[nodiscard]] double multiplications_a_second();

}  // namespace unrolled
