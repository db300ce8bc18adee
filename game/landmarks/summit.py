"""Summit: the last peak, with snow and a flag."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.obstacles import Painter
from voice.words import Words


class Summit(Landmark):
    """A mountain's own top, behind the goal."""

    kind: Literal["summit"] = "summit"

    words: ClassVar = Words(
        en=("summit", "mountain top", "peak", "top of the mountain"),
        zh=("山顶", "山頂", "顶峰", "頂峰", "峰顶", "主峰"),
    )
    size: ClassVar = (16.0, 11.0)

    def draw_still(self, painter: Painter) -> None:
        """Rock, facets, snow and the pole."""
        painter.polygon(
            ((-8.0, -0.6), (-3.4, 4.6), (-1.6, 5.4), (0.4, 9.4), (2.6, 6.0), (4.6, 4.4), (8.0, -0.6)), ink="mid"
        )
        painter.polygon(
            ((0.4, 9.4), (2.6, 6.0), (4.6, 4.4), (8.0, -0.6), (2.2, -0.6), (1.6, 3.0), (0.2, 5.2)), ink="near"
        )
        painter.polygon(((-3.4, 4.6), (-1.6, 5.4), (-2.4, 2.6), (-1.2, -0.6), (-4.6, -0.6), (-4.0, 2.0)), ink="near")
        snow = (
            (0.4, 9.4),
            (1.66, 7.45),
            (1.3, 7.0),
            (0.95, 7.3),
            (0.6, 6.6),
            (0.2, 7.15),
            (-0.2, 6.5),
            (-0.45, 7.0),
            (-0.75, 7.1),
        )
        painter.veil(snow, ink="text", share=0.7)
        painter.veil(((-3.4, 4.6), (-2.4, 5.05), (-2.8, 4.3), (-3.2, 4.5), (-3.7, 4.1)), ink="text", share=0.7)
        painter.line((0.4, 9.3), (0.4, 11.0), ink="structure", width=0.09)
        for x, y in ((-5.4, 0.9), (-5.0, 0.5), (5.2, 1.3), (5.8, 0.7), (3.4, 1.2)):
            painter.polygon(((x - 0.3, y - 0.5), (x, y + 0.7), (x + 0.3, y - 0.5)), ink="structure")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """The flag."""
        wave = 0.12 * (abs(tick % 50 - 25) / 12.5 - 1)
        flag = ((0.44, 11.0), (1.1, 10.9 + wave), (1.75, 10.7 - wave), (1.1, 10.4 + wave), (0.44, 10.3))
        painter.polygon(flag, ink="glow")
