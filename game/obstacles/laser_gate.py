"""Laser gate: a blinking beam to jump over, slide under, or wait out."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Box
from voice.words import Words

BEAM = 0.12  # m thick
RUNNER, STARTS = 12, 24  # ticks that a metre takes one who runs, and more for one who stood
LEAPT = 1.75  # m
CLEARANCE = 0.1  # m between beam and body that still feels fair


class LaserGate(Obstacle):
    """Two posts and a beam between them."""

    kind: Literal["laser_gate"] = "laser_gate"
    width: float = Field(default=1.0, ge=0.3, le=3, description="post to post, m")
    height: float = Field(default=0.9, ge=0.3, le=2.4, description="beam above floor, m")
    period: int = Field(default=120, ge=30, le=600, description="ticks, flash to flash")
    duty: float = Field(default=0.6, gt=0, le=1, description="lit share of the period")

    words: ClassVar = Words(
        en=("laser gate", "laser", "laser beam", "light gate"),
        zh=("激光门", "激光門", "激光", "雷射门", "雷射門", "雷射", "镭射", "光束门"),
    )

    def passed_by(self) -> frozenset[str]:
        """Moves that get past this one; the conformance check tries each."""
        # The wider the gate, the lower the beam that a leap stays above all the way.
        moves = {"jump"} if self.height + 0.3 * self.width <= LEAPT else set()
        moves |= {"slide"} if self.height >= 0.8 + CLEARANCE else set()
        dark = self.period * (1 - self.duty)
        return frozenset(moves | ({"stop"} if dark >= (self.width + 1.0) * RUNNER + STARTS else set()))

    def reach(self) -> Box:
        """The gate."""
        return Box(0.0, 0.0, self.width, self.height + BEAM)

    def hazards(self, state: None, tick: int) -> tuple[Box, ...]:
        """The beam while it is lit."""
        lit = tick % self.period < self.period * self.duty
        return (Box(0.0, self.height - BEAM / 2, self.width, BEAM),) if lit else ()

    def draw_still(self, painter: Painter) -> None:
        """The posts."""
        for x in (0.0, self.width):
            painter.post((x, 0.0), self.height + 0.25, ink="danger")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """The beam."""
        for beam in self.hazards(state, tick):
            painter.glow(beam, ink="danger_lit")
