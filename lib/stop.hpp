#pragma once

#include <string>

namespace unrolled {

/// Thrown where the program was asked to stop; destructors tidy up on its way to `run_chapter`.
struct Stopped {};

/// From here on Ctrl-C (SIGINT), SIGTERM and SIGHUP only ask the program to stop, which it does after the
/// training step at hand; the same signal once more ends it at once. Where they were ignored they stay so.
/// A reader of stdout that goes away (SIGPIPE) asks, too.
void listen_for_stop();

/// The signal that asked the program to stop, or 0.
[[nodiscard]] int stop_signal();

/// Throws Stopped where the program was asked to stop. Whatever takes long calls it again and again.
void stop_if_asked();

/// What the reader is told after the word "stopped"; who keeps something adds it here.
[[nodiscard]] std::string& words_after_stopped();

/// Ends the program as this signal does by default.
[[noreturn]] void end_by_signal(int signal);

}  // namespace unrolled
