#!/usr/bin/env python3
"""Promises of packaging/attended: the exit code is the command's, and nothing survives."""
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

SOURCE = Path(sys.argv.pop(1))
ATTENDED = SOURCE / "packaging" / "attended"
CLUSTER = SOURCE / "packaging" / "private-cluster"
# A child, an orphan in a session of its own, and a private cluster.
FAMILY = """
sleep 600 & setsid sleep 600 &
echo "$TMPDIR"
sleep 600 | "{source}/packaging/private-cluster" >/dev/null &
until ls "$TMPDIR"/meja-*/.s.PGSQL.5432 >/dev/null 2>&1; do sleep 0.1; done
echo ready
sleep 600
""".format(source=SOURCE)


def processes_of(folder):
    """Those that were given the folder as TMPDIR, or have it among their words."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if folder.encode() in words and int(process.name) != os.getpid():
            found.append(process.name)
    return found


def child_of(process):
    return int(Path(f"/proc/{process}/task/{process}/children").read_text().split()[0])


class AttendedTest(unittest.TestCase):
    def test_the_exit_code_is_the_commands(self):
        for words, code in [(["sh", "-c", "exit 3"], 3), (["true"], 0), (["sh", "-c", "kill -9 $$"], 137),
                            (["/no/such/command"], 127)]:
            with self.subTest(words=words):
                done = subprocess.run([ATTENDED, *words], stderr=subprocess.DEVNULL, check=False)
                self.assertEqual(done.returncode, code)

    def test_nothing_survives_the_end_of_the_command(self):
        script = 'sleep 600 & setsid sleep 600 & touch "$TMPDIR/file"; echo "$TMPDIR"'
        done = subprocess.run([ATTENDED, "bash", "-c", script], stdout=subprocess.PIPE, text=True, check=True)
        self.assert_nothing_left(done.stdout.strip())

    def test_nothing_survives_a_signal(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signal=number):
                process, folder = self.start_family()
                process.send_signal(number)
                self.assertEqual(process.wait(30), 128 + number)
                self.assert_nothing_left(folder)

    def test_nothing_survives_kill_9(self):
        for victim in ("caller", "keeper", "command"):
            with self.subTest(victim=victim):
                process, folder = self.start_family()
                keeper = child_of(process.pid)
                victims = {"caller": process.pid, "keeper": keeper, "command": child_of(keeper)}
                os.kill(victims[victim], signal.SIGKILL)
                process.wait(30)
                self.assert_nothing_left(folder)

    def test_root_goes_round_a_temporary_folder_of_its_own(self):
        if os.getuid() != 0:
            self.skipTest("an ordinary user's server passes where the user passes")
        with tempfile.TemporaryDirectory(dir="/tmp") as closed:
            for words in ([CLUSTER], [ATTENDED, CLUSTER]):
                done = subprocess.run(words, env={**os.environ, "TMPDIR": closed}, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, text=True, check=False)
                self.assertEqual(done.returncode, 0)
                self.assertFalse(done.stdout.startswith(closed), done.stdout)

    def test_a_temporary_folder_that_is_missing_is_named(self):
        done = subprocess.run([ATTENDED, "true"], env={**os.environ, "TMPDIR": "/nowhere"},
                              stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 1), done.stderr)
        self.assertIn("/nowhere", done.stderr)

    def start_family(self):
        process = subprocess.Popen([ATTENDED, "bash", "-c", FAMILY], stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.terminate)
        folder = process.stdout.readline().strip()
        self.assertEqual(process.stdout.readline(), "ready\n")
        self.assertGreaterEqual(len(processes_of(folder)), 5)
        return process, folder

    def assert_nothing_left(self, folder):
        self.assertTrue(folder.startswith("/"), folder)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and (Path(folder).exists() or processes_of(folder)):
            time.sleep(0.1)
        self.assertEqual(processes_of(folder), [])
        self.assertFalse(Path(folder).exists())


if __name__ == "__main__":
    unittest.main()
