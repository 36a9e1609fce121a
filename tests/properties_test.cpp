// What must hold for any input, tried on random ones. Each case has a seed of its own, which is told
// where a case fails; UNROLLED_SEED=7 runs case 7 alone:
//
//     UNROLLED_SEED=7 build/release/tests/unrolled_tests --run_test=properties_test/products
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <sstream>

#include "chapters/04_truncated_bptt/truncated_bptt.hpp"
#include "chapters/06_one_sweep/real_time_cost.hpp"
#include "lib/letters.hpp"
#include "lib/numpy_format.hpp"
#include "tests/support.hpp"

namespace unrolled {
namespace {

using Random = std::mt19937;

/// Calls property(random) in 2000 cases, up to the first that fails.
void for_all(const auto& property) {
  const char* const alone = std::getenv("UNROLLED_SEED");
  const std::uint32_t first = alone == nullptr ? 0 : static_cast<std::uint32_t>(std::stoul(alone));
  const std::uint32_t count = alone == nullptr ? 2000 : 1;
  for (std::uint32_t seed = first; seed - first < count; ++seed) {
    BOOST_TEST_CONTEXT("UNROLLED_SEED=" << seed) {
      Random random(seed);
      property(random);
    }
  }
}

std::size_t between(Random& random, std::size_t least, std::size_t most) {
  return least + random() % (most - least + 1);
}

double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution(low, high)(random);
}

/// Often 1 or a few, seldom so many that a product takes several blocks (lib/fast).
std::size_t random_size(Random& random) {
  const std::size_t kind = random() % 32;
  return between(random, 1, kind == 0 ? 300 : kind < 12 ? 40 : kind < 26 ? 9 : 1);
}

Matrix random_matrix(Random& random, std::size_t rows, std::size_t columns) {
  Matrix result(rows, columns);
  std::normal_distribution normal;
  for (double& value : result.values()) value = normal(random);
  return result;
}

/// A table that shows only a part of its storage, or the transpose of a part.
struct Part {
  Matrix storage;
  std::size_t above, left, rows, columns;
  bool turned;

  [[nodiscard]] MatrixView view() const {
    if (!turned) return unrolled::rows(storage, above, rows);
    return unrolled::rows(transposed(unrolled::rows(storage, left, columns)), above, rows);
  }
};

Part random_part(Random& random, std::size_t rows, std::size_t columns) {
  Part part{{}, random() % 3, random() % 3, rows, columns, random() % 2 == 1};
  const std::size_t height = part.above + rows + random() % 3;
  const std::size_t width = part.left + columns + random() % 3;
  part.storage =
      part.turned ? random_matrix(random, width, height) : random_matrix(random, height, columns);
  return part;
}

/// Puts something that is not an ordinary number into some places.
void add_extremes(Random& random, Matrix& a) {
  using Limits = std::numeric_limits<double>;
  constexpr std::array extremes = {
      Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN(), 0.0, -0.0, 1e300, 5e-324};
  for (double& value : a.values()) {
    if (random() % 16 == 0) value = extremes.at(random() % extremes.size());
  }
}

/// total += a · b, as the textbook has it.
Matrix plus_product(Matrix total, MatrixView a, MatrixView b) {
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < b.columns(); ++j) {
      double sum = total(i, j);
      for (std::size_t k = 0; k < a.columns(); ++k) sum += a(i, k) * b(k, j);
      total(i, j) = sum;
    }
  }
  return total;
}

/// The largest difference of two entries; no number (NaN) and no number are equal, and so are two infinities.
double largest_difference(MatrixView a, MatrixView b) {
  double largest = 0.0;
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < a.columns(); ++j) {
      const bool same = a(i, j) == b(i, j) || (std::isnan(a(i, j)) && std::isnan(b(i, j)));
      const double difference = same ? 0.0 : std::abs(a(i, j) - b(i, j));
      if (!(difference <= largest)) largest = difference;  // NaN counts as large, and stays
      if (std::isnan(largest)) return largest;
    }
  }
  return largest;
}

/// How far rounding may move a sum of `depth` products of normals. In another order, that is; in the
/// textbook's order there is nothing to move.
double rounding(std::size_t depth) { return 1e-14 * static_cast<double>(depth); }

std::u32string random_letters(Random& random, std::size_t letters, std::size_t length) {
  std::u32string word;
  while (word.size() < length) word += static_cast<char32_t>(U'a' + random() % letters);
  return word;
}

/// A network and a word for it, both small.
struct Network {
  SpellingTask task;
  Parameters parameters;
  std::string told;  // what it is
};

Network random_network(Random& random) {
  const std::u32string word = random_letters(random, between(random, 1, 8), between(random, 2, 12));
  const std::size_t hidden_size = between(random, 1, 7);
  const auto seed = static_cast<std::uint32_t>(random());
  SpellingTask task = spelling_task(word);
  Parameters parameters = draw_parameters(task.vocabulary.size(), hidden_size, seed);
  return {std::move(task), std::move(parameters),
          fmt::format("--word {} --hidden {} --seed {}", text(word), hidden_size, seed)};
}

/// V logits that are multiples of one power of two, so that a shift by another multiple is exact.
Matrix random_logits(Random& random, double step) {
  Matrix z(between(random, 1, 4), between(random, 1, 40));
  for (double& value : z.values()) value = step * std::floor(uniform(random, -1000.0, 1000.0));
  return z;
}

/// A power of two, such that 1000 of it are as small as 1 in half of the cases and up to 1e300 in the others.
double random_step(Random& random) {
  return std::exp2(static_cast<double>(between(random, 0, random() % 2 == 0 ? 8 : 996)) - 10.0);
}

/// The letter as Unicode's table 3-6 encodes it.
std::string utf8(char32_t letter) {
  const auto last_six = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  const auto first = [](char32_t mark, char32_t bits) { return static_cast<char>(mark | bits); };
  if (letter < 0x80) return {first(0, letter)};
  if (letter < 0x800) return {first(0xC0, letter >> 6), last_six(letter)};
  if (letter < 0x10000) {
    return {first(0xE0, letter >> 12), last_six(letter >> 6), last_six(letter)};
  }
  return {first(0xF0, letter >> 18), last_six(letter >> 12), last_six(letter >> 6),
          last_six(letter)};
}

/// Any code point but a surrogate, those of one, two, three and four bytes alike.
char32_t random_letter(Random& random) {
  constexpr std::array<std::pair<char32_t, char32_t>, 5> ranges = {
      {{0, 0x7F}, {0x80, 0x7FF}, {0x800, 0xD7FF}, {0xE000, 0xFFFF}, {0x10000, 0x10FFFF}}};
  const auto [first, last] = ranges.at(random() % ranges.size());
  return static_cast<char32_t>(between(random, first, last));
}

/// The entries of a matrix as `numpy_format` prints it.
std::vector<std::string> printed_entries(const std::string& print) {
  std::string spaced = print;
  std::ranges::replace_if(
      spaced, [](char c) { return c == '[' || c == ']'; }, ' ');
  std::istringstream words(spaced);
  return {std::istream_iterator<std::string>(words), {}};
}

/// What a one is worth in the eighth place after the point: 1e-8, or 1e-3 in 1.5e+05.
double eighth_place(const std::string& printed) {
  const std::size_t e = printed.find('e');
  return std::pow(10.0, e == std::string::npos ? -8 : std::stoi(printed.substr(e + 1)) - 8);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(properties_test)

BOOST_AUTO_TEST_CASE(products) {
  for_all([](Random& random) {
    const std::size_t rows = random_size(random);
    const std::size_t columns = random_size(random);
    Part a = random_part(random, rows, random_size(random));
    Part b = random_part(random, a.columns, columns);
    // Only a row times a transpose may add in another order.
    const bool in_order = rows > 1 || !b.turned;
    if (in_order) add_extremes(random, a.storage);
    if (in_order) add_extremes(random, b.storage);
    const std::size_t above = random() % 3;
    Matrix total = random_matrix(random, above + rows + random() % 3, columns);
    Matrix expected = total;
    const Matrix sum = plus_product(Matrix(unrolled::rows(total, above, rows)), a.view(), b.view());
    for (std::size_t i = 0; i < rows; ++i) expected.set_row(above + i, row(sum, i));
    add_product(unrolled::rows(total, above, rows), a.view(), b.view());

    const double allowed = in_order ? 0.0 : rounding(a.columns);
    const std::string told = fmt::format("{}{} · {}{}", shape(a.view()), a.turned ? " turned" : "",
                                         shape(b.view()), b.turned ? " turned" : "");
    BOOST_TEST_REQUIRE(largest_difference(total, expected) <= allowed, told);
    const Matrix alone = plus_product(Matrix(rows, columns), a.view(), b.view());
    BOOST_TEST_REQUIRE(largest_difference(product(a.view(), b.view()), alone) <= allowed, told);
  });
}

BOOST_AUTO_TEST_CASE(transpose_of_a_product) {
  for_all([](Random& random) {
    const Part a = random_part(random, random_size(random), random_size(random));
    const Part b = random_part(random, a.columns, random_size(random));
    const Matrix ab = product(a.view(), b.view());
    const Matrix turned = product(transposed(b.view()), transposed(a.view()));
    BOOST_TEST_REQUIRE(largest_difference(transposed(ab), turned) <= rounding(a.columns),
                       shape(a.view()) << " · " << shape(b.view()));
  });
}

BOOST_AUTO_TEST_CASE(softmax_sums_to_1_and_stays_under_a_shift) {
  for_all([](Random& random) {
    const double step = random_step(random);
    const Matrix z = random_logits(random, step);
    const double shift = step * std::floor(uniform(random, -1e6, 1e6));
    const Matrix p = softmax(z);
    for (std::size_t i = 0; i < z.rows(); ++i) {
      const double total = sum(row(p, i))(0, 0);
      BOOST_TEST_REQUIRE(std::abs(total - 1.0) <= 1e-14, numpy_format(row(z, i)) << " " << total);
    }
    for (const double value : p.values()) BOOST_TEST_REQUIRE((value >= 0.0 && value <= 1.0));
    BOOST_TEST_REQUIRE(largest_difference(p, softmax(plus_bias(z, Matrix{{shift}}))) == 0.0,
                       numpy_format(z) << " shifted by " << shift);
  });
}

BOOST_AUTO_TEST_CASE(losses_are_never_negative) {
  for_all([](Random& random) {
    const Matrix p = softmax(random_logits(random, random_step(random)));
    Matrix y(p.rows(), p.columns());
    for (std::size_t t = 0; t < y.rows(); ++t) y(t, random() % y.columns()) = 1.0;
    const double loss = cross_entropy(p, y);
    BOOST_TEST_REQUIRE(loss >= 0.0, numpy_format(p) << " " << loss);
    const Network network = random_network(random);
    const Matrix guess = forward_pass(network.parameters, network.task.x).p;
    BOOST_TEST_REQUIRE(cross_entropy(guess, network.task.y) >= 0.0, network.told);
  });
}

BOOST_AUTO_TEST_CASE(five_ways_to_one_gradient) {
  for_all([](Random& random) {
    const auto [task, parameters, told] = random_network(random);
    const std::size_t last = task.x.rows() - 1;
    const ForwardPass forward = forward_pass(parameters, task.x);
    const Matrix dz = logit_gradient(forward.p, task.y);
    const Parameters full = full_bptt(parameters, task.x, forward, dz);
    // Rounding goes with the loss, from which central differences come, and with the largest slope.
    double scale = cross_entropy(forward.p, task.y);
    for_each_table(
        [&](auto&, const Matrix& slopes) {
          for (const double slope : slopes.values()) scale = std::max(scale, std::abs(slope));
        },
        full);
    const auto check_same = [&, &told = told](const char* way, const Parameters& gradient,
                                              double allowed) {
      for_each_table(
          [&](auto& name, const Matrix& came, const Matrix& expected) {
            const double worst = largest_difference(came, expected);
            BOOST_TEST_REQUIRE(worst <= allowed * scale,
                               way << ", " << name << ", " << told << ": " << worst);
          },
          gradient, full);
    };
    check_same("letter by letter", window_bptt(parameters, task.x, forward, dz, {0, last, 0}),
               1e-12);
    for (const Route& route :
         {by_double_loop, by_one_sweep, by_real_time, by_central_differences}) {
      const bool exact = route.gradient != by_central_differences.gradient;
      check_same(route.name, take(route, parameters, task).first, exact ? 1e-12 : 1e-5);
    }
  });
}

BOOST_AUTO_TEST_CASE(tbptt_over_the_whole_word_is_full_bptt) {
  for_all([](Random& random) {
    const auto [task, start, told] = random_network(random);
    const std::size_t k1 = task.x.rows() + random() % 2;
    const std::size_t k2 = k1 + random() % 2;
    const std::size_t steps = between(random, 1, 4);
    const Training full = train(start, task, 0.005, steps, full_gradient(task));
    const Training tbptt = train_tbptt(start, task, 0.005, steps, k1, k2);
    for_each_table(
        [&, &told = told](auto& name, const Matrix& came, const Matrix& expected) {
          BOOST_TEST_REQUIRE(largest_difference(came, expected) <= 1e-12,
                             name << ", " << told << " --k1 " << k1 << " --k2 " << k2);
        },
        tbptt.parameters, full.parameters);
    BOOST_TEST_REQUIRE(std::abs(tbptt.losses.back() - full.losses.back()) <= 1e-12, told);
  });
}

BOOST_AUTO_TEST_CASE(words_in_utf8) {
  for_all([](Random& random) {
    std::u32string word;
    std::string bytes;
    for (std::size_t left = between(random, 1, 60); left > 0; --left) {
      const bool again = !word.empty() && random() % 2 == 0;
      word += again ? word[random() % word.size()] : random_letter(random);
      bytes += utf8(word.back());
    }
    BOOST_TEST_REQUIRE((letters(bytes) == word), bytes);
    BOOST_TEST_REQUIRE(fmt::format("{}", fmt::join(encoded(word), "")) == bytes);
    const std::u32string vocabulary = vocabulary_of(word);
    BOOST_TEST_REQUIRE((decode(one_hot(word, vocabulary), vocabulary) == word), bytes);
    // cppcheck-suppress containerOutOfBounds ; there is one letter at least
    bytes.back() = static_cast<char>(word.back() < 0x80 ? 0x80 : 'a');  // cut short, or alone
    BOOST_CHECK_THROW((void)letters(bytes), std::invalid_argument);
  });
}

BOOST_AUTO_TEST_CASE(numpy_prints_read_back) {
  for_all([](Random& random) {
    Matrix a(between(random, 1, 30), between(random, 1, 30));
    const double widest = uniform(random, 0.0, random() % 2 == 0 ? 3.0 : 300.0);
    const bool short_numbers = random() % 2 == 0;  // as 12.5, which has no digits to lose
    for (double& value : a.values()) {
      value = uniform(random, -1.0, 1.0) * std::pow(10.0, uniform(random, -widest, widest));
      if (short_numbers) value = std::stod(fmt::format("{:.3e}", value));
      if (random() % 8 == 0) value = 0.0;
    }
    const std::string print = numpy_format(a);
    const std::vector<std::string> entries = printed_entries(print);
    BOOST_TEST_REQUIRE((entries == numpy_entries(a)), print);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const double value = a.values()[i];
      const double read = std::stod(entries[i]);
      const double rounding = std::abs(value) * std::numeric_limits<double>::epsilon();
      BOOST_TEST_REQUIRE(std::abs(read - value) <= eighth_place(entries[i]) / 2.0 + rounding,
                         entries[i] << " for " << value);
      if (short_numbers) BOOST_TEST_REQUIRE(read == value, entries[i] << " for " << value);
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
