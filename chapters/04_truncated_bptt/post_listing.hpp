#pragma once

#include <cstddef>
#include <utility>

#include "chapters/03_full_bptt/full_bptt.hpp"
#include "chapters/03_full_bptt/training.hpp"

namespace unrolled {

// The post prints its program, a listing in Python. It is the double loop of chapter 3, this time with
// all the targets, and with one change. The gradients of $W_y$ and $B_y$ are no longer added up, `=`
// stands where `+=` stood:
//
// $$ \frac{\partial E}{\partial W_y} \leftarrow h_s^\top \, dz_s, \qquad
//    \frac{\partial E}{\partial B_y} \leftarrow \textstyle\sum_k dz_{sk} \tag{4.1} $$
//
// The other lines are those of (3.4) to (3.9). Before you read on: $s$ runs from the last step down to
// step 0. What is left in $\partial E / \partial W_y$ when the loop ends?

/// The gradient of the listing that the post calls truncated BPTT. Arguments and result as those of
/// `full_bptt`.
[[nodiscard]] inline Parameters post_truncated_bptt(const Parameters& parameters, const Matrix& x,
                                                    const ForwardPass& forward, const Matrix& dz) {
  const Matrix& h = forward.h;
  Parameters gradient = zeros_like(parameters);
  for (std::size_t s = x.rows(); s-- > 0;) {
    gradient.Wy = product(transposed(row(h, s + 1)), row(dz, s));  // (4.1) H×V
    gradient.By = sum(row(dz, s));                                 // (4.1) 1×1
    Matrix dh = product(row(dz, s), transposed(parameters.Wy));    // (3.4) 1×H
    for (std::size_t t = s + 1; t-- > 0;) dh = step_back(gradient, parameters, x, h, t, dh);
  }
  return gradient;
}

// The overwriting is one secret of the published figures; here is another. They come out when the
// listing is called one extra time, with the learning rate 0.001, before the training. The post called
// it once to print what it returns. But its function also takes the step: each call moves the weights,
// so the training started from moved ones.

/// A training as the post's listing does it, with the probabilities that it prints first.
struct PostTruncatedTraining {
  Matrix p_before;  // T×V
  Training training;
};

/// Trains with `post_truncated_bptt` from `start`, after one call with the learning rate 0.001 where
/// `extra_call` says so. Throws as `train`.
template <typename Report = NoReport>
[[nodiscard]] PostTruncatedTraining train_post_truncated(const Parameters& start,
                                                         const SpellingTask& task,
                                                         double learning_rate, std::size_t steps,
                                                         bool extra_call, Report report = {}) {
  const auto gradient = [&task](const Parameters& parameters, const ForwardPass& forward) {
    return post_truncated_bptt(parameters, task.x, forward, logit_gradient(forward.p, task.y));
  };
  const Parameters first = extra_call ? train(start, task, 0.001, 1, gradient).parameters : start;
  return {forward_pass(first, task.x).p,
          train(first, task, learning_rate, steps, gradient, std::move(report))};
}

}  // namespace unrolled
