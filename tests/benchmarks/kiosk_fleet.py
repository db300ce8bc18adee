"""A fleet on one machine: 10 to 1,000 kiosks ask one speech server over real sockets. What grows, what breaks first?

    python -m tests.benchmarks.kiosk_fleet [--service-ms 60] [--slots 1] [--sizes 300 1000] [--warm-up 120] [--deaf]

The server is a stand-in: it takes the real request (a second of sound as WAV), and answers after `--service-ms` of one
of its `--slots`, first come first served. It is told apart whether it notices that who asked has gone (`--deaf`: no).
The kiosks are tasks that keep to the rules of `voice.transcriber`: one question at a time, a deadline, then a rest that
doubles. A word that the server does not answer is heard by the kiosk's own ear, which takes `LOCAL_S`.
Then 1,000 kiosks tell their state to a real mosquitto that is restarted, and the jitter of a fleet is counted.
"""

import argparse
import asyncio
import contextlib
import multiprocessing
import random
import resource
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from game.kiosk.fleet import share, spread_s
from voice.engine.remote import DEADLINE_S
from voice.transcriber import LONGEST_REST_S, MODEL, REST_S, _body

SIZES = (10, 30, 100, 300, 1000)
EVERY_S = 6.0  # s between two words at one kiosk: somebody plays half of the time, and says one each 3 s
LOCAL_S = 0.15  # s of the kiosk's own ear for one word
ANSWER = b'{"text": "jump"}'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"


# The server


@dataclass
class Served:
    """What the server saw."""

    asked: int = 0
    wasted: int = 0
    """Answers that nobody waited for any more."""
    longest_queue: int = 0


def serve(told: Connection, service_s: float, slots: int, deaf: bool) -> None:
    """Run the stand-in until it is asked what it saw."""
    asyncio.run(_serve(told, service_s, slots, deaf))


async def _serve(told: Connection, service_s: float, slots: int, deaf: bool) -> None:
    free, seen, waiting = asyncio.Semaphore(slots), Served(), 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal waiting
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
            await reader.readexactly(length)
            seen.asked += 1
            waiting += 1
            seen.longest_queue = max(seen.longest_queue, waiting)
            try:
                async with free:
                    if reader.at_eof() and not deaf:
                        return
                    await asyncio.sleep(service_s)
            finally:
                waiting -= 1
            seen.wasted += reader.at_eof()
            writer.write(HEAD % len(ANSWER) + ANSWER)
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=4096)
    told.send(server.sockets[0].getsockname()[1])
    async with server:
        await asyncio.to_thread(told.recv)
    told.send((seen, time.process_time()))


# The kiosks


@dataclass
class Seen:
    """What the kiosks' visitors saw."""

    waits: list[float] = field(default_factory=list)
    """s from the end of a word to its command, whoever heard it."""
    by: Counter[str] = field(default_factory=Counter)
    """server, late (asked in vain, then its own ear), resting (its own ear at once)."""


async def kiosk(port: int, body: bytes, seen: Seen, warm_up_s: float, until: float, chance: random.Random) -> None:
    """Be one kiosk: a word now and then, each asked of the server by the rules."""
    rested_at, rest_s = 0.0, REST_S
    warm = time.monotonic() + warm_up_s
    await asyncio.sleep(chance.random() * EVERY_S)
    while time.monotonic() < until:
        began = time.monotonic()
        if began < rested_at:
            how, wait = "resting", LOCAL_S
        else:
            good = await _ask(port, body)
            took = time.monotonic() - began
            how, wait = ("server", took) if good else ("late", took + LOCAL_S)
            if good:
                rest_s = max(REST_S, rest_s / 2)
            else:
                rested_at = time.monotonic() + rest_s * chance.uniform(0.5, 1.5)
                rest_s = min(LONGEST_REST_S, 2 * rest_s)
        if began > warm:
            seen.by[how] += 1
            seen.waits.append(wait)
        await asyncio.sleep(chance.expovariate(1 / EVERY_S))


async def _ask(port: int, body: bytes) -> bool:
    writer = None
    try:
        async with asyncio.timeout(DEADLINE_S):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(body)
            return (await reader.read()).endswith(ANSWER)
    except (OSError, TimeoutError):
        return False
    finally:
        if writer is not None:
            writer.close()


def request() -> bytes:
    """Give the request as the kiosk sends it: a second of sound."""
    sound = np.random.default_rng(1).normal(0, 0.05, 16_000).astype(np.float32)
    kind, body = _body(sound, MODEL, "jump, slide, stop")
    head = (
        f"POST /v1/audio/transcriptions HTTP/1.1\r\nHost: speech\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}"
    )
    return f"{head}\r\n\r\n".encode() + body


async def fleet(port: int, size: int, warm_up_s: float, seconds: float) -> Seen:
    """Let so many kiosks be there for so long."""
    seen, body = Seen(), request()
    until = time.monotonic() + warm_up_s + seconds
    await asyncio.gather(*(kiosk(port, body, seen, warm_up_s, until, random.Random(n)) for n in range(size)))
    return seen


def speech(service_s: float, slots: int, deaf: bool, sizes: list[int], warm_up_s: float, seconds: float) -> None:
    """Print a row for each size of the fleet."""
    capacity = slots / service_s
    told = "a gone visitor is answered all the same" if deaf else "a gone visitor is noticed"
    print(f"speech server: {slots} x {service_s * 1000:.0f} ms, so {capacity:.0f} words/s at most; {told}")
    print("| kiosks | words/s | by the server | late | own ear at once | median, s | 95 %, s | queue | wasted |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in sizes:
        ours, theirs = multiprocessing.Pipe()
        server = multiprocessing.Process(target=serve, args=(theirs, service_s, slots, deaf), daemon=True)
        server.start()
        port = ours.recv()
        seen = asyncio.run(fleet(port, size, warm_up_s, seconds))
        ours.send("end")
        at_server, _ = ours.recv()
        server.join(10)
        n = max(1, len(seen.waits))
        cuts = statistics.quantiles(seen.waits, n=20) if n > 1 else [0.0] * 19
        shares = " | ".join(f"{seen.by[how] / n:.1%}" for how in ("server", "late", "resting"))
        print(
            f"| {size} | {n / seconds:.1f} | {shares} | {cuts[9]:.2f} | {cuts[18]:.2f} "
            f"| {at_server.longest_queue} | {at_server.wasted} |",
            flush=True,
        )


# The broker


def _string(text: str) -> bytes:
    data = text.encode()
    return len(data).to_bytes(2, "big") + data


def _packet(kind: int, body: bytes) -> bytes:
    length, encoded = len(body), b""
    while True:
        length, byte = divmod(length, 128)
        encoded += bytes([byte | (0x80 if length else 0)])
        if not length:
            return bytes([kind]) + encoded + body


def _hello(name: str) -> bytes:
    """MQTT 3.1.1: connect with a retained last will."""
    will = _string(f"voxleap/{name}/online") + _string("0")
    return _packet(0x10, _string("MQTT") + bytes([4, 0x26, 0, 30]) + _string(name) + will)


async def _tell(port: int, name: str, wait_s: float, lines: list[asyncio.StreamWriter]) -> float:
    await asyncio.sleep(wait_s)
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines.append(writer)
    writer.write(_hello(name))
    assert (await reader.readexactly(4))[3] == 0
    for topic, told in (("online", "1"), ("state", "x" * 700)):
        writer.write(_packet(0x31, _string(f"voxleap/{name}/{topic}") + told.encode()))
    await writer.drain()
    return time.monotonic() - began


async def _all_tell(port: int, names: list[str], window_s: float) -> list[float]:
    """Let every kiosk connect and tell its state, each at its own place in the window."""
    lines: list[asyncio.StreamWriter] = []
    took = await asyncio.gather(*(_tell(port, name, window_s * share(name, "mqtt"), lines) for name in names))
    for line in lines:
        line.close()
    return list(took)


def broker(size: int) -> None:
    """Print how a real broker bears that all come at once, and that each has its own second."""
    mosquitto = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")
    if mosquitto is None:
        print("\nbroker: mosquitto is not installed")
        return
    names = [f"kiosk-{n}" for n in range(size)]
    print(f"\nbroker: {size} kiosks connect and tell their state to one mosquitto")
    with tempfile.TemporaryDirectory() as folder:
        for told, window_s in (("all at once", 0.0), ("each at its place within 10 s", 10.0)):
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            file = Path(folder) / "mosquitto.conf"
            file.write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\npersistence false\n")
            process = subprocess.Popen([mosquitto, "-c", str(file)], stderr=subprocess.DEVNULL)
            try:
                _await(port)
                took = asyncio.run(_all_tell(port, names, window_s))
            finally:
                process.kill()
                process.wait()
            cuts = statistics.quantiles(took, n=20)
            print(f"- {told}: median {cuts[9]:.3f} s, 95 % {cuts[18]:.3f} s, longest {max(took):.3f} s", flush=True)


def _await(port: int) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)


# Jitter


def jitter(size: int) -> None:
    """Print how many of a fleet fire in the same second, after the power came back to all of them at once."""
    names = [f"kiosk-{n}" for n in range(size)]
    for told, every_s, first_s in (("look for content, each hour", 3600.0, 60.0), ("heartbeat, each 5 s", 5.0, 5.0)):
        at = {name: first_s * share(name, "content") for name in names}
        seconds: Counter[int] = Counter()
        for turn in range(1, 50):
            for name in names:
                at[name] += spread_s(name, "content", every_s, turn)
                seconds[int(at[name])] += 1
        even = size / every_s
        print(f"- {told}: {max(seconds.values())} in the busiest second ({even:.1f} is even, {size} without jitter)")


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--service-ms", type=float, default=60.0)
    parser.add_argument("--slots", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--warm-up", type=float, default=5.0, metavar="S", help="before anything is counted")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--deaf", action="store_true")
    parser.add_argument("--speech-only", action="store_true")
    given = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 20_000), most))
    speech(given.service_ms / 1000, given.slots, given.deaf, given.sizes, given.warm_up, given.seconds)
    if not given.speech_only:
        broker(SIZES[-1])
        print(f"\njitter of {SIZES[-1]} kiosks")
        jitter(SIZES[-1])


if __name__ == "__main__":
    main()
