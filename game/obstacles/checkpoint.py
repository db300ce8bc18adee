"""Checkpoint: where the robot comes back to."""

from typing import ClassVar, Literal

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Body, Box, Contact, Reaction
from voice.words import Words


class Checkpoint(Obstacle):
    """A beacon that lights when passed. State: whether it is lit."""

    kind: Literal["checkpoint"] = "checkpoint"

    words: ClassVar = Words(en=("checkpoint", "save point"), zh=("存档点", "检查点"))
    lasts: ClassVar[bool] = True

    def first_state(self) -> bool:
        """It is dark at first."""
        return False

    def reach(self) -> Box:
        """Where passing it counts, also in a leap."""
        return Box(-0.3, 0.0, 0.6, 4.0)

    def react(self, state: bool, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """Light up, and become the robot's home."""
        return Reaction(True, says="checkpoint", saves=True) if contact.overlaps and not state else None

    def draw_still(self, painter: Painter) -> None:
        """A slim mast."""
        painter.line((0.0, 0.0), (0.0, 2.3), ink="structure", width=0.12)
        painter.box(Box(-0.25, 0.0, 0.5, 0.12), ink="structure")

    def draw_moving(self, painter: Painter, state: bool, tick: int) -> None:
        """Its lamp: a spark, then a beacon."""
        size = 0.34 if state else 0.14
        painter.glow(Box(-size / 2, 2.3, size, size), ink="path")
