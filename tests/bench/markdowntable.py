#!/usr/bin/python3
"""Converts the JSON lines of the benchmarks (standard input) into a Markdown table for docs/benchmarks.md."""
import json
import sys
from collections import defaultdict


def cell(line):
    if line is None:
        return "–"
    if "median_ms" in line:
        return f"{line['median_ms']:g} / {line['p95_ms']:g}"
    return f"{line['value']:g} {line['unit']}"


def main():
    lines = [json.loads(text) for text in sys.stdin if text.startswith("{")]
    peers = list(dict.fromkeys(line["peer"] for line in lines))
    cases = defaultdict(dict)
    for line in lines:
        cases[line["case"]][line["peer"]] = line
    print("| median / p95 in ms | " + " | ".join(peers) + " |")
    print("|---" * (len(peers) + 1) + "|")
    for case, results in cases.items():
        print(f"| {case} | " + " | ".join(cell(results.get(peer)) for peer in peers) + " |")


if __name__ == "__main__":
    main()
