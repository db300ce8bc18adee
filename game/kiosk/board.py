"""What everybody may know of a kiosk at any time: one small state, in memory, read by many threads.

The supervisor publishes; the operator's page, metrics, MQTT and whoever embeds the kiosk read or subscribe. Polling
`state` is the contract; what a subscriber gets is best effort: a reader that is too slow loses the oldest events.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal

from game.kiosk.events import Event

Mode = Literal["starting", "attract", "visit", "closed", "safe", "stopped"]
"""`closed`: quiet hours, the picture is dark; `safe`: only the built-in level, after too many restarts."""
KEPT = 256  # events that a slow subscriber may lag behind


@dataclass(frozen=True, slots=True)
class State:
    """How the kiosk is now."""

    mode: Mode = "starting"
    up_since: float = 0.0
    """Seconds since 1970."""
    faults: Mapping[str, str] = field(default_factory=dict)
    """What is wrong now: code -> detail, in the order in which it began."""
    restarts: int = 0
    """Of the game, since the supervisor began."""
    visits: int = 0
    """Since the supervisor began; of other days the audits know."""
    content: str = ""
    """Name and version of the content pack that is shown."""
    frame_age_s: float = 0.0
    """Since a picture was last presented."""
    engine: str = ""
    """Which ear listens."""
    site: str = ""
    """The light of the last check of microphone, loudspeaker and room: green, yellow, red; empty before any."""
    site_at: float = 0.0
    """When that was, seconds since 1970."""
    site_findings: str = ""
    """What was not green."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the operator, or the software around a kiosk, wants of it."""

    does: Literal["restart", "stop", "open", "close", "reload", "selftest", "mute", "attract", "volume"]
    value: str = ""


class Board:
    """The state, who is told when it changes, and what is asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = State()
        self._readers: list[deque[Event]] = []
        self._woken = threading.Condition(self._lock)
        self._orders: deque[Order] = deque(maxlen=64)

    @property
    def state(self) -> State:
        """How it is now: a value that no later change touches."""
        with self._lock:
            return self._state

    def change(self, change: Callable[[State], State]) -> None:
        """Change the state in one step."""
        with self._lock:
            self._state = change(self._state)
            self._woken.notify_all()

    def set(self, **fields: object) -> None:
        """Change fields of the state."""
        self.change(lambda state: replace(state, **fields))  # type: ignore[arg-type]

    def tell(self, event: Event) -> None:
        """Hand an event to every subscriber."""
        with self._lock:
            for reader in self._readers:
                reader.append(event)
            self._woken.notify_all()

    @contextmanager
    def subscribed(self) -> Iterator[Callable[[float], tuple[Event, ...]]]:
        """Give a function that waits up to so many seconds and gives the events that came since it was last called."""
        reader: deque[Event] = deque(maxlen=KEPT)
        with self._lock:
            self._readers.append(reader)

        def wait(seconds: float) -> tuple[Event, ...]:
            with self._woken:
                self._woken.wait_for(lambda: bool(reader), seconds)
                came = tuple(reader)
                reader.clear()
            return came

        try:
            yield wait
        finally:
            with self._lock:
                self._readers.remove(reader)

    def ask(self, order: Order) -> None:
        """Want something of the kiosk; it is done by the supervisor, soon."""
        with self._lock:
            self._orders.append(order)
            self._woken.notify_all()

    def asked(self) -> tuple[Order, ...]:
        """Take what was asked for since last time, in order."""
        with self._lock:
            orders = tuple(self._orders)
            self._orders.clear()
        return orders
