#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "chapters/01_one_hot_encoding/one_hot_encoding.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "chapters/03_full_bptt/full_bptt.hpp"
#include "lib/numpy_random.hpp"

namespace unrolled {

// ## A second opinion
//
// A slope can be had without any calculus: move one entry $w$ a little up and a little down, run
// the network forward both times, and see how far the loss moved.
//
// $$ \frac{\partial E}{\partial w} \approx \frac{E(w + \varepsilon) - E(w - \varepsilon)}
//    {2 \varepsilon}, \qquad \varepsilon = 10^{-5} \tag{3.12} $$
//
// These **central differences** are slow, two forward passes for every entry, and not exact. But
// they know nothing of our derivation, so the two can check each other.

/// The slope of the loss by `w`, an entry of `parameters`, by central differences. Leaves `w` as it was.
[[nodiscard]] inline double central_difference(double& w, Parameters& parameters,
                                               const SpellingTask& task) {
  constexpr double epsilon = 1e-5;
  const auto loss = [&] { return cross_entropy(forward_pass(parameters, task.x).p, task.y); };
  const double middle = w;
  w = middle + epsilon;
  const double above = loss();
  w = middle - epsilon;
  const double below = loss();
  w = middle;
  return (above - below) / (2.0 * epsilon);  // (3.12)
}

/// The gradient by central differences, shaped like the parameters.
[[nodiscard]] inline Parameters numerical_gradient(Parameters parameters,
                                                   const SpellingTask& task) {
  Parameters gradient = zeros_like(parameters);
  for (const auto& [name, member] : parameter_names) {
    for (std::size_t i = 0; i < (gradient.*member).rows(); ++i) {
      for (std::size_t j = 0; j < (gradient.*member).columns(); ++j) {
        double& w = (parameters.*member)(i, j);
        (gradient.*member)(i, j) = central_difference(w, parameters, task);
      }
    }
  }
  return gradient;
}

// ## How far apart?
//
// A difference of 0.001 is nothing beside 1000 and everything beside 0.002. So we divide it by the
// larger of the two, $g$ from our derivation and $n$ from (3.12):
//
// $$ \text{relative error} = \frac{|g - n|}{\max(|g|, |n|)} \tag{3.13} $$
//
// The advice of Stanford's course cs231n: above $10^{-2}$ the gradient is wrong; for a smooth network
// in double precision, $10^{-7}$ or less is good; in between, look closer. Where both are zero, 0/0
// counts as agreement. "Zero" must allow for rounding. The loss is only known to some $10^{-16}$ of its
// size (of 1 where it is smaller, for it comes from probabilities near 1), and (3.12) divides that by
// $10^{-5}$, so it is off by some $10^{-11}$ of the loss. A slope of $10^{-7}$ of the loss then has four
// good digits left. Where both are smaller, we call them zero.

/// The entry of one parameter at which a gradient and its check are farthest apart.
struct WorstEntry {
  std::size_t row = 0;
  std::size_t column = 0;
  double derived = 0.0;         // g
  double numerical = 0.0;       // n
  double relative_error = 0.0;  // (3.13)
};

/// Compares one parameter's gradient with its check, m×n both. Where both entries are at most
/// `zero` in size they agree. Throws ShapeError where the shapes differ.
[[nodiscard]] inline WorstEntry worst_entry(const Matrix& derived, const Matrix& numerical,
                                            double zero) {
  require_same_shape("gradient check", derived, numerical);
  WorstEntry worst{0, 0, derived(0, 0), numerical(0, 0), 0.0};
  for (std::size_t i = 0; i < derived.rows(); ++i) {
    for (std::size_t j = 0; j < derived.columns(); ++j) {
      const double g = derived(i, j);
      const double n = numerical(i, j);
      const double larger = std::max(std::abs(g), std::abs(n));
      const double error = larger <= zero ? 0.0 : std::abs(g - n) / larger;  // (3.13)
      if (!(error <= worst.relative_error)) worst = {i, j, g, n, error};     // NaN counts as worse
      if (std::isnan(error)) return worst;
    }
  }
  return worst;
}

/// A gradient checked, parameter by parameter in the order of `parameter_names`.
struct GradientCheck {
  std::array<WorstEntry, parameter_names.size()> worst;
  double worst_error = 0.0;  // of all entries
  std::size_t entries = 0;   // of the gradient
  std::size_t checked = 0;   // of these
};

// Two forward passes for every entry: each takes some $T (2 V H + H^2)$ multiplications, and there are
// as many entries as $H^2$ and more. For some hundred hidden units we would wait for minutes, for
// thousands a month. There we check some entries of each parameter, drawn at random. A slip that is
// worth the name changes many.

/// How many entries of each parameter can be checked with some 10⁹ multiplications, in a second.
[[nodiscard]] inline double entries_to_check(const Parameters& parameters, std::size_t time_steps) {
  const auto V = static_cast<double>(parameters.Wxh.rows());
  const auto H = static_cast<double>(parameters.Wxh.columns());
  const double forward = static_cast<double>(time_steps) * (2.0 * V * H + H * H);
  return 1e9 / (2.0 * forward * static_cast<double>(parameter_names.size()));
}

/// `gradient` with central differences in those entries that are checked. Counts them in `check`.
[[nodiscard]] inline Parameters numerical_where_checked(Parameters gradient, Parameters parameters,
                                                        const SpellingTask& task,
                                                        GradientCheck& check) {
  const double wanted = entries_to_check(parameters, task.x.rows());
  NumpyRandom random(0);
  for (const auto& [name, member] : parameter_names) {
    const std::span<double> slopes = (gradient.*member).values();
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      if (random.uniform() * static_cast<double>(slopes.size()) >= wanted) continue;
      double& w = (parameters.*member).values()[i];
      slopes[i] = central_difference(w, parameters, task);
      ++check.checked;
    }
    check.entries += slopes.size();
  }
  return gradient;
}

/// Checks `gradient` against central differences at `parameters`, in every entry or, where that would
/// take too long, in some `entries_to_check` of each parameter.
[[nodiscard]] inline GradientCheck check_gradient(const Parameters& gradient,
                                                  const Parameters& parameters,
                                                  const SpellingTask& task) {
  const double loss = cross_entropy(forward_pass(parameters, task.x).p, task.y);
  GradientCheck check;
  const Parameters numerical = numerical_where_checked(gradient, parameters, task, check);
  for (std::size_t i = 0; i < parameter_names.size(); ++i) {
    const auto member = parameter_names[i].second;
    check.worst[i] = worst_entry(gradient.*member, numerical.*member, 1e-7 * std::max(loss, 1.0));
    const double error = check.worst[i].relative_error;
    if (!(error <= check.worst_error)) check.worst_error = error;
    if (std::isnan(error)) return check;
  }
  return check;
}

// ## How wrong, and in which direction?
//
// Two numbers for a whole gradient $g$ beside the true one $n$, both read as one long row of numbers.
// The norm $\lVert g \rVert$, its length, is the root of the sum of its squares, and $g \cdot n$ is the
// sum of the products, entry by entry:
//
// $$ \frac{\lVert g - n \rVert}{\lVert n \rVert}, \qquad
//    \cos(g, n) = \frac{g \cdot n}{\lVert g \rVert \, \lVert n \rVert} \tag{3.14} $$
//
// The first is 0 for the true gradient. The second is 1 where both point the same way. A small step
// against $g$ changes the loss by $-\eta \, g \cdot n$, so as long as the cosine is positive, a small
// enough step still goes downhill.

/// The sum of the products of all entries, parameter by parameter.
[[nodiscard]] inline double dot(const Parameters& a, const Parameters& b) {
  double total = 0.0;
  for (const auto& [name, member] : parameter_names) {
    total += sum(hadamard(a.*member, b.*member))(0, 0);
  }
  return total;
}

/// The norm of g − n relative to that of n (3.14).
[[nodiscard]] inline double norm_error(const Parameters& g, const Parameters& n) {
  Parameters difference = g;
  for (const auto& [name, member] : parameter_names) difference.*member -= n.*member;
  return std::sqrt(dot(difference, difference) / dot(n, n));  // (3.14)
}

/// The cosine of the angle between g and n (3.14).
[[nodiscard]] inline double cosine(const Parameters& g, const Parameters& n) {
  return dot(g, n) / std::sqrt(dot(g, g) * dot(n, n));  // (3.14)
}

}  // namespace unrolled
