#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/07_far_away/sequences.hpp"
#include "lib/numpy_random.hpp"

namespace unrolled {

/// The letters of Reber's grammar.
inline constexpr std::u32string_view reber_vocabulary = U"BTPSXVE";

/// A way on from a state of the grammar: the letter that is said, and the next state.
struct ReberWay {
  char32_t letter;
  std::size_t to;
};

/// The two ways on from each state, each as likely as the other; state 5 is the end.
inline constexpr std::array<std::array<ReberWay, 2>, 5> reber_grammar = {{
    {{{U'T', 1}, {U'P', 2}}},
    {{{U'S', 1}, {U'X', 3}}},
    {{{U'T', 2}, {U'V', 4}}},
    {{{U'X', 2}, {U'S', 5}}},
    {{{U'P', 3}, {U'V', 5}}},
}};

/// An embedded Reber string: B, then T or P, a string of the grammar between B and E, the same T or P,
/// then E.
[[nodiscard]] inline std::u32string embedded_reber_string(NumpyRandom& random) {
  const auto toss = [&] { return random.uniform() < 0.5 ? 0U : 1U; };
  const char32_t branch = toss() == 0 ? U'T' : U'P';
  std::u32string word = {U'B', branch, U'B'};
  for (std::size_t state = 0; state < reber_grammar.size();) {
    const ReberWay& way = reber_grammar[state][toss()];
    word += way.letter;
    state = way.to;
  }
  return word + U'E' + branch + U'E';
}

/// Words of unlike length, side by side. Each step asks for the next letter; behind the end of a word its
/// last letter is read again and nothing is asked. At least two letters a word, all of them in the
/// vocabulary.
[[nodiscard]] inline Sequences padded(const std::vector<std::u32string>& words,
                                      std::u32string_view vocabulary) {
  std::size_t longest = 0;
  for (const std::u32string& word : words) longest = std::max(longest, word.size());
  Sequences task{vocabulary.size(), words.size(), {}, {}, {}};
  for (std::size_t t = 0; t + 1 < longest; ++t) {
    for (const std::u32string& word : words) {
      task.read.push_back(vocabulary.find(word[std::min(t, word.size() - 1)]));
      task.wanted.push_back(vocabulary.find(word[std::min(t + 1, word.size() - 1)]));
      task.weights.push_back(t + 1 < word.size() ? 1.0 : 0.0);
    }
  }
  return task;
}

}  // namespace unrolled
