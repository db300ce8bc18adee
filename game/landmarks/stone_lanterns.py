"""Stone lanterns: three hollow towers in the water, each with a moon of its own when a candle burns in it."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.obstacles import Box, Painter
from voice.words import Words

TOWERS = ((-3.4, 0.72), (0.2, 1.0), (3.9, 0.6))
"""Of each: where it stands, m, and its share of the full size; the smaller ones stand farther out."""


class StoneLanterns(Landmark):
    """As on West Lake: a round body with five holes under a roof like a hat, a gourd on top."""

    kind: Literal["stone_lanterns"] = "stone_lanterns"

    words: ClassVar = Words(en=("stone lanterns", "stone lantern"), zh=("石灯笼", "石燈籠", "石灯"))
    size: ClassVar = (11.0, 6.4)

    def draw_still(self, painter: Painter) -> None:
        """The towers; the light in their holes."""
        for x, share in TOWERS:
            _tower(painter, x, share)

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """Ripples around their feet, and the moons on the water."""
        for number, (x, share) in enumerate(TOWERS):
            sway = 0.25 * (abs((tick + 41 * number) % 160 - 80) / 80)
            for row, half in enumerate((1.5, 1.1, 0.7)):
                left = x - half * share + sway * (row - 1)
                painter.line(
                    (left, -0.45 - 0.2 * row), (left + 2 * half * share, -0.45 - 0.2 * row), ink="glow", width=0.05
                )


def _tower(painter: Painter, x: float, share: float) -> None:
    def at(dx: float, y: float) -> tuple[float, float]:
        return x + dx * share, y * share

    foot = (at(-1.5, -0.5), at(-1.2, 0.5), at(1.2, 0.5), at(1.5, -0.5))
    painter.polygon(foot, ink="mid")
    painter.polygon((at(-0.6, 0.5), at(-0.45, 1.2), at(0.45, 1.2), at(0.6, 0.5)), ink="near")
    painter.disc(at(0.0, 2.35), 1.3 * share, ink="mid")
    for dx in (-0.82, 0.0, 0.82):
        painter.disc(at(dx, 2.35), (0.36 if dx else 0.46) * share, ink="structure")
        hole = (0.22 if dx else 0.3) * share
        painter.disc(at(dx, 2.35), hole, ink="glow")
        lit = 0.66 * hole  # within the round of the hole
        painter.glow(Box(x + dx * share - lit, 2.35 * share - lit, 2 * lit, 2 * lit), ink="glow")
    roof = ((-1.9, 3.5), (-0.9, 3.75), (-0.4, 4.3), (0.4, 4.3), (0.9, 3.75), (1.9, 3.5), (1.1, 3.35), (-1.1, 3.35))
    painter.polygon([at(*point) for point in roof], ink="near")
    painter.line(at(-1.9, 3.5), at(-0.9, 3.75), ink="path", width=0.05)
    painter.line(at(0.9, 3.75), at(1.9, 3.5), ink="path", width=0.05)
    for y, radius in ((4.65, 0.5), (5.3, 0.36)):
        painter.disc(at(0.0, y), radius * share, ink="near")
    painter.line(at(0.0, 5.5), at(0.0, 6.3), ink="near", width=0.12)
