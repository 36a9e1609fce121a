#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "chapters/03_full_bptt/gradient_check.hpp"

namespace unrolled {

/// The ε that are tried, the usual one first, each beside a tenth of it.
inline constexpr std::array<double, 5> epsilons = {usual_epsilon, 1e-6, 1e-7, 1e-8, 1e-9};

/// Up to here the central differences of a table agree with themselves: a tenth of the error (3.11) that
/// makes a gradient wrong.
inline constexpr double agreement = 1e-3;

/// How well central differences know the slopes of one table.
struct Resolution {
  std::string table;
  std::vector<double> disagreement;  // ‖n − n′‖ / ‖n′‖ for each ε tried, n′ with a tenth of it
  double epsilon = usual_epsilon;  // the largest with which they agree with themselves
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
    GradientCheck uncounted;
    return numerical_where_checked(zeros_like(parameters), parameters, loss, uncounted,
                                   [=](std::size_t) { return epsilon; });
  };
  std::vector<Resolution> all;
  for_each_table(
      [&](const std::string& name, const Matrix&) {
        all.push_back({name, {}});
      },
      parameters);
  Set n = differences(epsilons.front());
  for (const double epsilon : epsilons) {
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
  }
  return all;
}

/// As `check_gradient` above, with the ε of each table's resolution.
template <TableSet Set, typename Loss>
[[nodiscard]] GradientCheck check_gradient(const Set& gradient, const Set& parameters,
                                           const Loss& loss,
                                           const std::vector<Resolution>& resolved) {
  GradientCheck check;
  check.entries = entry_count(gradient);
  const Set numerical =
      numerical_where_checked(gradient, parameters, loss, check,
                              [&](std::size_t table) { return resolved.at(table).epsilon; });
  for_each_table(
      [&](const std::string& name, const Matrix& derived, const Matrix& other) {
        const double zero = resolved.at(check.worst.size()).zero;
        check.worst.push_back(worst_entry(name, derived, other, zero));
        check.worst_error = larger_error(check.worst_error, check.worst.back().relative_error);
      },
      gradient, numerical);
  return check;
}

enum class Verdict { right, wrong, cannot_tell };

/// Wrong where a table whose central differences can tell is off by more than `limit`, or where a slope
/// is no number; otherwise right, or where some tables' central differences cannot tell, just that.
[[nodiscard]] inline Verdict verdict(const GradientCheck& check,
                                     const std::vector<Resolution>& resolved, double limit = 1e-2) {
  bool all_can_tell = true;
  for (std::size_t i = 0; i < check.worst.size(); ++i) {
    const WorstEntry& worst = check.worst[i];
    const bool can_tell = resolved.at(i).can_tell || !std::isfinite(worst.derived);
    if (can_tell && !(worst.relative_error <= limit)) return Verdict::wrong;
    all_can_tell = all_can_tell && resolved.at(i).can_tell;
  }
  return all_can_tell ? Verdict::right : Verdict::cannot_tell;
}

}  // namespace unrolled
