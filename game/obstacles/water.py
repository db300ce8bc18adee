"""Water: it slows who wades; a deep one must be leapt out of, a deadly one over."""

from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import TICK, Body, Box, Contact, Reaction
from voice.words import Words

SURFACE = 0.12  # m under the floor
BED = 0.35  # m thick
SHALLOW = 0.3  # m; out of what is no deeper one simply walks
JUMPED = 4.0  # m that a leap crosses with a little to spare
GROUND = 3.5  # m of ground that it takes away at most; ground is thinner
WAVE = 0.56  # m from crest to crest


class Water(Obstacle):
    """A basin in the floor; its anchor is its left edge at floor height."""

    kind: Literal["water"] = "water"
    width: float = Field(default=4.0, ge=1, le=14, description="m")
    depth: float = Field(default=0.9, ge=0.2, le=1.4, description="m; above 0.3 it takes a leap to get out")
    drag: float = Field(default=0.4, ge=0, le=0.7, description="share of the speed that it takes")
    deadly: bool = Field(default=False, description="acid, or a torrent: to be leapt over")

    words: ClassVar = Words(
        en=("water", "pool", "pond", "river", "stream", "acid"),
        zh=("水", "水池", "水坑", "池塘", "河", "河流", "小溪", "酸液"),
    )

    def passed_by(self) -> frozenset[str]:
        """Wade, leap out, or leap over."""
        if self.deadly:
            return frozenset({"jump"} if self.width <= JUMPED else ())
        return frozenset({"run", "jump"} if self.depth <= SHALLOW else {"jump"})

    def cuts(self) -> Box:
        """The ground that the basin takes."""
        return Box(0.0, -GROUND, self.width, GROUND + 0.01)

    def reach(self) -> Box:
        """The basin."""
        return Box(
            0.0, -GROUND if self.deadly else -self.depth - BED, self.width, GROUND if self.deadly else self.depth + BED
        )

    def solids(self, state: None, tick: int) -> tuple[Box, ...]:
        """The bed; what is deadly has none that matters."""
        return () if self.deadly else (Box(0.0, -self.depth - BED, self.width, BED),)

    def hazards(self, state: None, tick: int) -> tuple[Box, ...]:
        """All of it, where it is deadly."""
        return (Box(0.1, -GROUND, self.width - 0.2, GROUND - SURFACE - 0.15),) if self.deadly else ()

    def react(self, state: None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """Slow who wades; a leap out of it is free."""
        if self.deadly or not contact.stands or body.vx == 0:
            return None
        return Reaction(None, replace(body, x=body.x - body.vx * self.drag * TICK))

    def draw_still(self, painter: Painter) -> None:
        """The basin, and what fills it."""
        deep = 1.9 if self.deadly else self.depth
        right = self.width
        if not self.deadly:
            painter.box(Box(0.0, -deep - BED, right, BED), ink="structure")
        painter.veil(
            ((0.0, -deep), (0.0, -SURFACE), (right, -SURFACE), (right, -deep)),
            ink="danger" if self.deadly else "water",
            share=0.75 if self.deadly else 0.85,
        )
        painter.veil(
            ((0.0, -SURFACE - 0.2), (0.0, -SURFACE), (right, -SURFACE), (right, -SURFACE - 0.2)),
            ink="danger_lit" if self.deadly else "path",
            share=0.4,
        )
        for x in (0.0, right):
            painter.line((x, -deep), (x, -0.04), ink="structure", width=0.12)
        if self.deadly:
            for x in (-0.16, right + 0.16):
                painter.post((x, 0.0), 0.7, ink="danger")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """Waves that run along; a deadly one has teeth, and bubbles."""
        shift = tick % 96 / 96 * WAVE
        count = int(self.width / WAVE) + 2
        for i in range(count):
            x = i * WAVE - shift
            left, right = max(0.06, x), min(self.width - 0.06, x + WAVE)
            if right - left < 0.1:
                continue
            if self.deadly:
                crest = (left + right) / 2, -SURFACE + 0.02 + 0.2 * min(1.0, (right - left) / WAVE)
                painter.polygon(((left, -SURFACE - 0.1), crest, (right, -SURFACE - 0.1)), ink="danger")
                painter.line((left + 0.05, -SURFACE - 0.04), crest, ink="danger_lit", width=0.04)
            else:
                lift = 0.05 if i % 2 else 0.02
                middle = (left + right) / 2
                painter.line((left, -SURFACE - 0.02), (middle, -SURFACE + lift), ink="path", width=0.05)
                painter.line((middle, -SURFACE + lift), (right, -SURFACE - 0.02), ink="path", width=0.05)
        for i in range(max(2, int(self.width / 1.2))):
            place = (i * 0.618 + 0.2) % 1.0
            rise = (tick + i * 37) % 110 / 110
            if self.deadly:
                painter.disc(
                    (place * (self.width - 0.6) + 0.3, -1.2 + rise * 0.9), 0.05 + 0.04 * place, ink="danger_lit"
                )
            else:
                x = place * (self.width - 1.2) + 0.2
                y = -SURFACE - 0.2 - (self.depth - 0.2) * place * 0.7
                painter.line((x + rise * 0.2, y), (x + 0.5 + rise * 0.2, y), ink="path", width=0.03)
