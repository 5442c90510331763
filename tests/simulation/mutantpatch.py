#!/usr/bin/env python3
"""Applies the patch of one mutant to copies of the files that it changes.

    mutantpatch.py SOURCE_FOLDER PATCH OUTPUT_FOLDER

Context and removed lines must match exactly and occur once in the file; line numbers are ignored, so that
unrelated changes above do not break a patch. The copies differ from the sources by the patch alone: applying
the patch backwards to a copy must give the source again.
"""
import sys
from pathlib import Path


class PatchError(Exception):
    """The patch cannot be read, or does not apply to the sources."""


def parse(text):
    """The hunks of each file: {path: [(old lines, new lines), …]}."""
    hunks, current = {}, None
    for line in text.splitlines():
        if line.startswith("--- a/"):
            current = None
        elif line.startswith("+++ "):
            path = line[4:].removeprefix("b/")
            if not path.endswith(".cpp"):
                raise PatchError(f"{path}: only .cpp files can be changed; other files include the header")
            current = hunks.setdefault(path, [])
        elif line.startswith("@@") and current is not None:
            current.append(([], []))
        elif current:
            add_line(current[-1], line)
    if not hunks or not all(hunks.values()):
        raise PatchError("no changed lines found")
    return hunks


def add_line(hunk, line):
    """Sorts one line of a hunk into its old and new lines."""
    kind, text = line[:1] or " ", line[1:]
    if kind not in " -+":
        raise PatchError(f"not a line of a unified diff: {line}")
    if kind != "+":
        hunk[0].append(text)
    if kind != "-":
        hunk[1].append(text)


def replace(content, old, new, path):
    """The lines with `old` replaced by `new`; `old` must occur exactly once."""
    places = [at for at in range(len(content) - len(old) + 1) if content[at:at + len(old)] == old]
    if len(places) != 1:
        found = "not found" if not places else f"found {len(places)} times"
        raise PatchError(f"{path}: {found}:\n" + "\n".join("    " + line for line in old))
    return content[:places[0]] + new + content[places[0] + len(old):]


def mutate(source, patch):
    """The changed files of a patch by path. Verifies that the patch alone makes the difference."""
    changed = {}
    for path, hunks in parse(Path(patch).read_text(encoding="utf-8")).items():
        original = Path(source, path)
        if not original.is_file():
            raise PatchError(f"{path}: no such file")
        content = original.read_text(encoding="utf-8").split("\n")
        mutated = content
        for old, new in hunks:
            mutated = replace(mutated, old, new, path)
        restored = mutated
        for old, new in reversed(hunks):
            restored = replace(restored, new, old, path)
        if restored != content or mutated == content:
            raise PatchError(f"{path}: the copy does not differ from the source by this patch alone")
        changed[path] = "\n".join(mutated)
    return changed


def main(source, patch, output):
    """Writes the copies and removes those of an earlier patch; removes all when the patch does not apply."""
    changed, problem = {}, None
    try:
        changed = mutate(source, patch)
    except PatchError as error:
        problem = error
    for copy in Path(output).rglob("*.cpp"):
        if copy.relative_to(output).as_posix() not in changed:
            copy.unlink()
    if problem:
        print(f"{patch} does not apply: {problem}", file=sys.stderr)
        return 1
    for path, text in changed.items():
        copy = Path(output, path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
