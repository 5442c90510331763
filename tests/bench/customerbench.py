#!/usr/bin/python3
"""Compares the customer API's order list and detail with Django REST framework on the same database in one run.

    tests/bench/customerbench.py [--orders N] [--build FOLDER] [--seconds 20] [--rate 500]
    tests/bench/customerbench.py --host FOLDER --database NAME …

Seeds a private cluster or uses an existing seeded database (and postpones its jobs). Starts the service and, under
gunicorn with one worker per core, the same two routes in Django REST framework with cursor pages. Measures each in
turn: the maximum rate over 16 connections, and for Meja also the response times at a constant rate. Both check the
storefront's token and the owner of the order. The load generator runs on the same machine. Prints JSON lines.
"""
import argparse
import base64
import hashlib
import hmac
import json
import os
import random
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from httpload import distribution, request, send_at_max_rate, send_at_rate
from benchenvironment import TOP, BenchEnvironment

HERE = Path(__file__).resolve().parent
CUSTOMERS = 2000


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(key, customer):
    signed = ".".join(encoded(json.dumps(part).encode()) for part in
                      ({"alg": "HS256", "typ": "JWT"}, {"user_id": customer, "exp": int(time.time()) + 86400}))
    return signed + "." + encoded(hmac.new(key.encode(), signed.encode(), hashlib.sha256).digest())


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("customerbench: gunicorn did not start")


def start_framework(bench, key):
    port = free_port()
    variables = dict(bench.environment, MEJA_BENCH_SECRET=secrets.token_hex(32), MEJA_CUSTOMER_TOKEN_KEY=key)
    with (bench.folder / "gunicorn").open("w") as log:
        bench.processes.append(subprocess.Popen(
            ["gunicorn", "--workers", str(os.cpu_count()), "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
             "--threads", "4", "--keep-alive", "60", "--log-level", "error", "wsgi:application"],
            cwd=HERE / "drf", env=variables, stdout=log, stderr=subprocess.STDOUT))
    wait_for(port)
    return port


def choose(bench):
    """Customers from the whole table with one of their orders each, the same for both programs."""
    rows = bench.psql(f"select user_id, number from orders join users on users.id = user_id where is_active "
                      f"and not is_archived and orders.id % greatest(1, (select max(id) / {CUSTOMERS} from orders)) = 0"
                      ).split()
    random.Random(1).shuffle(rows)
    return [row.split("|") for row in rows]


def requests_for(key, chosen):
    bearers = [(number, {"Authorization": "Bearer " + token(key, int(customer))}) for customer, number in chosen]
    return {"list": [request("GET", "/api/v1/orders", bearer) for _, bearer in bearers],
            "detail": [request("GET", f"/api/v1/orders/{number}", bearer) for number, bearer in bearers]}


def report(peer, case, **figures):
    print(json.dumps({"peer": peer, "case": case, **figures}), flush=True)
    return figures.get("not_good", 0)


def compare(ports, cases, seconds, rate):
    failures = 0
    for name, requests in cases.items():
        rates = {}
        for peer, port in ports.items():
            send_at_max_rate(port, requests, min(2, seconds))
            rates[peer], others = send_at_max_rate(port, requests, seconds)
            failures += report(peer, name, per_second=round(rates[peer], 1), not_good=others)
        report("Meja", f"{name}, times Django REST framework",
             times=round(rates["Meja"] / max(0.1, rates["Django REST framework"]), 1))
        sent = (requests[place % len(requests)] for place in range(rate * seconds))
        times, others = send_at_rate(ports["Meja"], sent, rate, seconds)
        failures += report("Meja", f"{name} at {rate}/s", **distribution(times), not_good=len(others))
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=10_000_000)
    parser.add_argument("--host", help="socket folder of an existing cluster, which is not seeded")
    parser.add_argument("--database", help="database of the cluster of --host")
    parser.add_argument("--build", type=Path, default=TOP / "build/release")
    parser.add_argument("--seconds", type=int, default=20, help="duration of one case")
    parser.add_argument("--rate", type=int, default=500, help="requests per second for the constant rate")
    arguments = parser.parse_args()
    if arguments.database and not arguments.host:
        parser.error("--database needs --host")
    key = secrets.token_hex(32)
    with tempfile.TemporaryDirectory() as folder:
        bench = BenchEnvironment(arguments.build.resolve(), folder, "4GB",
                                 ("maintenance_work_mem=1GB", "max_wal_size=16GB", "random_page_cost=1.1"),
                                 arguments.host, arguments.database or "postgres")
        try:
            if not arguments.host:
                report("Meja", f"seed of {arguments.orders} orders", seconds=bench.seed(arguments.orders))
                bench.psql("vacuum analyze")
            bench.start_service(MEJA_CUSTOMER_TOKEN_KEY=key, MEJA_REQUESTS_PER_MINUTE="0")
            bench.postpone_jobs()
            ports = {"Meja": bench.port, "Django REST framework": start_framework(bench, key)}
            failures = compare(ports, requests_for(key, choose(bench)), arguments.seconds, arguments.rate)
        finally:
            bench.end()
    sys.exit(1 if failures else 0)


main()
