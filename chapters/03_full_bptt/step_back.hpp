#pragma once

#include <cstddef>

#include "chapters/02_forward_pass/parameters.hpp"
#include "lib/matrix.hpp"

namespace unrolled {

// ## The gradient
//
// For every entry $w$ of every table we want to know: if it grew a little, how fast would the loss $E$
// grow? That number is $\partial E / \partial w$. The answers have the shapes of the tables, so the
// **gradient** is again a `Parameters`: `gradient.Wxh` is $\partial E / \partial W_{xh}$. It starts with
// nothing in it: `zeros_like` (of `lib/tables.hpp`) makes zeros in the shapes of the parameters.

// ## Back through softmax and logarithm
//
// Take one time step. Its loss is $-\ln p_q$, where $q$ is the wanted letter. With (2.4),
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
// With $i$ for a hidden unit, the logits (2.3) are $z_{sk} = \sum_i h_{si} W_{y,ik} + B_y$. So the slope
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

// And $a_t = x_t W_{xh} + h_{t-1} W_{hh} + B_h$ (2.1) is built just like the logits. So the rules (3.2)
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

}  // namespace unrolled
