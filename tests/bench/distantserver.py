#!/usr/bin/python3
"""Puts a PostgreSQL behind a line as long as one to another city.

    tests/bench/distantserver.py FOLDER MILLISECONDS

FOLDER holds the socket of the server. Prints the folder of a second socket through which every byte
arrives half of MILLISECONDS later, each way, until standard input ends.
"""
import asyncio
import os
import sys
import tempfile

SOCKET = ".s.PGSQL.5432"


async def carry(reader, writer, delay):
    """In order, each piece as late as the first: a long line, not a narrow one."""
    loop = asyncio.get_running_loop()
    while data := await reader.read(65536):
        loop.call_later(delay, writer.write, data)
    loop.call_later(delay, writer.close)


def joining(server, delay):
    async def join(reader, writer):
        far_reader, far_writer = await asyncio.open_unix_connection(os.path.join(server, SOCKET))
        await asyncio.gather(carry(reader, far_writer, delay), carry(far_reader, writer, delay),
                             return_exceptions=True)
    return join


async def main(server, milliseconds):
    with tempfile.TemporaryDirectory(prefix="meja-far-") as folder:
        listening = await asyncio.start_unix_server(joining(server, milliseconds / 2000), os.path.join(folder, SOCKET))
        async with listening:
            print(folder, flush=True)
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main(sys.argv[1], float(sys.argv[2])))
