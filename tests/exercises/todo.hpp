#pragma once

#include <concepts>
#include <exception>
#include <initializer_list>
#include <optional>
#include <type_traits>
#include <utility>

namespace unrolled {

/// An exercise was asked for an answer that it does not have yet.
class NotStarted : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "there is still a TODO"; }
};

/// Stands in an exercise for the answer that is still missing. It passes as a value of any type, and
/// throws NotStarted when that value is needed.
struct Todo {
  template <typename T>
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): meant to be implicit
  [[noreturn]] operator T() const {
    throw NotStarted();
  }
};

inline constexpr Todo TODO;

/// The answer of an exercise that asks for a constant: a value, or TODO. A whole number does not take a
/// number with a fraction.
template <typename T>
class Answer {
 public:
  // NOLINTBEGIN(bugprone-forwarding-reference-overload): meant to be implicit, and an Answer is no T
  Answer(Todo) {}
  template <typename U>
  requires(!std::same_as<std::remove_cvref_t<U>, Answer>) Answer(U&& value)
      : value_{as_answer(std::forward<U>(value))} {}
  template <typename Entry>
  requires std::constructible_from<T, std::initializer_list<Entry>> Answer(
      std::initializer_list<Entry> entries)
      : value_{T(entries)} {}
  // NOLINTEND(bugprone-forwarding-reference-overload)

  [[nodiscard]] bool given() const { return value_.has_value(); }

  /// Throws NotStarted where the answer is still TODO.
  [[nodiscard]] const T& value() const {
    if (!value_) throw NotStarted();
    return *value_;
  }

 private:
  template <typename U>
  static T as_answer(U&& value) {
    using Given = std::remove_cvref_t<U>;
    static_assert(!std::same_as<T, char> || std::same_as<Given, char>,
                  "a letter stands in single quotes, such as 'A'");
    static_assert(!std::same_as<T, int> || std::integral<Given>, "a whole number is wanted here");
    return T(std::forward<U>(value));
  }

  std::optional<T> value_;
};

}  // namespace unrolled
