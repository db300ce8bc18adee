"""Elevator: it rides when it is stood on, waits at the other end, and comes back."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import TICKS_PER_SECOND, Body, Box, Contact, Reaction
from voice.words import Words

THICK = 0.3  # m
LIP = 0.12  # m over the floor where it waits; it is stepped onto
RUNNER = 12  # ticks that a metre takes one who runs
MAST = 2.6  # m that its rails rise over its upper end


class Elevator(Obstacle):
    """Its anchor is the left end of its deck at rest. State: the tick at which it was stepped on, or None."""

    kind: Literal["elevator"] = "elevator"
    width: float = Field(default=3.0, ge=2, le=6, description="m")
    rise: float = Field(default=4.0, ge=-8, le=8, description="to its other end, m; below 0 it rides down")
    speed: float = Field(default=2.0, ge=0.5, le=3, description="on average, m/s")
    wait: int = Field(default=45, ge=10, le=300, description="ticks from the first step to the ride")
    stay: int = Field(default=180, ge=60, le=900, description="ticks that it waits at its other end")

    words: ClassVar = Words(en=("elevator", "lift"), zh=("电梯", "電梯", "升降机", "升降機", "升降台", "直梯"))

    def passed_by(self) -> frozenset[str]:
        """Stop on it and ride, or run over it; one that rides down must wait until a runner is over it."""
        if self.rise > 0:
            return frozenset({"run", "stop"})
        return frozenset({"run"} if self.wait > (self.width + 1.0) * RUNNER else ())

    def _ride(self) -> int:
        return max(20, round(abs(self.rise) / self.speed * TICKS_PER_SECOND))

    def _at(self, state: int | None, tick: int) -> float:
        """How far its deck is from its place, m."""
        if state is None:
            return 0.0
        ride = self._ride()
        gone = tick - state - self.wait
        share = gone / ride if gone < ride + self.stay else 1.0 - (gone - ride - self.stay) / ride
        share = min(1.0, max(0.0, share))
        return self.rise * share * share * (3 - 2 * share)

    def reach(self) -> Box:
        """All of its shaft."""
        return Box(0.0, min(0.0, self.rise) - THICK, self.width, abs(self.rise) + THICK + LIP)

    def cuts(self) -> Box | None:
        """A shaft through the floor, where it rides down."""
        depth = -self.rise - THICK
        return Box(0.0, -depth, self.width, depth + 0.01) if depth > 0 else None

    def solids(self, state: int | None, tick: int) -> tuple[Box, ...]:
        """The deck."""
        return (Box(0.0, self._at(state, tick) + LIP - THICK, self.width, THICK),)

    def react(self, state: int | None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """The first step starts it; back at its place it may be started again."""
        home = state is None or tick >= state + self.wait + 2 * self._ride() + self.stay
        return Reaction(tick, says="elevator") if home and contact.stands else None

    def draw_still(self, painter: Painter) -> None:
        """Rails with rungs, and a lamp on top."""
        low, high = min(0.0, self.rise) - 0.3, max(0.0, self.rise) + MAST
        painter.veil(
            ((0.1, low), (0.1, high), (self.width - 0.1, high), (self.width - 0.1, low)), ink="path", share=0.08
        )
        for x in (0.1, self.width - 0.1):
            painter.line((x, low), (x, high), ink="structure", width=0.16)
            y = low + 0.4
            while y < high:
                painter.line((x - 0.07, y), (x + 0.07, y), ink="mid", width=0.05)
                y += 0.5
        painter.box(Box(-0.15, high, self.width + 0.3, 0.3), ink="structure")
        painter.glow(Box(self.width / 2 - 0.5, high + 0.1, 1.0, 0.1), ink="path")

    def draw_moving(self, painter: Painter, state: int | None, tick: int) -> None:
        """The deck on its cable, with arrows that tell which way it rides."""
        (deck,) = self.solids(state, tick)
        top = max(0.0, self.rise) + MAST
        for x in (self.width / 2 - 0.25, self.width / 2 + 0.25):
            painter.line((x, deck.top + 2.3), (x, top), ink="structure", width=0.04)
        for x in (0.3, self.width - 0.3):
            painter.line((x, deck.top), (x, deck.top + 2.3), ink="mid", width=0.07)
        painter.box(Box(0.2, deck.top + 2.25, self.width - 0.4, 0.14), ink="structure")
        painter.box(deck, ink="structure")
        painter.line((deck.x, deck.top - 0.03), (deck.right, deck.top - 0.03), ink="path", width=0.08)
        way = 1.0 if self.rise >= 0 else -1.0
        for i in range(3):
            lit = state is not None and (tick // 10 + i) % 3 == 0
            y = deck.top + 1.1 + way * (i - 1) * 0.26
            for side in (-1, 1):
                ink: Literal["path", "text"] = "text" if lit else "path"
                painter.line(
                    (self.width / 2 + side * 0.26, y - way * 0.12), (self.width / 2, y + way * 0.12), ink, 0.07
                )
