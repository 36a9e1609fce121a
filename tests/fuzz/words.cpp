// Words: any bytes are decoded, shown, encoded as one-hot rows and read back.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "chapters/01_one_hot_encoding/one_hot_encoding.hpp"
#include "lib/letters.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace unrolled {
namespace {

/// Whether nlohmann-json, which has a decoder of its own, takes `bytes` for UTF-8.
bool is_utf8(const std::string& bytes) {
  try {
    (void)nlohmann::json(bytes).dump();
    return true;
  } catch (const nlohmann::json::type_error&) {
    return false;
  }
}

std::optional<std::u32string> decoded(const std::string& bytes) {
  try {
    return letters(bytes);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

void check_task(const std::u32string& word) {
  const SpellingTask task = spelling_task(word);
  check(decode(task.x, task.vocabulary) + word.back() == word, "inputs read back");
  check(word.front() + decode(task.y, task.vocabulary) == word, "targets read back");
  const std::size_t right = best_without_memory(task);
  check(right >= 1 && right <= task.x.rows(), "a guesser gets one letter right, and at most all");
}

}  // namespace
}  // namespace unrolled

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unrolled;
  const std::string bytes(data, data + size);
  const auto word = decoded(bytes);
  check(word.has_value() == is_utf8(bytes), "letters takes UTF-8 and nothing else");
  if (!word) return 0;
  std::string joined;
  for (const std::string& letter : encoded(*word)) joined += letter;
  check(joined == bytes, "the letters encoded are the word again");
  const std::string shown = text(*word);
  for (const char32_t letter : letters(shown)) {
    check(letter > U' ' && !(letter >= 0x7F && letter < 0xA0), "every letter can be seen");
  }
  if (word->size() >= 2 && word->size() <= 200) check_task(*word);  // T×V grows with the square
  return 0;
}
