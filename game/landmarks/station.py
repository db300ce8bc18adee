"""Station: a hall with a clock, a roof over the platform, and a train that waits."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.landmarks.ring import ring
from game.obstacles import Box, Painter
from voice.words import Words


class Station(Landmark):
    """Where journeys end."""

    kind: Literal["station"] = "station"

    words: ClassVar = Words(
        en=("station", "train station", "railway station", "cable car station"),
        zh=("车站", "車站", "火车站", "站台", "地铁站", "终点站"),
    )
    size: ClassVar = (15.0, 7.5)

    def draw_still(self, painter: Painter) -> None:
        """Hall, clock, platform roof and train."""
        painter.box(Box(-7.2, 0.0, 14.4, 0.3), ink="near")
        painter.polygon(((0.6, 0.5), (7.0, 0.5), (7.3, 1.2), (7.0, 2.6), (6.4, 2.9), (0.6, 2.9)), ink="mid")
        painter.line((0.7, 1.1), (7.25, 1.1), ink="glow", width=0.12)
        for x in (1.2, 2.3, 3.4, 4.5):
            painter.glow(Box(x, 1.65, 0.75, 0.7), ink="path")
        painter.polygon(((5.9, 1.6), (7.08, 1.6), (6.8, 2.5), (5.9, 2.5)), ink="structure")
        painter.glow(Box(6.75, 0.75, 0.3, 0.16), ink="text")
        for x in (1.6, 3.2, 4.8, 6.2):
            painter.disc((x, 0.42), 0.22, ink="structure")
        for x in (0.2, 3.4, 6.6):
            painter.line((x, 0.3), (x, 3.9), ink="near", width=0.16)
            painter.line((x, 3.3), (x + 0.6, 3.9), ink="near", width=0.08)
            painter.line((x, 3.3), (x - 0.6, 3.9), ink="near", width=0.08)
        painter.polygon(((-0.4, 3.9), (7.4, 3.9), (7.6, 4.2), (3.5, 4.6), (-0.4, 4.3)), ink="near")
        painter.box(Box(-6.8, 0.3, 6.0, 4.2), ink="mid")
        for x in (-6.1, -4.7, -3.3, -1.9):
            painter.box(Box(x - 0.1, 0.3, 0.9, 2.9), ink="near")
            painter.veil(((x, 0.4), (x, 2.8), (x + 0.7, 2.8), (x + 0.7, 0.4)), ink="glow", share=0.55)
        painter.box(Box(-7.1, 4.4, 6.6, 0.3), ink="near")
        painter.polygon(((-5.5, 4.7), (-2.1, 4.7), (-2.5, 6.9), (-3.8, 7.4), (-5.1, 6.9)), ink="mid")
        painter.disc((-3.8, 5.8), 0.85, ink="structure")
        painter.disc((-3.8, 5.8), 0.72, ink="text")
        for x, y in ring(12):
            painter.line(
                (-3.8 + 0.54 * x, 5.8 + 0.54 * y), (-3.8 + 0.66 * x, 5.8 + 0.66 * y), ink="structure", width=0.05
            )
        painter.box(Box(-6.3, 3.45, 5.0, 0.62), ink="structure")
        painter.text((-3.8, 3.76), "终点站 TERMINUS", 0.36, ink="path")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """The hands of its clock: a minute each second."""
        minutes = ring(60)
        x, y = minutes[(15 - tick // 60) % 60]
        painter.line((-3.8, 5.8), (-3.8 + 0.55 * x, 5.8 + 0.55 * y), ink="structure", width=0.07)
        painter.line((-3.8, 5.8), (-3.5, 6.0), ink="structure", width=0.09)
