"""Small games for supervisors: real processes that speak the pipe's language, and die in every way there is."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from game.kiosk import Kiosk
from game.kiosk.display import DisplaySettings
from game.kiosk.events import Event
from game.kiosk.hours import HoursSettings
from game.kiosk.life import LifeSettings
from game.kiosk.ops.settings import OperatorSettings
from game.kiosk.settings import KioskSettings

HEAD = """
import json, os, signal, sys, threading, time
inward = open(0, "rb", buffering=0, closefd=False)  # a buffer that a thread waits at is in the way of an end
setup = json.loads(inward.readline() or b"null")
if setup is None:
    sys.exit(0)
setup = setup["setup"]
orders, own = [], os.path.join(setup["data"], "games")
os.makedirs(setup["data"], exist_ok=True)
count = len(open(own).read().split()) if os.path.exists(own) else 0
try:
    open(own, "a").write("%s\\n" % setup["mode"])
except OSError:
    pass
def read():
    for line in inward:
        orders.append(json.loads(line))
    os._exit(0)
threading.Thread(target=read, daemon=True).start()
pings = 0
def say(message):
    sys.stdout.write(json.dumps(message) + "\\n")
    sys.stdout.flush()
def ping():
    global pings
    pings += 1
    say({"ping": pings})
    time.sleep(0.01)
def asked(name):
    return any(order["does"] == name for order in orders)
"""
PLAY = """
while not asked("stop"):
    ping()
"""
E = TypeVar("E")
LIFE = LifeSettings(
    hang_s=5.0,
    start_s=8.0,
    stop_s=1.0,
    restarts=3,
    window_s=60.0,
    delay_s=0.01,
    longest_delay_s=0.05,
    look_s=0.1,
    spare=False,
)


def game(body: str = PLAY) -> tuple[str, ...]:
    """Give the command of a game that does this."""
    return (sys.executable, "-S", "-E", "-c", HEAD + body)


def settings(data: Path, hours: HoursSettings | None = None, **life: object) -> KioskSettings:
    return KioskSettings(
        data=data,
        display=DisplaySettings(),
        hours=hours or HoursSettings(),
        life=LIFE.model_copy(update=life),
        operator=OperatorSettings(enabled=False),  # many kiosks run at once here, and there is one port
    )


class Watched:
    """A kiosk that runs, and all that it has told."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self.told: list[Event] = []
        self._came = threading.Condition()
        self._over = threading.Event()
        self._ready = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        self._ready.wait(5)

    def until(self, what: Callable[[], object], seconds: float = 20.0) -> None:
        """Wait for something of it."""
        end = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < end, (self.kiosk.state, self.told)
            time.sleep(0.01)

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.told if isinstance(event, kind)]

    def _read(self) -> None:
        with self.kiosk.board.subscribed() as wait:
            self._ready.set()
            while not self._over.is_set():
                self.told += wait(0.05)

    def close(self) -> None:
        self._over.set()


@contextmanager
def running(kiosk: Kiosk) -> Iterator[Watched]:
    watched = Watched(kiosk)
    try:
        with kiosk:
            yield watched
    finally:
        watched.close()


def modes(data: Path) -> list[str]:
    """Give in which mode each game was started."""
    file = data / "games"
    return file.read_text().split() if file.exists() else []


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that is only not buried yet does not."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.startswith("Z")
