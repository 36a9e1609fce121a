// The checks of chapter 1's exercises.
#include "exercises.hpp"

#include <fmt/format.h>

#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "chapters/01_one_hot_encoding/followers.hpp"
#include "lib/letters.hpp"
#include "tests/exercises/check.hpp"

namespace unrolled::exercises {
namespace {

void one_letter() {
  for (const char* const word : {"hello", "안녕하세요"}) {
    const std::u32string vocabulary = vocabulary_of(letters(word));
    for (const char32_t letter : vocabulary) {
      trying(
          fmt::format("encode_letter, letter {}, vocabulary {}", text(letter), text(vocabulary)));
      const std::u32string as_text(1, letter);
      expect_near("the row", encode_letter(letter, vocabulary), one_hot(as_text, vocabulary));
    }
  }
  trying("encode_letter, letter x, which the vocabulary helo does not have");
  const char* const expected = "std::invalid_argument, thrown";
  try {
    static_cast<void>(encode_letter(U'x', U"helo"));
  } catch (const std::invalid_argument&) {
    return;
  } catch (const NotStarted&) {
    throw;
  } catch (const std::exception& thrown) {
    wrong("", fmt::format("another exception: {}", thrown.what()), expected);
  }
  wrong("", "an answer, as if nothing were wrong", expected);
}

void word_needs_memory() {
  for (const char* const word : {"hello", "banana", "world", "letter", "abac", "abcb", "papa",
                                 "aab", "aaa", "ab", "bookkeeping", "안녕하세요"}) {
    trying(fmt::format("needs_memory, word {}", word));
    const SpellingTask task = spelling_task(letters(word));
    expect_same("", needs_memory(letters(word)), best_without_memory(task) < task.x.rows());
  }
}

void product_with_itself() {
  const SpellingTask task = spelling_task(U"banana");
  const Matrix counts = product(transposed(task.x), task.x);
  trying("banana_diagonal");
  const std::vector<int>& diagonal = banana_diagonal.value();
  expect_same("how many numbers", diagonal.size(), counts.rows());
  for (std::size_t k = 0; k < counts.rows(); ++k) {
    expect_prediction(fmt::format("the number for {}", text(task.vocabulary[k])), diagonal[k],
                      counts(k, k));
  }
}

}  // namespace
}  // namespace unrolled::exercises

int main(int argc, char** argv) {
  using namespace unrolled::exercises;
  return run_check(argc, argv,
                   {{"1.1", one_letter}, {"1.2", word_needs_memory}, {"1.3", product_with_itself}});
}
