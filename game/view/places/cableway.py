"""A cableway across the picture, with cabins that travel."""

from collections.abc import Sequence
from typing import Literal

import pygame
from pydantic import Field

from game.view.colour import mix
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import oval, sagging, stroke
from game.view.sheet import Sheet, kept
from game.view.strip import Piece, Sprite, Sprites, Strip


class Cableway(Generator):
    """Two ropes from mast to mast, and cabins."""

    generator: Literal["cableway"] = "cableway"
    top: float = Field(default=140, ge=0, le=600, description="of the ropes, px")
    cabins: int = Field(default=5, ge=1, le=16)
    size: float = Field(default=34, ge=8, le=90, description="of a cabin, px")
    haze: float = Field(default=0.2, ge=0, le=1, description="share of mist in its colours")
    speed: float = Field(default=16, ge=-80, le=80, description="px/s to the left")
    period: int = Field(default=2000, ge=1300, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        palette = place.palette
        share = min(0.9, self.haze + place.fog * 0.6)
        ink, lamp = mix(palette.near, place.mist, share), mix(palette.lamp, place.mist, share)
        height = 24
        sheet = Sheet(self.period, height)
        for drop, wide in ((2.0, 1.2), (9.0, 0.9)):
            sheet.curve(sagging((0, drop), (self.period, drop), 2.5, 60), mix(ink, place.mist, 0.2), wide)
        cabin = self._cabin(ink, lamp, mix(palette.glass, place.mist, share), mix(palette.light, place.mist, share))
        items = tuple(
            Sprite(
                (cabin,),
                (i + 0.3) / self.cabins * self.period,
                self.top + 3,
                self.speed,
                (1.5, 0.8),
                4.0,
                phase=i * 0.37,
            )
            for i in range(self.cabins)
        )
        return (Strip(sheet.small(), round(self.top), self.parallax), Sprites(items, self.period, self.parallax))

    def _cabin(
        self,
        ink: tuple[int, int, int],
        lamp: tuple[int, int, int],
        glass: tuple[int, int, int],
        lit: tuple[int, int, int],
    ) -> pygame.Surface:
        s = self.size
        sheet = Sheet(s * 1.1, s * 1.2)
        x = s * 0.55
        sheet.polygon(stroke([(x, 0), (x, s * 0.4)], 1.8, 1.8), ink)
        sheet.polygon(oval(x, s * 0.76, s * 0.5, s * 0.4, 0, 24), ink)
        sheet.box(x - s * 0.5, s * 0.55, s, s * 0.4, ink)
        for at in (-0.42, 0.03):
            sheet.box(x + s * at, s * 0.52, s * 0.39, s * 0.3, mix(lamp, glass, 0.3))
        sheet.box(x - s * 0.5, s * 0.93, s, s * 0.08, glass)
        sheet.box(x - s * 0.5, s * 0.55, 1.6, s * 0.4, lit)
        return kept(sheet.small())
