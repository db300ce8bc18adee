"""Crate: a box to leap onto or over."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Box
from voice.words import Words


class Crate(Obstacle):
    """A square box on the floor."""

    kind: Literal["crate"] = "crate"
    size: float = Field(default=1.0, ge=0.5, le=2.0, description="of each side, m")

    words: ClassVar = Words(
        en=("crate", "box", "container", "barrel"), zh=("箱子", "木箱", "货箱", "貨箱", "箱", "集装箱")
    )

    def passed_by(self) -> frozenset[str]:
        """A leap, or hand over hand."""
        return frozenset({"jump", "climb"})

    def solids(self, state: None, tick: int) -> tuple[Box, ...]:
        """The box."""
        return (Box(0.0, 0.0, self.size, self.size),)

    def draw_still(self, painter: Painter) -> None:
        """Planks and a cross."""
        s = self.size
        painter.box(Box(0.0, 0.0, s, s), ink="mid")
        for start, end in (
            ((0.04, 0.04), (s - 0.04, 0.04)),
            ((0.04, s - 0.04), (s - 0.04, s - 0.04)),
            ((0.04, 0.04), (0.04, s - 0.04)),
            ((s - 0.04, 0.04), (s - 0.04, s - 0.04)),
            ((0.04, 0.04), (s - 0.04, s - 0.04)),
        ):
            painter.line(start, end, ink="structure", width=0.08)
        painter.line((0.0, s), (s, s), ink="path", width=0.05)
