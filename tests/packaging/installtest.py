#!/usr/bin/env python3
"""Tests packaging/install-dependencies with a fake apt-get: no network, nothing is installed.

    installtest.py SOURCE_FOLDER
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(sys.argv.pop(1)) / "packaging" / "install-dependencies"
LISTS = "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 77 (apt-get)"
FRONTEND = "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?"
# Each call removes the first line of the file named like its action. A line is the error message; no line means
# success.
APT_GET = """#!/bin/bash
for word in "$@"; do case $word in update|install) action=$word ;; esac; done
echo "$action" >>"$STAGE/calls"
line=$(head -n 1 "$STAGE/$action" 2>/dev/null)
sed -i 1d "$STAGE/$action" 2>/dev/null
[ -z "$line" ] || { echo "$line" >&2; exit 100; }
[ "$action" = update ] || touch "$STAGE/installed"
"""
DPKG_QUERY = '#!/bin/bash\n[ ! -e "$STAGE/installed" ] || printf "installed %s\\n" "${@:3}"\n'
# Does not wait. If the file exists, another process has installed the packages meanwhile.
SLEEP = '#!/bin/bash\necho sleep >>"$STAGE/calls"\n[ ! -e "$STAGE/installedbyother" ] || touch "$STAGE/installed"\n'
SUDO = '#!/bin/bash\nexec "$@"\n'


class InstallTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.stage = Path(folder.name)
        for name, text in [("apt-get", APT_GET), ("dpkg-query", DPKG_QUERY), ("sleep", SLEEP), ("sudo", SUDO)]:
            (self.stage / "bin").mkdir(exist_ok=True)
            (self.stage / "bin" / name).write_text(text)
            (self.stage / "bin" / name).chmod(0o755)

    def make_fail(self, action, *messages):
        (self.stage / action).write_text("".join(message + "\n" for message in messages))

    def run_script(self):
        path = f"{self.stage}/bin:{os.environ['PATH']}"
        done = subprocess.run([SCRIPT], env={**os.environ, "STAGE": str(self.stage), "PATH": path},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120, check=False)
        calls = self.stage / "calls"
        return done, calls.read_text().split() if calls.exists() else []

    def test_does_nothing_when_all_packages_are_installed(self):
        (self.stage / "installed").touch()
        done, calls = self.run_script()
        self.assertEqual((done.returncode, done.stdout, done.stderr, calls), (0, "", "", []))

    def test_installs_missing_packages(self):
        done, calls = self.run_script()
        self.assertEqual((done.returncode, done.stderr, calls), (0, "", ["update", "install"]))

    def test_waits_for_a_lock(self):
        self.make_fail("update", LISTS, LISTS)
        self.make_fail("install", FRONTEND)
        done, calls = self.run_script()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(calls, ["update", "sleep"] * 2 + ["update", "install", "sleep", "update", "install"])
        self.assertEqual(done.stdout.count("Waiting for another program"), 1)

    def test_installs_nothing_that_another_process_installed_meanwhile(self):
        self.make_fail("update", LISTS)
        (self.stage / "installedbyother").touch()
        done, calls = self.run_script()
        self.assertEqual((done.returncode, calls), (0, ["update", "sleep"]))

    def test_stops_waiting_after_ten_minutes(self):
        self.make_fail("update", *[LISTS] * 1000)
        done, calls = self.run_script()
        self.assertEqual((done.returncode, calls.count("sleep")), (1, 120))
        self.assertIn("lists/lock", done.stderr)

    def test_reports_any_other_failure_immediately(self):
        self.make_fail("install", "E: Unable to locate package nosuchthing")
        done, calls = self.run_script()
        self.assertEqual((done.returncode, calls), (1, ["update", "install"]))
        self.assertIn("nosuchthing", done.stderr)


if __name__ == "__main__":
    unittest.main()
