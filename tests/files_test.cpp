#include "lib/files.hpp"

#include "tests/support.hpp"

namespace unrolled {
namespace {
namespace fs = std::filesystem;
}

BOOST_AUTO_TEST_SUITE(files_test)

BOOST_AUTO_TEST_CASE(replaces_a_file_as_a_whole) {
  const TemporaryDirectory directory;
  const fs::path path = directory.path() / "file.txt";
  write_file(path, "first, and longer");
  write_file(path, "second");
  BOOST_TEST(read_file(path) == "second");
  BOOST_TEST(std::distance(fs::directory_iterator(directory.path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(follows_a_link_and_leaves_devices_alone) {
  const TemporaryDirectory directory;
  write_file(directory.path() / "file.txt", "old");
  fs::create_symlink("file.txt", directory.path() / "link");
  write_file(directory.path() / "link", "new");
  BOOST_TEST(fs::is_symlink(directory.path() / "link"));
  BOOST_TEST(read_file(directory.path() / "file.txt") == "new");
  // What is unfinished stands beside the file, not beside the link: there it could not be renamed.
  const TemporaryDirectory elsewhere;
  fs::create_symlink(directory.path() / "file.txt", elsewhere.path() / "link");
  const OutputFile unfinished(elsewhere.path() / "link");
  BOOST_TEST(std::distance(fs::directory_iterator(elsewhere.path()), {}) == 1);
  BOOST_TEST(std::distance(fs::directory_iterator(directory.path()), {}) == 3);
  write_file("/dev/null", "anything");
  BOOST_TEST(fs::is_character_file("/dev/null"));
  BOOST_CHECK_THROW(write_file("/dev/full", "anything"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(knows_beforehand_what_cannot_be_written) {
  const TemporaryDirectory directory;
  BOOST_CHECK_NO_THROW(require_writable(directory.path() / "new.txt"));
  BOOST_CHECK_NO_THROW(require_writable("/dev/null"));
  BOOST_CHECK_THROW(require_writable(directory.path()), std::runtime_error);
  BOOST_CHECK_THROW(require_writable(directory.path() / "none" / "new.txt"), std::runtime_error);
  BOOST_CHECK_THROW(write_file(directory.path() / "none" / "new.txt", ""), std::runtime_error);
  BOOST_CHECK_THROW(require_writable(""), std::runtime_error);
  // The longest name can be written, though nothing fits behind it; a longer one is refused.
  write_file(directory.path() / std::string(255, 'x'), "");
  BOOST_CHECK_THROW(require_writable(directory.path() / std::string(256, 'x')), std::runtime_error);
  fs::create_symlink("loop", directory.path() / "loop");
  BOOST_CHECK_THROW(require_writable(directory.path() / "loop"), std::runtime_error);
  BOOST_TEST(std::distance(fs::directory_iterator(directory.path()), {}) == 2);
}

BOOST_AUTO_TEST_CASE(an_unfinished_file_leaves_the_earlier_one) {
  const TemporaryDirectory directory;
  const fs::path path = directory.path() / "file.txt";
  write_file(path, "earlier");
  {
    OutputFile file(path);
    file.write("new");
  }
  BOOST_TEST(read_file(path) == "earlier");
  BOOST_TEST(std::distance(fs::directory_iterator(directory.path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(lines_end_as_on_any_system) {
  BOOST_TEST(lines_of("a\r\n\nb").size() == 3U);
  BOOST_TEST(lines_of("a\r\n\nb").front() == "a");
  BOOST_TEST(lines_of("a\n").size() == 1U);
  BOOST_TEST(lines_of("").empty());
  BOOST_CHECK_THROW((void)read_file("/no/such/file"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace unrolled
