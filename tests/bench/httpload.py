"""Load over kept HTTP connections: at an even rate, or as fast as answers come."""
import asyncio
import re
import statistics
import subprocess
import tempfile
import time

CONNECTIONS = 32


def request(method, path, headers=None, body=b""):
    """The bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def exchange(reader, writer, asked):
    writer.write(asked)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n")
                   if line.lower().startswith(b"content-length:")), 0)
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1]), b"\r\nconnection: close" in head.lower()


class Client:
    """One connection, made again when the server has ended it."""

    def __init__(self, port):
        self.port, self.streams = port, None

    async def ask(self, asked):
        """The status; 0 when the connection ended before the answer did."""
        try:
            self.streams = self.streams or await asyncio.open_connection("127.0.0.1", self.port)
            status, ends = await exchange(*self.streams, asked)
        except (OSError, asyncio.IncompleteReadError):
            status, ends = 0, True
        if ends and self.streams:
            self.streams[1].close()
            self.streams = None
        return status


async def pace_one(port, work, times, wrong):
    client = Client(port)
    for due, asked in work:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        status = await client.ask(asked)
        times.append(1000 * (time.perf_counter() - due))
        if status != 200:
            wrong.append(status)


async def pace_all(port, requests, rate, count):
    begin = time.perf_counter() + 1
    work = [(begin + number / rate, asked) for number, asked in zip(range(count), requests)]
    times, wrong = [], []
    await asyncio.gather(*(pace_one(port, work[place::CONNECTIONS], times, wrong) for place in range(CONNECTIONS)))
    return times, wrong


def pace(port, requests, rate, seconds):
    """Sends `rate` requests a second. A time runs from the moment a request was due, so that a slow answer makes
    those behind it late as well. Returns the milliseconds and the statuses that weren't 200."""
    return asyncio.run(pace_all(port, requests, rate, rate * seconds))


SCRIPT = """
local asked = {%s}
local threads = 0
function setup(thread)
    thread:set("place", math.floor(threads * #asked / 2))
    threads = threads + 1
end
function request()
    place = place %% #asked + 1
    return asked[place]
end
"""


def quoted(text):
    return '"' + "".join(f"\\{byte:03d}" if byte < 32 or byte in b'"\\' else chr(byte) for byte in text) + '"'


def flood(port, requests, seconds, connections=16):
    """As fast as answers come, by wrk, which takes little of the processor from those it asks. Returns good answers
    a second and the number of others."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % ",\n".join(map(quoted, requests)))
        script.flush()
        said = subprocess.run(["wrk", "--threads", "2", "--connections", str(connections), "--duration", f"{seconds}s",
                               "--timeout", "30s", "--script", script.name, f"http://127.0.0.1:{port}"],
                              check=True, text=True, stdout=subprocess.PIPE).stdout
    errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    bad = sum(map(int, errors.groups())) if errors else 0
    others = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    refused = int(others[1]) if others else 0
    return float(re.search(r"Requests/sec: +([\d.]+)", said)[1]) - refused / seconds, bad + refused


def distribution(times):
    cuts = statistics.quantiles(times, n=1000)
    return {"runs": len(times), "median_ms": round(cuts[499], 1), "p95_ms": round(cuts[949], 1),
            "p99_ms": round(cuts[989], 1), "max_ms": round(max(times), 1)}
