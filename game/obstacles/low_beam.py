"""Low beam: a live cable duct at the height of a head."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Box
from voice.words import Words

CLEARANCE = 0.1  # m between beam and body that still feels fair
SLIDER = 0.8  # m high
INSET = 0.13  # m of its skin that hurts before its core stops
TALL = 2.6  # m; higher than a leap carries the feet
OUT_OF_SIGHT = 9.5  # m; its cables come from above the picture


class LowBeam(Obstacle):
    """Hangs from above down to `gap` over the floor, and hurts."""

    kind: Literal["low_beam"] = "low_beam"
    width: float = Field(default=1.2, ge=0.3, le=3, description="along the floor, m")
    gap: float = Field(default=1.05, ge=0.9, le=1.6, description="free height under it, m")

    words: ClassVar = Words(
        en=("low beam", "beam", "low pipe", "low ceiling", "overhead bar"),
        zh=("低梁", "横梁", "橫樑", "矮梁", "低矮的梁", "低空横杆", "管道"),
    )

    def passed_by(self) -> frozenset[str]:
        """A slide."""
        return frozenset({"slide"} if self.gap >= SLIDER + CLEARANCE else ())

    def hazards(self, state: None, tick: int) -> tuple[Box, ...]:
        """The beam and what it hangs from, so that no leap goes over it."""
        return (Box(0.0, self.gap, self.width, TALL + 2.0 - self.gap),)

    def solids(self, state: None, tick: int) -> tuple[Box, ...]:
        """Its core: a slider feels it overhead and stays down."""
        return (Box(INSET, self.gap + INSET, self.width - 2 * INSET, TALL + 2.0 - self.gap - INSET),)

    def draw_still(self, painter: Painter) -> None:
        """A duct between hangers, saw-toothed below."""
        painter.box(Box(0.0, self.gap + 0.22, self.width, 0.5), ink="structure")
        painter.box(Box(0.0, self.gap + 0.22, self.width, 0.08), ink="danger")
        for x in (0.16, self.width - 0.16):
            painter.box(Box(x - 0.06, self.gap + 0.7, 0.12, 0.28), ink="structure")
            painter.line((x, self.gap + 0.9), (x, OUT_OF_SIGHT), ink="structure", width=0.06)
        count = max(2, round(self.width / 0.24))
        step = self.width / count
        for i in range(count):
            painter.polygon(
                ((i * step, self.gap + 0.24), (i * step + step / 2, self.gap), (i * step + step, self.gap + 0.24)),
                ink="danger",
            )
