"""The game as its supervisor holds it: a process, what it tells, and how it is ended. It never waits for it."""

import contextlib
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from game.kiosk.board import Order
from game.kiosk.events import Event, from_json
from game.kiosk.link import Outbox, order_to_json
from voice.child import memory_mb

GAME = (sys.executable, "-P", "-m", "game.kiosk.child")
READ_S = 0.3  # s for the last lines of a process that has ended
PLACES = 12  # lines of a traceback that are kept
_PLACE = re.compile(r'\s*File "([^"]*)", line (\d+)(?:,)? in (\S+)')
_KIND = re.compile(r"([A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit|Warning))\b|Fatal Python error: ([A-Z][\w ]*)")


@dataclass(frozen=True, slots=True)
class Ping:
    """A frame was presented."""


@dataclass(frozen=True, slots=True)
class Loading:
    """No frame may come for so long."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Gone:
    """The process has ended."""

    code: int
    """Its exit code; negative is the signal that killed it."""
    places: tuple[str, ...] = ()
    """Where its program was, file and line, and the kind of the error. Never a message: it might quote a visitor."""


News = Ping | Loading | Event | Gone


class Process:
    """One game process. Started at once; it waits for `begin` before it opens a window."""

    def __init__(self, command: Sequence[str], inbox: "queue.SimpleQueue[tuple[Process, News]]") -> None:
        """Start it.

        Raises:
            OSError: no process can be started.

        """
        home = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(p for p in (home, *sys.path) if p and Path(p).is_absolute())
        self._child = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, "PYTHONFAULTHANDLER": "1", "PYGAME_HIDE_SUPPORT_PROMPT": "1"},
            start_new_session=True,  # so that everything which the game started can be ended with it
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        assert self._child.stderr is not None
        self._inbox = inbox
        self._outbox = Outbox(self._child.stdin)
        self._places: deque[str] = deque(maxlen=PLACES)
        readers = (
            threading.Thread(target=self._read, args=(self._child.stdout,), daemon=True),
            threading.Thread(target=self._read_errors, args=(self._child.stderr,), daemon=True),
        )
        for reader in readers:
            reader.start()
        threading.Thread(target=self._await, args=(readers,), daemon=True).start()

    @property
    def pid(self) -> int:
        """Its number; also that of its process group."""
        return self._child.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._child.poll() is None

    def begin(self, setup: dict[str, Any]) -> None:
        """Let it open its window."""
        self._outbox.put(json.dumps({"setup": setup}, ensure_ascii=False))

    def obey(self, order: Order) -> None:
        """Hand it an order."""
        self._outbox.put(order_to_json(order))

    def kill(self) -> None:
        """End it and all that it started, at once; also if it is stopped or hangs."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
        self._child.kill()

    def memory_mb(self) -> float | None:
        """Give what it and all that it started hold in memory, MB; None where the system does not tell."""
        try:
            numbers = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
        except OSError:
            return memory_mb(self.pid)
        held = [mb for pid in numbers if _group(pid) == self.pid and (mb := memory_mb(pid)) is not None]
        return sum(held) if held else memory_mb(self.pid)

    def _read(self, stream: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in stream:
                with contextlib.suppress(ValueError):
                    self._inbox.put((self, _news(line)))

    def _await(self, readers: Sequence[threading.Thread]) -> None:
        """Wait for its end: not that of its pipes, which whatever it has started may hold open."""
        code = self._child.wait()
        self.kill()  # what it has started
        for reader in readers:
            reader.join(READ_S)
        self._inbox.put((self, Gone(code, tuple(self._places))))

    def _read_errors(self, stream: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in stream:
                self._places.extend(place_of(line.decode(errors="replace")))


def place_of(line: str) -> tuple[str, ...]:
    """Give what a line of a traceback says of the program, and nothing of what it says of the world."""
    if match := _PLACE.match(line):
        return (f"{Path(match[1]).name}:{match[2]} {match[3]}",)
    if match := _KIND.match(line):
        return (match[1] or match[2].strip(),)
    return ()


def _news(line: bytes) -> News:
    given = json.loads(line)
    if not isinstance(given, dict):
        raise ValueError("no message")
    if "ping" in given:
        return Ping()
    if "loading" in given:
        return Loading(float(given["loading"]))
    return from_json(line)


def _group(pid: int) -> int:
    try:
        # pid (name) state parent group ...; a name may hold anything, so count from its end
        return int(Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[2])
    except (OSError, ValueError, IndexError):
        return -1
