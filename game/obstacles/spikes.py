"""Spikes: low, sharp and always there."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Box
from voice.words import Words

TOOTH = 0.28  # m wide
JUMPED = 3.0  # m that a leap crosses at their height


class Spikes(Obstacle):
    """A row of teeth on the floor."""

    kind: Literal["spikes"] = "spikes"
    width: float = Field(default=1.2, ge=0.3, le=6, description="of the row, m")
    height: float = Field(default=0.5, ge=0.2, le=1.2, description="of the teeth, m")

    words: ClassVar = Words(
        en=("spikes", "spike", "thorns", "spike trap"), zh=("尖刺", "地刺", "刺", "钉刺", "釘刺", "荆棘")
    )

    def passed_by(self) -> frozenset[str]:
        """A leap."""
        return frozenset({"jump"} if self.width <= JUMPED else ())

    def hazards(self, state: None, tick: int) -> tuple[Box, ...]:
        """The teeth, less their outermost slopes."""
        return (Box(0.08, 0.0, self.width - 0.16, self.height * 0.85),)

    def draw_still(self, painter: Painter) -> None:
        """Saw teeth, every second one lower."""
        count = max(2, round(self.width / TOOTH))
        step = self.width / count
        for i in range(count):
            high = self.height * (1.0 if i % 2 == 0 else 0.72)
            painter.polygon(((i * step, 0.0), (i * step + step / 2, high), (i * step + step, 0.0)), ink="danger")
            painter.polygon(
                ((i * step + step * 0.3, 0.0), (i * step + step / 2, high), (i * step + step * 0.5, 0.0)),
                ink="danger_lit",
            )
