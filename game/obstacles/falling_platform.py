"""Falling platform: it shakes when stepped on, then drops."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import TICK, Body, Box, Contact, Reaction
from voice.words import Words

THICK = 0.35  # m
ACCEL = 18.0  # m/s2 once it lets go
STALK = 2.6  # m of it that is seen below a leaf
LOST = 12.0  # m below its place, where it is out of the game


class FallingPlatform(Obstacle):
    """Its anchor is the left end of its top. State: the tick at which it was stepped on, or None."""

    kind: Literal["falling_platform"] = "falling_platform"
    width: float = Field(default=2.5, ge=1, le=8, description="m")
    delay: int = Field(default=50, ge=6, le=300, description="ticks from the first step to the drop")
    look: Literal["slab", "leaf"] = Field(default="slab", description="what it looks like")

    words: ClassVar = Words(
        en=("falling platform", "crumbling platform", "collapsing floor"),
        zh=("坠落平台", "墜落平台", "塌陷平台", "下落平台", "会掉的平台"),
    )

    def passed_by(self) -> frozenset[str]:
        """Leap on and keep going."""
        return frozenset({"jump", "run"})

    def _drop(self, state: int | None, tick: int) -> float:
        if state is None or tick <= state + self.delay:
            return 0.0
        seconds = (tick - state - self.delay) * TICK
        return ACCEL * seconds * seconds / 2

    def reach(self) -> Box:
        """From its place to where it is lost."""
        return Box(0.0, -LOST, self.width, LOST)

    def solids(self, state: int | None, tick: int) -> tuple[Box, ...]:
        """The slab, until it is lost."""
        drop = self._drop(state, tick)
        return (Box(0.0, -THICK - drop, self.width, THICK),) if drop < LOST else ()

    def react(self, state: int | None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """The first step starts its clock."""
        return Reaction(tick, says="crumbles") if state is None and contact.stands else None

    def draw_moving(self, painter: Painter, state: int | None, tick: int) -> None:
        """The slab; it trembles before it drops."""
        for slab in self.solids(state, tick):
            shake = 0.03 * (tick % 3 - 1) if state is not None else 0.0
            if self.look == "leaf":
                _draw_leaf(painter, slab.moved(shake, 0.0))
                continue
            painter.box(slab.moved(shake, 0.0), ink="mid")
            painter.line((slab.x + shake, slab.top), (slab.right + shake, slab.top), ink="path", width=0.07)
            for share in (0.22, 0.5, 0.8):
                x = slab.x + share * slab.width + shake
                painter.line((x, slab.top), (x - 0.12, slab.y), ink="structure", width=0.05)


def _draw_leaf(painter: Painter, slab: Box) -> None:
    """A lotus leaf on its stalk: a shallow bowl with a turned-up rim and veins."""
    left, right, top, middle = slab.x, slab.right, slab.top, slab.x + slab.width / 2
    painter.line((middle, top - 0.2), (middle + 0.3, top - STALK), ink="structure", width=0.13)
    bowl = ((left, top), (left + 0.25, top - 0.24), (middle, top - 0.42), (right - 0.25, top - 0.24), (right, top))
    painter.polygon(bowl, ink="structure")
    for share in (-0.66, -0.33, 0.33, 0.66):
        x = middle + share * slab.width / 2
        painter.line((middle, top - 0.36), (x, top - 0.06), ink="path", width=0.03)
    painter.line((left, top), (right, top), ink="path", width=0.09)
    for x, way in ((left, 1.0), (right, -1.0)):
        painter.line((x, top - 0.02), (x + way * 0.3, top - 0.16), ink="path", width=0.07)
