#!/usr/bin/env python3
"""Saves screenshots of every page of the real window and checks the files.

    screenshotstest.py MEJA MEJA_SERVICE PRIVATE_CLUSTER ORDERS

Starts a private cluster, seeds it with ORDERS orders and signs in as an admin, who may open every page. Fails
when a screenshot is missing, unexpected, has another size, or is nearly empty.
"""
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

LISTS = ("audit", "carts", "checkout_sessions", "comments", "contact_lookups", "order_items",
         "order_status_log", "orders", "payments", "products", "shipments", "staff", "stock_movements",
         "stores", "users")
WANTED = {*LISTS, *(f"{name}-record" for name in LISTS), "palette", "shortcuts", "sign-in", "sign-in-failed"}
SIZE = (1366, 768)


def chunks(data):
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + length]
        at += length + 12


def faults(file):
    """Describes the faults of a screenshot."""
    data = file.read_bytes()
    parts = list(chunks(data))
    width, height = struct.unpack(">II", parts[0][1][:8])
    if not file.name.startswith("sign-in") and (width, height) != SIZE:
        yield f"{file.name} is {width}x{height}"
    rows = zlib.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    if len(set(rows[::97])) < 20:
        yield f"{file.name} is nearly empty"


def draw(meja, service, orders, host, folder):
    administrator = dict(os.environ, PGHOST=host, PGUSER="postgres", PGDATABASE="postgres")
    subprocess.run(["psql", "-qc", "create database shop"], env=administrator, check=True)
    administrator["PGDATABASE"] = "shop"
    for command in (["migrate"], ["seed", "--orders", orders]):
        subprocess.run([service, *command], env=administrator, check=True, stdout=subprocess.DEVNULL)
    for login, role in (("ratna", "staff"), ("dewi", "admin")):
        subprocess.run([service, "staff", "add", login, "--role", role, "--name", login.title()], check=True,
                       env=dict(administrator, MEJA_NEW_PASSWORD="cukup-panjang-1"), stdout=subprocess.DEVNULL)
    subprocess.run(["psql", "-qc", "call find_users_by_contact('+6281234567890', null)"],
                   env=dict(administrator, PGUSER="ratna"), check=True, stdout=subprocess.DEVNULL)
    subprocess.run([meja, "--render", folder], env=dict(administrator, PGUSER="dewi"), check=True)


def main():
    meja, service, cluster, orders = sys.argv[1:5]
    with subprocess.Popen([cluster], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server, \
            tempfile.TemporaryDirectory() as folder:
        draw(meja, service, orders, server.stdout.readline().strip(), folder)
        server.stdin.close()
        drawn = {file.name for file in Path(folder).glob("*.png")}
        wanted = {f"{name}.{language}.{theme}.png" for name in WANTED for language in ("id", "en")
                  for theme in ("light", "dark")}
        wrong = [f"{name} is missing" for name in sorted(wanted - drawn)]
        wrong += [f"{name} is unexpected" for name in sorted(drawn - wanted)]
        wrong += [fault for name in sorted(drawn) for fault in faults(Path(folder, name))]
    print("\n".join(wrong) or "all screenshots are correct")
    return 1 if wrong else 0


sys.exit(main())
