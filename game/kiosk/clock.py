"""The two clocks: one that only goes forward, for durations, and the one on the wall, for people."""

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Where the supervisor takes its time from; tests hand it one that jumps."""

    def monotonic(self) -> float:
        """Seconds of a clock that only goes forward."""

    def now(self) -> datetime:
        """The wall clock, with its zone."""


class SystemClock:
    """The machine's."""

    def monotonic(self) -> float:
        """Seconds of a clock that only goes forward; it stands still while the machine sleeps."""
        return time.monotonic()

    def now(self) -> datetime:
        """The wall clock, with its zone."""
        return datetime.now().astimezone()
