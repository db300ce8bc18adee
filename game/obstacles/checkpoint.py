"""Checkpoint: where the robot comes back to."""

from typing import ClassVar, Literal

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Body, Box, Contact, Reaction
from voice.words import Words


class Checkpoint(Obstacle):
    """A beacon that lights when passed. State: whether it is lit."""

    kind: Literal["checkpoint"] = "checkpoint"

    words: ClassVar = Words(
        en=("checkpoint", "save point", "respawn point"), zh=("存档点", "存檔點", "检查点", "檢查點", "复活点")
    )
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
        """A slim mast on a foot."""
        painter.box(Box(-0.4, 0.0, 0.8, 0.1), ink="structure")
        painter.box(Box(-0.22, 0.1, 0.44, 0.12), ink="structure")
        painter.line((0.0, 0.0), (0.0, 2.3), ink="structure", width=0.12)
        for y in (0.9, 1.6):
            painter.box(Box(-0.1, y, 0.2, 0.07), ink="mid")

    def draw_moving(self, painter: Painter, state: bool, tick: int) -> None:
        """Its lamp, a spark at first; once lit, a flag of light that waves."""
        size = 0.3 if state else 0.16
        painter.glow(Box(-size / 2, 2.3, size, size), ink="path")
        painter.line((0.0, 1.72), (0.0, 2.28), ink="path", width=0.05)
        if state:
            wave = 0.06 * (abs(tick % 60 - 30) / 15 - 1)
            flag = ((0.06, 2.26), (0.5, 2.2 + wave), (0.95, 2.02 - wave), (0.5, 1.86 + wave), (0.06, 1.76))
            painter.veil(flag, ink="path", share=0.55)
            painter.line((0.06, 2.26), (0.5, 2.2 + wave), ink="path", width=0.04)
            painter.line((0.5, 2.2 + wave), (0.95, 2.02 - wave), ink="path", width=0.04)
        else:
            painter.line((0.0, 1.72), (0.3, 1.82), ink="mid", width=0.06)
