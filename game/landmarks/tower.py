"""Tower: a lattice mast with decks of light, and a beacon on top."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.obstacles import Box, Painter
from voice.words import Words


class Tower(Landmark):
    """Twelve metres of it."""

    kind: Literal["tower"] = "tower"

    words: ClassVar = Words(
        en=("tower", "radio tower", "skyscraper", "signal tower"),
        zh=("塔", "高塔", "电视塔", "電視塔", "信号塔", "摩天楼"),
    )
    size: ClassVar = (5.0, 12.0)

    def draw_still(self, painter: Painter) -> None:
        """Legs, bracing and two decks."""
        painter.polygon(((-2.3, 0.0), (-1.9, 0.0), (-0.28, 8.6), (-0.42, 8.6)), ink="mid")
        painter.polygon(((2.3, 0.0), (1.9, 0.0), (0.28, 8.6), (0.42, 8.6)), ink="mid")
        painter.box(Box(-0.16, 0.0, 0.32, 9.0), ink="near")
        y = 0.3
        while y < 7.6:
            low, high = 2.1 - y * 0.2, 2.1 - (y + 1.0) * 0.2
            painter.line((-low, y), (high, y + 1.0), ink="mid", width=0.08)
            painter.line((low, y), (-high, y + 1.0), ink="mid", width=0.08)
            painter.line((-low, y), (low, y), ink="mid", width=0.07)
            y += 1.0
        for y, half in ((4.6, 1.7), (7.4, 1.25)):
            painter.polygon(((-half, y + 0.5), (half, y + 0.5), (half * 0.7, y), (-half * 0.7, y)), ink="near")
            painter.box(Box(-half, y + 0.5, 2 * half, 0.34), ink="mid")
            x = -half + 0.14
            while x < half - 0.2:
                painter.glow(Box(x, y + 0.58, 0.2, 0.16), ink="glow")
                x += 0.36
            painter.box(Box(-half * 1.06, y + 0.84, half * 2.12, 0.12), ink="near")
        painter.polygon(((-0.3, 8.4), (0.3, 8.4), (0.05, 11.6), (-0.05, 11.6)), ink="near")
        for y in (9.2, 10.0, 10.7):
            painter.line((-0.35, y), (0.35, y), ink="mid", width=0.06)

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """The beacon: one flash in two seconds."""
        size = 0.34 if tick % 120 < 24 else 0.14
        painter.glow(Box(-size / 2, 11.6, size, size), ink="path")
