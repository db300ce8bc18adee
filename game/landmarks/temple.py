"""Temple: a hall on a stair, red columns under one great roof."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.landmarks.roof import eaves, lantern
from game.obstacles import Box, Painter
from voice.words import Words


class Temple(Landmark):
    """Steps lead up to it."""

    kind: Literal["temple"] = "temple"

    words: ClassVar = Words(
        en=("temple", "shrine", "monastery"), zh=("寺庙", "寺廟", "神庙", "寺", "古寺", "庙", "神女庙")
    )
    size: ClassVar = (13.0, 9.0)

    def draw_still(self, painter: Painter) -> None:
        """Stair, hall, columns and the two roofs."""
        for step in range(5):
            half = 6.2 - step * 0.28
            painter.box(Box(-half, step * 0.22, 2 * half, 0.22), ink="near" if step % 2 else "mid")
        painter.box(Box(-4.6, 1.1, 9.2, 2.9), ink="mid")
        painter.veil(((-4.4, 1.1), (-4.4, 3.8), (4.4, 3.8), (4.4, 1.1)), ink="glow", share=0.12)
        for x in (-3.2, -1.6, 1.6, 3.2):
            painter.box(Box(x - 0.5, 1.3, 1.0, 2.0), ink="near")
            for i in range(3):
                painter.glow(Box(x - 0.36 + 0.26 * i, 1.5, 0.18, 1.5), ink="glow")
        painter.box(Box(-0.85, 1.1, 1.7, 2.4), ink="structure")
        painter.veil(((-0.62, 1.1), (-0.62, 3.2), (0.62, 3.2), (0.62, 1.1)), ink="glow", share=0.6)
        for x in (-4.5, -2.4, -1.0, 1.0, 2.4, 4.5):
            painter.box(Box(x - 0.15, 1.1, 0.3, 2.9), ink="near")
        painter.box(Box(-4.9, 3.7, 9.8, 0.34), ink="near")
        eaves(painter, 4.0, 6.4, 1.5, 3.4, ink="near")
        painter.box(Box(-3.1, 5.2, 6.2, 0.9), ink="mid")
        for i in range(9):
            painter.line((-2.8 + i * 0.7, 5.3), (-2.8 + i * 0.7, 6.0), ink="near", width=0.1)
        eaves(painter, 6.0, 4.8, 2.0, 2.6, ink="near")
        for side in (-1, 1):
            painter.polygon(((side * 2.2, 8.0), (side * 2.8, 8.0), (side * 3.0, 8.6), (side * 2.5, 8.25)), ink="near")
        for x in (-3.9, 3.9):
            lantern(painter, x, 3.7, 0.4)
