#pragma once

#include <cstddef>

#include "chapters/07_far_away/together.hpp"
#include "chapters/08_gates/gru_pass.hpp"

namespace unrolled {

/// The slopes of E by what enters the two gates and the candidate, and by v, (T·B)×H each.
struct GruSlopes {
  Matrix reset, update, candidate, v;
};

/// Step t of the way back. dh, (T·B)×H, is complete there. Puts into `handed`, B×H, what goes on to the
/// states of step t − 1 without passing a gate's Wh.
inline void back_through_cell(const Gru& gru, const GruPass& pass, std::size_t t, std::size_t B,
                              const Matrix& dh, Matrix& handed, GruSlopes& da) {
  for_each_entry(
      [](double dh_t, double u, double candidate, double before, double& da_u, double& da_h,
         double& on) {
        da_u = dh_t * (before - candidate) * u * (1.0 - u);       // (8.15)
        da_h = dh_t * (1.0 - u) * (1.0 - candidate * candidate);  // (8.15)
        on = dh_t * u;                                            // (8.16)
      },
      at_step(dh, t, B), at_step(pass.update, t, B), at_step(pass.candidate, t, B),
      at_step(pass.h, t, B), at_step(da.update, t, B), at_step(da.candidate, t, B),
      at_step(handed, 0, B));
  const MatrixView Whh = gru.candidate.Wh;
  const MatrixSlice dv = rows(da.v, t * B, B);
  if (gru.placement == Reset::after) {
    for_each_entry(
        [](double& dv_t, double& da_r, double da_h, double r, double v) {
          dv_t = da_h * r;                  // (8.17)
          da_r = da_h * v * r * (1.0 - r);  // (8.17)
        },
        at_step(da.v, t, B), at_step(da.reset, t, B), at_step(da.candidate, t, B),
        at_step(pass.reset, t, B), at_step(pass.v, t, B));
    add_product(handed, dv, transposed(Whh));  // (8.17) B×H
  } else {
    add_product(dv, rows(MatrixView(da.candidate), t * B, B), transposed(Whh));  // (8.18) B×H
    for_each_entry(
        [](double dv_t, double& da_r, double& on, double r, double h) {
          da_r = dv_t * h * r * (1.0 - r);  // (8.18)
          on += dv_t * r;                   // (8.18)
        },
        at_step(da.v, t, B), at_step(da.reset, t, B), at_step(handed, 0, B),
        at_step(pass.reset, t, B), at_step(pass.h, t, B));
  }
}

/// The way back through all sequences, in one sweep.
[[nodiscard]] inline GruSlopes sweep_together(const Gru& gru, const GruPass& pass, const Matrix& dz,
                                              std::size_t B) {
  Matrix dh = product(dz, transposed(gru.Wy));  // (8.16) (T·B)×H
  const Matrix zeros(dh.rows(), dh.columns());
  GruSlopes da{zeros, zeros, zeros, zeros};
  Matrix handed(B, dh.columns());
  for (std::size_t t = dh.rows() / B; t-- > 0;) {
    if ((t + 1) * B < dh.rows()) {
      const MatrixSlice dh_t = rows(dh, t * B, B);
      const auto next = [&](const Matrix& table) {
        return rows(MatrixView(table), (t + 1) * B, B);
      };
      add_product(dh_t, next(da.reset), transposed(gru.reset.Wh));    // (8.16) B×H
      add_product(dh_t, next(da.update), transposed(gru.update.Wh));  // (8.16) B×H
      for_each_entry([](double& to, double from) { to += from; }, at_step(dh, t, B),
                     at_step(handed, 0, B));  // (8.16)
    }
    back_through_cell(gru, pass, t, B, dh, handed, da);
  }
  return da;
}

/// The gradient of E, shaped like the tables; pass: what `read_together` made.
[[nodiscard]] inline Gru gradient_together(const Gru& gru, const Sequences& sequences,
                                           const GruPass& pass) {
  const std::size_t TB = sequences.read.size();
  const MatrixView h = pass.h;
  const MatrixView h_before = rows(h, 0, TB);
  const Matrix dz = weighted_logit_gradient(sequences, pass.p);
  const GruSlopes da = sweep_together(gru, pass, dz, sequences.count);
  const bool after = gru.placement == Reset::after;
  return {gate_gradient(sequences, da.reset, h_before, da.reset),
          gate_gradient(sequences, da.update, h_before, da.update),
          after ? gate_gradient(sequences, da.candidate, h_before, da.v)
                : gate_gradient(sequences, da.candidate, pass.v, da.candidate),
          product(transposed(rows(h, sequences.count, TB)), dz),  // (6.6) H×V
          sum(dz),                                                // (3.3)
          gru.placement};
}

}  // namespace unrolled
