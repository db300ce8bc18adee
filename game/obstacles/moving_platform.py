"""Moving platform: a slab that goes to and fro, and carries."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Box
from voice.words import Words

THICK = 0.4  # m


class MovingPlatform(Obstacle):
    """Its anchor is the left end of its top at the start of its way."""

    kind: Literal["moving_platform"] = "moving_platform"
    width: float = Field(default=3.0, ge=1, le=10, description="m")
    travel_x: float = Field(default=0.0, ge=-12, le=12, description="m to the other end of its way")
    travel_y: float = Field(default=0.0, ge=-8, le=8, description="m to the other end of its way")
    period: int = Field(default=360, ge=90, le=1800, description="ticks, there and back")
    pause: int = Field(default=60, ge=0, le=600, description="ticks that it rests at either end")

    words: ClassVar = Words(
        en=("moving platform", "platform", "floating platform"), zh=("移动平台", "移動平台", "平台", "浮动平台", "浮台")
    )

    def passed_by(self) -> frozenset[str]:
        """Leap onto it, and off."""
        return frozenset({"jump", "stop"})

    def _at(self, tick: int) -> tuple[float, float]:
        half = self.period / 2
        t = tick % (self.period + 2 * self.pause)
        if t < self.pause:
            share = 0.0
        elif t < self.pause + half:
            share = (t - self.pause) / half
        elif t < 2 * self.pause + half:
            share = 1.0
        else:
            share = 1.0 - (t - 2 * self.pause - half) / half
        eased = share * share * (3 - 2 * share)
        return self.travel_x * eased, self.travel_y * eased

    def reach(self) -> Box:
        """All of its way."""
        left, low = min(0.0, self.travel_x), min(0.0, self.travel_y)
        return Box(left, low - THICK, self.width + abs(self.travel_x), abs(self.travel_y) + THICK)

    def solids(self, state: None, tick: int) -> tuple[Box, ...]:
        """The slab, where it is now."""
        x, y = self._at(tick)
        return (Box(x, y - THICK, self.width, THICK),)

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """The slab with its lit edge."""
        for slab in self.solids(state, tick):
            painter.box(slab, ink="structure")
            painter.line((slab.x, slab.top), (slab.right, slab.top), ink="path", width=0.1)
            painter.glow(Box(slab.x + slab.width / 2 - 0.3, slab.y - 0.06, 0.6, 0.06), ink="path")
