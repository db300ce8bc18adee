"""How often a game that dies is started again: at once, then later and later, then without the house's content."""

from collections import deque
from dataclasses import dataclass
from typing import Literal

Next = Literal["again", "safe", "bare"]
"""Start it as it was · in safe mode · with nothing but a still picture, because safe mode dies as well."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows a death."""

    does: Next
    delay_s: float
    """To wait before it is started."""


class Budget:
    """Counts deaths. All times are seconds of a clock that only goes forward.

    The first death is healed at once, as a visitor waits. Each further one within the window waits twice as long, so
    that a game which dies as soon as it starts does not keep the machine busy. With `cap` deaths in the window safe
    mode begins; with as many again in safe mode only the still picture is left. It never gives up.
    """

    def __init__(self, cap: int, window_s: float, first_delay_s: float, longest_delay_s: float) -> None:
        self._cap, self._window_s = cap, window_s
        self._first, self._longest = first_delay_s, longest_delay_s
        self._deaths: deque[float] = deque()
        self._mode: Next = "again"

    @property
    def mode(self) -> Next:
        """How the game is to be started now."""
        return self._mode

    def died(self, now: float) -> Answer:
        """Count a death; tell what follows."""
        self._deaths.append(now)
        while self._deaths and self._deaths[0] <= now - self._window_s:
            self._deaths.popleft()
        count = len(self._deaths)
        if count >= self._cap and self._mode != "bare":
            self._mode = "safe" if self._mode == "again" else "bare"
            self._deaths.clear()
            return Answer(self._mode, 0.0)  # what made it die is not started any more
        delay = 0.0 if count <= 1 else min(self._longest, self._first * 2 ** min(count - 2, 30))
        return Answer(self._mode, delay)

    def forgive(self) -> None:
        """Begin anew: the operator has changed something, or it is the next morning."""
        self._deaths.clear()
        self._mode = "again"
