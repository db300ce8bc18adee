"""A town that climbs a mountain: terraces with houses, shops and trees, glass escalators, lift shafts with cabins."""

import random
from collections.abc import Callable, Sequence
from functools import partial
from math import hypot
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.view.colour import Rgb, mix
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import Point, oval
from game.view.sheet import Sheet, kept, with_light
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
                cabin = _cabin(wide * 0.78, wide * 0.9, inks)
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


Inks = tuple[Rgb, Rgb, Rgb, Rgb]
"""Glass, structure, light, lamp."""


def tube(sheet: Sheet, a: Point, b: Point, wide: float, inks: Inks, chance: random.Random) -> None:
    """Draw a glass escalator from its lower to its upper end: steps, people, hoops, and a lit upper edge."""
    glass, dark, lit, _lamp = inks
    length = hypot(b[0] - a[0], b[1] - a[1])
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    nx, ny = (uy, -ux) if -ux < 0 else (-uy, ux)

    def at(along: float, out: float) -> Point:
        return a[0] + ux * along + nx * out, a[1] + uy * along + ny * out

    pier = 30.0
    while pier < length:
        x, y = at(pier, -wide * 0.2)
        sheet.box(x - wide * 0.09, y, wide * 0.18, 90 * wide / 33, dark)
        sheet.box(x - wide * 0.09, y, max(1.0, wide * 0.05), 90 * wide / 33, mix(dark, lit, 0.4))
        pier += 78
    sheet.polygon([at(-3, wide), at(length + 3, wide), at(length + 3, 0), at(-3, 0)], mix(glass, lit, 0.35))
    sheet.polygon(
        [at(-3, wide * 0.7), at(length + 3, wide * 0.7), at(length + 3, 0), at(-3, 0)], mix(glass, dark, 0.28)
    )
    sheet.polygon([at(-4, 2), at(length + 4, 2), at(length + 4, -wide * 0.28), at(-4, -wide * 0.28)], dark)
    step = wide * 0.36
    for i in range(int(length / step)):
        x0, _ = at(i * step, wide * 0.2)
        x1, y1 = at((i + 1) * step, wide * 0.2)
        sheet.box(min(x0, x1), y1, abs(x1 - x0) + 0.6, wide * 0.34, mix(dark, glass, 0.25))
        sheet.box(min(x0, x1), y1 - 0.5, abs(x1 - x0), max(1.0, wide * 0.06), lit)
    for i in range(max(2, int(length / 46))):
        x, y = at(length * (i + chance.uniform(0.2, 0.8)) / max(2, int(length / 46)), wide * 0.26)
        tall = wide * 0.6
        sheet.polygon(
            [
                (x - tall * 0.14, y),
                (x - tall * 0.17, y - tall * 0.64),
                (x + tall * 0.17, y - tall * 0.64),
                (x + tall * 0.14, y),
            ],
            dark,
        )
        sheet.polygon(oval(x, y - tall * 0.8, tall * 0.16, tall * 0.16), dark)
    hoop = 0.0
    while hoop <= length:
        sheet.line(at(hoop, 0), at(hoop, wide), mix(glass, dark, 0.5), wide * 0.055)
        hoop += wide * 0.85
    for share, long in ((0.22, 1.2), (0.63, 0.9)):
        k = length * share
        sheet.polygon(
            [
                at(k, wide * 0.1),
                at(k + wide * 0.5, wide * 0.94),
                at(k + wide * (0.5 + long * 0.4), wide * 0.94),
                at(k + wide * long * 0.4, wide * 0.1),
            ],
            mix(glass, (255, 255, 255), 0.45),
        )
    sheet.polygon(
        [at(-3, wide), at(length + 3, wide), at(length + 3, wide * 1.07), at(-3, wide * 1.07)], mix(glass, dark, 0.4)
    )
    sheet.line(at(-3, wide * 1.08), at(length + 3, wide * 1.08), mix(lit, (255, 255, 255), 0.5), max(1.0, wide * 0.05))


def station(sheet: Sheet, x: float, y: float, wide: float, high: float, inks: Inks) -> None:
    """Draw the lit hall at an escalator's end."""
    _, dark, lit, lamp = inks
    sheet.box(x, y - high, wide, high, dark)
    sheet.box(x + 3, y - high + 5, wide - 6, high - 9, lamp, shine=0.5)
    for i in range(1, 4):
        sheet.box(x + wide * i / 4 - 0.8, y - high + 5, 1.6, high - 9, dark)
    for top, more in ((y - high - 4, 4.0), (y - 2, 6.0)):
        sheet.box(x - more, top, wide + 2 * more, 5, dark)
        sheet.box(x - more, top, wide + 2 * more, 1.5, lit)


def shaft(sheet: Sheet, x: float, top: float, foot: float, wide: float, inks: Inks) -> None:
    """Draw a lift's glass shaft with its hall on top."""
    glass, dark, lit, lamp = inks
    sheet.box(x - wide / 2, top, wide, foot - top, mix(glass, dark, 0.35))
    sheet.box(x - wide / 2, top, wide * 0.3, foot - top, mix(glass, lit, 0.4))
    y = top
    while y < foot:
        sheet.box(x - wide / 2, y, wide, 1.8, dark)
        sheet.line((x - wide / 2, y), (x + wide / 2, y + 26), mix(glass, dark, 0.5), 1.0)
        y += 26
    for way in (-1, 1):
        sheet.box(x + way * wide / 2 - 2, top, 4, foot - top, dark)
        sheet.box(x + way * wide / 2 - 2, top, 1.2, foot - top, lit)
    sheet.box(x - wide * 0.75, top - 16, wide * 1.5, 18, dark)
    sheet.box(x - wide * 0.6, top - 12, wide * 1.2, 8, lamp, shine=0.4)
    sheet.box(x - wide * 0.85, top - 19, wide * 1.7, 4, dark)
    sheet.box(x - wide * 0.85, top - 19, wide * 1.7, 1.4, lit)


def _cabin(wide: float, high: float, inks: Inks) -> pygame.Surface:
    _, dark, _lit, lamp = inks
    sheet = Sheet(wide, high)
    sheet.box(0, 0, wide, high, dark)
    sheet.box(wide * 0.1, high * 0.12, wide * 0.8, high * 0.66, lamp)
    sheet.box(wide * 0.1, high * 0.12, wide * 0.8, high * 0.24, mix(lamp, (255, 255, 255), 0.4))
    sheet.box(wide * 0.48, high * 0.12, wide * 0.05, high * 0.66, dark)
    for at in (0.3, 0.68):
        sheet.polygon(oval(wide * at, high * 0.46, wide * 0.07, wide * 0.07), dark)
        sheet.box(wide * at - wide * 0.07, high * 0.52, wide * 0.14, high * 0.26, dark)
    return kept(sheet.small())
