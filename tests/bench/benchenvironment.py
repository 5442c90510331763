"""A private cluster with a seeded shop, the sandbox and the service, for benchmarks over HTTP."""
import json
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


class BenchEnvironment:
    """Call `end()` to end its processes."""

    def __init__(self, build, folder, shared_buffers="512MB", settings=(), host=None, database="postgres"):
        """With `host`, uses the seeded `database` of an existing cluster."""
        self.build, self.folder, self.processes, self.cluster = build, Path(folder), [], None
        host = host or self.start_cluster(shared_buffers, settings)
        self.environment = dict(os.environ, PGHOST=host, PGUSER="postgres", PGDATABASE=database)

    def start_cluster(self, shared_buffers, settings):
        options = [word for setting in settings for word in ("--config", setting)]
        self.cluster = subprocess.Popen([TOP / "packaging/private-cluster", "--durable", "--shared-buffers",
                                         shared_buffers, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        return self.cluster.stdout.readline().strip()

    def program(self, name):
        return self.build / "app" / name

    def seed(self, orders):
        """Returns the seconds that seeding took."""
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

    def start(self, text, arguments, **variables):
        """Starts a program and returns its first JSON line that contains `text`. Waits up to a minute."""
        log = self.folder / Path(arguments[0]).name
        with log.open("w") as sink:
            self.processes.append(subprocess.Popen(arguments, env=dict(self.environment, **variables), stdout=sink,
                                                   stderr=subprocess.STDOUT))
        for _ in range(600):
            for line in log.read_text().splitlines():
                if text in line:
                    return json.loads(line)
            time.sleep(0.1)
        sys.exit(f"{log.name} did not start: {log.read_text()[-500:]}")

    def start_service(self, **variables):
        """Starts the sandbox and the service. Sets `port` and `key`, the Midtrans server key."""
        self.key = "SB-Mid-server-" + secrets.token_hex(8)
        addresses = self.start("admin", [self.program("sandbox/meja-sandbox"), "--wall"],
                          MEJA_SANDBOX_MIDTRANS_KEY=self.key, MEJA_SANDBOX_DELIVERY_KEY="delivery",
                          MEJA_SANDBOX_TRACKING_KEY="tracking")
        partners = dict(MEJA_MIDTRANS_URL=addresses["midtrans"], MEJA_MIDTRANS_SERVER_KEY=self.key,
                        MEJA_KOMERCE_URL=addresses["komerce"], MEJA_KOMERCE_KEY="delivery",
                        MEJA_RAJAONGKIR_URL=addresses["tracking"] + "/api/v1", MEJA_RAJAONGKIR_KEY="tracking")
        listening = self.start('"listening"', [self.program("service/meja-service"), "serve"], MEJA_LISTEN_PORT="0",
                               PGUSER="meja_service", MEJA_WEBHOOK_SECRET=secrets.token_hex(16), **partners,
                               **variables)
        self.port = listening["port"]

    def postpone_jobs(self):
        """Postpones the jobs of the seeded shop, which take hours and would add load to the measurement."""
        time.sleep(3)  # Wait for the service's first sweep, which schedules more jobs.
        self.psql("update meja.jobs set due_at = now() + interval '1 day' where state = 'waiting'")

    def end(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(300)
        if self.cluster:
            self.cluster.stdin.close()
            self.cluster.wait(30)
