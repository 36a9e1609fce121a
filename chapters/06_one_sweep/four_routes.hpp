#pragma once

#include <array>
#include <utility>

#include "chapters/03_full_bptt/central_differences.hpp"
#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/06_one_sweep/one_sweep.hpp"
#include "chapters/06_one_sweep/real_time.hpp"
#include "lib/cost.hpp"

namespace unrolled {

enum class Route { double_loop, one_sweep, real_time, central_differences };

/// All routes, as tables and charts name them.
inline constexpr std::array<std::pair<Route, const char*>, 4> route_names = {{
    {Route::double_loop, "double loop"},
    {Route::one_sweep, "one sweep"},
    {Route::real_time, "real time"},
    {Route::central_differences, "central differences"},
}};

/// The gradient by one of the routes, from the parameters alone, with what it cost.
[[nodiscard]] inline std::pair<Parameters, Cost> take_route(Route route,
                                                            const Parameters& parameters,
                                                            const SpellingTask& task) {
  switch (route) {
    case Route::double_loop:
      return with_cost([&] {
        const ForwardPass forward = forward_pass(parameters, task.x);
        return full_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y));
      });
    case Route::one_sweep: {
      auto [sweep, cost] = with_cost([&] {
        Sweep made = make_sweep(parameters, task.x.rows());
        sweep_gradient(parameters, task, made);
        return made;
      });
      return {std::move(sweep.gradient), cost};
    }
    case Route::real_time:
      return with_cost([&] { return real_time_gradient(parameters, task); });
    case Route::central_differences:
      break;
  }
  return with_cost([&, loss = loss_on(task)] { return numerical_gradient(parameters, loss); });
}

}  // namespace unrolled
