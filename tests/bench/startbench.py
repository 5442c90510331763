#!/usr/bin/python3
"""Times the desktop from the start of its process until its first rows are painted and it has ended.

Prints one JSON object, as djangobench.py does. libpq's variables say where to sign in.
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
    parser.add_argument("program", help="the desktop, meja")
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
