"""A town that climbs a mountain: terraces with houses, shops and trees, glass escalators, lift shafts with cabins."""

import random
from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

import numpy as np
from pydantic import Field

from game.view.colour import Rgb, mix
from game.view.escalator import lift_cabin, shaft, station, tube
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import oval
from game.view.sheet import Sheet, with_light
from game.view.strip import Piece, Sprite, Sprites, Strip
from game.view.trees import round_tree

ROW = 62.0  # px from terrace to terrace at full size
Tone = Callable[..., Rgb]
"""A colour as far away as it is seen here."""


class Terraces(Generator):
    """A mountain of terraces; the silhouette rises and falls so that there is air between the heights."""

    generator: Literal["terraces"] = "terraces"
    base: float = Field(default=620, ge=200, le=760, description="lowest terrace, px from the top")
    rows: int = Field(default=7, ge=1, le=14, description="terraces where the town is highest")
    scale: float = Field(default=0.8, ge=0.25, le=1.4, description="size of a house")
    heights: int = Field(default=2, ge=1, le=6, description="mountains in one period")
    haze: float = Field(default=0.22, ge=0, le=1, description="share of mist in its colours")
    lit: float = Field(default=0.3, ge=0, le=1, description="share of windows that may be lit")
    tubes: int = Field(default=1, ge=0, le=6, description="escalators on each mountain")
    lifts: int = Field(default=1, ge=0, le=4, description="lift shafts on each mountain")
    period: int = Field(default=2600, ge=1300, le=4000, description="px after which it repeats")

    def _rise(self, x: float) -> float:
        """Give how high the town is at a place, 0..1."""
        turn = (x / self.period * self.heights) % 1.0
        # A long climb to the right and a short fall: the way always goes up.
        return turn / 0.72 if turn < 0.72 else max(0.0, 1 - (turn - 0.72) / 0.16)

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        row = ROW * self.scale
        high = round(row * self.rows + 90 * self.scale)
        sheet = Sheet(self.period, high + 40)
        share = min(0.9, self.haze + place.fog * 0.6)

        def hazed(colour: Rgb, more: float = 0.0) -> Rgb:
            return mix(colour, place.mist, min(0.95, share + more))

        self._mountain(sheet, place, chance, high, hazed)
        for number in range(self.rows - 1, -1, -1):
            y = high - number * row
            more = 0.16 * number / max(1, self.rows)
            x = 0.0
            while x < self.period - 20:
                wide = chance.uniform(34, 74) * self.scale
                if self._rise(x) * self.rows <= number + 0.6 or self._rise(x + wide) * self.rows <= number + 0.4:
                    x += wide * 0.5
                    continue
                self._wall(
                    sheet,
                    x,
                    y,
                    wide + 2,
                    hazed(palette.ground, more),
                    hazed(palette.light, more),
                    hazed(palette.structure, more),
                )
                kind = chance.random()
                if kind < 0.2:
                    leaf = hazed(palette.leaf, more)
                    round_tree(
                        sheet,
                        x + wide * 0.5,
                        y,
                        34 * self.scale,
                        leaf,
                        mix(leaf, hazed(palette.near, more), 0.5),
                        chance,
                    )
                else:
                    self._house(sheet, place, chance, x, y, wide, partial(hazed, more=more))
                x += wide
        rows = np.linspace(0, 1, high + 40, dtype=np.float32)
        sheet.fade_to(place.mist, smooth(0.62, 1.0, rows) * 0.75)
        pieces: list[Piece] = []
        cabins = self._glass(sheet, place, high, row, chance, hazed)
        picture = with_light(sheet.small(), sheet.halo(18, 0.6))
        pieces.append(Strip(picture, round(self.base) - high, self.parallax))
        if cabins:
            pieces.append(Sprites(tuple(cabins), self.period, self.parallax))
        return pieces

    def _mountain(self, sheet: Sheet, place: Place, chance: random.Random, high: int, hazed: Tone) -> None:
        """The rock that the town stands on."""
        palette = place.palette
        share = min(0.92, self.haze + 0.1 + place.fog * 0.6)
        ink, lit = (
            mix(palette.mid, place.mist, share),
            mix(mix(palette.mid, palette.light, 0.5), place.mist, share * 0.9),
        )
        dark = mix(palette.near, place.mist, share)
        top = [
            (float(x), high + 30 - (high * 0.93) * self._rise(x) + chance.uniform(-6, 6) - 24 * (self._rise(x) > 0))
            for x in range(0, self.period + 1, 14)
        ]
        sheet.polygon([*top, (self.period, high + 40), (0, high + 40)], ink)
        for i in range(0, len(top) - 3, 1):
            x, y = top[i]
            if self._rise(x) <= 0.02:
                continue
            wide, tall = chance.uniform(16, 46), chance.uniform(30, 90)
            face = lit if i % 3 else dark
            sheet.polygon(
                [
                    (x, y),
                    (x + wide * 0.5, y + chance.uniform(2, 12)),
                    (x + wide * 0.7, y + tall * 0.6),
                    (x + wide * 0.2, y + tall),
                ],
                mix(ink, face, chance.uniform(0.25, 0.6)),
            )

    def _wall(self, sheet: Sheet, x: float, y: float, wide: float, wall: Rgb, lit: Rgb, dark: Rgb) -> None:
        """A retaining wall with small arches."""
        thick = 16 * self.scale
        sheet.box(x - 4, y, wide + 5, thick, wall)
        sheet.box(x - 5, y - 1, wide + 7, 1.8 * self.scale + 0.6, lit)
        at = x
        while at < x + wide:
            sheet.box(at, y + 5 * self.scale, 7 * self.scale, thick - 5 * self.scale, mix(wall, dark, 0.4))
            at += 15 * self.scale

    def _house(
        self, sheet: Sheet, place: Place, chance: random.Random, x: float, y: float, wide: float, hazed: Tone
    ) -> None:
        palette, k = place.palette, self.scale
        tone = hazed
        high = chance.uniform(22, 52) * k
        wall = tone(mix(palette.cloud, palette.ground, chance.uniform(0.15, 0.6)))
        shade, dark = mix(wall, tone(palette.near), 0.5), tone(palette.structure)
        left_lit = place.light[0] < 0
        sheet.box(x, y - high, wide, high, wall)
        side = wide * 0.3
        sheet.box(x + wide - side if left_lit else x, y - high, side, high, shade)
        sheet.box(x if left_lit else x + wide - 1.4, y - high, 1.4, high, tone(palette.light))
        if chance.random() < 0.4:
            sheet.box(x - 2 * k, y - high - 3 * k, wide + 4 * k, 4 * k, dark)
            sheet.box(x - 2 * k, y - high - 3 * k, wide + 4 * k, 1.2, tone(palette.light))
            if chance.random() < 0.6:
                sheet.polygon(
                    oval(x + wide * chance.uniform(0.2, 0.8), y - high - 5 * k, 6 * k, 4 * k), tone(palette.leaf)
                )
        else:
            roof = tone(mix(palette.near, palette.structure, chance.uniform(0, 0.6)))
            peak = (10 + wide * 0.1) * k
            sheet.polygon(
                [
                    (x - 5 * k, y - high + 1),
                    (x + wide * 0.14, y - high - peak * 0.6),
                    (x + wide * 0.26, y - high - peak),
                    (x + wide * 0.76, y - high - peak),
                    (x + wide * 0.88, y - high - peak * 0.6),
                    (x + wide + 5 * k, y - high + 1),
                ],
                roof,
            )
            sheet.polygon(
                [
                    (x - 5 * k, y - high + 1),
                    (x + wide * 0.14, y - high - peak * 0.6),
                    (x + wide * 0.26, y - high - peak),
                    (x + wide * 0.34, y - high - peak),
                    (x + wide * 0.2, y - high + 1),
                ],
                mix(roof, tone(palette.light), 0.35),
            )
        shop = chance.random() < 0.3 and high > 30 * k
        self._windows(
            sheet,
            chance,
            (x, y - high, wide, high - (22 if shop else 6) * k),
            (tone(palette.lamp), mix(shade, dark, 0.55)),
            self.lit * (0.25 + place.lit),
        )
        if shop:
            self._shop(
                sheet,
                chance,
                x,
                y,
                wide,
                tone(palette.lamp),
                tone(chance.choice(palette.paints)),
                tone(palette.cloud),
                dark,
            )

    def _windows(
        self,
        sheet: Sheet,
        chance: random.Random,
        wall: tuple[float, float, float, float],
        inks: tuple[Rgb, Rgb],
        lit: float,
    ) -> None:
        x, y, wide, high = wall
        k = self.scale
        columns, rows = int((wide - 5 * k) / (12 * k)), int(high / (14 * k))
        for row in range(rows):
            for column in range(columns):
                at = x + (wide - columns * 12 * k) / 2 + column * 12 * k + 2.4 * k, y + 7 * k + row * 14 * k
                glows = chance.random() < lit
                sheet.box(*at, 7 * k, 8.4 * k, inks[0] if glows else inks[1], shine=0.5 * glows)

    def _shop(
        self,
        sheet: Sheet,
        chance: random.Random,
        x: float,
        y: float,
        wide: float,
        lamp: Rgb,
        cloth: Rgb,
        cream: Rgb,
        dark: Rgb,
    ) -> None:
        k = self.scale
        sheet.box(x + 3 * k, y - 16 * k, wide - 6 * k, 16 * k, lamp, shine=0.35)
        count = max(2, int(wide / (11 * k)))
        for i in range(count + 1):
            sheet.box(x + 3 * k + i * (wide - 6 * k) / count - 0.7 * k, y - 16 * k, 1.5 * k, 16 * k, dark)
        for i in range(count):
            if chance.random() < 0.5:
                at = x + 3 * k + (i + 0.5) * (wide - 6 * k) / count
                sheet.box(at - 2.4 * k, y - 8 * k, 4.8 * k, 8 * k, mix(dark, lamp, 0.2))
                sheet.polygon(oval(at, y - 10.5 * k, 2 * k, 2 * k), mix(dark, lamp, 0.2))
        stripes = max(4, int(wide / (6 * k)))
        for i in range(stripes):
            left = x + i * wide / stripes
            sheet.polygon(
                [
                    (left, y - 22 * k),
                    (left + wide / stripes, y - 22 * k),
                    (left + wide / stripes - 2 * k, y - 14 * k),
                    (left - 2 * k, y - 14 * k),
                ],
                cloth if i % 2 else cream,
            )

    def _glass(
        self, sheet: Sheet, place: Place, high: int, row: float, chance: random.Random, hazed: Tone
    ) -> list[Sprite]:
        """Escalators up the slopes, and shafts in which cabins go up and down."""
        palette = place.palette
        inks = (hazed(palette.glass), hazed(palette.structure), hazed(palette.light), hazed(palette.lamp))
        cabins: list[Sprite] = []
        span = self.period / self.heights
        for mountain in range(self.heights):
            for tube_number in range(self.tubes):
                first = 0.16 + 0.26 * tube_number
                start = (mountain + first) * span
                end = start + span * 0.3
                a = (start, high - self._rise(start) * high * 0.86 + 10)
                b = (end, high - self._rise(end) * high * 0.86 - 8)
                tube(sheet, a, b, 33 * self.scale, inks, chance)
                station(sheet, b[0] - 8, b[1] + 6, 58 * self.scale, 30 * self.scale, inks)
            for lift in range(self.lifts):
                x = (mountain + 0.66 - 0.2 * lift) * span
                top, foot = high - self._rise(x) * high * 0.9, float(high)
                wide = 38 * self.scale
                shaft(sheet, x, top, foot, wide, inks)
                cabin = lift_cabin(wide * 0.78, wide * 0.9, inks)
                middle = (top + foot) / 2 + self.base - high
                cabins.append(
                    Sprite(
                        (cabin,),
                        x,
                        middle - wide * 0.45,
                        bob=(0, (foot - top) * 0.36),
                        swing=chance.uniform(16, 24),
                        phase=chance.random(),
                    )
                )
        return cabins
