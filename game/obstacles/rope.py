"""Rope: something to climb or to hang on; its upper end is level with what it leads to."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Box
from voice.words import Words

HALF = 0.15  # m to each side of its middle that hands can hold
RUNG = 0.4  # m from one to the next


class Rope(Obstacle):
    """A rope, a ladder or a vine; its anchor is the middle of its lower end."""

    kind: Literal["rope"] = "rope"
    height: float = Field(default=4.0, ge=1.5, le=20, description="m")
    made: Literal["rope", "ladder"] = Field(default="rope", description="what it looks like")

    words: ClassVar = Words(en=("ladder", "climbing rope", "rope ladder"), zh=("梯子", "爬绳", "绳梯", "攀爬绳"))

    def passed_by(self) -> frozenset[str]:
        """Hand over hand."""
        return frozenset({"climb"})

    def reach(self) -> Box:
        """All of it."""
        return Box(-HALF, 0.0, 2 * HALF, self.height)

    def holds(self, state: None, tick: int) -> tuple[Box, ...]:
        """All of it."""
        return (self.reach(),)

    def draw_still(self, painter: Painter) -> None:
        """A lit cable with knots, or two rails and rungs."""
        rungs = [RUNG * (i + 0.5) for i in range(int(self.height / RUNG))]
        if self.made == "ladder":
            for x in (-0.22, 0.22):
                painter.line((x, 0.0), (x, self.height + 0.3), ink="structure", width=0.09)
            for y in rungs:
                painter.line((-0.22, y), (0.22, y), ink="path", width=0.06)
            return
        painter.line((0.0, 0.0), (0.0, self.height + 0.4), ink="structure", width=0.1)
        painter.line((0.03, 0.0), (0.03, self.height + 0.4), ink="path", width=0.03)
        for y in rungs:
            painter.disc((0.0, y), 0.09, ink="structure")
