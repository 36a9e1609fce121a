#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "lib/cost.hpp"

namespace unrolled {

/// The storage of a Matrix: a fixed number of doubles, zeros at first. Up to 36 of them (a 6×6
/// matrix) live inside the object itself and only more than that on the heap, so the workbook's
/// own networks train without asking for memory. Nothing but speed depends on this. Entries are
/// counted (lib/cost.hpp) while they are alive, wherever they live.
class Entries {
 public:
  // NOLINTBEGIN(cppcoreguidelines-pro-type-member-init): only the entries in use are set
  Entries() : Entries(0) {}
  explicit Entries(std::size_t size) : size_{size} {
    if (size_ > inside_.size()) heap_ = std::make_unique_for_overwrite<double[]>(size_);
    std::fill_n(data(), size_, 0.0);
    cost_so_far.entries += size_;
    cost_so_far.most_entries = std::max(cost_so_far.most_entries, cost_so_far.entries);
  }
  Entries(const Entries& other) : Entries(other.size_) { std::copy_n(other.data(), size_, data()); }
  Entries(Entries&& other) noexcept { *this = std::move(other); }
  // NOLINTEND(cppcoreguidelines-pro-type-member-init)
  Entries& operator=(const Entries& other) {
    if (size_ != other.size_) return *this = Entries(other);
    if (this != &other) std::copy_n(other.data(), size_, data());
    return *this;
  }
  Entries& operator=(Entries&& other) noexcept {
    cost_so_far.entries -= size_;
    size_ = std::exchange(other.size_, 0);
    heap_ = std::move(other.heap_);
    if (!heap_) std::copy_n(other.inside_.data(), size_, inside_.data());
    return *this;
  }
  ~Entries() { cost_so_far.entries -= size_; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] double* data() { return heap_ ? heap_.get() : inside_.data(); }
  [[nodiscard]] const double* data() const { return heap_ ? heap_.get() : inside_.data(); }

 private:
  std::size_t size_ = 0;
  std::unique_ptr<double[]> heap_;
  std::array<double, 36> inside_;  // what lies beyond size_ is never read
};

}  // namespace unrolled
