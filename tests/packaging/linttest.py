#!/usr/bin/env python3
"""Tests packaging/lint and its compile database in small source trees, with fake clang tools.

    linttest.py SOURCE_FOLDER
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PACKAGING = Path(sys.argv.pop(1)) / "packaging"
sys.path.insert(0, str(PACKAGING))
import compiledatabase  # noqa: E402, because the path is known only now

# Reports a finding for each source that contains BAD, and a compile error for a file with two lines `int twice`.
CLANG_TIDY = r"""#!/bin/bash
for unit in "$@"; do :; done
# The unit may be outside the tree, where clang-tidy would not find the checks.
[[ "$*" == *--config-file=/*/.clang-tidy* ]] || exit 3
sources=$(sed -n 's/^#include "\(\/.*\)".*/\1/p' "$unit")
echo "${unit##*/}" >>"$STAGE/units"
if [ "$(grep -c '^int twice' "$unit")" -gt 1 ]; then
    echo "$unit:1:1: error: redefinition of 'twice' [clang-diagnostic-error]"
    exit 1
fi
code=0
for source in ${sources:-$unit} $(sed -n 's/^#include "\([a-z].*\.h\)".*/\1/p' "$unit" | sed "s|^|${unit%/*}/|"); do
    if grep -q BAD "$source"; then echo "$source:1:1: error: bad name [check]"; code=1; fi
done
exit $code
"""
CLANG_FORMAT = '#!/bin/bash\n! grep -l UNFORMATTED "${@:3}"\n'


class CompileDatabaseTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name).resolve()
        self.build = self.top / "build/dev"
        self.build.mkdir(parents=True)

    def database(self, *commands):
        entries = [{"directory": str(self.build), "file": str(file), "command": command} for file, command in commands]
        (self.build / "compile_commands.json").write_text(json.dumps(entries))
        return compiledatabase.CompileDatabase(self.build, self.top)

    def write(self, name, text=""):
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def test_removes_precompiled_headers_of_both_compilers(self):
        for options in ("-Winvalid-pch -fpch-preprocess -include /b/cmake_pch.hxx",
                        "-Winvalid-pch -Xclang -include-pch -Xclang /b/cmake_pch.hxx.pch -Xclang -include -Xclang "
                        "/b/cmake_pch.hxx"):
            with self.subTest(options=options):
                file = self.top / "app/main.cpp"
                database = self.database((file, f"c++ -DA {options} -include other.h -o main.o -c {file}"))
                self.assertEqual(database.arguments[file], ["c++", "-DA", "-include", "other.h"])

    def test_finds_the_sources_of_a_unity_file(self):
        unity = self.write("build/dev/CMakeFiles/x.dir/Unity/unity_0_cxx.cxx",
                           f'#include "{self.top}/app/a.cpp"\n\n#include "{self.top}/app/b.cpp"\n')
        database = self.database((unity, f"c++ -c {unity}"))
        self.assertEqual(set(database.arguments), {self.top / "app/a.cpp", self.top / "app/b.cpp"})

    def test_leaves_out_generated_sources_and_keeps_the_first_command(self):
        file = self.top / "app/a.cpp"
        database = self.database((self.build / "mocs_compilation.cpp", "c++ -c mocs_compilation.cpp"),
                                 (file, f"c++ -DFIRST -c {file}"), (file, f"c++ -DSECOND -c {file}"))
        self.assertEqual(database.arguments, {file: ["c++", "-DFIRST"]})

    def test_collects_the_names_that_may_collide(self):
        names = compiledatabase.defined_names(
            "namespace {\n\nconstexpr int limit = 3;\nstruct Row\n{\n    int field;\n};\n\n"
            "QString textOf(const Row &row)\n{\n    return call(row);\n}\n\n} // namespace\n\n"
            "using Watch = std::chrono::steady_clock;\nconst QString script = QStringLiteral(\"x\");\n"
            "Result<int> Order::total() const\n{\n}\n\nint main(int argc, char *argv[])\n{\n}\n")
        self.assertEqual(names, {"limit", "Row", "textOf", "Watch", "script", "main"})

    def test_sources_with_a_common_name_or_macro_do_not_share_a_batch(self):
        first, same, other = self.write("a.cpp", "int one()\n"), self.write("b.cpp", "int one()\n"), self.write("c.cpp")
        macro = self.write("d.cpp")
        database = self.database((first, f"c++ -DX=1 -Ia -c {first}"), (same, f"c++ -Ia -c {same}"),
                                 (other, f"c++ -Ib -c {other}"), (macro, f"c++ -DX=2 -c {macro}"))
        made = compiledatabase.batches(database, [first, same, other, macro], self.build, 1000)
        self.assertEqual([batch.sources for batch in made], [[first, other], [same, macro]])
        self.assertEqual(made[0].arguments, ["c++", "-DX=1", "-Ia", "-Wno-shadow", "-Ib"])


class LintTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.stage = Path(folder.name).resolve()
        self.top = self.stage / "tree"
        shutil.copytree(PACKAGING, self.top / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
        for name, text in [("clang-tidy-16", CLANG_TIDY), ("clang-format-16", CLANG_FORMAT)]:
            (self.stage / "bin").mkdir(exist_ok=True)
            (self.stage / "bin" / name).write_text(text)
            (self.stage / "bin" / name).chmod(0o755)
        self.sources = {}
        self.path = f"{self.stage}/bin:{os.environ['PATH']}"

    def write(self, name, text="int x;\n"):
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if path.suffix == ".cpp":
            self.sources[name] = path

    def lint(self, *arguments, build=True):
        options = []
        if build:
            entries = [{"directory": str(self.top), "file": str(path), "command": f"c++ -c {path}"}
                       for path in self.sources.values()]
            (self.top / "build/dev").mkdir(parents=True, exist_ok=True)
            (self.top / "build/dev/compile_commands.json").write_text(json.dumps(entries))
            options = ["--build", self.top / "build/dev"]
        environment = {**os.environ, "PATH": self.path, "STAGE": str(self.stage)}
        done = subprocess.run([self.top / "packaging/lint", *options, *arguments], cwd=self.top, env=environment,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, check=False)
        return done.returncode, done.stdout

    def git(self, *arguments, folder=None):
        identity = ("-c", "user.name=test", "-c", "user.email=test@example.com")
        subprocess.run(["git", *identity, *arguments], cwd=folder or self.top, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def commit(self, message="x"):
        if not (self.top / ".git").exists():
            self.git("init")
        self.git("add", *filter(lambda name: (self.top / name).exists(), ("app", "packaging")))
        self.git("commit", "--allow-empty", "--message", message)

    def test_reports_findings_and_format(self):
        self.write("app/good.cpp")
        self.write("app/bad.cpp", "int BAD;\n")
        self.write("app/ragged.cpp", "int UNFORMATTED;\n")
        self.assertEqual(self.lint("app/good.cpp")[0], 0)
        code, output = self.lint("app/bad.cpp")
        self.assertEqual(code, 1)
        self.assertIn("bad.cpp:1:1: error: bad name", output)
        self.assertEqual(self.lint("app/ragged.cpp")[0], 1)

    def test_reports_a_source_that_does_not_compile(self):
        self.write("app/broken.cpp", "int twice;\nint twice;\n")
        code, output = self.lint("app/broken.cpp")
        self.assertEqual(code, 1)
        self.assertIn("redefinition", output)

    def test_checks_a_source_alone_that_does_not_compile_in_its_batch(self):
        names = [f"app/source{number}.cpp" for number in range(60)]
        for name in names:
            self.write(name, f"// {name}\n")
        # Definitions over two lines are not recognised, so both files get into one batch.
        self.write("app/source8.cpp", "int\n twice = 8;\n")
        self.write("app/source9.cpp", "int\n twice = 9; // BAD\n")
        code, output = self.lint(*names)
        units = (self.stage / "units").read_text().split()
        self.assertIn("source9.cpp:1:1: error: bad name", output)
        self.assertNotIn("redefinition", output)
        self.assertEqual((code, sorted(units)), (1, ["batch0.cpp", "source9.cpp"]))

    def test_makes_the_moc_file_of_a_test(self):
        self.write("tests/atest.cpp", '#include <QObject>\nclass A : public QObject\n{\n    Q_OBJECT\n};\n'
                                      '#include "atest.moc"\n')
        self.assertEqual(self.lint("tests/atest.cpp")[0], 0)
        self.write("tests/atest.cpp", 'class A\n{\n    Q_OBJECT\n};\n#include "atest.moc"\n')
        code, output = self.lint("tests/atest.cpp")
        self.assertEqual((code, "moc failed" in output), (1, True), output)

    def test_prints_a_finding_in_a_header_once(self):
        self.write("app/shared.h", "int BAD;\n")
        for name in ("app/a.cpp", "app/b.cpp"):
            self.write(name, '#include "shared.h"\n')
        self.assertEqual(self.lint("app/a.cpp", "app/b.cpp")[1].count("bad name"), 1)

    def test_changed_checks_what_differs_from_a_commit(self):
        self.write("app/old.cpp")
        self.write("app/edited.cpp")
        self.write("app/header.h")
        self.write("app/user.cpp", '#include "header.h"\n')
        self.commit()
        self.assertEqual(self.lint("--changed"), (0, "lint: no C++ file changed\n"))
        self.write("app/edited.cpp", "int BAD;\n")
        self.write("app/new.cpp")
        self.write("app/header.h", "int y;\n")
        code, output = self.lint("--changed")
        self.assertEqual(code, 1)
        self.assertEqual(output.splitlines()[0], "lint: app/edited.cpp, app/header.h, app/new.cpp")
        self.assertEqual(set((self.stage / "units").read_text().split()), {"edited.cpp", "new.cpp", "user.cpp"})
        self.commit()
        self.assertEqual(self.lint("--changed", "HEAD~1")[0], 1)

    def test_changed_names_the_files_beyond_the_limit(self):
        self.write("app/a.cpp")
        self.commit()
        for name in ("app/b.cpp", "app/c.cpp", "app/d.cpp", "views/e.cpp"):
            self.write(name)
        output = self.lint("--changed", "--max-files", "2")[1]
        checked = output.split("lint: checks ")[1].splitlines()[0].split(", ")
        # One of each folder, and the same ones again for the same commit.
        self.assertEqual((len(checked), checked[1]), (2, "views/e.cpp"), output)
        others = sorted({"app/b.cpp", "app/c.cpp", "app/d.cpp"} - set(checked))
        self.assertIn(f"not checked: {', '.join(others)}\n", output)
        self.assertEqual(self.lint("--changed", "--max-files", "2")[1], output)

    def test_the_commit_decides_which_files_are_checked(self):
        self.write("app/a.cpp")
        chosen = set()
        for message in "abcdefghijkl":
            self.commit(message)
            for number in range(5):
                self.write(f"tests/{number}.cpp")
            chosen.add(self.lint("--changed", "--max-files", "1")[1].split("lint: checks ")[1].splitlines()[0])
        self.assertGreater(len(chosen), 1)

    def test_stops_at_the_time_limit(self):
        self.write("app/bad.cpp", "int BAD;\n")
        code, output = self.lint("app/bad.cpp", "--max-seconds", "0")
        self.assertEqual((code, "not checked: app/bad.cpp" in output), (0, True), output)
        self.assertEqual(self.lint("app/bad.cpp", "--max-seconds", "60")[0], 1)

    def test_changed_reports_a_header_that_no_source_includes(self):
        self.write("app/a.cpp", '#include "outer.h"\n')
        self.write("app/outer.h", '#include "inner.h"\n')
        self.write("app/inner.h", "int x;\n")
        self.write("app/unused.h", "int x;\n")
        self.commit()
        self.write("app/inner.h", "int y;\n")
        self.assertEqual(self.lint("--changed")[0], 0)
        self.assertEqual((self.stage / "units").read_text().split(), ["a.cpp"])
        self.write("app/unused.h", "int y;\n")
        code, output = self.lint("--changed")
        self.assertEqual((code, "unused.h:1:1: error: no source includes" in output), (1, True), output)

    def test_changed_without_history_checks_nothing(self):
        self.write("app/a.cpp")
        self.assert_nothing_checked("not a git repository")
        self.commit()
        self.assert_nothing_checked("HEAD~1")
        self.write("app/a.cpp", "int BAD;\n")
        self.commit()
        self.assertEqual(self.lint("--changed", "HEAD~1")[0], 1)
        clone = self.stage / "clone"
        self.git("clone", "--depth", "1", f"file://{self.top}", str(clone), folder=self.stage)
        self.top = clone
        self.assert_nothing_checked("HEAD~1")

    def test_a_tree_inside_another_repository_is_none(self):
        self.git("init", folder=self.stage)
        self.write("app/a.cpp")
        self.assert_nothing_checked("not a git repository")

    def test_a_machine_without_git_checks_nothing(self):
        self.commit()
        for tool in ("python3", "env"):
            (self.stage / "bin" / tool).symlink_to(shutil.which(tool))
        self.path = str(self.stage / "bin")
        self.assert_nothing_checked("git is not installed")

    def test_a_repository_of_another_user(self):
        if os.getuid() != 0:
            self.skipTest("only root can create files of another user")
        self.write("app/a.cpp")
        self.commit()
        self.write("app/a.cpp", "int BAD;\n")
        os.chown(self.top, 65534, 65534)
        os.chown(self.top / ".git", 65534, 65534)
        self.assertEqual(self.lint("--changed")[0], 1)

    def assert_nothing_checked(self, reason):
        code, output = self.lint("--changed", "HEAD~1")
        self.assertEqual(code, 77, output)
        self.assertRegex(output, f"^lint: nothing checked, because .*{reason}")

    def test_leaves_out_ignored_files_and_broken_links(self):
        def is_checked():
            output = self.lint("--scripts", build=False)[1]
            self.assertNotIn("link.sh", output)
            return "SC2086" in output

        self.write("tests/tool", "#!/bin/sh\necho $1\n")
        (self.top / "tests/link.sh").symlink_to("/nowhere/tool.sh")
        self.assertTrue(is_checked())  # Without a repository all files are read.
        self.commit()
        self.assertTrue(is_checked())  # A new file.
        (self.top / ".gitignore").write_text("/tests/tool\n")
        self.assertFalse(is_checked())
        self.git("add", "--force", "tests")
        self.assertTrue(is_checked())
        (self.top / "tests/tool").unlink()  # git still lists it.
        self.assertFalse(is_checked())

    def test_finds_scripts_by_their_first_line(self):
        for script in (self.top / "packaging").iterdir():
            if script.is_file() and script.name != "lint" and not script.name.endswith(".py"):
                script.unlink()
        self.assertEqual(self.lint("--scripts", build=False)[0], 1)  # There is nothing to check.
        self.write("tests/tool", "#!/usr/bin/env bash\necho $1\n")
        code, output = self.lint("--scripts", build=False)
        self.assertEqual((code, "SC2086" in output), (1, True), output)
        self.write("tests/tool", "#!/usr/bin/env bash\necho \"$1\"\n")
        self.assertEqual(self.lint("--scripts", build=False), (0, ""))

    def test_reports_misspelled_words(self):
        shutil.copy(PACKAGING.parent / ".codespellrc", self.top)
        shutil.copy(PACKAGING.parent / ".codespellignore", self.top)
        self.assertEqual(self.lint("--spelling", build=False), (0, ""))
        self.write("app/a.cpp", "// Paket, retur, it isn't recie" + "ved\n")
        code, output = self.lint("--spelling", build=False)
        self.assertEqual((code, output.count("==>")), (1, 1), output)
        self.write("app/a.cpp", "void recie" + "vedOrder();\n")
        self.assertEqual(self.lint("--spelling", build=False)[0], 1)


if __name__ == "__main__":
    unittest.main()
