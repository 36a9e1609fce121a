#pragma once

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "chapters/01_one_hot_encoding/one_hot_encoding.hpp"
#include "chapters/02_forward_pass/forward_pass.hpp"
#include "lib/matrix.hpp"
#include "lib/tables.hpp"

namespace unrolled {

// ## The gradient
//
// For every entry $w$ of every table we want to know: if it grew a little, how fast would the loss $E$
// grow? That number is $\partial E / \partial w$. The answers have the shapes of the tables, so the
// **gradient** is again a `Parameters`: `gradient.Wxh` is $\partial E / \partial W_{xh}$. It starts with
// nothing in it: `zeros_like` (of `lib/tables.hpp`) makes zeros in the shapes of the parameters.

// ## Back through softmax and logarithm
//
// Take one time step. Its loss is $-\ln p_q$, where $q$ is the wanted letter. With (2.1),
// $-\ln p_q = -z_q + \ln \sum_j e^{z_j}$. The derivative by $z_k$ has two parts: $-1$ if $k = q$,
// and $e^{z_k} / \sum_j e^{z_j}$, which is $p_k$ again. And $y$ is the row with its 1 at $q$, so
//
// $$ \frac{\partial E}{\partial z_t} = p_t - y_t \tag{3.1} $$
//
// It is positive where the network gave too much probability and negative where it gave too little.
// We write $dz_t$ for this row, and in the same way $dh$ and $da$ below: the slope of the loss by that
// quantity.

/// (3.1) for all time steps: T×V probabilities and targets → T×V.
[[nodiscard]] inline Matrix logit_gradient(const Matrix& p, const Matrix& y) { return p - y; }

// ## Back through time
//
// The loss is a sum over time steps, $E = \sum_s E_s$, so we may take the steps one by one and add
// what they say. $E_s$ is the loss at the **loss step** $s$. No other loss has $z_s$ in it, so (3.1) is
// also the slope of $E_s$ by $z_s$.
//
// With $i$ for a hidden unit, the logits (2.4) are $z_{sk} = \sum_i h_{si} W_{y,ik} + B_y$. So the slope
// by $W_{y,ik}$ is $h_{si} \, dz_{sk}$, a column times a row. $B_y$ is in every $z_{sk}$, so their slopes
// add. And $h_{si}$ is in every $z_{sk}$, with the factor $W_{y,ik}$, so its slope is
// $\sum_k dz_{sk} W_{y,ik}$, the row $dz_s$ times the table turned over:
//
// $$ \frac{\partial E_s}{\partial W_y} = h_s^\top \, dz_s \tag{3.2} $$
// $$ \frac{\partial E_s}{\partial B_y} = \textstyle\sum_k dz_{sk} \tag{3.3} $$
// $$ \frac{\partial E_s}{\partial h_s} = dz_s \, W_y^\top \tag{3.4} $$
//
// Now we stand at a hidden state $h_t$, first with $t = s$, and know $dh = \partial E_s / \partial
// h_t$. The slope of tanh is $1 - \tanh^2$, and $h_t$ is that tanh. With $\circ$ for multiplying entry
// by entry:
//
// $$ da = \frac{\partial E_s}{\partial a_t} = dh \circ (1 - h_t \circ h_t) \tag{3.5} $$

/// The slope of tanh where its value is h, entry by entry: 1 − h², m×n → m×n.
[[nodiscard]] inline Matrix tanh_slope(MatrixView h) {
  return map(h, [](double value) { return 1.0 - value * value; });
}

// And $a_t = x_t W_{xh} + h_{t-1} W_{hh} + B_h$ (2.2) is built just like the logits. So the rules (3.2)
// to (3.4), with $x_t$ or $h_{t-1}$ for $h_s$ and $da$ for $dz_s$, give each table's **share** at this
// step, and the slope by the hidden state before:
//
// $$ \frac{\partial E_s}{\partial W_{xh}} \mathrel{+}= x_t^\top \, da \tag{3.6} $$
// $$ \frac{\partial E_s}{\partial W_{hh}} \mathrel{+}= h_{t-1}^\top \, da \tag{3.7} $$
// $$ \frac{\partial E_s}{\partial B_h} \mathrel{+}= \textstyle\sum_i da_i \tag{3.8} $$
// $$ \frac{\partial E_s}{\partial h_{t-1}} = da \, W_{hh}^\top \tag{3.9} $$
//
// $E_s$ sees $h_{t-1}$ only through $a_t$, so with (3.9) we stand at $h_{t-1}$ as before at $h_t$, and
// start again at (3.5), until $t = 0$. ($h_{t-1}$ also makes $z_{t-1}$, but that is another loss,
// $E_{t-1}$.)
//
// Why are the shares added, `+=`? Imagine that every step had its own copy of the tables. The formulas
// give the slope of each copy. But the copies are one table: whoever moves it moves all of them, so the
// slopes add. The gradient starts at zero and collects them, over every $t$ and every $s$.

/// One step back through the cell, at step t: adds its shares to `gradient` and turns dh, 1×H, at
/// h_t into dh at the hidden state before. x: T×V; h: (T+1)×H, row t + 1 holds h_t.
[[nodiscard]] inline Matrix step_back(Parameters& gradient, const Parameters& parameters,
                                      const Matrix& x, const Matrix& h, std::size_t t,
                                      const Matrix& dh) {
  const Matrix da = hadamard(dh, tanh_slope(row(h, t + 1)));  // (3.5) 1×H
  add_product(gradient.Wxh, transposed(row(x, t)), da);       // (3.6) V×H
  add_product(gradient.Whh, transposed(row(h, t)), da);       // (3.7) H×H
  gradient.Bh += sum(da);                                     // (3.8) 1×1
  return product(da, transposed(parameters.Whh));             // (3.9) 1×H
}

// Now the whole way. The outer loop is over the loss steps, the inner one walks back from each.

/// Full backpropagation through time, as the post's double loop: from each loss step back to the
/// first letter, T(T+1)/2 steps through the cell. x: T×V inputs; forward: what `forward_pass` made
/// of them; dz: T×V, from `logit_gradient`. Returns the gradient, shaped like the parameters.
[[nodiscard]] inline Parameters full_bptt(const Parameters& parameters, const Matrix& x,
                                          const ForwardPass& forward, const Matrix& dz) {
  const Matrix& h = forward.h;
  Parameters gradient = zeros_like(parameters);
  for (std::size_t s = x.rows(); s-- > 0;) {                          // T − 1 down to 0
    add_product(gradient.Wy, transposed(row(h, s + 1)), row(dz, s));  // (3.2) H×V
    gradient.By += sum(row(dz, s));                                   // (3.3) 1×1
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));       // (3.4) 1×H
    for (std::size_t t = s + 1; t-- > 0;) dh = step_back(gradient, parameters, x, h, t, dh);
  }
  return gradient;
}

/// Full BPTT as `train` below wants it: for this task, from the parameters and the forward pass.
[[nodiscard]] inline auto full_gradient(SpellingTask task) {
  return [task = std::move(task)](const Parameters& parameters, const ForwardPass& forward) {
    return full_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y));
  };
}

// ## One step downhill
//
// The gradient points uphill, so we go a little way against it. How far is the learning rate $\eta$:
//
// $$ W \leftarrow W - \eta \, \frac{\partial E}{\partial W} \tag{3.10} $$

/// Gradient descent, one step for all tables, in place.
template <TableSet Set>
void descend(Set& parameters, const Set& gradient, double learning_rate) {
  add_scaled(parameters, -learning_rate, gradient);  // (3.10)
}

/// A training and what came of it.
struct Training {
  Parameters parameters;       // after the last step
  Matrix p;                    // T×V probabilities after the last step
  std::vector<double> losses;  // nats, after each step, against the targets of the task
};

/// The loss of a training is no longer a finite number. The message names the step.
class Diverged : public std::runtime_error {
 public:
  explicit Diverged(std::size_t step)
      : std::runtime_error("the loss stopped being a number at step " + std::to_string(step) +
                           "; try a smaller --learning-rate") {}
};

/// What a training tells nobody. Any other callable may take its place.
struct NoReport {
  void operator()(std::size_t /*step*/, std::size_t /*steps*/, double /*loss*/) const {}
};

/// Gradient descent from `parameters`: `steps` times (3.10), with gradient(parameters, forward). Each
/// loss is reported as soon as it is there: report(step, steps, loss). Throws Diverged.
template <typename Gradient, typename Report = NoReport>
[[nodiscard]] Training train(Parameters parameters, const SpellingTask& task, double learning_rate,
                             std::size_t steps, Gradient gradient, Report report = {}) {
  std::vector<double> losses;
  losses.reserve(steps);
  ForwardPass forward = forward_pass(parameters, task.x);
  for (std::size_t step = 0; step < steps; ++step) {
    descend(parameters, gradient(parameters, forward), learning_rate);
    forward = forward_pass(parameters, task.x);
    losses.push_back(cross_entropy(forward.p, task.y));
    if (!std::isfinite(losses.back())) throw Diverged(step);
    report(step, steps, losses.back());
  }
  return {std::move(parameters), std::move(forward.p), std::move(losses)};
}

// ## The slip
//
// One wrong gradient we shall need later. The post's figures come out if its training is given row 0 of
// the targets, `Y[0]`, where it should get all of them, `Y` (our $y$). Its `Y[t]` is then `Y[0][t]`, no
// longer a row but a single number, and for `hello` these are 0, 1, 0, 0. NumPy stretches a single
// number to a whole row (it calls that broadcasting) and so subtracts it from all four probabilities
// without a word:
//
// $$ dz_t = p_t - y_{0t} \tag{3.11} $$
//
// Our matrices refuse that, so the slip has to be written out by hand.

/// (3.11), the slip: T×V probabilities and targets → T×V. Throws std::out_of_range where T > V,
/// since row 0 has no entry T − 1 then (NumPy would raise an IndexError).
[[nodiscard]] inline Matrix slipped_logit_gradient(const Matrix& p, const Matrix& y) {
  if (y.rows() > y.columns()) throw std::out_of_range("row 0 of the targets is too short");
  Matrix dz(p.rows(), p.columns());
  for (std::size_t t = 0; t < p.rows(); ++t) {
    for (std::size_t k = 0; k < p.columns(); ++k) dz(t, k) = p(t, k) - y(0, t);  // (3.11)
  }
  return dz;
}

}  // namespace unrolled
