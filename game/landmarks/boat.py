"""Boat: a junk with ribbed sails, moored where the way ends."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.landmarks.roof import lantern
from game.obstacles import Box, Painter
from voice.words import Words


class Boat(Landmark):
    """Its hull lies a little lower than the way."""

    kind: Literal["boat"] = "boat"

    words: ClassVar = Words(
        en=("boat", "ship", "sailing boat", "junk", "ferry"),
        zh=("船", "小船", "帆船", "渡船", "乌篷船", "画舫", "轮船"),
    )
    size: ClassVar = (11.0, 9.0)

    def draw_still(self, painter: Painter) -> None:
        """Hull, cabin, masts, sails and lanterns."""
        painter.polygon(
            ((-5.2, 2.0), (-4.6, 0.5), (-3.4, -0.5), (3.2, -0.5), (4.6, 0.6), (5.4, 2.5), (4.2, 1.5), (-3.2, 1.2)),
            ink="near",
        )
        painter.line((-5.1, 1.9), (-3.2, 1.15), ink="path", width=0.06)
        painter.line((-3.2, 1.15), (4.2, 1.45), ink="path", width=0.06)
        painter.line((4.2, 1.45), (5.3, 2.4), ink="path", width=0.06)
        painter.box(Box(-4.0, 1.2, 2.6, 1.0), ink="mid")
        for x in (-3.6, -2.9, -2.2):
            painter.glow(Box(x - 0.2, 1.5, 0.4, 0.4), ink="glow")
        painter.polygon(((-4.4, 2.5), (-4.2, 2.2), (-1.2, 2.2), (-1.0, 2.5), (-1.6, 2.65), (-3.8, 2.65)), ink="near")
        for mast, foot, high, wide in ((0.6, 2.6, 5.6, 2.6), (3.4, 2.4, 3.7, 1.7)):
            painter.line((mast, 1.2), (mast, foot + high + 0.4), ink="structure", width=0.14)
            painter.polygon(
                (
                    (mast - wide * 0.8, foot),
                    (mast + wide * 0.5, foot + 0.2),
                    (mast + wide * 0.42, foot + high * 0.75),
                    (mast + 0.1, foot + high),
                    (mast - wide * 0.62, foot + high * 0.7),
                ),
                ink="mid",
            )
            for rib in range(1, 6):
                y = foot + high * 0.72 * rib / 5
                lean = 0.8 - 0.18 * rib / 5
                painter.line((mast - wide * lean, y - 0.05), (mast + wide * 0.45, y + 0.1), ink="near", width=0.07)
        painter.line((0.6, 8.6), (5.2, 2.4), ink="structure", width=0.04)
        painter.line((0.6, 8.6), (-5.0, 1.9), ink="structure", width=0.04)
        lantern(painter, 4.9, 2.3, 0.3)
        lantern(painter, -4.7, 2.5, 0.3)

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """Ripples at its side."""
        for i in range(5):
            x = -4.6 + i * 2.1 + 0.3 * (abs((tick + 23 * i) % 120 - 60) / 60)
            painter.line((x, -0.62), (x + 0.9, -0.62), ink="path", width=0.04)
