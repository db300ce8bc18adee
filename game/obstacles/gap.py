"""Gap: a piece of floor that is not there."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Box
from voice.words import Words

DEPTH = 4.0  # m of ground that it takes away; ground is thinner
JUMPED = 4.0  # m that a leap crosses with a little to spare


class Gap(Obstacle):
    """Floor taken away; its anchor is the left edge at floor height."""

    kind: Literal["gap"] = "gap"
    width: float = Field(default=2.5, ge=0.5, le=12, description="edge to edge, m")

    words: ClassVar = Words(
        en=("gap", "hole", "pit", "chasm", "ravine"),
        zh=("缺口", "坑", "断口", "斷口", "深沟", "深溝", "裂缝", "悬崖", "深坑"),
    )

    def passed_by(self) -> frozenset[str]:
        """A leap, where it is narrow enough."""
        return frozenset({"jump"} if self.width <= JUMPED else ())

    def cuts(self) -> Box:
        """The ground between its edges."""
        return Box(0.0, -DEPTH, self.width, DEPTH + 0.01)

    def reach(self) -> Box:
        """What is cut."""
        return self.cuts()

    def draw_still(self, painter: Painter) -> None:
        """Broken ends of steel at both edges."""
        for x, way in ((0.0, 1.0), (self.width, -1.0)):
            for drop, length in ((0.12, 0.34), (0.28, 0.2), (0.45, 0.28)):
                painter.line((x, -drop), (x + way * length, -drop - 0.16), ink="structure", width=0.05)
