"""HTTP load over persistent connections, at a constant rate or at the maximum rate."""
import asyncio
import re
import statistics
import subprocess
import tempfile
import time

CONNECTIONS = 32


def request(method, path, headers=None, body=b""):
    """A request as bytes."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def exchange(reader, writer, sent):
    """Sends a request. Returns the status and whether the server closes the connection."""
    writer.write(sent)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n")
                   if line.lower().startswith(b"content-length:")), 0)
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1]), b"\r\nconnection: close" in head.lower()


class Client:
    """One connection. It reconnects after the server has closed it."""

    def __init__(self, port):
        self.port, self.streams = port, None

    async def send(self, sent):
        """The status, or 0 if the connection closed before the response was complete."""
        try:
            self.streams = self.streams or await asyncio.open_connection("127.0.0.1", self.port)
            status, closes = await exchange(*self.streams, sent)
        except (OSError, asyncio.IncompleteReadError):
            status, closes = 0, True
        if closes and self.streams:
            self.streams[1].close()
            self.streams = None
        return status


async def send_over_connection(port, work, times, failures):
    client = Client(port)
    for due, sent in work:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        status = await client.send(sent)
        times.append(1000 * (time.perf_counter() - due))
        if status != 200:
            failures.append(status)


async def send_over_connections(port, requests, rate, count):
    begin = time.perf_counter() + 1
    work = [(begin + number / rate, sent) for number, sent in zip(range(count), requests)]
    times, failures = [], []
    await asyncio.gather(*(send_over_connection(port, work[first::CONNECTIONS], times, failures)
                           for first in range(CONNECTIONS)))
    return times, failures


def send_at_rate(port, requests, rate, seconds):
    """Sends `rate` requests per second. A time begins when its request is due, so that it includes the delay that
    earlier slow responses cause. Returns the times in milliseconds and the statuses other than 200."""
    return asyncio.run(send_over_connections(port, requests, rate, rate * seconds))


SCRIPT = """
local requests = {%s}
local threads = 0
function setup(thread)
    thread:set("place", math.floor(threads * #requests / 2))
    threads = threads + 1
end
function request()
    place = place %% #requests + 1
    return requests[place]
end
"""


def quoted(text):
    return '"' + "".join(f"\\{byte:03d}" if byte < 32 or byte in b'"\\' else chr(byte) for byte in text) + '"'


def send_at_max_rate(port, requests, seconds, connections=16):
    """Sends requests at the maximum rate with wrk, which needs little processor time itself. Returns the successful
    responses per second and the number of other responses and errors."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % ",\n".join(map(quoted, requests)))
        script.flush()
        output = subprocess.run(["wrk", "--threads", "2", "--connections", str(connections),
                                 "--duration", f"{seconds}s", "--timeout", "30s", "--script", script.name,
                                 f"http://127.0.0.1:{port}"],
                              check=True, text=True, stdout=subprocess.PIPE).stdout
    errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    bad = sum(map(int, errors.groups())) if errors else 0
    others = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    refused = int(others[1]) if others else 0
    return float(re.search(r"Requests/sec: +([\d.]+)", output)[1]) - refused / seconds, bad + refused


def distribution(times):
    cuts = statistics.quantiles(times, n=1000)
    return {"runs": len(times), "median_ms": round(cuts[499], 1), "p95_ms": round(cuts[949], 1),
            "p99_ms": round(cuts[989], 1), "max_ms": round(max(times), 1)}
