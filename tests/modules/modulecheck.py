#!/usr/bin/env python3
"""Reports each module that uses a module, library or file that tests/modules/rules.py does not allow.

    modulecheck.py SOURCE_FOLDER LINKS_FILE QT_INCLUDE_FOLDER

linkgraph.cmake writes LINKS_FILE. The length of files and the execute permission of scripts are checked as well.
"""
import os
import re
import sys
from pathlib import Path

import rules

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
ANY_INCLUDE = re.compile(r"^\s*#\s*(?:include|import)\b.*", re.MULTILINE)
CODE = {".cpp", ".h"}
OTHER_CODE = {".c", ".cc", ".cxx", ".hh", ".hpp", ".hxx", ".inc", ".inl", ".ipp"}
MEASURED = CODE | {".py", ".sql", ".cmake", ".txt", ".sh", ".qss", ""}
SKIPPED = {"build", ".git", ".cache", "__pycache__"}


def module_of(path):
    """The module of a path relative to the source folder, or None."""
    fitting = [folder for folder in rules.FOLDERS if path == folder or path.startswith(folder + "/")]
    return rules.FOLDERS[max(fitting, key=len)] if fitting else None


def files_in(source):
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name not in SKIPPED)
        for name in sorted(names):
            yield Path(folder, name).relative_to(source).as_posix()


class Includes:
    """Reads the #include lines of every source file."""

    def __init__(self, source, qt_folder):
        self.source = Path(source)
        self.files = [name for name in files_in(source) if Path(name).suffix in CODE]
        self.named = {}
        for name in self.files:
            self.named.setdefault(Path(name).name, []).append(name)
        self.qt_module = {}
        for module in sorted(Path(qt_folder).glob("Qt*")):
            for header in module.iterdir():
                self.qt_module.setdefault(header.name, module.name[2:])

    def problems(self):
        for name in self.files:
            module = module_of(name)
            if module is None:
                yield f"{name}: in no module; FOLDERS in tests/modules/rules.py lists the modules"
            text = (self.source / name).read_text(encoding="utf-8")
            for line in ANY_INCLUDE.findall(text):
                if not INCLUDE.match(line):
                    yield f"{name}: cannot read this include ({line.strip()})"
            for kind, header in INCLUDE.findall(text):
                yield from self.long_form(name, header)
                if module not in (None, "tests"):
                    yield from self.own_header(name, module, header)
                    if kind == "<":
                        yield from self.foreign_header(name, module, header)

    def long_form(self, name, header):
        if re.match(r"Qt[A-Z]\w*/", header):
            yield f"{name}: <{header}> is found from every module; write <{header.split('/')[1]}>"

    def own_header(self, name, module, header):
        modules = {module_of(found) for found in self.candidates(name, header)}
        allowed = {module} | rules.MAY_USE[module]
        if modules and not modules & allowed:
            yield f"{name}: {module} must not use {'/'.join(sorted(map(str, modules)))} (\"{header}\")"

    def candidates(self, name, header):
        """The files that an include may find: the one in the same folder, or all whose paths end with it."""
        beside = os.path.realpath(self.source / Path(name).parent / header)
        inside = os.path.relpath(beside, os.path.realpath(self.source))
        if os.path.isfile(beside) and not inside.startswith(".."):
            return [inside]
        ending = "/" + re.sub(r"^(\.*/)+", "", os.path.normpath(header))
        return [found for found in self.named.get(Path(header).name, []) if ("/" + found).endswith(ending)]

    def foreign_header(self, name, module, header):
        qt = self.qt_module.get(header)
        if qt and qt not in rules.MAY_USE_QT[module]:
            yield f"{name}: {module} must not use Qt {qt} (<{header}>)"
        # The longest prefix decides, because a library may be split between modules.
        prefixes = [each for each in rules.FOREIGN_HEADERS if header.startswith(each)]
        if prefixes and module not in rules.FOREIGN_HEADERS[max(prefixes, key=len)]:
            yield f"{name}: {module} must not include <{header}>"


def names_in(item):
    """The names of targets, libraries and files in a link item, also inside generator expressions."""
    words = re.split(r"\$<|[>,;]|(?<!:):(?!:)", item) if "$<" in item else [item]
    library = re.compile(r"(?:-l|.*/lib|lib)([\w+-]+?)(?:\.a|\.so)?")
    for word in filter(None, words):
        file = library.fullmatch(word)
        yield file[1] if file and "::" not in word and re.match(r"-l|.*\.(a|so)$", word) else word


def is_expression_word(name):
    """Whether a name is an operator or a marker of a generator expression, such as LINK_ONLY."""
    return bool(re.fullmatch(r"[A-Z]+(_[A-Z]+)*|_qt_\w+|[01]", name))


class Links:
    """Reads what every target links."""

    def __init__(self, source, file):
        self.source, self.build = Path(source).absolute(), Path(file).absolute().parent
        self.folder, self.direct, self.public, self.sources = {}, {}, {}, {}
        kinds = {"direct": self.direct, "public": self.public, "source": self.sources}
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            word, target, rest = line.split(" ", 2)
            if word == "target":
                self.folder[target] = os.path.relpath(rest.split(" ", 1)[1], source)
            else:
                # $<LINK_ONLY:x>: a private link of a static library. Programs link it; its headers are not visible.
                if word == "public" and rest.startswith("$<LINK_ONLY:"):
                    word = "direct"
                # A target whose object files are added counts as linked.
                if word == "source" and "$<" in rest:
                    self.direct.setdefault(target, set()).update(names_in(rest))
                kinds[word].setdefault(target, set()).update(names_in(rest))

    def visible(self, target):
        """What the sources of a target can include: its own links and their public links."""
        return self.reach(self.direct.get(target, set()), [self.public])

    def contents(self, target):
        """Everything that a program contains."""
        return self.reach({target}, [self.public, self.direct])

    @staticmethod
    def reach(start, graphs):
        seen, waiting = set(), list(start)
        while waiting:
            item = waiting.pop()
            if item not in seen:
                seen.add(item)
                for graph in graphs:
                    waiting.extend(graph.get(item, ()))
        return seen

    def problems(self):
        for target, folder in sorted(self.folder.items()):
            module = module_of(folder)
            if module not in (None, "tests"):
                yield from self.module_problems(target, module)
            yield from self.source_problems(target, folder, module)
        for program, allowed in rules.MAY_CONTAIN.items():
            for item in sorted(self.contents(program) - allowed):
                if not is_expression_word(item):
                    yield f"program {program} contains {item}; MAY_CONTAIN in tests/modules/rules.py does not list it"
        for program, forbidden in rules.MUST_NOT_CONTAIN.items():
            if program in self.folder:
                yield from self.program_problems(program, forbidden)
            else:
                yield f"program {program} does not exist, but MUST_NOT_CONTAIN in tests/modules/rules.py names it"

    def source_problems(self, target, folder, module):
        """A target may compile the files of its own module and files that the build generates."""
        allowed = {module} | rules.MAY_COMPILE.get(folder, set())
        for file in sorted(self.sources.get(target, ())):
            path = Path(os.path.normpath(self.source / folder / file))
            if path.is_relative_to(self.build):
                continue
            name = os.path.relpath(path, self.source)
            if module is None:
                yield f"target {target}: compiles {name} and is in no module ({folder})"
            elif module_of(name) not in allowed:
                yield f"target {target}: {module} must not compile {name}"

    def module_problems(self, target, module):
        for item in sorted(self.visible(target)):
            other = module_of(self.folder[item]) if item in self.folder else None
            if other and other != module and other not in rules.MAY_USE[module]:
                yield f"target {target}: {module} must not link {other} ({item})"
            qt = item.removeprefix("Qt6::")
            if item.startswith("Qt6::") and qt not in rules.MAY_USE_QT[module] | rules.QT_INTERNAL_TARGETS:
                yield f"target {target}: {module} must not link {item}"

    def program_problems(self, program, forbidden):
        contents = self.contents(program)
        for item in sorted(contents & set(forbidden.get("targets", ()))):
            yield f"program {program} must not contain {item}"
        files = {Path(file).name for item in contents for file in self.sources.get(item, ())}
        for file in sorted(files):
            if any(piece in "/" + file.lower() for piece in forbidden.get("sources", ())):
                yield f"program {program} must not contain {file}"


def test_data_problems(includes):
    """QFINDTESTDATA() needs definitions of Qt6::Test that cmake/MejaBuildTime.cmake removes."""
    for name in includes.files:
        if "QFINDTESTDATA" in (includes.source / name).read_text(encoding="utf-8"):
            yield f"{name}: must not use QFINDTESTDATA; pass the folder as a compile definition"


def file_problems(source):
    for name in files_in(source):
        path = Path(source, name)
        if path.suffix in OTHER_CODE and module_of(name):
            yield f"{name}: C++ files must be named .cpp or .h, because only those are checked"
        if path.suffix not in MEASURED or path.name == "LICENSE" or path.is_symlink():
            continue
        content = path.read_bytes()
        lines = content.count(b"\n")
        if lines > rules.MAX_FILE_LINES:
            yield f"{name}: {lines} lines; the limit is {rules.MAX_FILE_LINES}"
        executable = os.access(path, os.X_OK)
        if content.startswith(b"#!") != executable:
            problem = "is executable but has no #! line" if executable else "has a #! line but is not executable"
            yield f"{name}: {problem}"


def problems(source, links, qt_folder):
    includes = Includes(source, qt_folder)
    return [*includes.problems(), *test_data_problems(includes), *Links(source, links).problems(),
            *file_problems(source)]


def main():
    found = problems(*sys.argv[1:4])
    print("\n".join(found) if found else "every module uses only what it may use")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
