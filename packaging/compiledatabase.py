"""Compile commands for clang-tidy, taken from a CMake build folder of either compiler. Used by packaging/lint."""
import json
import re
import shlex
from pathlib import Path

# Definitions at namespace scope begin in the first column, because .clang-format does not indent namespaces.
# A name that is qualified (Class::function) is not collected: it cannot collide.
DEFINITION = re.compile(
    r"^(?=\w)(?!(?:return|namespace|using|enum|class|struct|friend|template)\b|QTEST_|Q_)"
    r"(?:[\w:<>,&*()\[\]. ]*?[ &*>])?(?P<name>\w+)(?=\(|\{| = |;|\[)", re.MULTILINE)
TYPE = re.compile(r"^(?:enum (?:class )?|class |struct |using (?!namespace))(?P<name>\w+)", re.MULTILINE)


def without_precompiled_headers(arguments):
    """The arguments without GCC's or clang's precompiled header: neither compiler can read the other's."""
    kept, i = [], 0
    while i < len(arguments):
        words = [word for word in arguments[i:i + 8] if word != "-Xclang"]
        if arguments[i] in ("-Winvalid-pch", "-fpch-preprocess"):
            i += 1
        elif arguments[i] in ("-include", "-Xclang") and len(words) > 1 and words[0] in ("-include", "-include-pch") \
                and "cmake_pch" in words[1]:
            i += 2 if arguments[i] == "-include" else 4
        else:
            kept.append(arguments[i])
            i += 1
    return kept


def sources_of(file):
    """The files that a unity file of CMake includes; the file itself if it is not one."""
    if "Unity" not in file.parts:
        return [file]
    return [Path(name) for name in re.findall(r'^#include "([^"]+)"', file.read_text(encoding="utf-8"), re.MULTILINE)]


class CompileDatabase:
    """The commands of a build folder by source file. A file that several targets compile has the first command."""

    def __init__(self, build, top):
        self.arguments = {}
        entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
        for entry in entries:
            for source in sources_of(Path(entry["file"])):
                if source.is_relative_to(top) and not source.is_relative_to(build) and source not in self.arguments:
                    self.arguments[source] = self.flags(entry)
        self.directory = str(build)

    def add_include_folder(self, folder):
        """Adds a folder that is searched before all others."""
        self.arguments = {file: [words[0], f"-I{folder}", *words[1:]] for file, words in self.arguments.items()}

    @staticmethod
    def flags(entry):
        """Everything but the input and the output file."""
        arguments = entry.get("arguments") or shlex.split(entry["command"])
        words = without_precompiled_headers(arguments)
        skipped = {i for i, word in enumerate(words) if word in ("-o", "-c") for i in (i, i + 1)}
        return [word for i, word in enumerate(words) if i not in skipped and word != "--"]

    def write(self, folder, batches):
        """Writes compile_commands.json into the folder, for all sources and for the batch files in it."""
        commands = {**self.arguments, **{batch.file: batch.arguments for batch in batches}}
        entries = [{"directory": self.directory, "file": str(file), "arguments": [*arguments, "-c", str(file)]}
                   for file, arguments in commands.items()]
        (folder / "compile_commands.json").write_text(json.dumps(entries, indent=0), encoding="utf-8")


def defined_names(text):
    """The unqualified names that a source file defines at namespace scope."""
    return {match["name"] for pattern in (DEFINITION, TYPE) for match in pattern.finditer(text)}


class Batch:
    """Sources that one run of clang-tidy reads as one translation unit, so that the headers are parsed once."""

    def __init__(self, file):
        self.file, self.sources, self.arguments, self.names, self.bytes = file, [], [], set(), 0

    def fits(self, arguments, names, size, limit):
        return (self.bytes + size <= limit and not self.names & names
                and macros(self.arguments + arguments) is not None)

    def add(self, source, arguments, names, size):
        self.sources.append(source)
        # A name may be shadowed here that belongs to another source. The build checks -Wshadow file by file.
        self.arguments = merged(self.arguments, [*arguments, "-Wno-shadow"])
        self.names |= names
        self.bytes += size

    def write(self):
        """A unit of several sources may contain several main functions, so each gets a name of its own."""
        lines = []
        for number, source in enumerate(self.sources):
            lines += [f"#define main main{number}", f'#include "{source}" // NOLINT', "#undef main"]
        self.file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def remove(self, sources):
        self.sources = [each for each in self.sources if each not in sources]
        self.write()


def macros(arguments):
    """The macros that arguments define; None if they define one in two ways."""
    values = {}
    for word in arguments:
        if word.startswith("-D"):
            name, _, value = word.partition("=")
            if values.setdefault(name, value) != value:
                return None
    return values


def merged(first, second):
    """The union of two argument lists: include folders and macros of both, the order kept."""
    def pairs(arguments):
        i = 0
        while i < len(arguments):
            length = 2 if arguments[i] in ("-isystem", "-I", "-include", "-Xclang") and i + 1 < len(arguments) else 1
            yield tuple(arguments[i:i + length])
            i += length
    return [word for pair in dict.fromkeys([*pairs(first), *pairs(second)]) for word in pair]


def batches(database, sources, folder, limit):
    """Distributes sources over batches of at most `limit` bytes. Sources that define the same name, or a macro in two
    ways, do not share one: the anonymous namespaces of a batch are one namespace."""
    made = []
    for source in sources:
        text = source.read_text(encoding="utf-8")
        arguments, names, size = database.arguments[source], defined_names(text) - {"main"}, len(text)
        batch = next((each for each in made if each.fits(arguments, names, size, limit)), None)
        if batch is None:
            batch = Batch(folder / f"batch{len(made)}.cpp")
            made.append(batch)
        batch.add(source, arguments, names, size)
    for batch in made:
        batch.write()
    return made
