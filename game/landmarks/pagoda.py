"""Pagoda: storey upon storey of turned-up eaves, with light in its windows."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.landmarks.roof import eaves, lantern
from game.obstacles import Box, Painter
from voice.words import Words


class Pagoda(Landmark):
    """Seven roofs."""

    kind: Literal["pagoda"] = "pagoda"

    words: ClassVar = Words(en=("pagoda", "leifeng pagoda"), zh=("宝塔", "寶塔", "佛塔", "古塔", "雷峰塔"))
    size: ClassVar = (7.0, 12.0)

    def draw_still(self, painter: Painter) -> None:
        """Base, storeys, roofs and spire."""
        painter.box(Box(-3.2, 0.0, 6.4, 0.35), ink="near")
        painter.box(Box(-2.8, 0.35, 5.6, 0.3), ink="mid")
        y, half = 0.65, 2.0
        for storey in range(7):
            high = 1.05 - 0.06 * storey
            painter.box(Box(-half, y, 2 * half, high), ink="mid")
            count = 3 if storey < 5 else 1
            for window in range(count):
                x = (window - (count - 1) / 2) * half * 0.62
                painter.box(Box(x - 0.2, y + 0.14, 0.4, high * 0.62), ink="near")
                painter.glow(Box(x - 0.13, y + 0.2, 0.26, high * 0.5), ink="glow")
            for x in (-half + 0.06, half - 0.06):
                painter.line((x, y), (x, y + high), ink="near", width=0.1)
            eaves(painter, y + high, half + 0.85, 0.56, half * 0.78, ink="near")
            y += high + 0.36
            half *= 0.87
        painter.line((0.0, y), (0.0, 11.9), ink="near", width=0.12)
        for ring in range(4):
            painter.disc((0.0, y + 0.5 + ring * 0.36), 0.2 - 0.03 * ring, ink="near")
        for x in (-2.6, 2.6):
            lantern(painter, x, 1.75, 0.36)
