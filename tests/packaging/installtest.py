#!/usr/bin/env python3
"""packaging/install-dependencies against an apt-get that plays: no network, nothing is installed.

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
# Each call takes a line of the script that its first word names: the sentence it fails with, or nothing.
APT_GET = """#!/bin/bash
for word in "$@"; do case $word in update|install) action=$word ;; esac; done
echo "$action" >>"$STAGE/calls"
line=$(head -n 1 "$STAGE/$action" 2>/dev/null)
sed -i 1d "$STAGE/$action" 2>/dev/null
[ -z "$line" ] || { echo "$line" >&2; exit 100; }
[ "$action" = update ] || touch "$STAGE/installed"
"""
DPKG_QUERY = '#!/bin/bash\n[ ! -e "$STAGE/installed" ] || printf "installed %s\\n" "${@:3}"\n'
# Time passes quickly; meanwhile somebody else may have installed it all.
SLEEP = '#!/bin/bash\necho sleep >>"$STAGE/calls"\n[ ! -e "$STAGE/otherisdone" ] || touch "$STAGE/installed"\n'
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

    def fails(self, action, *sentences):
        (self.stage / action).write_text("".join(sentence + "\n" for sentence in sentences))

    def run_script(self):
        path = f"{self.stage}/bin:{os.environ['PATH']}"
        done = subprocess.run([SCRIPT], env={**os.environ, "STAGE": str(self.stage), "PATH": path},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120, check=False)
        calls = self.stage / "calls"
        return done, calls.read_text().split() if calls.exists() else []

    def test_nothing_is_done_when_all_is_there(self):
        (self.stage / "installed").touch()
        done, calls = self.run_script()
        self.assertEqual((done.returncode, done.stdout, done.stderr, calls), (0, "", "", []))

    def test_what_is_missing_is_installed(self):
        done, calls = self.run_script()
        self.assertEqual((done.returncode, done.stderr, calls), (0, "", ["update", "install"]))

    def test_a_lock_is_waited_for(self):
        self.fails("update", LISTS, LISTS)
        self.fails("install", FRONTEND)
        done, calls = self.run_script()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(calls, ["update", "sleep"] * 2 + ["update", "install", "sleep", "update", "install"])
        self.assertEqual(done.stdout.count("Waiting for another program"), 1)

    def test_what_another_one_installed_meanwhile_is_not_installed_again(self):
        self.fails("update", LISTS)
        (self.stage / "otherisdone").touch()
        done, calls = self.run_script()
        self.assertEqual((done.returncode, calls), (0, ["update", "sleep"]))

    def test_the_wait_ends(self):
        self.fails("update", *[LISTS] * 1000)
        done, calls = self.run_script()
        self.assertEqual((done.returncode, calls.count("sleep")), (1, 120))
        self.assertIn("lists/lock", done.stderr)

    def test_any_other_failure_is_told_at_once(self):
        self.fails("install", "E: Unable to locate package nosuchthing")
        done, calls = self.run_script()
        self.assertEqual((done.returncode, calls), (1, ["update", "install"]))
        self.assertIn("nosuchthing", done.stderr)


if __name__ == "__main__":
    unittest.main()
