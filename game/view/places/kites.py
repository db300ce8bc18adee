"""Kites on strings, and a dragon of many discs across the whole sky."""

import random
from collections.abc import Callable, Sequence
from math import atan2, cos, hypot, pi, sin
from typing import Literal

import pygame
from pydantic import Field

from game.view.colour import Rgb, mix
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import Point, curve, oval, stroke, turned
from game.view.sheet import Sheet, kept
from game.view.strip import Piece, Sprite, Sprites

TILT = -0.42  # rad; kites lean into a wind from the right
Draw = Callable[[Sheet, float, float, float, tuple[Rgb, Rgb, Rgb]], None]


class Kites(Generator):
    """Kites that dance in the wind."""

    generator: Literal["kites"] = "kites"
    count: int = Field(default=12, ge=0, le=90)
    top: float = Field(default=40, ge=0, le=700, description="highest, px")
    low: float = Field(default=360, ge=0, le=720, description="lowest, px")
    size: float = Field(default=20, ge=2, le=80, description="radius, px")
    haze: float = Field(default=0.15, ge=0, le=1, description="share of sky in their colours")
    strings: float = Field(default=0.0, ge=0, le=600, description="px that their strings go down; 0 shows none")
    dragon: bool = Field(default=False, description="a dragon too")
    period: int = Field(default=2300, ge=1300, le=4000, description="px after which they repeat")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        sky = mix(place.palette.sky_mid, place.palette.sky_low, 0.5)
        share = min(0.9, self.haze + place.fog * 0.6)
        items = [self._kite(place, chance, number, sky, share) for number in range(self.count)]
        pieces: list[Piece] = []
        if self.dragon:
            pieces.append(_dragon(place, self.period, self.parallax, share))
        pieces.append(Sprites(tuple(items), self.period, self.parallax))
        return pieces

    def _kite(self, place: Place, chance: random.Random, number: int, sky: Rgb, share: float) -> Sprite:
        paints = place.palette.paints
        size = self.size * chance.uniform(0.6, 1.3)
        first = paints[number % len(paints)]
        second = paints[(number + 1 + number // len(paints)) % len(paints)]
        inks = mix(first, sky, share), mix(second, sky, share), mix(place.palette.structure, sky, share)
        tail = size * 5
        down = self.strings * chance.uniform(0.7, 1.2)
        along = down * 0.62
        sheet = Sheet(tail + size * 1.6 + along, size * 2.6 + max(size * 2, down))
        x, y = tail, size * 1.5
        if down:
            string = curve([(x, y), (x + along * 0.4, y + down * 0.56), (x + along, y + down)], 12)
            sheet.curve(
                string, mix(mix(place.palette.cloud, place.palette.structure, 0.25), sky, 0.35 + share * 0.5), 0.5
            )
        KINDS[number % len(KINDS)](sheet, x, y, size, inks)
        at = chance.uniform(0, self.period)
        top = self.top + (self.low - self.top) * chance.random()
        return Sprite(
            (kept(sheet.small()),),
            at,
            top,
            bob=(size * 0.5, size * 0.4),
            swing=chance.uniform(3.5, 7),
            phase=chance.random(),
        )


def _tail(sheet: Sheet, x: float, y: float, long: float, wide: float, inks: Sequence[Rgb]) -> None:
    line = [
        (x - t * long / 20, y + 0.22 * long * t / 20 + sin(t * 0.5) * long * 0.06 * (t / 20) ** 0.7) for t in range(21)
    ]
    for i in range(20):
        sheet.line(line[i], line[i + 1], inks[i // 3 % len(inks)], max(0.8, wide * (1 - 0.03 * i)))


def _diamond(sheet: Sheet, x: float, y: float, r: float, inks: tuple[Rgb, Rgb, Rgb]) -> None:
    one, two, dark = inks

    def at(points: Sequence[Point]) -> list[Point]:
        return turned(points, x, y, TILT, r)

    _tail(sheet, *at([(0, 1.2)])[0], r * 4, r * 0.13, (one, two))
    sheet.polygon(at([(0, -1), (0.8, -0.2), (0, 1.25), (-0.8, -0.2)]), one)
    sheet.polygon(at([(0, -0.2), (0.8, -0.2), (0, 1.25)]), two)
    sheet.polygon(at([(0, -1), (-0.8, -0.2), (0, -0.2)]), mix(one, (255, 246, 216), 0.35))
    sheet.curve(at([(0, -1), (0, 1.25)]), dark, max(0.6, r * 0.05))
    sheet.curve(at([(-0.8, -0.2), (0.8, -0.2)]), dark, max(0.6, r * 0.05))


def _swallow(sheet: Sheet, x: float, y: float, r: float, inks: tuple[Rgb, Rgb, Rgb]) -> None:
    one, two, dark = inks

    def at(points: Sequence[Point]) -> list[Point]:
        return turned(points, x, y, TILT, r)

    for way in (-1, 1):
        sheet.polygon(at([(way * 0.1, 0.3), (way * 0.42, 1.0), (way * 0.6, 1.75), (way * 0.3, 1.35), (0, 0.7)]), dark)
        wing = curve(
            [
                (way * 0.1, -0.42),
                (way * 0.62, -0.66),
                (way * 1.32, -0.42),
                (way * 1.42, 0.02),
                (way * 0.95, 0.22),
                (way * 0.1, 0.14),
            ],
            4,
        )
        sheet.polygon(at(wing), dark)
        sheet.polygon(at([(px * 0.9 + way * 0.04, py * 0.76) for px, py in wing]), one)
        eye = at([(way * 0.92, -0.18)])[0]
        sheet.polygon(oval(*eye, r * 0.24, r * 0.2), two)
        sheet.polygon(oval(*eye, r * 0.12, r * 0.1), dark)
    sheet.polygon(
        at(curve([(0, -0.9), (0.22, -0.62), (0.2, 0.2), (0, 0.55), (-0.2, 0.2), (-0.22, -0.62), (0, -0.9)], 4)), dark
    )
    sheet.polygon(at([(-0.12, -0.3), (0.12, -0.3), (0.1, 0.2), (0, 0.36), (-0.1, 0.2)]), two)


def _hexagon(sheet: Sheet, x: float, y: float, r: float, inks: tuple[Rgb, Rgb, Rgb]) -> None:
    one, two, dark = inks
    for k in range(3):
        _tail(sheet, x - r * 0.3 + r * 0.3 * k, y + r * 0.7, r * 2.8, r * 0.09, (two, one))
    corners = [(cos(k * pi / 3), sin(k * pi / 3)) for k in range(6)]
    sheet.polygon(turned(corners, x, y, TILT, r), dark)
    sheet.polygon(turned(corners, x, y, TILT, r * 0.9), one)
    for k in range(0, 6, 2):
        sheet.polygon(turned([(0, 0), corners[k], corners[(k + 1) % 6]], x, y, TILT, r * 0.9), two)
    sheet.polygon(oval(x, y, r * 0.26, r * 0.26), dark)


def _delta(sheet: Sheet, x: float, y: float, r: float, inks: tuple[Rgb, Rgb, Rgb]) -> None:
    one, two, dark = inks

    def at(points: Sequence[Point]) -> list[Point]:
        return turned(points, x, y, TILT, r)

    _tail(sheet, *at([(0, 0.7)])[0], r * 3.4, r * 0.1, (two, one))
    sheet.polygon(at([(0, -0.7), (1.5, 0.55), (0.45, 0.42), (0, 0.75), (-0.45, 0.42), (-1.5, 0.55)]), one)
    sheet.polygon(at([(0, -0.7), (0.32, 0), (0, 0.75), (-0.32, 0)]), two)
    sheet.curve(at([(0, -0.7), (0, 0.75)]), dark, max(0.6, r * 0.05))


def _carp(sheet: Sheet, x: float, y: float, r: float, inks: tuple[Rgb, Rgb, Rgb]) -> None:
    """A wind-sock fish, its mouth to the wind."""
    one, two, dark = inks
    upper, lower = [], []
    for i in range(21):
        t = i / 20
        half = (sin(min(1.0, t * 1.25 + 0.12) * pi * 0.92) ** 0.7 * 0.42) if t < 0.8 else 0.14 + (t - 0.8) * 0.5
        middle = sin(t * 4.5) * 0.16 * t
        upper.append((0.9 - t * 2.7, middle - half))
        lower.append((0.9 - t * 2.7, middle + half))
    sheet.polygon(turned([*upper, *lower[::-1]], x, y, TILT * 0.35, r), one)
    for i in range(4, 15, 2):
        a, b = upper[i], lower[i]
        points = [(a[0], a[1] * 0.8 + b[1] * 0.2), (a[0] - 0.1, (a[1] + b[1]) / 2), (a[0], a[1] * 0.2 + b[1] * 0.8)]
        sheet.curve(turned(points, x, y, TILT * 0.35, r), two, max(0.8, r * 0.06))
    eye = turned([(0.55, -0.12)], x, y, TILT * 0.35, r)[0]
    sheet.polygon(oval(*eye, r * 0.13, r * 0.13), (250, 250, 245))
    sheet.polygon(oval(*eye, r * 0.07, r * 0.07), dark)


KINDS: tuple[Draw, ...] = (_diamond, _swallow, _hexagon, _delta, _carp)
PATH = (
    (60, 66),
    (130, 98),
    (200, 120),
    (270, 104),
    (340, 74),
    (424, 86),
    (500, 152),
    (590, 206),
    (690, 206),
    (774, 160),
    (872, 150),
)
"""Where the dragon flies, px, head last."""


def _dragon(place: Place, period: int, parallax: float, share: float) -> Sprites:
    """A head, and discs that get smaller and paler towards the tail; each bobs a little after the one before."""
    palette = place.palette
    red, gold = palette.paints[0], palette.paints[1 % len(palette.paints)]
    sky = mix(palette.sky_mid, palette.sky_low, 0.4)
    path = curve(PATH, 40)
    items: list[Sprite] = []
    run, need = 0.0, 34.0
    for i in range(len(path) - 1, 1, -1):
        run += hypot(path[i][0] - path[i - 1][0], path[i][1] - path[i - 1][1])
        if run < need:
            continue
        t = 1 - i / len(path)
        run, need = 0.0, 19 - 12.5 * t**0.8
        radius = 23.5 - 19 * t**0.8
        a, b = path[max(0, i - 3)], path[min(len(path) - 1, i + 3)]
        inks = (red, gold) if len(items) % 2 else (gold, red)
        fade = min(0.9, share + 0.55 * t)
        picture = _disc(
            radius,
            atan2(b[1] - a[1], b[0] - a[0]),
            mix(inks[0], sky, fade),
            mix(inks[1], sky, fade),
            mix(palette.structure, sky, fade),
            mix(palette.paints[-1], sky, fade),
        )
        x, y = path[i]
        items.append(Sprite((picture,), x, y - picture.get_height() / 2, bob=(2, 9 + 8 * t), swing=4.2, phase=-t * 1.4))
    head = _head(red, gold, palette.structure, mix(red, palette.structure, 0.45))
    x, y = path[-1]
    items = [*items[::-1], Sprite((head,), x + 26, y - head.get_height() / 2, bob=(2, 9), swing=4.2, phase=0.03)]
    return Sprites(tuple(items), period, parallax)


def _disc(radius: float, angle: float, one: Rgb, two: Rgb, dark: Rgb, feather: Rgb) -> pygame.Surface:
    side = radius * 4.4
    sheet = Sheet(side, side)
    x = y = side / 2
    nx, ny = -sin(angle), cos(angle)
    for way in (-1, 1):
        tip = (x + nx * radius * 1.75 * way, y + ny * radius * 1.75 * way)
        sheet.line((x, y), tip, dark, 1.0)
        for turn in (-0.4, 0.0, 0.4):
            end = (tip[0] - cos(angle + turn) * radius * 0.5, tip[1] - sin(angle + turn) * radius * 0.5)
            sheet.line(tip, end, feather, max(0.9, radius * 0.08))
    sheet.polygon(oval(x, y, radius * 0.52, radius, angle), dark)
    sheet.polygon(oval(x, y, radius * 0.46, radius * 0.92, angle), one)
    sheet.polygon(oval(x, y, radius * 0.31, radius * 0.6, angle), two)
    sheet.polygon(oval(x, y, radius * 0.17, radius * 0.34, angle), mix(one, dark, 0.25))
    return kept(sheet.small())


def _head(red: Rgb, gold: Rgb, dark: Rgb, deep: Rgb) -> pygame.Surface:
    sheet = Sheet(150, 130)
    x, y, size = 64, 66, 42

    def at(points: Sequence[Point]) -> list[Point]:
        return turned(points, x, y, 0.04, size)

    for k, angle in enumerate((2.5, 2.85, 3.2, 3.55, 3.9)):
        long = 1.15 if k % 2 else 1.35
        mane = [
            (x - 6.0, y + 0.0),
            (x + cos(angle) * long * 26, y + sin(angle) * long * 20),
            (x + cos(angle + 0.1) * long * 44 - 6, y + sin(angle + 0.15) * long * 38),
        ]
        sheet.polygon(stroke(curve(mane, 6), 12, 1.5), gold if k % 2 else red)
    sheet.polygon(
        at(
            curve(
                [
                    (-0.55, -0.5),
                    (-0.1, -0.66),
                    (0.34, -0.52),
                    (0.66, -0.3),
                    (1.12, -0.34),
                    (1.28, -0.1),
                    (1.1, 0.1),
                    (0.62, 0.1),
                    (0.3, 0.16),
                    (-0.1, 0.52),
                    (-0.5, 0.55),
                    (-0.72, 0.05),
                    (-0.55, -0.5),
                ],
                6,
            )
        ),
        dark,
    )
    sheet.polygon(
        at(
            curve(
                [
                    (-0.5, -0.44),
                    (-0.1, -0.58),
                    (0.32, -0.45),
                    (0.64, -0.23),
                    (1.1, -0.27),
                    (1.2, -0.1),
                    (1.06, 0.03),
                    (0.6, 0.03),
                    (0.25, 0.1),
                    (-0.12, 0.45),
                    (-0.46, 0.48),
                    (-0.64, 0.05),
                    (-0.5, -0.44),
                ],
                6,
            )
        ),
        red,
    )
    jaw = [(0.2, 0.2), (0.62, 0.2), (0.98, 0.3), (0.8, 0.46), (0.4, 0.52), (0.05, 0.5), (0.2, 0.2)]
    sheet.polygon(at(curve(jaw, 6)), dark)
    sheet.polygon(at(curve([(px * 0.92 + 0.04, py * 0.9 + 0.04) for px, py in jaw], 6)), deep)
    for tooth in (0.34, 0.64, 0.92):
        sheet.polygon(at([(tooth - 0.06, 0.08), (tooth, 0.25), (tooth + 0.06, 0.06)]), (255, 252, 244))
    for shift in (0.0, 0.22):
        horn = [
            (-0.05 + shift, -0.5),
            (-0.2 + shift * 0.6, -0.92),
            (-0.62 + shift * 0.4, -1.18),
            (-0.98 + shift * 0.3, -1.12),
        ]
        sheet.polygon(stroke(at(curve(horn, 8)), 7, 1.5), dark)
        sheet.polygon(stroke(at(curve(horn, 8)), 3.6, 0.8), gold)
    eye = at([(0.22, -0.22)])[0]
    sheet.polygon(oval(*eye, 9.5, 8.5), dark)
    sheet.polygon(oval(*eye, 7.8, 6.8), (255, 252, 244))
    sheet.polygon(oval(eye[0] + 2, eye[1] + 0.6, 3.8, 3.8), dark)
    for k in (0, 1):
        beard = [(1.0, 0.0), (0.8, 0.5 + 0.1 * k), (0.2, 0.7 + 0.22 * k), (-0.5, 0.72 + 0.3 * k)]
        sheet.polygon(stroke(at(curve(beard, 8)), 2.4, 0.8), gold)
    return kept(sheet.small())
