"""Portal: a ring that opens on another place."""

from typing import ClassVar, Literal

from game.landmarks.base import Landmark
from game.landmarks.ring import ring
from game.obstacles import Box, Painter
from voice.words import Words

MIDDLE = (0.0, 3.9)


class Portal(Landmark):
    """Stone claws hold a ring of light."""

    kind: Literal["portal"] = "portal"

    words: ClassVar = Words(
        en=("portal", "warp gate", "star gate", "wormhole"), zh=("传送门", "傳送門", "光门", "星门", "时空门", "虫洞")
    )
    size: ClassVar = (8.0, 8.0)

    def draw_still(self, painter: Painter) -> None:
        """Claws, ring and steps."""
        for y, half in ((0.0, 3.8), (0.25, 3.2)):
            painter.box(Box(-half, y, 2 * half, 0.25), ink="near")
        for side in (-1, 1):
            painter.polygon(
                (
                    (side * 3.3, 0.5),
                    (side * 1.9, 0.5),
                    (side * 2.9, 2.2),
                    (side * 3.3, 4.0),
                    (side * 2.7, 6.4),
                    (side * 1.6, 7.6),
                    (side * 3.4, 6.6),
                    (side * 4.0, 4.0),
                ),
                ink="near",
            )
            painter.line((side * 2.9, 2.2), (side * 3.3, 4.0), ink="glow", width=0.08)
            painter.line((side * 3.3, 4.0), (side * 2.7, 6.3), ink="glow", width=0.08)
        painter.disc(MIDDLE, 3.05, ink="structure")
        painter.disc(MIDDLE, 2.9, ink="glow")
        painter.disc(MIDDLE, 2.74, ink="structure")
        painter.disc(MIDDLE, 2.6, ink="mid")
        for x, y in ring(16):
            painter.line((2.72 * x, MIDDLE[1] + 2.72 * y), (2.96 * x, MIDDLE[1] + 2.96 * y), ink="path", width=0.09)

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """Light that turns inwards."""
        points = ring(24)
        for arm in range(3):
            for part in range(7):
                here, there = (points[(tick // 3 + arm * 8 + part + end) % 24] for end in (0, 1))
                near, far = 2.3 - 0.3 * part, 2.0 - 0.3 * part
                painter.line(
                    (here[0] * near, MIDDLE[1] + here[1] * near),
                    (there[0] * far, MIDDLE[1] + there[1] * far),
                    ink="glow" if part % 2 else "path",
                    width=0.05,
                )
