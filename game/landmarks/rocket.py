"""Rocket: ready on its pad, with steam at its foot."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.landmarks.ring import ring
from game.obstacles import Box, Painter
from voice.words import Words


class Rocket(Landmark):
    """Beside it the gantry."""

    kind: Literal["rocket"] = "rocket"

    words: ClassVar = Words(
        en=("rocket", "spaceship", "space ship", "shuttle", "launch site"),
        zh=("火箭", "飞船", "飛船", "太空船", "宇宙飞船", "航天飞机"),
    )
    size: ClassVar = (8.0, 12.0)

    def draw_still(self, painter: Painter) -> None:
        """Pad, gantry and hull."""
        painter.box(Box(-3.6, 0.0, 7.2, 0.4), ink="near")
        for x in (-3.0, -2.0):
            painter.line((x, 0.4), (x, 9.8), ink="near", width=0.14)
        y = 0.6
        while y < 9.6:
            painter.line((-3.0, y), (-2.0, y + 0.7), ink="near", width=0.07)
            painter.line((-2.0, y), (-3.0, y + 0.7), ink="near", width=0.07)
            y += 0.7
        for y in (4.0, 7.2, 9.2):
            painter.box(Box(-2.0, y, 1.5, 0.2), ink="near")
            painter.glow(Box(-2.9, y + 0.06, 0.2, 0.1), ink="path")
        painter.polygon(
            (
                (-1.15, 1.6),
                (-1.25, 5.0),
                (-1.05, 8.2),
                (-0.6, 10.2),
                (0.0, 11.7),
                (0.6, 10.2),
                (1.05, 8.2),
                (1.25, 5.0),
                (1.15, 1.6),
            ),
            ink="mid",
        )
        painter.polygon(
            ((0.3, 1.6), (0.4, 6.0), (0.3, 10.9), (0.6, 10.2), (1.05, 8.2), (1.25, 5.0), (1.15, 1.6)), ink="near"
        )
        painter.polygon(((-0.6, 10.2), (0.0, 11.7), (0.6, 10.2)), ink="glow")
        for side in (-1, 1):
            painter.polygon(
                ((side * 1.16, 1.8), (side * 1.22, 4.0), (side * 2.3, 1.9), (side * 2.3, 0.6), (side * 1.5, 1.5)),
                ink="near",
            )
            painter.line((side * 2.3, 1.9), (side * 2.3, 0.6), ink="glow", width=0.06)
        painter.polygon(((-0.7, 1.6), (0.7, 1.6), (0.95, 0.8), (-0.95, 0.8)), ink="structure")
        for y in (5.0, 7.0):
            painter.disc((-0.15, y), 0.42, ink="structure")
            painter.disc((-0.15, y), 0.3, ink="path")
        for y in (3.4, 8.4):
            painter.line((-1.12, y), (1.12, y), ink="glow", width=0.09)

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """Steam."""
        for i in range(6):
            age = (tick + i * 25) % 150 / 150
            side = -1 if i % 2 else 1
            x = side * (0.6 + 2.6 * age)
            puff = tuple((x + (0.25 + 0.6 * age) * a, 0.55 + 0.5 * age + (0.2 + 0.4 * age) * b) for a, b in ring(10))
            painter.veil(puff, ink="text", share=0.22 * (1 - age))
