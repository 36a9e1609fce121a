#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "chapters/03_full_bptt/gradient_check.hpp"

namespace unrolled {

/// How many ε are tried: the usual one, then a tenth of it, and so on.
inline constexpr std::size_t most_epsilons = 5;

/// Up to here the central differences of a table agree with themselves.
inline constexpr double agreement = wrong_from / 10.0;

/// How well central differences know the slopes of one table.
struct Resolution {
  std::string table;
  std::vector<double> disagreement;  // ‖n − n′‖ / ‖n′‖ for each ε tried, n′ with a tenth of it
  double epsilon = usual_epsilon;  // the last one tried: they agree with themselves, if with any
  double zero = 0.0;               // smaller slopes are not known well enough (3.11)
  bool can_tell = false;           // false: with no ε they do
};

/// Adds to `resolution` what n (by `epsilon`) and n′ (by a tenth of it) say of each other.
inline void compare_differences(Resolution& resolution, const Matrix& n, const Matrix& tenth,
                                double epsilon, double zero) {
  const Matrix difference = n - tenth;
  const double apart = norm(difference);
  resolution.disagreement.push_back(apart <= zero ? 0.0 : apart / norm(tenth));
  double largest = 0.0;
  for (const double d : difference.values()) largest = larger_error(largest, std::abs(d));
  resolution.epsilon = epsilon;
  resolution.zero = std::max(zero, 300.0 * largest);  // so n is known to 1/300 of itself
  resolution.can_tell = resolution.disagreement.back() <= agreement;
}

/// The resolution of each table, at these parameters. Smaller and smaller ε are tried where need be.
template <TableSet Set, typename Loss>
[[nodiscard]] std::vector<Resolution> resolutions(const Set& parameters, const Loss& loss) {
  const double size = loss(parameters);
  const auto differences = [&](double epsilon) {
    return numerical_where_checked(zeros_like(parameters), parameters, loss,
                                   [=](std::size_t) { return epsilon; })
        .first;
  };
  std::vector<Resolution> all;
  for_each_table(
      [&](const std::string& name, const Matrix&) {
        all.push_back({name, {}});
      },
      parameters);
  double epsilon = usual_epsilon;
  Set n = differences(epsilon);
  for (std::size_t tried = 0; tried < most_epsilons; ++tried) {
    Set tenth = differences(epsilon / 10.0);
    std::size_t index = 0;
    for_each_table(
        [&](auto&, const Matrix& a, const Matrix& b) {
          Resolution& table = all[index++];
          if (!table.can_tell) compare_differences(table, a, b, epsilon, zero_slope(size, epsilon));
        },
        n, tenth);
    if (std::ranges::all_of(all, &Resolution::can_tell)) break;
    n = std::move(tenth);
    epsilon /= 10.0;
  }
  return all;
}

/// Checks `gradient` against central differences of loss(parameters), in every entry or, where that would
/// take too long, in some `entries_to_check` of each table; with the ε of each table's resolution, or where
/// there are none with the usual one.
template <TableSet Set, typename Loss>
[[nodiscard]] GradientCheck check_gradient(const Set& gradient, const Set& parameters,
                                           const Loss& loss,
                                           const std::vector<Resolution>& resolved = {}) {
  const double size = loss(parameters);
  const auto resolution = [&](std::size_t table) {
    return resolved.empty() ? Resolution{.table = "", .disagreement = {}, .can_tell = true}
                            : resolved.at(table);
  };
  const auto [numerical, checked] = numerical_where_checked(
      gradient, parameters, loss, [&](std::size_t table) { return resolution(table).epsilon; });
  GradientCheck check{{}, 0.0, entry_count(gradient), checked};
  for_each_table(
      [&](const std::string& name, const Matrix& derived, const Matrix& other) {
        const Resolution known = resolution(check.worst.size());
        const double zero = zero_slope(size, known.epsilon);
        WorstEntry worst = worst_entry(name, derived, other, zero);
        if (!(worst.relative_error <= wrong_from)) {
          worst = worst_entry(name, derived, other, std::max(zero, known.zero));
        }
        worst.can_tell = known.can_tell || !std::isfinite(worst.derived);
        check.worst.push_back(worst);
        check.worst_error = larger_error(check.worst_error, worst.relative_error);
      },
      gradient, numerical);
  return check;
}

enum class Verdict { right, wrong, cannot_tell };

/// Wrong where a table whose central differences can tell is off by more than `limit`, or where a slope
/// is no number; otherwise right, or where some tables' central differences cannot tell, just that.
[[nodiscard]] inline Verdict verdict(const GradientCheck& check, double limit = wrong_from) {
  const auto wrong = [=](const WorstEntry& worst) {
    return worst.can_tell && !(worst.relative_error <= limit);
  };
  if (std::ranges::any_of(check.worst, wrong)) return Verdict::wrong;
  return std::ranges::all_of(check.worst, &WorstEntry::can_tell) ? Verdict::right
                                                                 : Verdict::cannot_tell;
}

}  // namespace unrolled
