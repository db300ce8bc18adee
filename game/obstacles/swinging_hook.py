"""Swinging hook: caught by leaping at it; it swings, and a leap lets go. Ropes and vines are the same."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Ink, Painter
from game.sim import Body, Box, Contact, Reaction, ticks
from voice.words import Words

REACH = 1.0  # m to either side at which hands find it
LOW, HIGH = 0.2, 2.7  # m over the soles at which hands find the handle, or the rope above it
GRIP = 2.05  # m from the soles to the hands that hold
PULL = 0.3  # share of the way to the handle that a tick takes, so that nobody snaps to it
LONG_AGO = ticks(20.0)  # after letting go it hangs still
AGAIN = ticks(0.6)  # after letting go, before it can be caught again
HANGS = "hang"  # what a held body does: the move of that name leaves whom an obstacle carries alone
OUTLINED: tuple[tuple[Ink, float], ...] = (("structure", 0.2), ("path", 0.1))
OUT_OF_SIGHT = 9.5  # m; its crane comes from above the picture


@dataclass(frozen=True, slots=True)
class Hold:
    """Since when it has been held, or free."""

    held: bool
    since: int

    def alike(self, tick: int) -> tuple[bool, int]:
        """See `game.pilot.clock.Blurred`: where it swings, to within two ticks."""
        return self.held, min(tick - self.since, LONG_AGO) // 2


class SwingingHook(Obstacle):
    """Its anchor is the floor's height under the handle at rest. State: a `Hold`, or None before it is first caught."""

    kind: Literal["swinging_hook"] = "swinging_hook"
    height: float = Field(default=2.7, ge=2.2, le=4, description="of the handle at rest, m")
    length: float = Field(default=4.0, ge=2.5, le=7, description="of the rope, m")
    swing: float = Field(default=2.4, ge=1, le=3.5, description="to either side, m; at most 0.8 of the rope counts")
    period: int = Field(default=240, ge=150, le=600, description="ticks, there and back")
    look: Literal["hook", "rope", "vine"] = Field(default="hook", description="what hangs there")

    words: ClassVar = Words(
        en=("swinging hook", "hook", "rope", "vine", "swing", "grapple"),
        zh=("钩子", "鉤子", "吊钩", "吊鉤", "绳索", "繩索", "绳子", "藤蔓", "秋千"),
    )

    def passed_by(self) -> frozenset[str]:
        """Leap at it, and leap again; where there is floor, run under it."""
        return frozenset({"jump"})

    def _at(self, state: Hold | None, tick: int) -> tuple[float, float]:
        """Where the handle is: forward first, then back, as if thrown by the leap."""
        swing = min(self.swing, 0.8 * self.length)
        pivot = self.height + self.length
        if state is None:
            return 0.0, self.height
        since = tick - state.since
        if state.held:
            across = swing * _wave(since % self.period / self.period)
        else:  # it comes to rest
            fading = max(0.0, 1.0 - since / (2 * self.period))
            across = swing * fading * fading * _wave((since + self.period // 4) % self.period / self.period)
        return across, pivot - sqrt(self.length * self.length - across * across)

    def reach(self) -> Box:
        """All that its handle and its hands can be at."""
        swing = min(self.swing, 0.8 * self.length)
        return Box(-swing - REACH, self.height - HIGH, 2 * (swing + REACH), self.length + HIGH)

    def react(self, state: Hold | None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """Catch who leaps at it, carry who holds, let go who begins another move."""
        x, y = self._at(state, tick)
        x, y = self.x + x, self.y + y
        if state is not None and state.held:
            if body.stun or body.move != HANGS:
                return Reaction(Hold(False, tick), says="lets_go")
            # Not faster than it swings, but for the first moment: then hands slide up to it.
            near_x, near_y = body.x + PULL * (x - body.x), body.y + PULL * (y - GRIP - body.y)
            return Reaction(state, _hung(body, near_x, near_y))
        free = state is None or tick - state.since >= AGAIN
        within = -REACH < body.x - x < REACH and LOW < y - body.y < HIGH
        if not (free and within and body.airborne > 0 and body.stun == 0 and contact.overlaps):
            return None
        return Reaction(Hold(True, tick), _hung(body, body.x, body.y), says="caught")

    def draw_still(self, painter: Painter) -> None:
        """The trolley that it hangs from."""
        pivot = self.height + self.length
        painter.line((0.0, pivot), (0.0, max(OUT_OF_SIGHT, pivot + 1.0)), ink="structure", width=0.12)
        painter.box(Box(-0.55, pivot - 0.04, 1.1, 0.3), ink="structure")
        painter.line((-0.55, pivot), (0.55, pivot), ink="mid", width=0.05)
        painter.disc((0.0, pivot), 0.13, ink="mid")

    def draw_moving(self, painter: Painter, state: Hold | None, tick: int) -> None:
        """The rope and what hangs at its end; the part to catch is lit."""
        x, y = self._at(state, tick)
        pivot = (0.0, self.height + self.length)
        painter.line(pivot, (x, y), ink="mid", width=0.1)
        painter.line(pivot, (x, y), ink="near" if self.look == "vine" else "structure", width=0.06)
        if self.look == "vine":
            for i in range(1, 10):
                share, side = i / 10, 0.22 if i % 2 else -0.22
                leaf_x, leaf_y = x * share, pivot[1] + (y - pivot[1]) * share
                painter.polygon(
                    ((leaf_x, leaf_y), (leaf_x + side, leaf_y + 0.1), (leaf_x + side * 0.8, leaf_y - 0.1)), ink="path"
                )
        if self.look == "hook":
            painter.box(Box(x - 0.13, y, 0.26, 0.26), ink="structure")
            curve = ((0.0, 0.0), (0.0, -0.12), (0.16, -0.2), (0.2, -0.36), (0.06, -0.48), (-0.14, -0.42), (-0.2, -0.28))
            # Lined with dark, as a lit hook alone is lost on a pale ground.
            for ink, width in OUTLINED:
                for (ax, ay), (bx, by) in pairwise(curve):
                    painter.line((x + ax, y + ay), (x + bx, y + by), ink=ink, width=width)
        else:
            painter.disc((x, y - 0.1), 0.21, ink="structure")
            for ink, width in OUTLINED:
                painter.line((x, y - 0.2), (x, y - 0.5), ink=ink, width=width)
            painter.disc((x, y - 0.1), 0.15, ink="path")
        shine = 0.05 + 0.03 * abs(tick % 60 - 30) / 30
        painter.glow(Box(x - shine, y - 0.06, 2 * shine, 0.06), ink="path")


def _hung(body: Body, x: float, y: float) -> Body:
    """Give the body as it hangs: it may leap as if it stood."""
    return replace(
        body, x=x, y=y, vx=0.0, vy=0.0, airborne=0, stands_on=-1, air_moves=0, move=HANGS, height=body.standing
    )


def _wave(turn: float) -> float:
    """Give -1..1 for a share of a turn: within 0.06 of a sine, from + - * alone."""
    half = turn * 2 if turn < 0.5 else turn * 2 - 1
    arc = 4 * half * (1 - half)
    return arc if turn < 0.5 else -arc
