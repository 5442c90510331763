#!/usr/bin/env python3
"""The demonstration, small: it shows what it promises and nothing of it survives.

    demotest.py SOURCE_FOLDER BUILD_FOLDER
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

SOURCE, BUILD = Path(sys.argv.pop(1)), sys.argv.pop(1)
PROGRAMS = ("postgres", "meja", "meja-shop", "meja-service")


def processes_of(folder):
    """Process names by number, of those that have the folder among their words or environment."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
            if folder.encode() in words and int(process.name) != os.getpid():
                found[int(process.name)] = (process / "comm").read_text().strip()
        except OSError:
            continue
    return found


class DemoTest(unittest.TestCase):
    def setUp(self):
        # Short, for a socket's path lies below it; open to pass, for root's programs run as somebody else.
        self.folder = tempfile.mkdtemp(prefix="demo", dir="/tmp")
        os.chmod(self.folder, 0o711)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def start(self, *arguments, **environment):
        plain = {name: value for name, value in os.environ.items()
                 if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        process = subprocess.Popen(
            [SOURCE / "packaging/demo", "--programs", BUILD, "--orders", "1000", *arguments],
            env={**plain, "TMPDIR": self.folder, **environment},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        return process

    def start_desktop(self):
        """A desktop that believes in a display; returns when all programs are there."""
        process = self.start(DISPLAY=":none", QT_QPA_PLATFORM="offscreen")
        for line in process.stdout:
            if "Opening the desktop" in line:
                break
        deadline = time.monotonic() + 60
        while not set(PROGRAMS) <= set(processes_of(self.folder).values()):
            self.assertLess(time.monotonic(), deadline, processes_of(self.folder))
            time.sleep(0.1)
        return process

    def assert_nothing_left(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and (os.listdir(self.folder) or processes_of(self.folder)):
            time.sleep(0.1)
        self.assertEqual(processes_of(self.folder), {})
        self.assertEqual(os.listdir(self.folder), [])

    def test_draws_the_pages_without_a_display(self):
        pictures = tempfile.mkdtemp(prefix="pictures")
        self.addCleanup(shutil.rmtree, pictures)
        process = self.start("--render", pictures)
        said, _ = process.communicate(timeout=280)
        self.assertEqual(process.returncode, 0, said)
        self.assertIn(f"The pages are in {os.path.realpath(pictures)}", said)
        self.assertGreater(len(list(Path(pictures).glob("orders*.png"))), 0)
        self.assert_nothing_left()

    def test_a_display_that_does_not_answer_is_told_and_the_pages_drawn(self):
        process = self.start(DISPLAY=":7654")
        self.assertIn("Nothing answers at DISPLAY=:7654, so the pages will be drawn", process.stdout.readline())

    def test_nothing_survives_ctrl_c(self):
        process = self.start_desktop()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(30), 128 + signal.SIGINT)
        self.assert_nothing_left()

    def test_nothing_survives_kill_9(self):
        process = self.start_desktop()
        process.kill()
        self.assert_nothing_left()

    def test_nothing_survives_a_crash_of_the_desktop(self):
        process = self.start_desktop()
        desktop = [number for number, name in processes_of(self.folder).items() if name == "meja"]
        os.kill(desktop[0], signal.SIGSEGV)
        self.assertNotEqual(process.wait(30), 0)
        self.assert_nothing_left()

    def test_a_platform_that_fails_ends_with_a_sentence(self):
        process = self.start(DISPLAY=":7654", QT_QPA_PLATFORM="nosuchplatform")
        said, _ = process.communicate(timeout=280)
        self.assertEqual(process.returncode, 1, said)
        self.assertIn("the desktop ended with code 134", said)
        self.assertNotIn("PGUSER", said)

    def test_programs_run_as_nobody_we_know(self):
        if os.getuid() != 0:
            self.skipTest("an ordinary user's programs run as that user")
        self.start_desktop()
        for number, name in processes_of(self.folder).items():
            if name in PROGRAMS:
                self.assertGreater(os.stat(f"/proc/{number}").st_uid, 61183, name)


if __name__ == "__main__":
    unittest.main()
