"""Springboard: it throws whoever steps on it."""

from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import NEVER, Body, Box, Contact, Reaction
from voice.words import Words

HIGH = 0.3  # m of the plate over the floor; it is stepped onto
FORWARD = 5.0  # m/s at least: a throw is a leap, and not straight up
SWING = 24  # ticks that the plate is seen to move


class Springboard(Obstacle):
    """State: the tick of its last throw, or None."""

    kind: Literal["springboard"] = "springboard"
    width: float = Field(default=1.4, ge=0.8, le=3, description="m")
    power: float = Field(default=13.0, ge=8, le=18, description="speed upwards, m/s; 13 throws 3.7 m high, 18 7 m")

    words: ClassVar = Words(
        en=("springboard", "spring", "trampoline", "bounce pad", "jump pad", "launch pad"),
        zh=("弹簧板", "彈簧板", "跳板", "蹦床", "弹跳板", "弹簧", "彈簧"),
    )

    def passed_by(self) -> frozenset[str]:
        """Run onto it, or leap over it."""
        return frozenset({"run", "jump"})

    def solids(self, state: int | None, tick: int) -> tuple[Box, ...]:
        """The plate at rest."""
        return (Box(0.0, 0.0, self.width, HIGH),)

    def reach(self) -> Box:
        """The plate."""
        return Box(0.0, 0.0, self.width, HIGH + 0.1)

    def react(self, state: int | None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """Throw."""
        if not contact.stands:
            return None
        vx = body.facing * max(FORWARD, abs(body.vx))
        thrown = replace(
            body,
            vx=vx,
            vy=self.power,
            airborne=NEVER,
            stands_on=-1,
            move=body.gait,
            ticks_in_move=0,
            height=body.standing,
        )
        return Reaction(tick, thrown, says="spring")

    def draw_still(self, painter: Painter) -> None:
        """Its foot."""
        painter.box(Box(-0.1, 0.0, self.width + 0.2, 0.09), ink="structure")
        for x in (0.04, self.width - 0.04):
            painter.line((x, 0.0), (x, 0.2), ink="structure", width=0.08)

    def draw_moving(self, painter: Painter, state: int | None, tick: int) -> None:
        """A coil, a plate and arrows; after a throw the plate flies up and settles."""
        since = SWING if state is None else tick - state
        share = max(0.0, 1.0 - since / SWING) if since >= 0 else 0.0
        top = HIGH + 0.55 * share * share
        count = 3
        for coil in range(count):
            middle = self.width * (coil + 0.5) / count
            for turn in range(4):
                low, high = 0.07 + (top - 0.13) * turn / 4, 0.07 + (top - 0.13) * (turn + 1) / 4
                side = 0.12 if turn % 2 else -0.12
                painter.line((middle + side, low), (middle - side, high), ink="text", width=0.045)
        painter.box(Box(0.0, top - 0.1, self.width, 0.1), ink="pickup")
        painter.glow(Box(0.06, top - 0.05, self.width - 0.12, 0.05), ink="path")
        for i in range(2):
            y = top + 0.35 + 0.32 * i + 0.1 * (tick % 40 / 40)
            for side in (-1, 1):
                painter.line((self.width / 2 + side * 0.24, y), (self.width / 2, y + 0.2), ink="path", width=0.07)
