"""Bridge: one high arch of stone with lamps along its rail."""

from itertools import pairwise
from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.obstacles import Box, Painter
from voice.words import Words


def _arc(half: float, high: float, share: float) -> tuple[float, float]:
    """Give a point of a flat arch, from its left foot to its right."""
    x = 2 * share - 1
    return half * x, high * (1 - x * x)


class Bridge(Landmark):
    """Fourteen metres from bank to bank."""

    kind: Literal["bridge"] = "bridge"

    words: ClassVar = Words(
        en=("bridge", "arch bridge", "stone bridge", "broken bridge"),
        zh=("桥", "橋", "拱桥", "拱橋", "石桥", "断桥", "大桥"),
    )
    size: ClassVar = (14.0, 6.0)

    def draw_still(self, painter: Painter) -> None:
        """The arch, its stones, its rail and lamps."""
        outer = tuple(_arc(7.0, 3.4, i / 20) for i in range(21))
        inner = tuple(_arc(4.2, 2.5, i / 20) for i in range(21))
        painter.polygon((*outer, (4.2, 0.0), *reversed(inner), (-4.2, 0.0)), ink="mid")
        for i in range(1, 20, 2):
            a, b = inner[i], _arc(4.9, 2.95, i / 20)
            painter.line(a, b, ink="near", width=0.06)
        for (ax, ay), (bx, by) in pairwise(inner):
            painter.line((ax, ay), (bx, by), ink="near", width=0.14)
        for (ax, ay), (bx, by) in pairwise(outer):
            painter.line((ax, ay), (bx, by), ink="near", width=0.16)
            painter.line((ax, ay + 0.75), (bx, by + 0.75), ink="near", width=0.09)
            painter.line((ax, ay), (ax, ay + 0.8), ink="near", width=0.08)
        for i in (2, 6, 10, 14, 18):
            x, y = outer[i]
            painter.line((x, y), (x, y + 1.7), ink="near", width=0.1)
            painter.glow(Box(x - 0.13, y + 1.7, 0.26, 0.34), ink="glow")
            painter.line((x - 0.2, y + 2.08), (x + 0.2, y + 2.08), ink="near", width=0.07)
