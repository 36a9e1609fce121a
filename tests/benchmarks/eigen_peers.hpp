#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>

#include "chapters/03_full_bptt/full_bptt.hpp"

// The same training step with Eigen, as someone who knows Eigen would write it: row vectors and
// row-major tables as in the chapters, no temporaries (`noalias`), no memory asked for after the
// first step. Shapes are Eigen::Dynamic or known to the compiler.
namespace unrolled::eigen {

template <int rows, int columns>
using Table = Eigen::Matrix<double, rows, columns, Eigen::RowMajor>;

template <int V, int H, int T>
struct Network {
  Table<V, H> Wxh, dWxh;
  Table<H, H> Whh, dWhh;
  Table<H, V> Wy, dWy;
  double Bh, By, dBh = 0.0, dBy = 0.0;
  Table<T, V> x, y, z, p, dz;
  Table<T == Eigen::Dynamic ? T : T + 1, H> h;  // row 0 is zero
  Table<T, H> da;                               // stacked: first dH
  Table<1, H> a, dh;

  Network(const Parameters& parameters, const SpellingTask& task)
      : Wxh{copy<V, H>(parameters.Wxh)},
        dWxh{Wxh},
        Whh{copy<H, H>(parameters.Whh)},
        dWhh{Whh},
        Wy{copy<H, V>(parameters.Wy)},
        dWy{Wy},
        Bh{parameters.Bh(0, 0)},
        By{parameters.By(0, 0)},
        x{copy<T, V>(task.x)},
        y{copy<T, V>(task.y)},
        z{y},
        p{y},
        dz{y} {
    h.setZero(x.rows() + 1, Whh.rows());
    da.setZero(x.rows(), Whh.rows());
    a.setZero(1, Whh.rows());
    dh = a;
  }

  template <int rows, int columns>
  static Table<rows, columns> copy(const Matrix& from) {
    return Eigen::Map<const Table<rows, columns>>(from.values().data(),
                                                  static_cast<Eigen::Index>(from.rows()),
                                                  static_cast<Eigen::Index>(from.columns()));
  }
  static Matrix copy(const auto& from) {
    Matrix to(static_cast<std::size_t>(from.rows()), static_cast<std::size_t>(from.cols()));
    std::copy(from.data(), from.data() + from.size(), to.values().begin());
    return to;
  }

  void softmax() {
    p = z.colwise() - z.rowwise().maxCoeff();
    p = p.array().exp();
    p.array().colwise() /= p.rowwise().sum().array().eval();
  }

  [[nodiscard]] double loss() const { return -(y.array() * p.array().log()).sum(); }

  void descend(double learning_rate) {
    Wxh -= learning_rate * dWxh;
    Whh -= learning_rate * dWhh;
    Wy -= learning_rate * dWy;
    Bh -= learning_rate * dBh;
    By -= learning_rate * dBy;
  }

  /// One sweep, letter by letter.
  double step_by_step(double learning_rate) {
    for (Eigen::Index t = 0; t < x.rows(); ++t) {
      a.noalias() = x.row(t) * Wxh;
      a.noalias() += h.row(t) * Whh;
      h.row(t + 1) = (a.array() + Bh).tanh();
      z.row(t).noalias() = h.row(t + 1) * Wy;
      z.row(t).array() += By;
    }
    softmax();
    const double before = loss();
    dz = p - y;
    dWxh.setZero();
    dWhh.setZero();
    dWy.setZero();
    dBh = 0.0;
    dh.setZero();
    for (Eigen::Index t = x.rows(); t-- > 0;) {
      dWy.noalias() += h.row(t + 1).transpose() * dz.row(t);
      dh.noalias() += dz.row(t) * Wy.transpose();
      a = dh.array() * (1.0 - h.row(t + 1).array().square());
      dWxh.noalias() += x.row(t).transpose() * a;
      dWhh.noalias() += h.row(t).transpose() * a;
      dBh += a.sum();
      dh.noalias() = a * Whh.transpose();
    }
    dBy = dz.sum();
    descend(learning_rate);
    return before;
  }

  /// One sweep, stacked over time.
  double stacked(double learning_rate) {
    const Eigen::Index steps = x.rows();
    da.noalias() = x * Wxh;
    for (Eigen::Index t = 0; t < steps; ++t) {
      a = da.row(t);
      a.noalias() += h.row(t) * Whh;
      h.row(t + 1) = (a.array() + Bh).tanh();
    }
    z.noalias() = h.bottomRows(steps) * Wy;
    z.array() += By;
    softmax();
    const double before = loss();
    dz = p - y;
    da.noalias() = dz * Wy.transpose();
    for (Eigen::Index t = steps; t-- > 0;) {
      dh = da.row(t);
      if (t + 1 < steps) dh.noalias() += da.row(t + 1) * Whh.transpose();
      da.row(t) = dh.array() * (1.0 - h.row(t + 1).array().square());
    }
    dWy.noalias() = h.bottomRows(steps).transpose() * dz;
    dWxh.noalias() = x.transpose() * da;
    dWhh.noalias() = h.topRows(steps).transpose() * da;
    dBh = da.sum();
    dBy = dz.sum();
    descend(learning_rate);
    return before;
  }

  [[nodiscard]] Parameters gradient() const {
    return {copy(dWxh), copy(dWhh), Matrix{{dBh}}, copy(dWy), Matrix{{dBy}}};
  }
};

}  // namespace unrolled::eigen
