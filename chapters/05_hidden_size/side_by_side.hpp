#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "chapters/01_one_hot_encoding/one_hot_encoding.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/matrix.hpp"
#include "lib/simd.hpp"

namespace unrolled {

// ## Networks side by side
//
// Thousands of trainings take their time. A processor can do the same step with several numbers at
// once, two or four of them (`lib/simd.hpp`), but a row of three numbers leaves places empty. So we train
// several networks of the same shape together, one a **lane**: where one network has an entry, there now stand
// as many numbers as there are lanes. Each lane does what a network alone would do; no lane looks at
// another. The formulas are those of the chapters before.

/// One entry of `lanes` networks; the arithmetic is lane by lane.
template <std::size_t lanes>
struct Lanes {
  static_assert(lanes % vector_size == 0);
  std::array<Vector, lanes / vector_size> parts{};

  /// The same number in every lane.
  static Lanes all(double value) {
    Lanes result;
    for (Vector& part : result.parts) part += value;
    return result;
  }
  [[nodiscard]] double lane(std::size_t l) const { return parts[l / vector_size][l % vector_size]; }
  void set_lane(std::size_t l, double value) { parts[l / vector_size][l % vector_size] = value; }

  template <typename F>
  static Lanes each(F f) {
    Lanes result;
    for (std::size_t i = 0; i < result.parts.size(); ++i) result.parts[i] = f(i);
    return result;
  }
  friend Lanes operator+(const Lanes& a, const Lanes& b) {
    return each([&](std::size_t i) { return a.parts[i] + b.parts[i]; });
  }
  friend Lanes operator-(const Lanes& a, const Lanes& b) {
    return each([&](std::size_t i) { return a.parts[i] - b.parts[i]; });
  }
  friend Lanes operator*(const Lanes& a, const Lanes& b) {
    return each([&](std::size_t i) { return a.parts[i] * b.parts[i]; });
  }
  friend Lanes operator/(const Lanes& a, const Lanes& b) {
    return each([&](std::size_t i) { return a.parts[i] / b.parts[i]; });
  }
  Lanes& operator+=(const Lanes& other) { return *this = *this + other; }
  friend Lanes larger(const Lanes& a, const Lanes& b) {
    return each([&](std::size_t i) { return a.parts[i] > b.parts[i] ? a.parts[i] : b.parts[i]; });
  }
  friend Lanes smaller(const Lanes& a, const Lanes& b) {
    return each([&](std::size_t i) { return a.parts[i] < b.parts[i] ? a.parts[i] : b.parts[i]; });
  }
  friend Lanes tanh(const Lanes& a) {
    return each([&](std::size_t i) { return unrolled::tanh(a.parts[i]); });
  }
  friend Lanes exp(const Lanes& a) {
    return each([&](std::size_t i) { return unrolled::exp(a.parts[i]); });
  }
};

/// A rows×columns table of entries in lanes, zeros at first.
template <typename Entry>
class LaneTable {
 public:
  LaneTable(std::size_t rows, std::size_t columns) : columns_{columns}, entries_(rows * columns) {}
  Entry& operator()(std::size_t i, std::size_t j) { return entries_[i * columns_ + j]; }
  const Entry& operator()(std::size_t i, std::size_t j) const { return entries_[i * columns_ + j]; }
  [[nodiscard]] std::vector<Entry>& entries() { return entries_; }

 private:
  std::size_t columns_;
  std::vector<Entry> entries_;
};

/// The parameters of `lanes` networks of one shape, or their gradients.
template <std::size_t lanes>
struct LaneParameters {
  using Table = LaneTable<Lanes<lanes>>;
  Table Wxh, Whh, Bh, Wy, By;

  LaneParameters(std::size_t vocabulary_size, std::size_t hidden_size)
      : Wxh(vocabulary_size, hidden_size),
        Whh(hidden_size, hidden_size),
        Bh(1, 1),
        Wy(hidden_size, vocabulary_size),
        By(1, 1) {}

  [[nodiscard]] std::array<Table*, 5> tables() { return {&Wxh, &Whh, &Bh, &Wy, &By}; }

  void set_lane(std::size_t lane, const Parameters& network) {
    for (std::size_t table = 0; table < parameter_names.size(); ++table) {
      const std::span<const double> values = (network.*parameter_names[table].second).values();
      for (std::size_t i = 0; i < values.size(); ++i) {
        tables()[table]->entries()[i].set_lane(lane, values[i]);
      }
    }
  }
};

/// What came of a network trained in a lane.
struct LaneOutcome {
  bool learned = false;  // the right letter at every step
  bool finite = false;   // the loss was a number after every step
  double loss = 0.0;     // nats after the last step
};

/// `lanes` networks on one task: forward pass, sweep, gradient descent, as in chapters 2 to 4.
template <std::size_t lanes>
class NetworksSideBySide {
 public:
  using L = Lanes<lanes>;

  NetworksSideBySide(const SpellingTask& task, std::size_t hidden_size)
      : V{task.vocabulary.size()},
        H{hidden_size},
        T{task.x.rows()},
        parameters{V, H},
        gradient{V, H},
        h(T + 1, H),
        p(T, V),
        dh(1, H),
        da(1, H) {
    for (std::size_t t = 0; t < T; ++t) {
      read.push_back(argmax(task.x, t));
      wanted.push_back(argmax(task.y, t));
    }
  }

  void set_lane(std::size_t lane, const Parameters& network) { parameters.set_lane(lane, network); }

  /// `steps` steps of gradient descent. With `Wy_from_step_0_only` the gradient is that of the post's
  /// second listing (4.1), otherwise that of full BPTT. `report()` is called after each step.
  template <typename Report>
  void train(double learning_rate, std::size_t steps, bool Wy_from_step_0_only, Report report) {
    forward();
    smallest_wanted = L::all(1);
    for (std::size_t step = 0; step < steps; ++step) {
      sweep(Wy_from_step_0_only);
      for (std::size_t table = 0; table < parameters.tables().size(); ++table) {
        auto& weights = parameters.tables()[table]->entries();
        const auto& slopes = gradient.tables()[table]->entries();
        for (std::size_t i = 0; i < weights.size(); ++i) {
          weights[i] += L::all(-learning_rate) * slopes[i];  // (3.10)
        }
      }
      forward();
      for (std::size_t t = 0; t < T; ++t)
        smallest_wanted = smaller(smallest_wanted, p(t, wanted[t]));
      report();
    }
  }

  [[nodiscard]] LaneOutcome outcome(std::size_t lane) const {
    LaneOutcome result{true, smallest_wanted.lane(lane) > 0.0, 0.0};  // −ln 0 is no number
    for (std::size_t t = 0; t < T; ++t) {
      std::size_t best = 0;
      for (std::size_t k = 1; k < V; ++k) {
        if (p(t, k).lane(lane) > p(t, best).lane(lane)) best = k;
      }
      result.learned = result.learned && best == wanted[t];
      result.loss -= std::log(p(t, wanted[t]).lane(lane));  // (2.6)
    }
    result.finite = result.finite && std::isfinite(result.loss);
    return result;
  }

 private:
  void forward() {
    const auto& [Wxh, Whh, Bh, Wy, By] = parameters;
    for (std::size_t t = 0; t < T; ++t) {
      for (std::size_t j = 0; j < H; ++j) {
        L a = Wxh(read[t], j) + Bh(0, 0);  // a one-hot row picks a row of Wxh
        for (std::size_t i = 0; i < H; ++i) a += h(t, i) * Whh(i, j);  // (2.2)
        h(t + 1, j) = tanh(a);                                         // (2.3)
      }
      L m;
      for (std::size_t k = 0; k < V; ++k) {
        L z = By(0, 0);
        for (std::size_t i = 0; i < H; ++i) z += h(t + 1, i) * Wy(i, k);  // (2.4)
        p(t, k) = z;
        m = k == 0 ? z : larger(m, z);
      }
      L sum;
      for (std::size_t k = 0; k < V; ++k) {
        p(t, k) = exp(p(t, k) - m);
        sum += p(t, k);
      }
      for (std::size_t k = 0; k < V; ++k) p(t, k) = p(t, k) / sum;  // (2.1)
    }
  }

  void sweep(bool Wy_from_step_0_only) {
    auto& [dWxh, dWhh, dBh, dWy, dBy] = gradient;
    for (auto* const table : gradient.tables()) {
      for (L& entry : table->entries()) entry = L{};
    }
    for (std::size_t i = 0; i < H; ++i) dh(0, i) = L{};
    for (std::size_t t = T; t-- > 0;) {
      p(t, wanted[t]) += L::all(-1);  // (3.1): the row of p is the row of dz from here on
      for (std::size_t i = 0; i < H; ++i) {
        L slope = dh(0, i);
        for (std::size_t k = 0; k < V; ++k) slope += p(t, k) * parameters.Wy(i, k);  // (4.3)
        da(0, i) = slope * (L::all(1) - h(t + 1, i) * h(t + 1, i));                  // (3.5)
        if (t == 0 || !Wy_from_step_0_only) {
          for (std::size_t k = 0; k < V; ++k) dWy(i, k) += h(t + 1, i) * p(t, k);  // (3.2)
        }
        dWxh(read[t], i) += da(0, i);  // (3.6)
        dBh(0, 0) += da(0, i);         // (3.8)
      }
      if (t == 0 || !Wy_from_step_0_only) {
        for (std::size_t k = 0; k < V; ++k) dBy(0, 0) += p(t, k);  // (3.3)
      }
      for (std::size_t i = 0; i < H; ++i) {
        L slope;
        for (std::size_t j = 0; j < H; ++j) {
          dWhh(i, j) += h(t, i) * da(0, j);          // (3.7)
          slope += da(0, j) * parameters.Whh(i, j);  // (3.9)
        }
        dh(0, i) = slope;
      }
    }
  }

  std::size_t V, H, T;
  std::vector<std::size_t> read, wanted;  // the letters, by their numbers
  LaneParameters<lanes> parameters, gradient;
  LaneTable<L> h, p, dh, da;
  L smallest_wanted;
};

}  // namespace unrolled
