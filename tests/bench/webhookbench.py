#!/usr/bin/python3
"""Measures how long Midtrans waits: from the time a signed notification is due to the service's response.

    tests/bench/webhookbench.py [--rate 200] [--seconds 30] [--orders 20000] [--build build/release]

Starts a private cluster with durable settings, seeds it, and starts the sandbox and the service. After a warm-up of two
seconds it sends notifications for the seeded payments at a constant rate over persistent connections. Prints one JSON
object. Exit code 1: a response was not 200, or a notification was not stored.
"""
import argparse
import hashlib
import itertools
import json
import sys
import tempfile
from pathlib import Path

from httpload import distribution, request, send_at_rate
from benchenvironment import TOP, BenchEnvironment

WARM_UP = 2  # Seconds before the measurement.


def notification(key, order_id, amount, number):
    """A signed notification. Each has a different body, as those of Midtrans do because the transaction changes."""
    gross = f"{amount}.00"
    signature = hashlib.sha512(f"{order_id}200{gross}{key}".encode()).hexdigest()
    body = json.dumps({"order_id": order_id, "status_code": "200", "gross_amount": gross, "signature_key": signature,
                       "transaction_status": "settlement", "fraud_status": "accept", "currency": "IDR",
                       "transaction_id": f"{number:032x}", "payment_type": "qris",
                       "transaction_time": "2026-11-22 10:00:00"}).encode()
    return request("POST", "/webhooks/midtrans", {"Content-Type": "application/json"}, body)


def measure(bench, rate, seconds):
    rows = bench.psql("select midtrans_order_id, gross_amount from payments where payment_type is not null "
                      "order by id limit 5000").split()
    payments = itertools.cycle(row.split("|") for row in rows)
    notifications = (notification(bench.key, *next(payments), number) for number in itertools.count(1))
    # Each thread of the service opens its database connection with its first request, which the warm-up excludes from
    # the measurement.
    _, early_failures = send_at_rate(bench.port, notifications, rate, WARM_UP)
    times, failures = send_at_rate(bench.port, notifications, rate, seconds)
    failures += early_failures
    stored = int(bench.psql("select count(*) from webhook_deliveries")) - rate * WARM_UP
    return {"peer": "Meja", "case": f"webhook at {rate}/s", **distribution(times),
            "not_200": len(failures), "stored": stored}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=int, default=200, help="notifications per second")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--orders", type=int, default=20000)
    parser.add_argument("--build", type=Path, default=TOP / "build/release")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = BenchEnvironment(arguments.build.resolve(), folder)
        try:
            bench.seed(arguments.orders)
            bench.start_service()
            report = measure(bench, arguments.rate, arguments.seconds)
        finally:
            bench.end()
    print(json.dumps(report))
    sys.exit(1 if report["not_200"] or report["stored"] != report["runs"] else 0)


main()
