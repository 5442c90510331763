#!/usr/bin/env python3
"""Tests packaging/demo with 1,000 orders: it draws or opens the pages, and no process or folder remains.

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
    """Names by id of the processes that have the folder in their environment or arguments."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            text = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
            if folder.encode() in text and int(process.name) != os.getpid():
                found[int(process.name)] = (process / "comm").read_text().strip()
        except OSError:
            continue
    return found


class DemoTest(unittest.TestCase):
    def setUp(self):
        # A short path, because it becomes part of a socket path. Other users may enter it: root's programs run as
        # another user.
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
        """Starts the desktop without a real display. Returns when all programs run."""
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
        output, _ = process.communicate(timeout=280)
        self.assertEqual(process.returncode, 0, output)
        self.assertIn(f"The pages are in {os.path.realpath(pictures)}", output)
        self.assertGreater(len(list(Path(pictures).glob("orders*.png"))), 0)
        self.assert_nothing_left()

    def test_reports_a_display_without_a_server_and_draws_the_pages(self):
        process = self.start(DISPLAY=":7654")
        self.assertIn("No display server responds at DISPLAY=:7654, so the pages will be drawn",
                      process.stdout.readline())

    def test_no_process_remains_after_ctrl_c(self):
        process = self.start_desktop()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(30), 128 + signal.SIGINT)
        self.assert_nothing_left()

    def test_no_process_remains_after_kill_9(self):
        process = self.start_desktop()
        process.kill()
        self.assert_nothing_left()

    def test_no_process_remains_after_a_crash_of_the_desktop(self):
        process = self.start_desktop()
        desktop = [number for number, name in processes_of(self.folder).items() if name == "meja"]
        os.kill(desktop[0], signal.SIGSEGV)
        self.assertNotEqual(process.wait(30), 0)
        self.assert_nothing_left()

    def test_reports_a_platform_plugin_that_fails(self):
        process = self.start(DISPLAY=":7654", QT_QPA_PLATFORM="nosuchplatform")
        output, _ = process.communicate(timeout=280)
        self.assertEqual(process.returncode, 1, output)
        self.assertIn("the desktop ended with code 134", output)
        self.assertNotIn("PGUSER", output)

    def test_programs_of_root_run_under_an_unused_user_id(self):
        if os.getuid() != 0:
            self.skipTest("an ordinary user's programs run as that user")
        self.start_desktop()
        for number, name in processes_of(self.folder).items():
            if name in PROGRAMS:
                self.assertGreater(os.stat(f"/proc/{number}").st_uid, 61183, name)


if __name__ == "__main__":
    unittest.main()
