#!/usr/bin/env python3
"""Draws every page of the real window and looks at the files.

    screenshotstest.py MEJA MEJA_SERVICE PRIVATE_CLUSTER ORDERS

Starts a private cluster, fills it with ORDERS seeded orders, signs in as a staff login, and
fails when a picture is missing, has another size, or shows one colour only.
"""
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

WANTED = ("orders", "orders-record", "users-record", "products", "palette", "keys", "sign-in", "sign-in-failed")
SIZE = (1366, 768)


def chunks(data):
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + length]
        at += length + 12


def faults(file):
    """Sentences about what is wrong with a picture."""
    data = file.read_bytes()
    parts = list(chunks(data))
    width, height = struct.unpack(">II", parts[0][1][:8])
    if not file.name.startswith("sign-in") and (width, height) != SIZE:
        yield f"{file.name} is {width}x{height}"
    rows = zlib.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    if len(set(rows[::97])) < 20:
        yield f"{file.name} shows next to nothing"


def draw(meja, service, orders, host, folder):
    administrator = dict(os.environ, PGHOST=host, PGUSER="postgres", PGDATABASE="postgres")
    subprocess.run(["psql", "-qc", "create database shop"], env=administrator, check=True)
    administrator["PGDATABASE"] = "shop"
    for command in (["migrate"], ["seed", "--orders", orders]):
        subprocess.run([service, *command], env=administrator, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["psql", "-qc", "create role ratna login in role meja_staff"], env=administrator, check=True)
    subprocess.run([meja, "--render", folder], env=dict(administrator, PGUSER="ratna"), check=True)


def main():
    meja, service, cluster, orders = sys.argv[1:5]
    with subprocess.Popen([cluster], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server, \
            tempfile.TemporaryDirectory() as folder:
        draw(meja, service, orders, server.stdout.readline().strip(), folder)
        server.stdin.close()
        wrong = [f"{name}.{language}.{theme}.png is missing" for name in WANTED for language in ("id", "en")
                 for theme in ("light", "dark") if not Path(folder, f"{name}.{language}.{theme}.png").exists()]
        wrong += [fault for file in sorted(Path(folder).glob("*.png")) for fault in faults(file)]
    print("\n".join(wrong) or "all pictures are there")
    return 1 if wrong else 0


sys.exit(main())
