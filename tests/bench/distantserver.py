#!/usr/bin/python3
"""Adds network delay to a PostgreSQL server.

    tests/bench/distantserver.py FOLDER MILLISECONDS

FOLDER contains the socket of the server. Prints the folder of a second socket, which delays every byte by half of
MILLISECONDS in each direction. Ends when standard input ends.
"""
import asyncio
import os
import sys
import tempfile

SOCKET = ".s.PGSQL.5432"


async def forward(reader, writer, delay):
    """Delays each block by the same time and keeps the order, so that it adds latency but does not limit the
    bandwidth."""
    loop = asyncio.get_running_loop()
    while data := await reader.read(65536):
        loop.call_later(delay, writer.write, data)
    loop.call_later(delay, writer.close)


def connector(server, delay):
    async def connect(reader, writer):
        far_reader, far_writer = await asyncio.open_unix_connection(os.path.join(server, SOCKET))
        await asyncio.gather(forward(reader, far_writer, delay), forward(far_reader, writer, delay),
                             return_exceptions=True)
    return connect


async def main(server, milliseconds):
    with tempfile.TemporaryDirectory(prefix="meja-far-") as folder:
        socket = os.path.join(folder, SOCKET)
        listening = await asyncio.start_unix_server(connector(server, milliseconds / 2000), socket)
        async with listening:
            print(folder, flush=True)
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main(sys.argv[1], float(sys.argv[2])))
