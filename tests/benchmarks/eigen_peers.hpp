#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "chapters/06_one_sweep/training_step.hpp"

// The same training step with Eigen, as someone who knows Eigen would write it: row vectors and
// row-major tables as in the chapters, no temporaries (`noalias`), no memory asked for after the
// first step.
namespace unrolled::eigen {

using Table = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Row = Eigen::RowVectorXd;

inline Table copied(const Matrix& from) {
  return Eigen::Map<const Table>(from.values().data(), static_cast<Eigen::Index>(from.rows()),
                                 static_cast<Eigen::Index>(from.columns()));
}

inline Matrix copied(const Table& from) {
  Matrix to(static_cast<std::size_t>(from.rows()), static_cast<std::size_t>(from.cols()));
  std::copy_n(from.data(), from.size(), to.values().begin());
  return to;
}

struct Network {
  Table Wxh, Whh, Wy, dWxh, dWhh, dWy;
  double Bh, By, dBh = 0.0, dBy = 0.0;
  Table x, y, z, p, dz;
  Table h;   // row 0 is zero
  Table da;  // stacked: first dH
  Row a, dh;

  Network(const Parameters& parameters, const SpellingTask& task)
      : Bh{parameters.Bh(0, 0)}, By{parameters.By(0, 0)} {
    Wxh = dWxh = copied(parameters.Wxh);
    Whh = dWhh = copied(parameters.Whh);
    Wy = dWy = copied(parameters.Wy);
    x = copied(task.x);
    y = z = p = dz = copied(task.y);
    h = Table::Zero(x.rows() + 1, Whh.rows());
    da = Table::Zero(x.rows(), Whh.rows());
    a = dh = Row::Zero(Whh.rows());
  }

  void softmax() {
    p = z.colwise() - z.rowwise().maxCoeff();
    p = p.array().exp();
    p.array().colwise() /= p.rowwise().sum().array().eval();
  }

  [[nodiscard]] double loss() const {  // a row of y is 1 at one letter and 0 elsewhere
    return -(y.array() * p.array()).rowwise().sum().log().sum();
  }

  void descend(double learning_rate) {
    Wxh -= learning_rate * dWxh;
    Whh -= learning_rate * dWhh;
    Wy -= learning_rate * dWy;
    Bh -= learning_rate * dBh;
    By -= learning_rate * dBy;
  }

  /// One sweep, stacked over time. Returns the loss before the step.
  double training_step(double learning_rate) {
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
    return {copied(dWxh), copied(dWhh), Matrix{{dBh}}, copied(dWy), Matrix{{dBy}}};
  }
};

}  // namespace unrolled::eigen
