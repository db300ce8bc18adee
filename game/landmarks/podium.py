"""Podium: three steps, a cup, and flags for whoever arrives first."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.obstacles import Box, Ink, Painter
from voice.words import Words

PAPER: tuple[Ink, ...] = ("glow", "path", "text")


class Podium(Landmark):
    """With a wall of light behind it."""

    kind: Literal["podium"] = "podium"

    words: ClassVar = Words(
        en=("podium", "winners podium", "stage", "finish arena"), zh=("领奖台", "領獎台", "颁奖台", "奖台", "冠军台")
    )
    size: ClassVar = (12.0, 7.0)

    def draw_still(self, painter: Painter) -> None:
        """Steps, cup, wall and masts."""
        painter.polygon(((-5.4, 0.0), (-5.0, 6.2), (5.0, 6.2), (5.4, 0.0)), ink="mid")
        painter.veil(((-4.6, 0.4), (-4.3, 5.8), (4.3, 5.8), (4.6, 0.4)), ink="glow", share=0.14)
        for x in (-5.2, 5.2):
            painter.line((x, 0.0), (x, 6.9), ink="near", width=0.18)
        for i in range(9):
            painter.disc((-4.4 + 1.1 * i, 6.35), 0.14, ink="glow")
        painter.text((0.0, 5.2), "胜利 VICTORY", 0.62, ink="path")
        for x, high, place in ((-2.2, 1.2, "2"), (2.2, 0.9, "3"), (0.0, 1.7, "1")):
            painter.box(Box(x - 1.15, 0.0, 2.3, high), ink="near")
            painter.box(Box(x - 1.25, high, 2.5, 0.16), ink="structure")
            painter.line((x - 1.2, high + 0.14), (x + 1.2, high + 0.14), ink="path", width=0.06)
            painter.text((x, high * 0.55), place, 0.62, ink="path")
        painter.polygon(((-0.62, 3.9), (0.62, 3.9), (0.44, 3.0), (0.14, 2.7), (-0.14, 2.7), (-0.44, 3.0)), ink="text")
        painter.box(Box(-0.09, 2.2, 0.18, 0.55), ink="text")
        painter.box(Box(-0.4, 1.86, 0.8, 0.34), ink="structure")
        for side in (-1, 1):
            painter.line((side * 0.6, 3.7), (side * 0.92, 3.5), ink="text", width=0.08)
            painter.line((side * 0.92, 3.5), (side * 0.44, 3.05), ink="text", width=0.08)

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """Paper that falls."""
        for i in range(16):
            x = -4.6 + 0.61 * i + 0.3 * (abs((tick + 17 * i) % 80 - 40) / 40)
            y = 6.0 - ((tick * 0.02 + i * 1.37) % 5.6)
            painter.line((x, y), (x + 0.1, y + (0.06 if (tick // 8 + i) % 2 else -0.06)), ink=PAPER[i % 3], width=0.08)
