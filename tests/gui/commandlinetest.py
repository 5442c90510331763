#!/usr/bin/env python3
"""Starts the desktop without a display: help, version and command-line errors are printed.

    commandlinetest.py MEJA
"""
import os
import subprocess
import sys
import unittest

MEJA = sys.argv.pop(1)


def meja(*words):
    environment = {name: value for name, value in os.environ.items()
             if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run([MEJA, *words], env=environment, capture_output=True, text=True, timeout=60)


class CommandLineTest(unittest.TestCase):
    def test_prints_help(self):
        done = meja("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for word in ("--connect", "--language <code>", "--render <folder>"):
            self.assertIn(word, done.stdout)

    def test_prints_its_version(self):
        done = meja("--version")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"^meja \d+\.\d+\.\d+\n$")

    def test_reports_invalid_arguments(self):
        for words, sentence in ((["--nonsense"], "Unknown option 'nonsense'"),
                                (["orders"], "Unexpected argument 'orders'"),
                                (["--theme", "pink"], "--theme must be light, dark or system, not 'pink'"),
                                (["-platform", "offscreen", "--language", "de"],
                                 "--language must be id or en, not 'de'")):
            with self.subTest(words=words):
                done = meja(*words)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertTrue(done.stderr.startswith("meja: " + sentence), done.stderr)


unittest.main()
