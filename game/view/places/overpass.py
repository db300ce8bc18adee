"""A drowned overpass: broken ends, rails, leaning lamps, piers that stand in the water."""

import random
from collections.abc import Sequence
from math import sin
from typing import Literal

import numpy as np
from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix
from game.view.mirror import mirrored
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import Point, curve
from game.view.sheet import Sheet, with_light
from game.view.strip import Piece, Strip


class Overpass(Generator):
    """Stretches of road on piers, rising and falling, with gaps between them."""

    generator: Literal["overpass"] = "overpass"
    ink: Role = "near"
    line: float = Field(default=520, ge=100, le=720, description="waterline, px from the top")
    rise: float = Field(default=110, ge=20, le=400, description="of the road above the water, px at most")
    stretches: tuple[tuple[float, float], ...] = Field(
        default=((840.0, 1900.0),),
        min_length=1,
        strict=False,
        description="left and right end of each, px in the layer",
    )
    haze: float = Field(default=0.1, ge=0, le=1, description="share of mist in its colour")
    mirror: float = Field(default=0.4, ge=0, le=1, description="strength of its reflection")
    period: int = Field(default=2800, ge=1400, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        high = round(self.rise) + 90
        sheet = Sheet(self.period, high)
        ink = mix(place.ink(self.ink), place.mist, min(0.9, self.haze + place.fog * 0.6))
        lamp = palette.windows[0]
        for number, (left, right) in enumerate(self.stretches):
            self._stretch(sheet, chance, left, right, high, ink, lamp, up=number % 2 == 0, lit=place.lit)
        sheet.rim(place.light, palette.light, 1.5, 0.4)
        rows = np.linspace(0, 1, high, dtype=np.float32)
        sheet.fade_to(place.mist, smooth(0.45, 1.0, rows) * (0.35 + place.fog * 0.5))
        picture = with_light(sheet.small(), sheet.halo(24, 0.8))
        below = min(round(self.rise), place.size[1] - round(self.line))
        picture = mirrored(picture, high, below, self.mirror, palette.water, self.seed)
        return (Strip(picture, round(self.line) - high, self.parallax),)

    def _stretch(
        self,
        sheet: Sheet,
        chance: random.Random,
        left: float,
        right: float,
        high: int,
        ink: Rgb,
        lamp: Rgb,
        up: bool,
        lit: float,
    ) -> None:
        def road(x: float) -> float:
            t = (x - left) / (right - left)
            climb = t if up else 1 - t
            return high - self.rise * (0.32 + 0.6 * (3 * climb**2 - 2 * climb**3)) - 6 * sin(t * 6)

        xs = [left + (right - left) * i / 40 for i in range(41)]
        upper: list[Point] = [(x, road(x)) for x in xs]
        sheet.polygon([*upper, *[(x, y + 15) for x, y in upper[::-1]]], ink)
        sheet.curve([(x, y - 12) for x, y in upper], ink, 2.0)
        for post in range(round(left) + 12, round(right) - 8, 26):
            sheet.line((post, road(post)), (post, road(post) - 12), ink, 1.2)
        for end, way in ((left, -1), (right, 1)):  # torn ends with bent steel
            y = road(end)
            sheet.polygon(
                [(end, y), (end + way * 22, y + 8), (end + way * 12, y + 14), (end + way * 30, y + 22), (end, y + 16)],
                ink,
            )
            for _ in range(6):
                bend = (end + way * chance.uniform(18, 34), y + chance.uniform(2, 18))
                sheet.curve(
                    [(end, y + chance.uniform(2, 14)), bend, (bend[0] + way * 6, bend[1] + chance.uniform(4, 16))],
                    ink,
                    1.1,
                )
        x = left + 70.0
        while x < right - 40:
            y, wide = road(x) + 12, chance.uniform(16, 24)
            sheet.box(x, y, wide, high - y, ink)
            sheet.polygon(
                [
                    *curve([(x - 18, y), (x - 2, y + 12), (x, y + 26)], 4),
                    (x + wide, y + 26),
                    *curve([(x + wide, y + 26), (x + wide + 2, y + 12), (x + wide + 18, y)], 4),
                ],
                ink,
            )
            x += chance.uniform(120, 170)
        x = left + 120
        while x < right - 80:
            y, lean, way = road(x), chance.uniform(-8, 8), chance.choice((-1, 1))
            top = (x + lean, y - 66)
            sheet.line((x, y), top, ink, 2.2)
            sheet.curve([top, (top[0] + way * 8, top[1] - 6), (top[0] + way * 24, top[1] - 7)], ink, 2.0)
            glows = chance.random() < 0.4 * lit
            head = top[0] + way * 24 - 6, top[1] - 7
            sheet.box(*head, 12, 3, mix(ink, lamp, 0.9) if glows else ink, shine=0.9 * glows)
            x += chance.uniform(150, 260)
