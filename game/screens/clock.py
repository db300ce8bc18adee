"""The runtime's clock: how many ticks a frame is worth. While somebody speaks the world runs slow (focus time).

Focus time is never inside the simulation: it decides when ticks happen, not what they do. A meter keeps it for words:
it lasts for so many seconds of slowness and fills up again by itself; with an empty one the world slows down less.
"""

from dataclasses import dataclass

from game.pilot.delay import FOCUS_AFTER_S, FOCUS_EASE_S, FOCUS_LONGEST_S, FOCUS_RATE
from game.sim import TICK

BACK_S = 0.18  # s from focus time to normal
MOST_TICKS = 5  # a frame; after a long stall the world does not race to catch up
METER_S = 3.0  # s of focus time that a full meter holds
REFILL = 0.5  # s of it that come back in a second
EMPTY_RATE = 0.7  # of the world's speed in focus time with an empty meter


@dataclass(slots=True)
class Clock:
    """Turns real seconds into ticks of the world. A tick is always a whole one; a picture may lie between two."""

    focus_allowed: bool = True
    focus: float = 0.0
    """How deep in focus time, 0..1."""
    meter: float = METER_S
    """Seconds of focus time that are left."""
    _speech: float = 0.0
    _owed: float = 0.0

    def advance(self, seconds: float, speaking: bool) -> int:
        """Go on by real seconds; give the ticks that the world has to make."""
        self._speech = self._speech + seconds if speaking else 0.0
        lean_in = self.focus_allowed and FOCUS_AFTER_S < self._speech < FOCUS_AFTER_S + FOCUS_LONGEST_S
        change = seconds / FOCUS_EASE_S if lean_in else -seconds / BACK_S
        self.focus = min(1.0, max(0.0, self.focus + change))
        slowest = FOCUS_RATE if self.meter > 0 else EMPTY_RATE
        self.meter = max(0.0, self.meter - seconds) if lean_in else min(METER_S, self.meter + REFILL * seconds)
        deep = self.focus * self.focus * (3 - 2 * self.focus)
        self._owed += seconds * (1 - (1 - slowest) * deep) / TICK
        ticks = min(MOST_TICKS, int(self._owed))
        self._owed = min(self._owed - ticks, 1.0)
        return ticks

    @property
    def blend(self) -> float:
        """Where the picture lies between the last two ticks, 0..1."""
        return self._owed
