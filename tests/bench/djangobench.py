#!/usr/bin/python3
"""Measures the requests of Django Admin's order list on the same database as Meja.

Prints one JSON object per line: {"peer", "case", "runs", "median_ms", "p95_ms"}. libpq's variables select the database;
--folder contains Django's own SQLite file. A time covers the complete page from gunicorn, without painting in a
browser.
"""
import argparse
import http.client
import json
import os
import re
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "django")


class Browser:
    """A connection to gunicorn, with the cookies of one session."""

    def __init__(self, port, timeout):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self.cookies = {}

    def request(self, method, path, body=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return response.status, text

    def sign_in(self, user, password):
        self.request("GET", "/admin/login/")
        form = {"csrfmiddlewaretoken": self.cookies["csrftoken"], "username": user, "password": password}
        status, _ = self.request("POST", "/admin/login/?next=/admin/", urllib.parse.urlencode(form))
        if status != 302:
            raise SystemExit(f"djangobench: sign-in returned status {status}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prepare(environment, password):
    run = lambda *arguments: subprocess.run(
        ["/usr/bin/python3", "manage.py", *arguments], cwd=HERE, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    run("migrate", "--database", "default")
    run("createsuperuser", "--noinput", "--username", "bench", "--email", "bench@example.invalid")


def start(environment, port, timeout):
    server = subprocess.Popen(
        ["/usr/bin/python3", "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--timeout",
         str(timeout), "--log-level", "error", "wsgi"],
        cwd=HERE,
        env=environment,
    )
    for _ in range(200):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
            return server
        except OSError:
            time.sleep(0.05)
    raise SystemExit("djangobench: gunicorn did not start")


def cases(arguments):
    search = lambda text: "/admin/shop/order/?" + urllib.parse.urlencode({"q": text})
    yield "first page", "/admin/shop/order/"
    yield "status filter, common", "/admin/shop/order/?status__exact=SELESAI"
    yield "status filter, rare", "/admin/shop/order/?status__exact=DIPROSES"
    yield "search, part of a number", search(arguments.number_part)
    yield "search, customer name", search(arguments.customer)
    yield "search, two letters", search(arguments.letters)
    yield "page in the middle", f"/admin/shop/order/?p={arguments.middle_page}"
    yield "order detail", f"/admin/shop/order/{arguments.order}/change/"


def measure(browser, path, budget):
    """Repeats a request up to 30 times or until `budget` seconds have passed. Returns the times in milliseconds."""
    times = []
    while not times or (sum(times) < budget and len(times) < 30):
        begin = time.perf_counter()
        status, text = browser.request("GET", path)
        times.append(time.perf_counter() - begin)
        if status != 200 or not re.search(r"result_list|order_form|0 orders", text):
            raise SystemExit(f"djangobench: {path} returned status {status} or no list")
    return [1000 * seconds for seconds in times]


def report(case, times):
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(json.dumps({"peer": "Django Admin", "case": case, "runs": len(times),
                      "median_ms": round(statistics.median(times), 1), "p95_ms": round(p95, 1)}), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", required=True, help="an empty folder for Django's SQLite file")
    parser.add_argument("--number-part", required=True, help="six characters of an order number")
    parser.add_argument("--customer", required=True, help="a customer's full name")
    parser.add_argument("--letters", default="ZQ")
    parser.add_argument("--order", required=True, help="an order's id")
    parser.add_argument("--middle-page", type=int, default=50000)
    parser.add_argument("--budget", type=float, default=10.0, help="seconds to spend on one case")
    parser.add_argument("--timeout", type=int, default=300, help="seconds to wait for one response")
    arguments = parser.parse_args()
    password = secrets.token_hex(16)
    environment = dict(os.environ, MEJA_BENCH_FOLDER=arguments.folder, MEJA_BENCH_SECRET=secrets.token_hex(32),
                       DJANGO_SUPERUSER_PASSWORD=password)
    prepare(environment, password)
    port = free_port()
    server = start(environment, port, arguments.timeout)
    try:
        browser = Browser(port, arguments.timeout)
        browser.sign_in("bench", password)
        for case, path in cases(arguments):
            report(case, measure(browser, path, arguments.budget))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
