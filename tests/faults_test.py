#!/usr/bin/env python3
"""What goes wrong around the programs must not damage anything, and must be told. After every fault: no
half-written file under its final name, earlier results untouched, an exit status that says what happened,
one sentence on stderr. The real programs run here, in the directory that the first argument names."""

import concurrent.futures
import contextlib
import csv
import math
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAMS = Path(sys.argv.pop(1)).resolve()
CHAPTERS = sorted(path.name for path in PROGRAMS.glob("[0-9][0-9]_*") if path.is_file() and "marked" not in path.name)
TRAINING = {"03_full_bptt": "full", "04_truncated_bptt": "post_truncated", "05_hidden_size": "post_truncated_H3"}
QUICK = {"05_hidden_size": ["--seeds", "2"]}  # of ten thousand trainings a few are enough here
LONG = ["--steps", "100000000"]
RUNS = []  # of the programs, to be counted
SANITIZED = b"__asan_init" in (PROGRAMS / CHAPTERS[0]).read_bytes()


class Place:
    """A directory for one run, with results in it that were there before."""

    def __enter__(self):
        self.path = Path(tempfile.mkdtemp(prefix="unrolled."))
        self.plots = self.path / "plots"
        self.plots.mkdir()
        self.history = self.path / "history.csv"
        self.history.write_text("earlier")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def gnuplot(self, script):
        """The environment with a gnuplot of our own."""
        program = self.path / "bin" / "gnuplot"
        program.parent.mkdir()
        program.write_text("#!/bin/sh\n" + script)
        program.chmod(0o755)
        return {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}


def command(chapter, *arguments):
    RUNS.append(chapter)
    return [str(PROGRAMS / chapter), *QUICK.get(chapter, []), *map(str, arguments)]


def run(chapter, *arguments, **options):
    """The chapter's run, as subprocess.run tells it, with the time that it took as `seconds`."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    start = time.monotonic()
    result = subprocess.run(options.pop("prefix", []) + command(chapter, *arguments), check=False, timeout=300, **options)
    result.seconds = time.monotonic() - start
    return result


@contextlib.contextmanager
def running(chapter, *arguments, **options):
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, **options}
    with subprocess.Popen(command(chapter, *arguments), **options) as process:
        try:
            yield process
        finally:
            process.kill()


def without_memory(stderr):
    """What was said after the line that large runs begin with."""
    return re.sub(rb"^this takes up to [\d.]+ GB of memory\r?\n", b"", stderr)


def wait_for(condition):
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("waited for a minute")
        time.sleep(0.01)


def alive(pid):
    """Whether a process is there and not just waiting to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def rows_of(history):
    """The rows of a history, checked: whole, and numbered step by step in each run."""
    text = history.read_text()
    assert text.endswith("\n"), "the last row is whole"
    header, *rows = csv.reader(text.splitlines())
    assert header == ["run", "step", "loss"], header
    steps = {}
    for run_name, step, loss in rows:
        assert int(step) == steps.get(run_name, -1) + 1, (run_name, step)
        assert math.isfinite(float(loss))
        steps[run_name] = int(step)
    return rows


class Case(unittest.TestCase):
    def each(self, values):
        """The values one by one; a failure says at which."""
        for self.at in values:
            yield self.at

    def _formatMessage(self, message, standard):
        return f"{super()._formatMessage(message, standard)}\nat {getattr(self, 'at', 'the only one')}"

    def assert_whole(self, plots):
        """Nothing is there but earlier files and complete ones."""
        ends = {".svg": b"</svg>\n\n", ".gp": b"unset output\n", ".png": b"IEND\xaeB`\x82", ".pdf": b"%%EOF\n"}
        for path in plots.iterdir():
            self.assertIn(path.suffix, ends, f"{path.name} was left behind")
            content = path.read_bytes()
            self.assertTrue(content == b"earlier" or content.endswith(ends[path.suffix]), path)

    def assert_one_sentence(self, stderr, *parts):
        said = stderr.decode()
        self.assertEqual(said.count("\n"), 1, said)
        for part in parts:
            self.assertIn(part, said)


class Gnuplot(Case):
    # What it does wrong; the run's status; what the reader is told.
    FAULTS = {
        "exit 1": ("echo 'out of paper' >&2; exit 1", 1, "(status 1): out of paper"),
        "killed half-way": ("for f; do :; done; echo '<svg>' > ${f%.gp}.svg; kill -9 $$", 1, "ended by signal 9"),
        "half a picture": ("for f; do :; done; echo '<svg>' > ${f%.gp}.svg", 1, "(status 0)"),
        "writes nothing": ("exit 0", 1, "it said nothing"),
        "cannot start": ("#", 1, "cannot be started"),
    }

    def test_faults(self):
        for chapter in CHAPTERS:
            good = run(chapter, "--no-plots").stdout.decode().splitlines()
            for fault in self.each(self.FAULTS):
                script, status, said = self.FAULTS[fault]
                with Place() as place:
                    environment = place.gnuplot(script)
                    if fault == "cannot start":
                        (place.path / "bin" / "gnuplot").write_text("#!/no/such/shell\n")
                    self.check(place, chapter, good, environment, status, said)

    def test_missing(self):
        for chapter in self.each(CHAPTERS):
            good = run(chapter, "--no-plots").stdout.decode().splitlines()
            with Place() as place:
                self.check(place, chapter, good, {"PATH": str(place.path)}, 0, "apt-get install gnuplot-nox")

    def check(self, place, chapter, good, environment, status, said):
        """Everything is printed, every script written, the earlier pictures are as they were."""
        pictures = [place.plots / f"{chapter[:2]}_{name}.svg" for name in ("one_hot", "loss", "probabilities")]
        for picture in pictures:
            picture.write_text("earlier")
        result = run(chapter, "--plots", place.plots, env=environment)
        self.assertEqual(result.returncode, status)
        self.assert_one_sentence(result.stderr, said)
        printed = result.stdout.decode().splitlines()
        shown = [line for line in printed if line.startswith("[0")]
        self.assertEqual([line for line in printed if line not in shown], good)
        for line in shown:
            self.assertTrue((place.plots / line[1 : line.index(".")]).with_suffix(".gp").is_file())
        self.assert_whole(place.plots)
        for picture in pictures:
            self.assertEqual(picture.read_text(), "earlier")

    def test_other_formats_cut_short(self):
        for kind, start in {"png": r"\211PNG", "pdf": "%PDF"}.items():
            with self.subTest(kind), Place() as place:
                (place.plots / f"01_one_hot.{kind}").write_text("earlier")
                environment = place.gnuplot(f"for f; do :; done; printf '{start}' > ${{f%.gp}}.{kind}")
                result = run("01_one_hot_encoding", "--plots", place.plots, "--chart-format", kind, env=environment)
                self.assertEqual(result.returncode, 1)
                self.assert_one_sentence(result.stderr, "gnuplot failed on 01_one_hot.gp")
                self.assert_whole(place.plots)

    def test_hangs(self):
        """It gets 20 seconds, once in a run; then it is ended, with all that it started."""

        def check(chapter):
            with Place() as place:
                environment = place.gnuplot(f"echo $$ >> {place.path}/pids; sleep 1000 & echo $! >> {place.path}/pids; wait")
                result = run(chapter, "--plots", place.plots, env=environment)
                self.assertEqual(result.returncode, 1)
                self.assert_one_sentence(result.stderr, "gnuplot did not end within 20 seconds")
                self.assertGreater(result.seconds, 20)
                self.assertLess(result.seconds, 35)
                self.assert_whole(place.plots)
                self.assertFalse(list(place.plots.glob("*.svg")))
                pids = (place.path / "pids").read_text().split()
                self.assertEqual(len(pids), 2)
                wait_for(lambda: not any(map(alive, pids)))

        with concurrent.futures.ThreadPoolExecutor() as pool:
            list(pool.map(check, CHAPTERS))


class Files(Case):
    def in_own_mounts(self, place, mount, chapter, *arguments):
        """Runs a chapter with a file system of its own over `plots`, and copies what is left there."""
        if os.geteuid() == 0:
            unshare = ["unshare", "--mount"]
        else:
            unshare = ["unshare", "--map-root-user", "--mount"]
        if subprocess.run([*unshare, "true"], check=False, stderr=subprocess.DEVNULL).returncode != 0:
            self.skipTest("no mount namespace can be made here")
        script = f'cd "$1" && {mount} && shift && {{ "$@"; status=$?; cp -a plots left; exit $status; }}'
        return run(chapter, *arguments, prefix=[*unshare, "sh", "-c", script, "sh", str(place.path)])

    def test_plots_that_cannot_be_used(self):
        for chapter in CHAPTERS:
            with Place() as place:
                a_file = place.path / "file"
                a_file.write_text("earlier")
                for plots in self.each([a_file, a_file / "plots", "/proc/plots"]):
                    result = run(chapter, "--plots", plots)
                    self.assertEqual((result.returncode, result.stdout), (2, b""))
                    self.assert_one_sentence(result.stderr, f"no charts can be written to {plots}")
                self.assertEqual(a_file.read_text(), "earlier")

    def test_missing_plots_are_made(self):
        with Place() as place:
            result = run("01_one_hot_encoding", "--plots", place.path / "a" / "b")
            self.assertEqual((result.returncode, result.stderr), (0, b""))
            self.assertTrue((place.path / "a" / "b" / "01_one_hot.svg").is_file())

    def test_read_only_plots(self):
        mount = "mount --bind plots plots && mount -o remount,bind,ro plots"
        for chapter in self.each(CHAPTERS):
            with Place() as place:
                result = self.in_own_mounts(place, mount, chapter, "--plots", place.plots)
                self.assertEqual((result.returncode, result.stdout), (2, b""))
                self.assert_one_sentence(result.stderr, f"no charts can be written to {place.plots}")

    def test_full_disk_for_charts(self):
        """There is room for nothing, for a part of the script, for the script, for a part of the picture."""
        statuses = set()
        for kilobytes in self.each([4, 8, 12, 16, 20, 24, 28, 32, 64]):
            with Place() as place:
                mount = f"mount -t tmpfs -o size={kilobytes}k none plots && printf earlier > plots/01_one_hot.svg"
                result = self.in_own_mounts(place, mount, "01_one_hot_encoding", "--plots", place.plots)
                statuses.add(result.returncode)
                self.assert_whole(place.path / "left")
                if result.returncode != 0:
                    self.assertEqual(result.returncode, 1)
                    self.assert_one_sentence(result.stderr, "01_one_hot.gp")
                    self.assertEqual((place.path / "left" / "01_one_hot.svg").read_text(), "earlier")
        self.assertEqual(statuses, {0, 1})

    def test_full_disk_for_files(self):
        mount = "mount -t tmpfs -o size=16k none plots && printf earlier > plots/file"
        for chapter, *arguments in self.each(
            [
                ("02_forward_pass", "--hidden", 40, "--parameters"),
                ("03_full_bptt", "--hidden", 40, "--steps", 1, "--gradients"),
                ("03_full_bptt", "--history"),
                ("04_truncated_bptt", "--history"),
                ("05_hidden_size", "--history"),
            ]
        ):
            with Place() as place:
                file = place.plots / "file"
                result = self.in_own_mounts(place, mount, chapter, "--no-plots", *arguments, file)
                self.assertEqual(result.returncode, 1)
                self.assert_one_sentence(result.stderr, f"cannot write {file}: No space left on device")
                self.assertEqual([path.read_text() for path in (place.path / "left").iterdir()], ["earlier"])

    def test_dev_full(self):
        for chapter in self.each(CHAPTERS):
            with open("/dev/full", "wb") as full:
                result = run(chapter, "--no-plots", stdout=full)
            self.assertEqual(result.returncode, 1)
            self.assert_one_sentence(result.stderr, "cannot write the output: No space left on device")
        for chapter in self.each(TRAINING):
            result = run(chapter, "--no-plots", "--history", "/dev/full")
            self.assertEqual(result.returncode, 1)
            self.assert_one_sentence(result.stderr, "cannot write /dev/full: No space left on device")

    def test_history_into_stdout(self):
        """`--history /dev/stdout` joins what is printed, also where that goes to a file."""
        for chapter in self.each(TRAINING):
            printed = run(chapter, "--no-plots").stdout.decode().splitlines()
            piped = run(chapter, "--no-plots", "--history", "/dev/stdout").stdout
            with Place() as place:
                with open(place.history, "wb") as file:
                    result = run(chapter, "--no-plots", "--history", "/dev/stdout", stdout=file)
                self.assertEqual((result.returncode, result.stderr), (0, b""))
                self.assertEqual(place.history.read_bytes(), piped)
                rows = [line for line in piped.decode().splitlines() if line not in printed]
                place.history.write_text("\n".join(rows) + "\n")
                self.assertEqual(rows_of(place.history)[0][:2], [TRAINING[chapter], "0"])
                self.assertEqual(len(printed) + len(rows), len(piped.splitlines()))


class Streams(Case):
    def test_reader_that_goes_away(self):
        """`./workbook 3 | head -1` ends quietly, by SIGPIPE as other programs do, and soon."""
        for chapter in self.each(CHAPTERS):
            long = ["--steps", "10000000"] if chapter > "03" else []
            with Place() as place, running(chapter, "--no-plots", *long, stdout=subprocess.PIPE) as process:
                self.assertTrue(process.stdout.readline().startswith(b"Chapter"))
                process.stdout.close()
                status = process.wait(timeout=60)
                self.assertIn(status, [-signal.SIGPIPE] if long else [-signal.SIGPIPE, 0])
                self.assertEqual(process.stderr.read(), b"")

    def test_closed_from_the_start(self):
        """A closed stream lends its number to no file."""
        for chapter, run_name in self.each(TRAINING.items()):
            with Place() as place:
                shell = ["sh", "-c", '"$@" <&- >&-', "sh"]
                result = run(chapter, "--no-plots", "--history", place.history, prefix=shell)
                self.assertEqual(result.returncode, 1)
                self.assert_one_sentence(result.stderr, "cannot write the output")
                if place.history.read_text() != "earlier":
                    self.assertEqual(rows_of(place.history)[0][:2], [run_name, "0"])
        for chapter in self.each(CHAPTERS):
            with Place() as place:
                good = run(chapter, "--plots", place.plots)
                bare = run(chapter, "--plots", place.plots, prefix=["setsid", "sh", "-c", '"$@" <&- 2>&-', "sh"])
                self.assertEqual((bare.returncode, bare.stdout), (0, good.stdout))
                self.assert_whole(place.plots)

    def test_places_and_locales(self):
        """From other places and in other languages, the same is printed and drawn."""
        chapter = "03_full_bptt"
        with Place() as place:
            good = run(chapter, "--plots", place.plots, "--history", place.history)
            self.assertEqual(good.returncode, 0)
            elsewhere = place.path / "another place, 다른 곳"
            elsewhere.mkdir()
            copy = elsewhere / "a copy, 사본"
            shutil.copy(PROGRAMS / chapter, copy)
            link = elsewhere / "link"
            link.symlink_to(PROGRAMS / chapter)
            locales = {"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "de_DE.UTF-8", "LOCPATH": str(place.path / "locales")}
            made = self.make_locale(place.path / "locales")
            for program, locale in self.each([(copy, {}), (link, {}), *((copy, one) for one in locales[: 1 + made])]):
                result = subprocess.run(
                    [program, "--plots", "그림 1", "--history", "손실 1.csv"],
                    cwd=elsewhere, env={**os.environ, **locale}, capture_output=True, check=False,
                )
                self.assertEqual((result.returncode, result.stderr), (0, b""))
                self.assertEqual(result.stdout, good.stdout)
                self.assertEqual((elsewhere / "손실 1.csv").read_bytes(), place.history.read_bytes())
                for path in place.plots.iterdir():
                    self.assertEqual((elsewhere / "그림 1" / path.name).read_bytes(), path.read_bytes())
                shutil.rmtree(elsewhere / "그림 1")
            if not made:
                self.skipTest("localedef cannot make de_DE here; the package is called locales")

    def make_locale(self, directory):
        directory.mkdir()
        name = directory / "de_DE.UTF-8"
        localedef = ["localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8", name]
        if not shutil.which("localedef") or subprocess.run(localedef, check=False, capture_output=True).returncode != 0:
            return False
        point = subprocess.run(
            ["locale", "decimal_point"], env={"LC_ALL": "de_DE.UTF-8", "LOCPATH": str(directory)}, capture_output=True, check=True
        )
        self.assertEqual(point.stdout, b",\n")
        return True

    def test_two_at_the_same_time(self):
        for chapter in self.each(CHAPTERS):
            with Place() as place, concurrent.futures.ThreadPoolExecutor() as pool:
                alone = place.path / "alone"
                first = run(chapter, "--plots", alone)
                results = list(pool.map(lambda _: run(chapter, "--plots", place.plots), range(4)))
                for result in results:
                    self.assertEqual((result.returncode, result.stdout, result.stderr), (0, first.stdout, b""))
                self.assertEqual(sorted(p.name for p in alone.iterdir()), sorted(p.name for p in place.plots.iterdir()))
                for path in alone.iterdir():
                    self.assertEqual((place.plots / path.name).read_bytes(), path.read_bytes())


class Stopping(Case):
    def stop(self, process, how):
        """Ends the process and returns what it said; within a second, whatever it does."""
        start = time.monotonic()
        process.send_signal(how)
        status = process.wait(timeout=60)
        self.assertLess(time.monotonic() - start, 3 if SANITIZED else 1)
        self.assertEqual(status, -how)  # what a shell shows as 128 + how
        return without_memory(process.stderr.read())

    def test_training(self):
        for how in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            for chapter, run_name in self.each(TRAINING.items()):
                with Place() as place:
                    with running(chapter, "--no-plots", *LONG, "--history", place.history) as process:
                        wait_for(lambda: any(p.stat().st_size > 50_000 for p in place.path.glob("*.part")))
                        said = self.stop(process, how)
                    rows = rows_of(place.history)
                    self.assertGreater(len(rows), 1000)
                    self.assert_one_sentence(said, f"stopped; {place.history} holds the losses up to step {rows[-1][1]} of the run {run_name}")
                    self.assertEqual(sorted(p.name for p in place.path.iterdir()), ["history.csv", "plots"])

    def test_training_without_history_and_one_very_long_step(self):
        for chapter, *arguments in self.each(
            [("06_one_sweep", *LONG), ("05_hidden_size", "--seeds", 1000000), ("03_full_bptt", "--hidden", 1500)]
        ):
            with running(chapter, "--no-plots", *arguments) as process:
                time.sleep(1.5)
                self.assertEqual(self.stop(process, signal.SIGINT), b"stopped\n")

    def test_kill_keeps_earlier_results(self):
        for chapter in self.each(TRAINING):
            with Place() as place, running(chapter, "--no-plots", *LONG, "--history", place.history) as process:
                wait_for(lambda: any(p.stat().st_size > 50_000 for p in place.path.glob("*.part")))
                self.assertEqual(self.stop(process, signal.SIGKILL), b"")
                self.assertEqual(place.history.read_text(), "earlier")

    def test_drawing(self):
        for how in [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]:
            for chapter in self.each(CHAPTERS):
                with Place() as place:
                    pids = place.path / "pids"
                    environment = place.gnuplot(f"for f; do :; done; echo '<svg>' > ${{f%.gp}}.svg; sleep 1000 & echo $! $$ > {pids}; wait")
                    with running(chapter, "--plots", place.plots, env=environment) as process:
                        wait_for(lambda: pids.is_file() and len(pids.read_text().split()) == 2)
                        said = self.stop(process, how)
                    if how == signal.SIGKILL:  # nobody can tidy up after that
                        for scratch in place.plots.glob(".drawing.*"):
                            shutil.rmtree(scratch)
                        for pid in pids.read_text().split():
                            os.kill(int(pid), signal.SIGKILL)
                    else:
                        self.assertEqual(said, b"stopped\n")
                        wait_for(lambda: not any(map(alive, pids.read_text().split())))
                    self.assertEqual(list(place.plots.iterdir()), [])

    def test_at_any_moment(self):
        """Chapters 2 and 3 with true charts, stopped after more and more time."""
        stopped = 0
        for chapter in ["02_forward_pass", "03_full_bptt"]:
            for milliseconds in self.each(range(0, 500, 20)):
                with Place() as place:
                    with running(chapter, "--plots", place.plots, "--history", place.history)\
                            if chapter in TRAINING else running(chapter, "--plots", place.plots) as process:
                        time.sleep(milliseconds / 1000)
                        process.send_signal(signal.SIGTERM)
                        status = process.wait(timeout=60)
                        said = process.stderr.read()
                    stopped += status != 0
                    self.assertIn(status, [0, -signal.SIGTERM])
                    self.assertEqual(said.count(b"\n"), 1 if said else 0)
                    self.assert_whole(place.plots)
                    if place.history.read_text() != "earlier":
                        rows_of(place.history)
                    self.assertEqual(sorted(p.name for p in place.path.iterdir()), ["history.csv", "plots"])
        self.assertGreater(stopped, 10)

    def test_ignored_signals_stay_ignored(self):
        shell = ["sh", "-c", "trap '' INT; exec \"$@\"", "sh"]
        with subprocess.Popen([*shell, *command("06_one_sweep", "--no-plots", *LONG)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            time.sleep(0.5)
            self.assertIsNone(process.poll())
            self.stop(process, signal.SIGTERM)

    def test_reader_of_the_history_that_does_not_read(self):
        with Place() as place:
            os.mkfifo(place.path / "fifo")
            end = os.open(place.path / "fifo", os.O_RDONLY | os.O_NONBLOCK)
            with running("03_full_bptt", "--no-plots", *LONG, "--history", place.path / "fifo") as process:
                time.sleep(1)
                self.assertEqual(self.stop(process, signal.SIGINT), b"stopped\n")
            os.close(end)


class LongWork(Case):
    def on_terminal(self, chapter, *arguments):
        """Starts a chapter on a terminal of its own. Returns its pid and the terminal's other end."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.execv(PROGRAMS / chapter, command(chapter, "--no-plots", *arguments))
        return pid, terminal

    def test_progress_and_ctrl_c(self):
        line = re.compile(rb"\r(\d+) of 100000000 steps, (?:(\d+) h )?(?:(\d+) min)?(?: ?(\d+) s)? left")
        for chapter in self.each([*TRAINING, "06_one_sweep"]):
            with Place() as place:
                history = ["--history", place.history] if chapter in TRAINING else []
                pid, terminal = self.on_terminal(chapter, *LONG, *history)
                shown = b""
                start = time.monotonic()
                while len(line.findall(shown)) < 10 and time.monotonic() - start < 60:
                    shown += os.read(terminal, 10000)
                found = line.findall(shown)
                self.assertGreaterEqual(len(found), 10)
                done = [int(one[0]) for one in found]
                self.assertEqual(done, sorted(set(done)))
                # What is left fits what was done in the time so far, to a half.
                hours, minutes, seconds = (int(number or 0) for number in found[-1][1:])
                left = 3600 * hours + 60 * minutes + seconds
                elapsed = time.monotonic() - start
                self.assertLess(abs(left / (elapsed * (1e8 / done[-1] - 1)) - 1), 0.5)

                start = time.monotonic()
                os.write(terminal, b"\x03")
                _, status = os.waitpid(pid, 0)
                self.assertLess(time.monotonic() - start, 3 if SANITIZED else 1)
                self.assertEqual(os.waitstatus_to_exitcode(status), -signal.SIGINT)
                shown = b""
                with contextlib.suppress(OSError):  # how a terminal tells its end
                    while True:
                        shown += os.read(terminal, 10000)
                os.close(terminal)
                self.assertRegex(shown, rb"\r +\rstopped[^\r\n]*\r\n$")  # over the line of the progress
                if history:
                    self.assertGreater(len(rows_of(place.history)), 1000)

    def test_the_study_shows_progress(self):
        pid, terminal = self.on_terminal("05_hidden_size", "--seeds", 1000000)
        shown = b""
        while not re.search(rb"\r\d+ of \d+ steps, .*left", shown):
            shown += os.read(terminal, 10000)
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
        os.close(terminal)

    def test_no_terminal_no_progress(self):
        for chapter in self.each([*TRAINING, "06_one_sweep"]):
            with running(chapter, "--no-plots", *LONG) as process:
                time.sleep(1.5)  # a terminal would see a line after one second
                process.kill()
                self.assertEqual(without_memory(process.stderr.read()), b"")

    @unittest.skipIf(SANITIZED, "the sanitizer takes memory of its own")
    def test_too_little_memory_is_told_first(self):
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
        large = [("02_forward_pass", "--hidden", 4096)]
        for chapter in CHAPTERS[2:]:
            hidden = "--hidden-sizes" if chapter.startswith("05") else "--hidden"
            large += [(chapter, hidden, 4096), (chapter, *LONG)]
        for chapter, *arguments in self.each(large):
            result = run(chapter, "--no-plots", *arguments, preexec_fn=limit)
            self.assertEqual((result.returncode, result.stdout), (2, b""))
            self.assert_one_sentence(result.stderr, "of memory, and 0.3 GB are free")

    @unittest.skipIf(SANITIZED, "the sanitizer takes memory of its own")
    def test_the_memory_told_is_enough(self):
        for chapter, *arguments in self.each(
            [("02_forward_pass", "--hidden", 2200, "--parameters", "/dev/null"), ("06_one_sweep", "--hidden", 3000, "--steps", 1),
             ("03_full_bptt", *LONG), ("04_truncated_bptt", *LONG)]
        ):
            with running(chapter, "--no-plots", *arguments) as process:
                told = re.fullmatch(rb"this takes up to ([\d.]+) GB of memory\n", process.stderr.readline())
                self.assertTrue(told)
                if arguments[-2:] != LONG:
                    _, status, usage = os.wait4(process.pid, 0)
                    self.assertEqual(status, 0)
                    self.assertLess(usage.ru_maxrss * 1024, float(told[1]) * 1e9)


def tearDownModule():
    print(f"{len(RUNS)} runs of the programs", file=sys.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
