#!/usr/bin/env python3
"""Checks that every script in packaging has --help and refuses unknown arguments before it does anything.

    usagetest.py SOURCE_FOLDER
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PACKAGING = Path(sys.argv.pop(1)) / "packaging"
SCRIPTS = sorted(path for path in PACKAGING.iterdir() if path.is_file() and os.access(path, os.X_OK))


def run(script, *arguments):
    return subprocess.run([PACKAGING / script, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60, check=False)


class UsageTest(unittest.TestCase):
    def test_help_describes_the_call(self):
        self.assertGreaterEqual(len(SCRIPTS), 9)
        for script in SCRIPTS:
            with self.subTest(script=script.name):
                done = run(script, "--help")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn(f"packaging/{script.name}", done.stdout)

    def test_refuses_unknown_options(self):
        for script in SCRIPTS:
            with self.subTest(script=script.name):
                self.assert_refused(run(script, "--frobnicate"), script.name)

    def test_refuses_wrong_arguments(self):
        for arguments, message in [
            (("demo", "--orders"), "--orders needs a value"),
            (("demo", "--orders", "many"), "not 'many'"),
            (("demo", "--orders", "0"), "not '0'"),
            (("demo", "--programs", "/nowhere"), "'/nowhere'"),
            (("private-cluster", "--config"), "--config needs a value"),
            (("build", "nosuchpreset"), "nosuchpreset"),
            (("sanitize", "release"), "release"),
            (("lint", "nosuchfile.cpp"), "nosuchfile.cpp"),
            (("lint", "--build", "/nowhere"), "'/nowhere'"),
            (("lint", "--spelling", "--scripts"), "not several"),
            (("test", "ordertest"), "ordertest"),
        ]:
            with self.subTest(arguments=arguments):
                self.assert_refused(run(*arguments), message)
        self.assertFalse((PACKAGING.parent / "build/nosuchpreset").exists())

    def test_names_the_owner_of_a_build_folder_without_write_access(self):
        if os.getuid() != 0:
            self.skipTest("only root can create files of another user")
        with tempfile.TemporaryDirectory(dir="/tmp") as clone:
            os.chmod(clone, 0o755)
            shutil.copytree(PACKAGING, Path(clone, "packaging"))
            shutil.copy(PACKAGING.parent / "CMakePresets.json", clone)
            for created in ("build", "build/release", "build/release/app"):
                Path(clone, created).mkdir()
                done = subprocess.run(["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups",
                                       "packaging/build"], cwd=clone, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                      text=True, timeout=60, check=False)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn("build: build", done.stderr)
                self.assertIn("belongs to root, and nobody cannot write to it", done.stderr)
                self.assertEqual(len(done.stderr.splitlines()), 1)

    def assert_refused(self, done, message):
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertIn(message, done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)


if __name__ == "__main__":
    unittest.main()
