"""Drone: it patrols a stretch of the way; duck under it, leap over it, or let it pass."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import TICKS_PER_SECOND, Box
from voice.words import Words

WIDE, HIGH = 1.4, 0.6  # m of hull and blades
INSET = 0.08  # m of its outline that does not hurt
SLID = 0.9  # m of free height that a slide needs
JUMPED = 1.45  # m; a leap goes over what is no higher, also where it comes towards the leaper
WALKED = 2.0  # m of free height that a runner needs


class Drone(Obstacle):
    """Its anchor is the floor under the left end of its way."""

    kind: Literal["drone"] = "drone"
    travel: float = Field(default=2.5, ge=0, le=10, description="length of its patrol, m")
    height: float = Field(default=1.0, ge=0.3, le=1.6, description="free height under it at its lowest, m")
    rise: float = Field(default=0.0, ge=0, le=3, description="how far it climbs along its patrol, m")
    speed: float = Field(default=1.5, ge=0.5, le=2.5, description="on average, m/s")

    words: ClassVar = Words(
        en=("drone", "patrol drone", "quadcopter", "hover bot"),
        zh=("无人机", "無人機", "巡逻机", "巡邏機", "飞行器"),
    )

    def passed_by(self) -> frozenset[str]:
        """Under it, over it, or under it while it is high."""
        moves = {"slide"} if self.height >= SLID else set()
        moves |= {"jump"} if self.height + self.rise + HIGH <= JUMPED else set()
        return frozenset(moves | ({"stop"} if self.rise >= 2.5 and self.height + self.rise >= WALKED + 0.8 else set()))

    def _at(self, tick: int) -> tuple[float, float]:
        way = max(self.travel, self.rise)
        if way == 0:
            return 0.0, self.height
        half = max(30.0, way / self.speed * TICKS_PER_SECOND)
        share = tick % (2 * half) / half
        share = share if share <= 1 else 2 - share
        eased = share * share * (3 - 2 * share)
        return self.travel * eased, self.height + self.rise * eased

    def reach(self) -> Box:
        """All of its patrol."""
        return Box(0.0, self.height, self.travel + WIDE, self.rise + HIGH)

    def hazards(self, state: None, tick: int) -> tuple[Box, ...]:
        """Its hull."""
        x, y = self._at(tick)
        return (Box(x + INSET, y, WIDE - 2 * INSET, HIGH - INSET),)

    def draw_still(self, painter: Painter) -> None:
        """The ends of its patrol, marked on the floor."""
        for x in (WIDE / 2, WIDE / 2 + self.travel) if self.travel else ():
            painter.box(Box(x - 0.22, 0.0, 0.44, 0.07), ink="structure")
            painter.box(Box(x - 0.14, 0.07, 0.28, 0.04), ink="danger_lit")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """A dark hull with a lit eye, blades above and a saw below."""
        x, y = self._at(tick)
        middle, deck = x + WIDE / 2, y + HIGH - 0.1
        painter.veil(((middle, y + 0.2), (middle - 0.55, 0.0), (middle + 0.55, 0.0)), ink="danger_lit", share=0.10)
        turn = abs(tick % 10 - 5) / 5
        for way in (-1, 1):
            hub = middle + way * 0.52
            painter.line((middle, y + 0.3), (hub, deck), ink="structure", width=0.11)
            painter.line((hub, deck - 0.08), (hub, deck + 0.1), ink="structure", width=0.09)
            wide = 0.12 + 0.26 * turn
            painter.line((hub - wide, deck + 0.1), (hub + wide, deck + 0.1), ink="text", width=0.04)
        for i in range(4):
            left = middle - 0.48 + i * 0.24
            painter.polygon(((left, y + 0.19), (left + 0.24, y + 0.19), (left + 0.12, y)), ink="danger")
        hull = (
            (middle - 0.56, y + 0.28),
            (middle - 0.36, y + 0.47),
            (middle + 0.36, y + 0.47),
            (middle + 0.56, y + 0.28),
            (middle + 0.46, y + 0.16),
            (middle - 0.46, y + 0.16),
        )
        painter.polygon(hull, ink="structure")
        painter.line((middle - 0.36, y + 0.47), (middle + 0.36, y + 0.47), ink="danger_lit", width=0.05)
        painter.line((middle - 0.5, y + 0.25), (middle + 0.5, y + 0.25), ink="danger", width=0.04)
        painter.disc((middle, y + 0.3), 0.13, ink="danger_lit")
        painter.disc((middle, y + 0.3), 0.06, ink="text")
