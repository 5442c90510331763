"""A private cluster with a seeded shop, the stand-ins and the service, for benchmarks over HTTP."""
import json
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


class Stage:
    """Its processes end with `end()`."""

    def __init__(self, build, folder, shared_buffers="512MB", settings=(), host=None, database="postgres"):
        """With `host` on a cluster that is there, with its seeded `database`."""
        self.build, self.folder, self.processes, self.cluster = build, Path(folder), [], None
        host = host or self.start_cluster(shared_buffers, settings)
        self.environment = dict(os.environ, PGHOST=host, PGUSER="postgres", PGDATABASE=database)

    def start_cluster(self, shared_buffers, settings):
        words = [word for setting in settings for word in ("--config", setting)]
        self.cluster = subprocess.Popen([TOP / "packaging/private-cluster", "--durable", "--shared-buffers",
                                         shared_buffers, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self.cluster.stdout.readline().strip()

    def program(self, name):
        return self.build / "app" / name

    def seed(self, orders):
        """Returns the seconds that the seed took."""
        self.psql("create database bench")
        self.environment["PGDATABASE"] = "bench"
        for command in (["migrate"], ["seed", "--orders", str(orders)]):
            begin = time.perf_counter()
            subprocess.run([self.program("service/meja-service"), *command], env=self.environment, check=True,
                           stdout=subprocess.DEVNULL)
        return round(time.perf_counter() - begin, 1)

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
        sys.exit(f"{log.name} did not start: {log.read_text()[-500:]}")

    def start_service(self, **variables):
        """With stand-ins for its partners; `port` and `key`, that of Midtrans, are known afterwards."""
        self.key = "SB-Mid-server-" + secrets.token_hex(8)
        said = self.start("admin", [self.program("sandbox/meja-sandbox"), "--wall"],
                          MEJA_SANDBOX_MIDTRANS_KEY=self.key, MEJA_SANDBOX_DELIVERY_KEY="delivery",
                          MEJA_SANDBOX_TRACKING_KEY="tracking")
        partners = dict(MEJA_MIDTRANS_URL=said["midtrans"], MEJA_MIDTRANS_SERVER_KEY=self.key,
                        MEJA_KOMERCE_URL=said["komerce"], MEJA_KOMERCE_KEY="delivery",
                        MEJA_RAJAONGKIR_URL=said["tracking"] + "/api/v1", MEJA_RAJAONGKIR_KEY="tracking")
        listening = self.start('"listening"', [self.program("service/meja-service"), "serve"], MEJA_LISTEN_PORT="0",
                               PGUSER="meja_service", MEJA_WEBHOOK_SECRET=secrets.token_hex(16), **partners, **variables)
        self.port = listening["port"]

    def put_off_jobs(self):
        """The seeded shop has work for hours: it would be another load beside the one that is measured."""
        time.sleep(3)  # The service's first sweep schedules some more.
        self.psql("update meja.jobs set due_at = now() + interval '1 day' where state = 'waiting'")

    def end(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(15)
        if self.cluster:
            self.cluster.stdin.close()
            self.cluster.wait(30)
