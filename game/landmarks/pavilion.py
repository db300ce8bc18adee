"""Pavilion: two roofs on slim columns, for whoever arrives and rests."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.landmarks.roof import eaves, lantern
from game.obstacles import Box, Painter
from voice.words import Words


class Pavilion(Landmark):
    """Six metres high."""

    kind: Literal["pavilion"] = "pavilion"

    words: ClassVar = Words(
        en=("pavilion", "gazebo", "kiosk by the lake"), zh=("亭子", "凉亭", "涼亭", "亭", "亭台", "楼阁")
    )
    size: ClassVar = (9.0, 6.5)

    def draw_still(self, painter: Painter) -> None:
        """Terrace, columns, roofs and lanterns."""
        for y, half in ((0.0, 4.2), (0.25, 3.7), (0.5, 3.2)):
            painter.box(Box(-half, y, 2 * half, 0.25), ink="near" if y else "mid")
        for x in (-2.6, -0.95, 0.95, 2.6):
            painter.box(Box(x - 0.13, 0.75, 0.26, 2.5), ink="near")
            painter.box(Box(x - 0.22, 0.75, 0.44, 0.16), ink="structure")
        for left, right in ((-2.6, -0.95), (0.95, 2.6)):
            painter.line((left, 1.5), (right, 1.5), ink="near", width=0.1)
            x = left + 0.28
            while x < right - 0.1:
                painter.line((x, 0.8), (x, 1.5), ink="near", width=0.05)
                x += 0.28
        painter.veil(((-2.5, 0.75), (-2.5, 3.2), (2.5, 3.2), (2.5, 0.75)), ink="glow", share=0.10)
        painter.box(Box(-2.9, 3.1, 5.8, 0.24), ink="mid")
        eaves(painter, 3.3, 4.1, 1.25, 1.5, ink="near")
        painter.box(Box(-1.4, 4.3, 2.8, 0.5), ink="mid")
        for x in (-0.9, -0.3, 0.3, 0.9):
            painter.glow(Box(x - 0.16, 4.42, 0.32, 0.26), ink="glow")
        eaves(painter, 4.8, 2.6, 1.1, 0.35, ink="near")
        painter.disc((0.0, 6.1), 0.2, ink="near")
        painter.line((0.0, 5.9), (0.0, 6.45), ink="near", width=0.1)
        for x in (-1.8, 1.8):
            lantern(painter, x, 3.1, 0.34)
