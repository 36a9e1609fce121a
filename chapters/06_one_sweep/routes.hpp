#pragma once

#include <cstdint>
#include <utility>

#include "chapters/03_full_bptt/central_differences.hpp"
#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/06_one_sweep/costs.hpp"
#include "chapters/06_one_sweep/stacked_forward.hpp"
#include "lib/cost.hpp"

namespace unrolled {

/// A way to the gradient of the loss, from the parameters alone.
struct Route {
  const char* name;
  Parameters (*gradient)(const Parameters& parameters, const SpellingTask& task);
  Cost (*cost)(std::uint64_t V, std::uint64_t H, std::uint64_t T);  // what the formulas say
};

inline constexpr Route by_double_loop = {
    "double loop",
    [](const Parameters& parameters, const SpellingTask& task) {
      const ForwardPass forward = forward_pass(parameters, task.x);
      return full_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y));
    },
    double_loop_cost};

inline constexpr Route by_one_sweep = {"one sweep",
                                       [](const Parameters& parameters, const SpellingTask& task) {
                                         Sweep sweep = make_sweep(parameters, task.x.rows());
                                         sweep_gradient(parameters, task, sweep);
                                         return std::move(sweep.gradient);
                                       },
                                       one_sweep_cost};

inline constexpr Route by_central_differences = {
    "central differences",
    [](const Parameters& parameters, const SpellingTask& task) {
      return numerical_gradient(parameters, [&task](const Parameters& moved) {
        return cross_entropy(forward_pass(moved, task.x).p, task.y);
      });
    },
    central_differences_cost};

/// The gradient by this route, with what it cost.
[[nodiscard]] inline std::pair<Parameters, Cost> take(const Route& route,
                                                      const Parameters& parameters,
                                                      const SpellingTask& task) {
  return with_cost([&] { return route.gradient(parameters, task); });
}

}  // namespace unrolled
