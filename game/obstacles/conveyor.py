"""Conveyor: a belt that carries whoever is on it, forward or back."""

from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import TICK, Body, Box, Contact, Reaction
from voice.words import Words

HIGH = 0.2  # m over the floor; it is stepped onto
DEEP = 0.34  # m of its flank that is seen below
ARROW = 0.9  # m from one arrow to the next


class Conveyor(Obstacle):
    """It moves who stands on it as well as who runs."""

    kind: Literal["conveyor"] = "conveyor"
    width: float = Field(default=5.0, ge=1.5, le=16, description="m")
    speed: float = Field(default=-2.0, ge=-3, le=4, description="of the belt, m/s; below 0 it runs back")

    words: ClassVar = Words(
        en=("conveyor", "conveyor belt", "moving walkway", "travelator", "treadmill"),
        zh=("传送带", "傳送帶", "输送带", "輸送帶", "自动人行道", "履带"),
    )

    def passed_by(self) -> frozenset[str]:
        """Running gets over it; against the belt it takes longer."""
        return frozenset({"run", "jump"})

    def solids(self, state: None, tick: int) -> tuple[Box, ...]:
        """The belt."""
        return (Box(0.0, 0.0, self.width, HIGH),)

    def react(self, state: None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """Carry along."""
        return Reaction(None, replace(body, x=body.x + self.speed * TICK)) if contact.stands else None

    def draw_still(self, painter: Painter) -> None:
        """The frame, with a drum at either end."""
        painter.box(Box(0.0, -DEEP, self.width, HIGH + DEEP), ink="structure")
        for x in (0.16, self.width - 0.16):
            painter.disc((x, -0.07), 0.25, ink="structure")
            painter.disc((x, -0.07), 0.17, ink="mid")
            painter.disc((x, -0.07), 0.06, ink="structure")
        painter.line((0.0, HIGH - 0.02), (self.width, HIGH - 0.02), ink="path", width=0.06)
        painter.box(Box(0.0, -DEEP - 0.05, self.width, 0.05), ink="mid")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """Arrows along its flank that go as the belt goes, and cleats on it."""
        way = 1.0 if self.speed > 0 else -1.0
        shift = tick * self.speed * TICK % ARROW
        x = shift - ARROW
        while x < self.width:
            if 0.48 <= x <= self.width - 0.48:
                for lag in (0.0, 0.16):
                    tip, tail = x + way * (0.11 - lag), x - way * (0.03 + lag)
                    painter.line((tail, 0.06), (tip, -0.08), ink="text", width=0.055)
                    painter.line((tail, -0.22), (tip, -0.08), ink="text", width=0.055)
            for cleat in (x, x + ARROW / 2):
                if 0.0 <= cleat <= self.width - 0.12:
                    painter.box(Box(cleat, HIGH - 0.02, 0.12, 0.06), ink="near")
            x += ARROW
