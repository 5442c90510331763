#!/usr/bin/env python3
"""Tests packaging/attended: it returns the command's exit code, and no process or folder remains."""
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
# Starts a child, an orphan with its own session, and a private cluster.
PROCESS_TREE = """
sleep 600 & setsid sleep 600 &
echo "$TMPDIR"
sleep 600 | "{source}/packaging/private-cluster" >/dev/null &
until ls "$TMPDIR"/meja-*/.s.PGSQL.5432 >/dev/null 2>&1; do sleep 0.1; done
echo ready
sleep 600
""".format(source=SOURCE)


def processes_of(folder):
    """Ids of the processes that have the folder in their environment or arguments."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            text = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if folder.encode() in text and int(process.name) != os.getpid():
            found.append(process.name)
    return found


def child_of(process):
    return int(Path(f"/proc/{process}/task/{process}/children").read_text().split()[0])


class AttendedTest(unittest.TestCase):
    def test_returns_the_exit_code_of_the_command(self):
        for command, code in [(["sh", "-c", "exit 3"], 3), (["true"], 0), (["sh", "-c", "kill -9 $$"], 137),
                            (["/no/such/command"], 127)]:
            with self.subTest(command=command):
                done = subprocess.run([ATTENDED, *command], stderr=subprocess.DEVNULL, check=False)
                self.assertEqual(done.returncode, code)

    def test_no_process_remains_after_the_command(self):
        script = 'sleep 600 & setsid sleep 600 & touch "$TMPDIR/file"; echo "$TMPDIR"'
        done = subprocess.run([ATTENDED, "bash", "-c", script], stdout=subprocess.PIPE, text=True, check=True)
        self.assert_nothing_left(done.stdout.strip())

    def test_no_process_remains_after_a_signal(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signal=number):
                process, folder = self.start_process_tree()
                process.send_signal(number)
                self.assertEqual(process.wait(30), 128 + number)
                self.assert_nothing_left(folder)

    def test_no_process_remains_after_kill_9(self):
        for victim in ("caller", "supervisor", "command"):
            with self.subTest(victim=victim):
                process, folder = self.start_process_tree()
                supervisor = child_of(process.pid)
                victims = {"caller": process.pid, "supervisor": supervisor,
                           "command": child_of(supervisor)}
                os.kill(victims[victim], signal.SIGKILL)
                process.wait(30)
                self.assert_nothing_left(folder)

    def test_root_does_not_use_a_temporary_folder_that_only_root_can_enter(self):
        if os.getuid() != 0:
            self.skipTest("an ordinary user's server runs as that user")
        with tempfile.TemporaryDirectory(dir="/tmp") as closed:
            for command in ([CLUSTER], [ATTENDED, CLUSTER]):
                done = subprocess.run(command, env={**os.environ, "TMPDIR": closed}, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, text=True, check=False)
                self.assertEqual(done.returncode, 0)
                self.assertFalse(done.stdout.startswith(closed), done.stdout)

    def test_names_a_temporary_folder_that_does_not_exist(self):
        done = subprocess.run([ATTENDED, "true"], env={**os.environ, "TMPDIR": "/nowhere"},
                              stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 1), done.stderr)
        self.assertIn("/nowhere", done.stderr)

    def start_process_tree(self):
        process = subprocess.Popen([ATTENDED, "bash", "-c", PROCESS_TREE], stdout=subprocess.PIPE, text=True)
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
