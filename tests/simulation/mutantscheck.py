#!/usr/bin/env python3
"""Builds all mutants and checks that the simulation catches each of them as docs/simulation.md says.

    mutantscheck.py BUILD_FOLDER [--search SEEDS]

A mutant is a patch in the folder mutants beside this file. Without --search, each mutant runs with the seed of
the table in docs/simulation.md and must violate the invariant that the table names. With --search, each
runs seeds from 1 on until one violates an invariant, and the new table is printed.
"""
import argparse
import concurrent.futures
import fcntl
import os
import re
import subprocess
import sys
from pathlib import Path

import mutantpatch

FOLDER = Path(__file__).resolve().parent
SOURCE = FOLDER.parent.parent
TABLE = SOURCE / "docs" / "simulation.md"
ROW = re.compile(r"\| (\w+) \| (\d+) \| (.+) \|")


def mutants(folder=FOLDER / "mutants"):
    return sorted(path.stem for path in folder.glob("*.patch"))


def patch_problems(source=SOURCE, folder=FOLDER / "mutants"):
    """One sentence for each patch that does not apply."""
    problems = {}
    for name in mutants(folder):
        try:
            mutantpatch.mutate(source, folder / f"{name}.patch")
        except mutantpatch.PatchError as error:
            problems[name] = f"{name}.patch does not apply: {error}"
    return problems


def table_rows(text):
    """The rows of the table in docs/simulation.md: {mutant: (seed, violated invariant)}."""
    return {name: (int(seed), problem) for name, seed, problem in ROW.findall(text)}


def copy_problems(build, names, source=SOURCE, folder=FOLDER / "mutants"):
    """One sentence for each mutant whose compiled copies are not exactly the patched files."""
    problems = {}
    for name in names:
        copies = build / "tests" / "simulation" / "mutants" / name
        expected = mutantpatch.mutate(source, folder / f"{name}.patch")
        found = {path.relative_to(copies).as_posix(): path for path in copies.rglob("*") if not path.is_dir()}
        wrong = sorted(found.keys() ^ expected.keys())
        wrong += [path for path in sorted(found.keys() & expected.keys())
                  if found[path].read_bytes() != expected[path].encode()]
        if wrong:
            problems[name] = f"{name}: not the copies that its patch makes, in {copies}: {', '.join(wrong)}"
    return problems


def is_ninja(build):
    cache = build / "CMakeCache.txt"
    return cache.is_file() and re.search(r"^CMAKE_GENERATOR:\w+=Ninja", cache.read_text(encoding="utf-8"), re.MULTILINE)


def cmake_build(build, target):
    command = ["cmake", "--build", build, "--parallel", str(os.cpu_count()), "--target", target]
    options = ["--", "-k", "0"] if is_ninja(build) else []  # Other programs have other options to continue.
    return subprocess.run([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)


def build_problems(build, names):
    """Builds the mutants; the output of each one that does not build."""
    # packaging/build holds the same lock: two builds in one folder disturb each other.
    with open(build / ".lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if cmake_build(build, "mutants").returncode == 0:
            return {}
        built = {name: cmake_build(build, f"simulate-{name}") for name in names}
    return {name: f"{name} does not build:\n{done.stdout}" for name, done in built.items() if done.returncode != 0}


def first_problem(build, name, first, seeds):
    """The first of the seeds that violates an invariant, and the violation; (0, "") when none does."""
    program = build / "tests" / "simulation" / f"simulate-{name}"
    done = subprocess.run([program, "--problem", "--from", str(first), "--seeds", str(seeds)],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode == 0:
        return 0, ""
    seed, _, problem = done.stdout.strip().partition(" ")
    is_found = done.returncode == 1 and seed.isdigit()
    return (int(seed), problem) if is_found else (0, f"ended with {done.returncode}: {done.stdout}")


def for_each(names, run):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(names, pool.map(run, names)))


def search(build, names, seeds):
    """Prints the table with the first seed of each mutant; returns a sentence for each that escaped."""
    found = for_each(names, lambda name: first_problem(build, name, 1, seeds))
    print("| mutant | seed | violated invariant |\n|---|---|---|")
    for name, (seed, problem) in found.items():
        print(f"| {name} | {seed} | {problem} |")
    return [f"{name} escaped {problem}" for name, (seed, problem) in found.items() if seed == 0]


def replay(build, names, rows):
    """Runs each mutant with its seed; returns a sentence for each that the table does not describe."""
    problems = [f"{name} is in the table, but has no patch" for name in rows if name not in names]
    problems += [f"{name} is not in the table" for name in names if name not in rows]
    known = [name for name in names if name in rows]
    found = for_each(known, lambda name: first_problem(build, name, rows[name][0], 1))
    for name, (_, problem) in found.items():
        seed, expected = rows[name]
        print(f"| {name} | {seed} | {problem} |")
        if problem != expected:
            problems.append(f"{name}: seed {seed} violates '{problem}', the table says '{expected}'")
    print(f"{len(known)} mutants, {len(problems)} problems")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--search", type=int, metavar="SEEDS")
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    problems = patch_problems()
    names = [name for name in mutants() if name not in problems]
    problems |= build_problems(build, names)
    problems |= copy_problems(build, [name for name in names if name not in problems])
    names = [name for name in names if name not in problems]
    found = list(problems.values())
    if arguments.search:
        found += search(build, names, arguments.search)
    else:
        rows = table_rows(TABLE.read_text(encoding="utf-8"))
        found += replay(build, names, {name: row for name, row in rows.items() if name not in problems})
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
