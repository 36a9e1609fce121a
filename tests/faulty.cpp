// Commits the fault that it is told, for tests that see whether a sanitizer reports it.
#include <limits>
#include <memory>
#include <string_view>
#include <thread>

namespace {

// What the compiler cannot foresee, it cannot leave out.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): it is written to
volatile int sink = 0;

void leak() { sink = *new int(sink); }

void use_after_free() {
  auto owner = std::make_unique<int>(1);
  const int* volatile freed = owner.get();
  owner.reset();
  sink = *freed;
}

void overflow() {
  const int one = sink + 1;
  sink = std::numeric_limits<int>::max() + one;
}

void race() {
  int shared = 0;
  std::thread other([&] { ++shared; });
  ++shared;
  other.join();
  sink = shared;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view fault = count == 2 ? arguments[1] : "";
  if (fault == "leak") leak();
  if (fault == "use_after_free") use_after_free();
  if (fault == "overflow") overflow();
  if (fault == "race") race();
}
