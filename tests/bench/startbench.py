#!/usr/bin/python3
"""Measures the desktop from the start of its process until it has painted its first rows and ended.

Prints one JSON object in the format of djangobench.py. libpq's variables select the database and the login.
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="path of meja")
    parser.add_argument("--runs", type=int, default=20)
    arguments = parser.parse_args()
    times = []
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, XDG_CONFIG_HOME=folder)
        for _ in range(arguments.runs):
            begin = time.perf_counter()
            subprocess.run([arguments.program, "--until-rows"], env=environment, check=True, timeout=60,
                           stderr=subprocess.DEVNULL)
            times.append(1000 * (time.perf_counter() - begin))
    times.sort()
    p95 = times[min(len(times) - 1, int(0.95 * len(times)))]
    print(json.dumps({"peer": "Meja", "case": "start of the program to painted rows", "runs": len(times),
                      "median_ms": round(statistics.median(times), 1), "p95_ms": round(p95, 1)}))


if __name__ == "__main__":
    main()
