"""The game's end of the pipe to its supervisor: JSON lines, and no frame ever waits for one.

    game -> supervisor   {"ping": n}   only after a presented frame · {"loading": s} · {"event": ...}
    supervisor -> game   {"setup": ...} first · {"does": ..., "value": ...}

When the pipe ends the supervisor is gone, and the game ends too.
"""

import contextlib
import json
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import IO, Any, Self

from game.kiosk.board import Order
from game.kiosk.events import Event, to_json

PING_S = 0.1  # between two pings: the supervisor needs no more, and 60 a second would wake it for nothing
GRACE_S = 2.0  # s that a game whose supervisor is gone may take to end by itself
BOUND = 1024  # lines that wait; more means that nobody reads


class Outbox:
    """Writes lines from a thread of its own, so that a reader who has stopped holds up nobody."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lines: queue.Queue[bytes | None] = queue.Queue(BOUND)
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def put(self, line: str) -> bool:
        """Send a line; False when too many wait, and it is lost."""
        try:
            self._lines.put_nowait(line.encode() + b"\n")
        except queue.Full:
            return False
        return True

    def close(self, seconds: float) -> None:
        """Send what waits, for at most so long, and end the pipe."""
        with contextlib.suppress(queue.Full):
            self._lines.put_nowait(None)
        self._thread.join(seconds)

    def _write(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while (line := self._lines.get()) is not None:
                self._stream.write(line)
                self._stream.flush()
        with contextlib.suppress(OSError, ValueError):
            self._stream.close()


def order_to_json(order: Order) -> str:
    """Write an order as one line."""
    return json.dumps(asdict(order), ensure_ascii=False)


def order_from_json(line: str | bytes) -> Order:
    """Read an order.

    Raises:
        ValueError: it is none.

    """
    given = json.loads(line)
    try:
        return Order(str(given["does"]), str(given.get("value", "")))  # type: ignore[arg-type]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no order") from error


class Link:
    """What the game holds of its supervisor. Every call returns at once."""

    def __init__(self, inward: IO[bytes], outward: IO[bytes], *, gone: Callable[[], None] | None = None) -> None:
        """Begin.

        Args:
            inward: the supervisor's lines.
            outward: where ours go.
            gone: called from another thread when the supervisor is gone; by default the process ends after `GRACE_S`.

        """
        self._inward, self._gone = inward, gone or _end
        self._outbox = Outbox(outward)
        self._orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
        self._pings, self._pinged = 0, 0.0

    @classmethod
    def of_standard(cls) -> Self:
        """Take standard input and output for the link; what else is printed goes to standard error from now on."""
        inward = os.fdopen(os.dup(0), "rb")
        outward = os.fdopen(os.dup(1), "wb")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)
        os.close(nothing)
        sys.stdout = sys.stderr
        return cls(inward, outward)

    def setup(self) -> dict[str, Any] | None:
        """Wait for what the supervisor says first; None when it is gone. Call it once, before anything else."""
        line = self._inward.readline()
        threading.Thread(target=self._read, daemon=True).start()
        if not line:
            return None
        given = json.loads(line).get("setup")
        return given if isinstance(given, dict) else None

    def ping(self) -> None:
        """A frame was presented. Call it after each, and only then: this is how a hang is known."""
        now = time.monotonic()
        if now - self._pinged >= PING_S or not self._pings:
            self._pings, self._pinged = self._pings + 1, now
            self._outbox.put(f'{{"ping": {self._pings}}}')

    def loading(self, seconds: float) -> None:
        """Say that no frame may come for so long, because something is read or painted."""
        self._outbox.put(f'{{"loading": {seconds:.1f}}}')

    def tell(self, event: Event) -> None:
        """Tell the supervisor, and through it everybody."""
        self._outbox.put(to_json(event))

    def orders(self) -> tuple[Order, ...]:
        """Give what is wanted since the last call; never waits."""
        found = []
        with contextlib.suppress(queue.Empty):
            while True:
                found.append(self._orders.get_nowait())
        return tuple(found)

    def close(self) -> None:
        """Send what was told last."""
        self._outbox.close(1.0)

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in self._inward:
                with contextlib.suppress(ValueError):
                    self._orders.put(order_from_json(line))
        self._orders.put(Order("stop"))
        self._gone()


def _end() -> None:
    """A game that hangs does not take the order to stop: it ends all the same."""
    time.sleep(GRACE_S)
    os._exit(0)
