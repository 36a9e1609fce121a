#define BOOST_TEST_MODULE unrolled
#include "tests/support.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace unrolled {
namespace fs = std::filesystem;

const nlohmann::json& numpy_reference() {
  static const nlohmann::json reference =
      nlohmann::json::parse(read_file(UNROLLED_SOURCE_DIR "/data/numpy.json"));
  return reference;
}

Parameters parameters_from(const nlohmann::json& json) { return json.get<Parameters>(); }

void check_agree(const Matrix& rebuilt, const Matrix& expected, const std::string& what) {
  BOOST_REQUIRE_EQUAL(shape(rebuilt), shape(expected));
  for (std::size_t i = 0; i < expected.rows(); ++i) {
    for (std::size_t j = 0; j < expected.columns(); ++j) {
      BOOST_CHECK_MESSAGE(
          agree(rebuilt(i, j), expected(i, j)),
          fmt::format("{}({}, {}): {} instead of {}", what, i, j, rebuilt(i, j), expected(i, j)));
    }
  }
}

void check_agree(const Parameters& rebuilt, const Parameters& expected, const std::string& what) {
  for_each_table(
      [&](auto& name, const Matrix& a, const Matrix& b) { check_agree(a, b, what + " " + name); },
      rebuilt, expected);
}

void check_training(const Training& training, const std::string& kind, std::size_t hidden_size,
                    const nlohmann::json& k1_k2) {
  for (const auto& run : numpy_reference().at("runs")) {
    if (run.at("kind") != kind || run.at("hidden") != hidden_size || run.at("k1_k2") != k1_k2)
      continue;
    for (const auto& [step, loss] :
         run.at("losses").get<std::vector<std::pair<std::size_t, double>>>()) {
      BOOST_TEST(agree(training.losses.at(step), loss), "step " << step);
    }
    check_agree(training.parameters, parameters_from(run.at("parameters_after")), "parameters");
    check_agree(training.p, run.at("probabilities_after").get<Matrix>(), "probabilities");
    return;
  }
  BOOST_ERROR("numpy.json has no run " + kind);
}

void write_script(const fs::path& file, const std::string& body) {
  write_file(file, "#!/bin/sh\n" + body);
  fs::permissions(file, fs::perms::owner_all);
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (fs::temp_directory_path() / "unrolled.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

ProgramResult run_chapter_program(const std::string& chapter, std::vector<std::string> arguments,
                                  const ProgramOptions& options) {
  arguments.insert(arguments.begin(), UNROLLED_CHAPTERS_DIR "/" + chapter);
  return run_program(arguments, options);
}

std::vector<std::string> chapter_folders() {
  std::vector<std::string> folders;
  for (const auto& entry : fs::directory_iterator(UNROLLED_SOURCE_DIR "/chapters")) {
    if (fs::exists(entry.path() / "main.cpp")) folders.push_back(entry.path().filename());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

fs::path default_plots(const std::string& chapter) {
  static const TemporaryDirectory plots;
  return plots.path() / chapter;
}

const ProgramResult& default_run(const std::string& chapter) {
  static std::map<std::string, ProgramResult> runs;
  const auto found = runs.find(chapter);
  if (found != runs.end()) return found->second;
  return runs[chapter] = run_chapter_program(chapter, {"--plots", default_plots(chapter).string()});
}

}  // namespace unrolled
