"""Lighthouse: a banded tower whose beam goes round."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.obstacles import Box, Painter
from voice.words import Words


class Lighthouse(Landmark):
    """On its rock."""

    kind: Literal["lighthouse"] = "lighthouse"

    words: ClassVar = Words(en=("lighthouse", "beacon tower"), zh=("灯塔", "燈塔", "航标灯"))
    size: ClassVar = (9.0, 11.5)

    def draw_still(self, painter: Painter) -> None:
        """Rock, bands, gallery and lamp house."""
        painter.polygon(((-4.4, -0.6), (-3.2, 0.7), (-1.8, 1.2), (1.6, 1.3), (3.0, 0.6), (4.4, -0.6)), ink="near")
        for band in range(6):
            low, high = 1.1 + band * 1.2, 1.1 + (band + 1) * 1.2
            a, b = 1.55 - 0.085 * (low - 1.1), 1.55 - 0.085 * (high - 1.1)
            painter.polygon(((-a, low), (-b, high), (b, high), (a, low)), ink="mid")
            if band % 2:  # pale, but never as bright as the robot
                painter.veil(((-a, low), (-b, high), (b, high), (a, low)), ink="text", share=0.6)
            painter.polygon(
                ((a * 0.3, low), (b * 0.3, high), (b, high), (a, low)), ink="near" if not band % 2 else "mid"
            )
        for y in (2.6, 5.0, 7.2):
            painter.box(Box(-0.55, y, 0.36, 0.55), ink="structure")
            painter.glow(Box(-0.49, y + 0.06, 0.24, 0.42), ink="glow")
        painter.box(Box(-1.35, 8.3, 2.7, 0.22), ink="near")
        for x in (-1.25, -0.75, 0.75, 1.25):
            painter.line((x, 8.5), (x, 9.1), ink="near", width=0.06)
        painter.line((-1.3, 9.1), (1.3, 9.1), ink="near", width=0.07)
        painter.box(Box(-0.6, 8.5, 1.2, 1.5), ink="structure")
        painter.glow(Box(-0.48, 8.65, 0.96, 1.2), ink="path")
        painter.line((0.0, 8.5), (0.0, 10.0), ink="structure", width=0.08)
        painter.polygon(((-0.85, 10.0), (0.85, 10.0), (0.3, 10.7), (0.0, 11.3), (-0.3, 10.7)), ink="near")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """The beam: wide when it looks at you, gone when it looks away."""
        turn = tick % 300 / 300
        for way in (-1, 1):
            length = way * 9.0 * (abs(turn * 2 - 1) * 2 - 1)
            painter.veil(
                ((0.0, 9.5), (length, 8.4), (length, 10.4), (0.0, 9.1))
                if abs(length) > 0.3
                else ((0, 9), (0.2, 9), (0, 9.2)),
                ink="path",
                share=0.12,
            )
