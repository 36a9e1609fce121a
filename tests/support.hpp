#pragma once

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chapters/03_full_bptt/training.hpp"
#include "lib/files.hpp"
#include "lib/matrix.hpp"
#include "lib/matrix_json.hpp"
#include "lib/program.hpp"

namespace unrolled {

/// Whether a part stands somewhere in a text.
[[nodiscard]] inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Writes a shell script that can be run.
void write_script(const std::filesystem::path& file, const std::string& body);

/// data/numpy.json, read once.
[[nodiscard]] const nlohmann::json& numpy_reference();

[[nodiscard]] Parameters parameters_from(const nlohmann::json& json);

/// Whether two numbers agree to 1e-12 relative, or 1e-14 absolute near zero.
[[nodiscard]] inline bool agree(double a, double b) {
  return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)) + 1e-14;
}

void check_agree(const Matrix& rebuilt, const Matrix& expected, const std::string& what);
void check_agree(const Parameters& rebuilt, const Parameters& expected, const std::string& what);

/// Compares what came of a training of `hello` with NumPy's, of this kind, hidden size and k1_k2 (null where
/// it has none).
void check_training(const Training& training, const std::string& kind, std::size_t hidden_size,
                    const nlohmann::json& k1_k2 = nullptr);

/// A directory that is removed with all it holds.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory(TemporaryDirectory&&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;
  ~TemporaryDirectory();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Runs a chapter's program, named by its folder ("03_full_bptt").
[[nodiscard]] ProgramResult run_chapter_program(const std::string& chapter,
                                                std::vector<std::string> arguments,
                                                const ProgramOptions& options = {});

/// The folders of all chapters, in order.
[[nodiscard]] std::vector<std::string> chapter_folders();

/// What a chapter prints with its defaults, run once; its charts are in `default_plots`.
[[nodiscard]] const ProgramResult& default_run(const std::string& chapter);
[[nodiscard]] std::filesystem::path default_plots(const std::string& chapter);

}  // namespace unrolled
