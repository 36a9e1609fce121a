#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include "chapters/03_full_bptt/resolution.hpp"
#include "chapters/07_far_away/drawings.hpp"
#include "chapters/07_far_away/together.hpp"
#include "chapters/08_gates/practice.hpp"

namespace unrolled {

/// Chapter 3's check of a gradient of any network: by default the one that it has.
template <TableSet Network, typename Gradient = decltype(right_gradient)>
[[nodiscard]] GradientCheck checked(const Network& network, const Sequences& sequences,
                                    Gradient gradient = right_gradient) {
  const auto loss = [&](const Network& other) {
    return weighted_loss(sequences, read_together(other, sequences).p);
  };
  return check_gradient(gradient(network, sequences, read_together(network, sequences)), network,
                        loss, resolutions(network, loss));
}

/// Checks, and says so. Returns whether nothing is wrong.
template <TableSet Network>
bool check(const char* when, const Network& network, const Sequences& sequences) {
  const GradientCheck found = checked(network, sequences);
  const Verdict said = verdict(found);
  fmt::print("{}: E = {:.6f} nats; worst of {} entries: {}; {}\n", when,
             weighted_loss(sequences, read_together(network, sequences).p), found.checked,
             at_most(found.worst_error, 1e-4),
             said == Verdict::wrong   ? "wrong"
             : said == Verdict::right ? "good"
                                      : "good, as far as central differences can tell");
  return said != Verdict::wrong;
}

/// In how many tables a check is wrong.
[[nodiscard]] inline std::string wrong_in(const GradientCheck& found) {
  if (verdict(found) != Verdict::wrong) return "good";
  const auto right = std::ranges::count_if(
      found.worst, [](const WorstEntry& worst) { return worst.relative_error <= wrong_from; });
  return fmt::format("wrong in {} of {}", found.worst.size() - static_cast<std::size_t>(right),
                     found.worst.size());
}

}  // namespace unrolled
