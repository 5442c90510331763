#!/usr/bin/env python3
"""Seeds one mistake of each kind into a small tree and checks that it is reported with the mutant's name."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import mutantpatch
import mutantscheck

RULE = """bool canBeCancelled(OrderStatus status)
{
    using enum OrderStatus;
    return status == Paid;
}

bool isOver(OrderStatus status)
{
    using enum OrderStatus;
    return status == Expired;
}
"""
PATCH = """Every order can be cancelled.
--- a/models/rule.cpp
+++ b/models/rule.cpp
@@ -2,3 +2,3 @@
 {
     using enum OrderStatus;
-    return status == Paid;
+    return true;
 }
"""


class MutantsCheckTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = Path(folder.name, "tree")
        self.patches = Path(folder.name, "patches")
        self.output = Path(folder.name, "output")
        self.write(RULE)
        self.write_patch(PATCH)

    def write(self, text):
        rule = self.source / "models" / "rule.cpp"
        rule.parent.mkdir(parents=True, exist_ok=True)
        rule.write_text(text, encoding="utf-8")

    def write_patch(self, text):
        self.patches.mkdir(exist_ok=True)
        (self.patches / "AlwaysCancellable.patch").write_text(text, encoding="utf-8")

    def problem(self):
        return mutantscheck.patch_problems(self.source, self.patches).get("AlwaysCancellable", "")

    def apply(self):
        return subprocess.run([sys.executable, "-B", mutantpatch.__file__, self.source,
                               self.patches / "AlwaysCancellable.patch", self.output],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)

    def test_a_patch_changes_its_lines_only(self):
        self.assertEqual(self.problem(), "")
        self.assertEqual(self.apply().returncode, 0)
        copy = (self.output / "models" / "rule.cpp").read_text(encoding="utf-8")
        self.assertEqual(copy, RULE.replace("return status == Paid;", "return true;"))

    def test_lines_added_above_do_not_matter(self):
        self.write("// A comment.\n\n" + RULE)
        self.assertEqual(self.problem(), "")

    def test_a_changed_line_is_reported_by_name(self):
        self.write(RULE.replace("status == Paid", "status == Paid || status == Processing"))
        self.assertRegex(self.problem(), r"AlwaysCancellable.patch does not apply: models/rule.cpp: not found")

    def test_changed_white_space_is_reported(self):
        self.write(RULE.replace("    return status == Paid;", "  return status == Paid;"))
        self.assertIn("not found", self.problem())

    def test_an_ambiguous_place_is_reported(self):
        self.write(RULE.replace("status == Expired", "status == Paid"))
        self.assertIn("found 2 times", self.problem())

    def test_a_missing_file_is_reported(self):
        (self.source / "models" / "rule.cpp").unlink()
        self.assertIn("no such file", self.problem())

    def test_a_header_is_refused(self):
        self.write_patch(PATCH.replace("rule.cpp", "rule.h"))
        self.assertIn("only .cpp files", self.problem())

    def test_a_patch_without_a_change_is_reported(self):
        self.write_patch("Nothing.\n")
        self.assertIn("no changed lines", self.problem())
        self.write_patch(PATCH.replace("return true", "return status == Paid"))
        self.assertIn("does not differ", self.problem())

    def test_no_old_copy_survives_a_patch_that_does_not_apply(self):
        self.apply()
        self.write(RULE.replace("Paid", "Shipped"))
        done = self.apply()
        self.assertEqual(done.returncode, 1)
        self.assertIn("AlwaysCancellable.patch does not apply", done.stderr)
        self.assertEqual(list(self.output.rglob("*.cpp")), [])

    def test_the_compiled_copies_are_the_patched_files(self):
        build = self.output
        self.output = build / "tests/simulation/mutants/AlwaysCancellable"
        self.assertEqual(self.apply().returncode, 0)
        copy = self.output / "models" / "rule.cpp"
        good = copy.read_text(encoding="utf-8")

        def problem():
            return mutantscheck.copy_problems(build, ["AlwaysCancellable"], self.source,
                                              self.patches).get("AlwaysCancellable", "")

        self.assertEqual(problem(), "")
        copy.write_text(good.replace("Expired", "Shipped"), encoding="utf-8")
        self.assertRegex(problem(), "AlwaysCancellable: not the copies .*: models/rule.cpp$")
        copy.write_text(good.replace("\n", "\r\n"), encoding="utf-8", newline="")
        self.assertIn("models/rule.cpp", problem())
        copy.unlink()
        self.assertIn("models/rule.cpp", problem())
        copy.write_text(good, encoding="utf-8")
        (self.output / "models" / "other.cpp").write_text("", encoding="utf-8")
        self.assertRegex(problem(), ": models/other.cpp$")

    def test_only_ninja_gets_its_option(self):
        self.output.mkdir()
        cache = self.output / "CMakeCache.txt"
        self.assertFalse(mutantscheck.is_ninja(self.output))
        for generator, expected in [("Unix Makefiles", False), ("Ninja", True), ("Ninja Multi-Config", True)]:
            cache.write_text(f"A:STRING=Ninja\nCMAKE_GENERATOR:INTERNAL={generator}\n", encoding="utf-8")
            self.assertEqual(bool(mutantscheck.is_ninja(self.output)), expected)

    def test_no_copy_of_an_earlier_patch_survives(self):
        self.apply()
        (self.output / "models" / "old.cpp").write_text("", encoding="utf-8")
        self.assertEqual(self.apply().returncode, 0)
        self.assertEqual([path.name for path in self.output.rglob("*.cpp")], ["rule.cpp"])

    def program(self, name, output, code):
        program = self.output / "tests" / "simulation" / f"simulate-{name}"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!/bin/sh\necho '{output}'\nexit {code}\n", encoding="utf-8")
        os.chmod(program, 0o755)

    def test_another_violation_than_the_tables_is_reported(self):
        self.program("A", "7 O3 order 7", 1)
        self.program("B", "7 O3 order 8", 1)
        self.program("C", "1 seeds, no problem", 0)
        rows = mutantscheck.table_rows("| A | 7 | O3 order 7 |\n| B | 7 | O3 order 7 |\n| C | 7 | O1 x |\n"
                                       "| E | 1 | O1 |")
        problems = mutantscheck.replay(self.output, ["A", "B", "C", "D"], rows)
        self.assertEqual(problems, ["E is in the table, but has no patch", "D is not in the table",
                                    "B: seed 7 violates 'O3 order 8', the table says 'O3 order 7'",
                                    "C: seed 7 violates '', the table says 'O1 x'"])

    def test_a_crash_is_no_violation(self):
        self.program("A", "Segmentation fault", 139)
        problem, = mutantscheck.replay(self.output, ["A"], {"A": (7, "O3 order 7")})
        self.assertIn("ended with 139: Segmentation fault", problem)
        self.assertEqual(mutantscheck.first_problem(self.output, "A", 1, 9)[0], 0)


if __name__ == "__main__":
    unittest.main()
