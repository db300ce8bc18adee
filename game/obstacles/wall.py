"""Wall: too high to leap onto; climb it, or turn back."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Box
from voice.words import Words

JUMPED = 2.2  # m; a leap lands on what is this high
CLIMBED = 6.0  # m


class Wall(Obstacle):
    """A solid block on the floor."""

    kind: Literal["wall"] = "wall"
    width: float = Field(default=1.0, ge=0.3, le=20, description="m")
    height: float = Field(default=3.0, ge=0.5, le=12, description="m")

    words: ClassVar = Words(en=("wall", "high wall", "barrier"), zh=("墙", "牆", "高墙", "高牆", "围墙", "墙壁"))

    def passed_by(self) -> frozenset[str]:
        """A climb, or a leap onto a low one."""
        moves = {"climb"} if self.height <= CLIMBED else set()
        return frozenset(moves | ({"jump"} if self.height <= JUMPED else set()))

    def solids(self, state: None, tick: int) -> tuple[Box, ...]:
        """The block."""
        return (Box(0.0, 0.0, self.width, self.height),)

    def draw_still(self, painter: Painter) -> None:
        """A dark slab with holds and a lit upper edge."""
        painter.box(Box(0.0, 0.0, self.width, self.height), ink="structure")
        painter.line((0.0, self.height), (self.width, self.height), ink="path", width=0.08)
        y = 0.5
        while y < self.height - 0.2:
            painter.line((0.06, y), (0.3, y), ink="path", width=0.05)
            painter.line((self.width - 0.3, y), (self.width - 0.06, y), ink="path", width=0.05)
            y += 0.5
