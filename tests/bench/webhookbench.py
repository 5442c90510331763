#!/usr/bin/python3
"""Times what Midtrans waits for: a signed notification, from its moment to the service's 200.

    tests/bench/webhookbench.py [--rate 200] [--seconds 30] [--orders 20000] [--build build/release]

Starts a private cluster that survives a power cut, seeds it, starts the stand-in and the service, and
sends notifications of the seeded payments at an even rate over 32 kept connections. A time runs from the
moment the notification was due, so that a slow answer makes those behind it late as well. Prints one
JSON object and ends with 1 when any answer wasn't 200.
"""
import argparse
import asyncio
import hashlib
import itertools
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
CONNECTIONS = 32


class Parts:
    """The cluster, the stand-in and the service; they end with this object."""

    def __init__(self, build, orders, folder):
        self.build, self.folder, self.processes = build, Path(folder), []
        self.cluster = subprocess.Popen([TOP / "packaging/private-cluster", "--durable", "--shared-buffers", "512MB"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.environment = dict(os.environ, PGHOST=self.cluster.stdout.readline().strip(), PGUSER="postgres",
                                PGDATABASE="postgres")
        self.psql("create database bench")
        self.environment["PGDATABASE"] = "bench"
        for command in (["migrate"], ["seed", "--orders", str(orders)]):
            subprocess.run([self.program("service/meja-service"), *command], env=self.environment, check=True,
                           stdout=subprocess.DEVNULL)
        self.key = "SB-Mid-server-" + secrets.token_hex(8)
        self.start_partners()
        self.start_service()

    def program(self, name):
        return self.build / "app" / name

    def psql(self, statement):
        return subprocess.run(["psql", "-qAtc", statement], env=self.environment, check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    def start(self, word, arguments, **variables):
        """Starts a program and returns its first line of JSON that holds a word."""
        log = self.folder / Path(arguments[0]).name
        with log.open("w") as sink:
            self.processes.append(subprocess.Popen(arguments, env=dict(self.environment, **variables), stdout=sink,
                                                   stderr=subprocess.STDOUT))
        for _ in range(600):
            for line in log.read_text().splitlines():
                if word in line:
                    return json.loads(line)
            time.sleep(0.1)
        sys.exit(f"webhookbench: {log.name} did not start: {log.read_text()[-500:]}")

    def start_partners(self):
        said = self.start("admin", [self.program("sandbox/meja-sandbox"), "--wall"],
                          MEJA_SANDBOX_MIDTRANS_KEY=self.key, MEJA_SANDBOX_DELIVERY_KEY="delivery",
                          MEJA_SANDBOX_TRACKING_KEY="tracking")
        self.partners = dict(MEJA_MIDTRANS_URL=said["midtrans"], MEJA_MIDTRANS_SERVER_KEY=self.key,
                             MEJA_KOMERCE_URL=said["komerce"], MEJA_KOMERCE_KEY="delivery",
                             MEJA_RAJAONGKIR_URL=said["tracking"] + "/api/v1", MEJA_RAJAONGKIR_KEY="tracking")

    def start_service(self):
        self.environment["PGUSER"] = "meja_service"
        said = self.start('"listening"', [self.program("service/meja-service"), "serve"], MEJA_LISTEN_PORT="0",
                          MEJA_WEBHOOK_SECRET=secrets.token_hex(16), **self.partners)
        self.port = said["port"]

    def end(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(15)
        self.cluster.stdin.close()
        self.cluster.wait(30)


def notification(key, order_id, amount, number):
    """Each is another body, as Midtrans' own are: a transaction changes between two of them."""
    gross = f"{amount}.00"
    signature = hashlib.sha512(f"{order_id}200{gross}{key}".encode()).hexdigest()
    return json.dumps({"order_id": order_id, "status_code": "200", "gross_amount": gross, "signature_key": signature,
                       "transaction_status": "settlement", "fraud_status": "accept", "currency": "IDR",
                       "transaction_id": f"{number:032x}", "payment_type": "qris",
                       "transaction_time": "2026-11-22 10:00:00"}).encode()


async def post(reader, writer, body):
    writer.write(b"POST /webhooks/midtrans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                 b"Content-Length: %d\r\n\r\n" % len(body) + body)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n")
                   if line.lower().startswith(b"content-length:")), 0)
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


async def client(port, work, times, wrong):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for due, body in work:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        status = await post(reader, writer, body)
        times.append(1000 * (time.perf_counter() - due))
        if status != 200:
            wrong.append(status)
    writer.close()


async def send(port, bodies, rate, count):
    begin = time.perf_counter() + 1
    work = [(begin + number / rate, next(bodies)) for number in range(count)]
    times, wrong = [], []
    await asyncio.gather(*(client(port, work[place::CONNECTIONS], times, wrong) for place in range(CONNECTIONS)))
    return times, wrong


def measure(parts, rate, seconds):
    parts.environment["PGUSER"] = "postgres"
    rows = parts.psql("select midtrans_order_id, gross_amount from payments where payment_type is not null "
                      "order by id limit 5000").split()
    payments = itertools.cycle(row.split("|") for row in rows)
    bodies = (notification(parts.key, *next(payments), number) for number in itertools.count(1))
    times, wrong = asyncio.run(send(parts.port, bodies, rate, rate * seconds))
    kept = int(parts.psql("select count(*) from webhook_deliveries"))
    cuts = statistics.quantiles(times, n=1000)
    return {"peer": "Meja", "case": f"webhook at {rate}/s", "runs": len(times), "median_ms": round(cuts[499], 1),
            "p95_ms": round(cuts[949], 1), "p99_ms": round(cuts[989], 1), "max_ms": round(max(times), 1),
            "not_200": len(wrong), "kept": kept}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=int, default=200, help="notifications a second")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--orders", type=int, default=20000)
    parser.add_argument("--build", type=Path, default=TOP / "build/release")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(arguments.build.resolve(), arguments.orders, folder)
        try:
            report = measure(parts, arguments.rate, arguments.seconds)
        finally:
            parts.end()
    print(json.dumps(report))
    sys.exit(1 if report["not_200"] or report["kept"] != report["runs"] else 0)


main()
