#!/usr/bin/env python3
"""Every script of packaging tells how it is called, and refuses what it does not know before it begins.

    wordstest.py SOURCE_FOLDER
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


def run(script, *words):
    return subprocess.run([PACKAGING / script, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60, check=False)


class WordsTest(unittest.TestCase):
    def test_help_tells_how_it_is_called(self):
        self.assertGreaterEqual(len(SCRIPTS), 9)
        for script in SCRIPTS:
            with self.subTest(script=script.name):
                done = run(script, "--help")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn(f"packaging/{script.name}", done.stdout)

    def test_unknown_options_are_refused(self):
        for script in SCRIPTS:
            with self.subTest(script=script.name):
                self.assert_refused(run(script, "--frobnicate"), script.name)

    def test_what_makes_no_sense_is_refused(self):
        for words, said in [
            (("demo", "--orders"), "--orders needs a value"),
            (("demo", "--orders", "many"), "not 'many'"),
            (("demo", "--orders", "0"), "not '0'"),
            (("demo", "--programs", "/nowhere"), "'/nowhere'"),
            (("private-cluster", "--config"), "--config needs a value"),
            (("build", "nosuchpreset"), "nosuchpreset"),
            (("sanitize", "release"), "release"),
            (("lint", "nosuchfile.cpp"), "nosuchfile.cpp"),
            (("test", "ordertest"), "ordertest"),
        ]:
            with self.subTest(words=words):
                self.assert_refused(run(*words), said)
        self.assertFalse((PACKAGING.parent / "build/nosuchpreset").exists())

    def test_a_build_folder_of_somebody_else_is_named(self):
        if os.getuid() != 0:
            self.skipTest("only root can make one")
        with tempfile.TemporaryDirectory(dir="/tmp") as clone:
            os.chmod(clone, 0o755)
            shutil.copytree(PACKAGING, Path(clone, "packaging"))
            shutil.copy(PACKAGING.parent / "CMakePresets.json", clone)
            for made in ("build", "build/release", "build/release/app"):
                Path(clone, made).mkdir()
                done = subprocess.run(["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups",
                                       "packaging/build"], cwd=clone, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                      text=True, timeout=60, check=False)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn("build: build", done.stderr)
                self.assertIn("belongs to root, and nobody may not write there", done.stderr)
                self.assertEqual(len(done.stderr.splitlines()), 1)

    def assert_refused(self, done, said):
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertIn(said, done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)


if __name__ == "__main__":
    unittest.main()
