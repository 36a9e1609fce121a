#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "chapters/07_far_away/sequences.hpp"
#include "lib/matrix.hpp"
#include "tests/exercises/todo.hpp"

namespace unrolled::exercises {

// ## Exercises
//
// In `chapters/10_text/exercises.hpp`; `./workbook exercise 10.1` checks the first.

// ### 10.1 Build it: what has been counted
//
// A context was read `count` times, and a letter followed on it `followed` times. With one letter less of
// context it had the probability `shorter`. What is its probability (10.1), if mu letters are added?

[[nodiscard]] inline double smoothed(double followed, double count, double shorter, double mu) {
  //- return TODO;
  return (followed + mu * shorter) / (count + mu);
  //! return (followed + mu * shorter) / count;
  //! return (followed + shorter) / (count + mu);
  //! return (followed + mu) / (count + mu);
}
//? What is it where nothing has been counted? And what where very much has been?
//?
//? With `followed` and `count` 0 it must be `shorter`; with large ones, nearly `followed / count`.

// ### 10.2 Build it: a temperature
//
// The probabilities p of the next letter, 1×V, none of them 0. What are they at this temperature (10.2)?

[[nodiscard]] inline Matrix at_temperature(Matrix p, double temperature) {
  //- return TODO;
  double sum = 0.0;
  for (double& each : p.values()) {
    each = std::pow(each, 1.0 / temperature);
    //! each = std::pow(each, temperature);
    //! each = each / temperature;
    sum += each;
  }
  for (double& each : p.values()) each /= sum;
  //! static_cast<void>(sum);
  return p;
}
//? A power of each, and then they must add up to 1 again.
//?
//? `std::pow(each, 1.0 / temperature)`; add them up on the way, and divide by the sum.

// ### 10.3 Build it: the letters of a window
//
// A text is cut into B stretches of L letters, and from each the window of T letters is read that starts
// `from` letters into it. Which letters are read? Step t of stretch b stands at place t·B + b.

[[nodiscard]] inline std::vector<std::size_t> letters_of_windows(
    const std::vector<std::size_t>& text, std::size_t B, std::size_t L, std::size_t T,
    std::size_t from) {
  //- return TODO;
  std::vector<std::size_t> read(T * B);
  for (std::size_t t = 0; t < T; ++t) {
    for (std::size_t b = 0; b < B; ++b) read[t * B + b] = text[b * L + from + t];
    //! for (std::size_t b = 0; b < B; ++b) read[b * T + t] = text[b * L + from + t];
    //! for (std::size_t b = 0; b < B; ++b) read[t * B + b] = text[b * L + from];
    //! for (std::size_t b = 0; b < B; ++b) read[t * B + b] = text[from + t * B + b];
  }
  return read;
}
//? Where does stretch b begin in the text? And how far into it is step t?
//?
//? Stretch b begins at b·L, and step t stands `from` + t letters further.

// ### 10.4 Find the slip: bits a letter
//
// What a text costs, in bits a letter: `p[i]` is the probability of the letter that came. One of the lines
// A to D is wrong. Put it right, and name it.

[[nodiscard]] inline double bits_of(const std::vector<double>& p) {
  double bits = 0.0;             // A
  for (const double each : p) {  // B
    bits -= std::log2(each);     // C
    //~ bits -= std::log(each);             // C
    //! bits += std::log2(each);           // C
    //! bits -= std::log10(each);          // C
  }
  return bits / static_cast<double>(p.size());  // D
}
inline const Answer<char> wrong_line_of_bits = 'C';
//~ inline const Answer<char> wrong_line_of_bits = TODO;
//! inline const Answer<char> wrong_line_of_bits = 'D';
//? A letter that came with the probability one half costs one bit. What does it cost here?
//?
//? 0.69: so it is counted in nats. Which line takes the logarithm?

// ### 10.5 Predict, then run: colder
//
// Of two letters one has the probability 0.6, the other 0.4. With which probability is the first written
// at the temperature one half? Two decimals.

inline const Answer<double> at_one_half = 0.69;
//~ inline const Answer<double> at_one_half = TODO;
//! inline const Answer<double> at_one_half = 0.60;
//! inline const Answer<double> at_one_half = 0.55;
//? That is (10.2) with 1/φ = 2: each is squared, and then they add up to 1 again.
//?
//? Squared they are 0.36 and 0.16. What share of both is the first?

}  // namespace unrolled::exercises
