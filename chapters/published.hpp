#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/matrix.hpp"

namespace unrolled {

/// What the source post printed of one training, digit by digit as it stands there.
struct PublishedRun {
  struct Loss {
    std::size_t step = 0;
    std::string loss;  // nats, after that step
  };
  std::vector<std::string> probabilities_before;  // T×V, row by row
  std::vector<Loss> losses;
  std::vector<std::string> probabilities_after;
};

/// The run `name` ("full_bptt", "truncated_bptt") at `hidden_size` out of data/published.json, or out of
/// the file that the variable UNROLLED_PUBLISHED names: change a digit in a copy, and see it found.
/// Throws std::exception where the file cannot be read or has no such run.
[[nodiscard]] PublishedRun published_run(std::string_view name, std::size_t hidden_size);

/// A rebuilt run beside the published one.
struct Comparison {
  std::string table;      // published / rebuilt / difference, a line a loss
  std::string verdict;    // one line that counts the agreements
  bool complete = false;  // everything agrees
};

/// Compares the losses after each step, and the T×V probabilities before and after the training,
/// with the published ones. A loss agrees within 1e-12 relative; a probability agrees when NumPy's
/// format prints the same digits. Throws std::out_of_range where `losses` has too few steps.
[[nodiscard]] Comparison compare(const PublishedRun& published, MatrixView probabilities_before,
                                 std::span<const double> losses, MatrixView probabilities_after);

/// The loss after every so many steps, some 20 lines as in the post: what a chapter prints where there
/// is nothing to compare with.
[[nodiscard]] std::string loss_table(std::span<const double> losses);

}  // namespace unrolled
