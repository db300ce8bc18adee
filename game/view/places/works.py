"""Works: halls with saw-tooth roofs, chimneys, tanks and cranes; or a station of domes, dishes and a rocket."""

import random
from collections.abc import Sequence
from math import cos, pi, sin
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, oval, stroke
from game.view.sheet import Sheet, kept, with_light
from game.view.strip import Piece, Sprite, Sprites, Strip


class Works(Generator):
    """A row of industrial buildings."""

    generator: Literal["works"] = "works"
    ink: Role
    base: float = Field(ge=0, le=760, description="where they stand, px from the top")
    high: float = Field(default=220, ge=40, le=500, description="of the highest, px")
    kind: Literal["factory", "station"] = "factory"
    lit: float = Field(default=0.4, ge=0, le=1, description="share of windows with light")
    haze: float = Field(default=0.4, ge=0, le=1, description="share of mist in their colours")
    smoke: bool = Field(default=False, description="chimneys smoke")
    period: int = Field(default=2200, ge=1300, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        height = round(self.high * 1.25)
        sheet = Sheet(self.period, height)
        share = min(0.9, self.haze + place.fog * 0.6)
        ink = mix(place.ink(self.ink), place.mist, share)
        dark, lit = mix(ink, palette.structure, 0.35), mix(ink, palette.light, 0.45)
        lamp = mix(palette.lamp, place.mist, share * 0.6)
        draws = FACTORY if self.kind == "factory" else STATION
        mouths: list[tuple[float, float]] = []
        x, last = 20.0, -1
        while x < self.period - 160:
            index = chance.choice([i for i in range(len(draws)) if i != last])
            wide = draws[index](
                sheet,
                chance,
                x,
                float(height),
                self.high * chance.uniform(0.5, 1.0),
                (ink, dark, lit, lamp),
                self.lit * (0.3 + place.lit),
                mouths,
            )
            last = index
            x += wide + self.high * chance.uniform(-0.02, 0.22)
        self._pipes(sheet, chance, height, dark, lit)
        sheet.rim(place.light, palette.light, 1.5, 0.4)
        rows = np.linspace(0, 1, height, dtype=np.float32)
        sheet.fade_to(place.mist, smooth(0.35, 1.0, rows) * min(0.85, 0.3 + share * 0.5 + place.fog))
        picture = with_light(sheet.small(), sheet.halo(24, 0.8))
        top = round(self.base) - height
        pieces: list[Piece] = []
        if self.smoke and mouths:
            pieces.append(self._smoke(place, chance, mouths, top, share))
        pieces.append(Strip(picture, top, self.parallax))
        return pieces

    def _pipes(self, sheet: Sheet, chance: random.Random, height: int, dark: Rgb, lit: Rgb) -> None:
        y = height - self.high * 0.2
        for drop in (0.0, self.high * 0.035):
            sheet.box(0, y + drop, self.period, self.high * 0.018, dark)
            sheet.box(0, y + drop, self.period, 1.2, lit)
        for x in range(30, self.period, round(self.high * 0.45)):
            sheet.box(x, y, self.high * 0.02, self.high * 0.25, dark)

    def _smoke(
        self, place: Place, chance: random.Random, mouths: Sequence[tuple[float, float]], top: int, share: float
    ) -> Sprites:
        tone = mix(mix(place.palette.cloud_shade, place.palette.cloud, 0.4), place.mist, share)
        puff = _plume(self.high, tone, chance)
        items = tuple(
            Sprite(
                (puff,),
                x - puff.get_width() * 0.42,
                top + y - puff.get_height() + 6,
                bob=(5, 3),
                swing=7,
                phase=chance.random(),
            )
            for x, y in mouths
        )
        return Sprites(items, self.period, self.parallax)


Inks = tuple[Rgb, Rgb, Rgb, Rgb]
"""Body, shade, lit edge, lamp."""
Mouths = list[tuple[float, float]]


def _plume(high: float, tone: Rgb, chance: random.Random) -> pygame.Surface:
    """A plume that leans to the left and thins out."""
    wide = high * 1.3
    sheet = Sheet(wide, high * 0.9)
    for i in range(46):
        t = i / 45
        x = wide * 0.92 - t**0.85 * wide * 0.72 + chance.uniform(-1, 1) * high * 0.05 * (0.4 + t)
        y = high * 0.88 - t**0.6 * high * 0.62 + chance.uniform(-1, 1) * high * 0.06 * (0.3 + t)
        r = high * (0.03 + 0.12 * t) * chance.uniform(0.7, 1.2)
        sheet.polygon(oval(x, y, r, r * 0.85), mix(tone, (255, 255, 255), 0.14 * chance.random()))
    picture = pygame.transform.gaussian_blur(sheet.small(), 3)
    pygame.surfarray.pixels3d(picture)[...] = tone
    fade = np.linspace(0.15, 0.8, picture.get_width(), dtype=np.float32)
    alpha = pygame.surfarray.pixels_alpha(picture)
    alpha[...] = (alpha * fade[:, None]).astype(np.uint8)
    del alpha
    return kept(picture)


def _hall(
    sheet: Sheet, chance: random.Random, x: float, y: float, high: float, inks: Inks, lit: float, mouths: Mouths
) -> float:
    """A hall with a saw-tooth roof of glass."""
    ink, dark, _edge, lamp = inks
    teeth, tooth = chance.randint(3, 6), high * 0.34
    wall = high * 0.5
    for i in range(teeth):
        left = x + i * tooth
        sheet.polygon([(left, y - wall), (left, y - wall - tooth * 0.6), (left + tooth, y - wall)], ink)
        glows = chance.random() < lit
        sheet.polygon(
            [
                (left + 1, y - wall),
                (left + 1, y - wall - tooth * 0.5),
                (left + tooth * 0.16, y - wall - tooth * 0.4),
                (left + tooth * 0.16, y - wall),
            ],
            lamp if glows else dark,
            shine=0.5 * glows,
        )
    sheet.box(x, y - wall, teeth * tooth, wall, ink)
    for i in range(teeth * 3):
        glows = chance.random() < lit
        sheet.box(
            x + 6 + i * tooth / 3, y - wall * 0.72, tooth * 0.2, wall * 0.22, lamp if glows else dark, shine=0.4 * glows
        )
    return teeth * tooth


def _chimneys(
    sheet: Sheet, chance: random.Random, x: float, y: float, high: float, inks: Inks, lit: float, mouths: Mouths
) -> float:
    ink, dark, _edge, lamp = inks
    count = chance.randint(1, 3)
    for i in range(count):
        at, tall = x + 10 + i * high * 0.24, high * chance.uniform(0.85, 1.2)
        half = high * 0.05
        sheet.polygon([(at - half * 1.3, y), (at - half, y - tall), (at + half, y - tall), (at + half * 1.3, y)], ink)
        for band in (0.04, 0.12):
            sheet.box(at - half * 1.05, y - tall * (1 - band), half * 2.1, tall * 0.035, mix(lamp, ink, 0.45))
        sheet.box(at - half * 1.2, y - tall - 2, half * 2.4, 4, dark)
        mouths.append((at, y - tall))
    sheet.box(x, y - high * 0.3, high * 0.24 * count + 10, high * 0.3, ink)
    return high * 0.24 * count + 12


def _tanks(
    sheet: Sheet, chance: random.Random, x: float, y: float, high: float, inks: Inks, lit: float, mouths: Mouths
) -> float:
    ink, dark, edge, _lamp = inks
    count = chance.randint(2, 4)
    wide = high * 0.26
    for i in range(count):
        left, tall = x + i * wide * 1.1, high * chance.uniform(0.4, 0.7)
        sheet.box(left, y - tall, wide, tall, ink)
        sheet.polygon(oval(left + wide / 2, y - tall, wide / 2, wide * 0.2), ink)
        sheet.box(left + wide * 0.7, y - tall, wide * 0.3, tall, dark)
        for k in range(1, 5):
            sheet.box(left, y - tall * k / 5, wide, 1.4, dark)
        sheet.line((left + wide * 0.25, y), (left + wide * 0.25, y - tall), edge, 1.2)
    return count * wide * 1.1


def _crane(
    sheet: Sheet, chance: random.Random, x: float, y: float, high: float, inks: Inks, lit: float, mouths: Mouths
) -> float:
    """A gantry crane with a hanging hook."""
    ink, dark, _edge, lamp = inks
    wide = high * 0.9
    for leg in (0.1, 0.8):
        for way in (-1, 1):
            sheet.line((x + wide * leg + way * wide * 0.06, y), (x + wide * leg, y - high * 0.86), ink, 3)
        for k in range(1, 5):
            half = wide * 0.06 * (1 - k / 5)
            sheet.line(
                (x + wide * leg - half, y - high * 0.86 * k / 5),
                (x + wide * leg + half, y - high * 0.86 * k / 5),
                ink,
                1.6,
            )
    sheet.box(x - wide * 0.12, y - high * 0.92, wide * 1.2, high * 0.07, ink)
    for k in range(14):
        left = x - wide * 0.12 + k * wide * 1.2 / 14
        sheet.line((left, y - high * 0.85), (left + wide * 0.043, y - high * 0.92), dark, 1.2)
    sheet.box(x + wide * 0.4, y - high * 0.9, wide * 0.12, high * 0.12, dark)
    sheet.line((x + wide * 0.46, y - high * 0.8), (x + wide * 0.46, y - high * 0.5), ink, 1.4)
    sheet.box(x + wide * 0.36, y - high * 0.5, wide * 0.2, high * 0.1, mix(lamp, ink, 0.5))
    return wide


def _dome(
    sheet: Sheet, chance: random.Random, x: float, y: float, high: float, inks: Inks, lit: float, mouths: Mouths
) -> float:
    """A dome of ribs and glass."""
    ink, dark, _edge, lamp = inks
    half = high * 0.48
    middle = x + half
    dome = [(middle + cos(pi * i / 30) * half, y - high * 0.16 - sin(pi * i / 30) * half * 0.86) for i in range(31)]
    sheet.polygon(dome, mix(ink, lamp, 0.18), shine=0.06)
    for i in range(1, 8):
        arc = [
            (middle + cos(pi * i / 8) * half * sin(pi * k / 20), y - high * 0.16 - cos(pi * k / 20) * half * 0.86)
            for k in range(11)
        ]
        sheet.curve(arc, ink, 1.6)
    for share in (0.35, 0.68):
        sheet.curve(
            [
                (middle + cos(pi * i / 24) * half * (1 - share**3), y - high * 0.16 - half * 0.86 * share)
                for i in range(25)
            ],
            ink,
            1.4,
        )
    for _ in range(3):
        at = middle + chance.uniform(-0.6, 0.6) * half
        sheet.polygon(oval(at, y - high * 0.2, half * 0.14, half * 0.1), mix(dark, (70, 140, 90), 0.4))
    sheet.box(x - 4, y - high * 0.17, half * 2 + 8, high * 0.17, ink)
    for i in range(int(half / 7)):
        glows = chance.random() < lit
        sheet.box(x + 4 + i * 14, y - high * 0.11, 7, 4, lamp if glows else dark, shine=0.5 * glows)
    return half * 2


def _dish(
    sheet: Sheet, chance: random.Random, x: float, y: float, high: float, inks: Inks, lit: float, mouths: Mouths
) -> float:
    ink, _dark, edge, lamp = inks
    half = high * 0.3
    middle = x + half
    sheet.polygon(
        [
            (middle - half * 0.4, y),
            (middle - half * 0.1, y - high * 0.5),
            (middle + half * 0.1, y - high * 0.5),
            (middle + half * 0.4, y),
        ],
        ink,
    )
    bowl = curve(
        [
            (middle - half, y - high * 0.86),
            (middle - half * 0.5, y - high * 0.52),
            (middle + half * 0.2, y - high * 0.46),
            (middle + half * 0.9, y - high * 0.62),
        ],
        8,
    )
    sheet.polygon(bowl, mix(ink, edge, 0.4))
    sheet.line((middle, y - high * 0.55), (middle + half * 0.25, y - high * 0.92), ink, 1.6)
    sheet.polygon(oval(middle + half * 0.25, y - high * 0.92, 3, 3), lamp, shine=0.8)
    return half * 2.1


def _rocket(
    sheet: Sheet, chance: random.Random, x: float, y: float, high: float, inks: Inks, lit: float, mouths: Mouths
) -> float:
    """A rocket beside its tower."""
    ink, dark, edge, lamp = inks
    tall, half = high * 1.1, high * 0.09
    middle = x + high * 0.3
    body = curve(
        [
            (middle, y - tall),
            (middle + half * 0.8, y - tall * 0.82),
            (middle + half, y - tall * 0.5),
            (middle + half * 0.8, y - 6),
        ],
        8,
    )
    sheet.polygon([*body, *[(2 * middle - px, py) for px, py in body[::-1]]], mix(ink, edge, 0.55))
    sheet.polygon([*body, (middle, y - 6)], ink)
    for way in (-1, 1):
        sheet.polygon(
            [
                (middle + way * half * 0.8, y - tall * 0.24),
                (middle + way * half * 2.2, y),
                (middle + way * half * 0.6, y - 8),
            ],
            dark,
        )
    sheet.polygon(oval(middle, y - tall * 0.7, half * 0.4, half * 0.4), lamp, shine=0.6)
    tower_x = x + high * 0.06
    for shift in (0.0, high * 0.1):
        sheet.box(tower_x + shift, y - tall * 0.9, 2, tall * 0.9, ink)
    step = high * 0.1
    for i in range(int(tall * 0.9 / step)):
        sheet.line((tower_x, y - i * step), (tower_x + high * 0.1, y - (i + 1) * step), ink, 1.1)
    for share in (0.35, 0.65):
        sheet.polygon(
            stroke([(tower_x + high * 0.1, y - tall * share), (middle - half, y - tall * share)], 2.4, 2.4), ink
        )
    return high * 0.6


FACTORY = (_hall, _chimneys, _tanks, _crane)
STATION = (_dome, _dish, _rocket, _tanks, _dome)
