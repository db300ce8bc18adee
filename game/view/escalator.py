"""Glass escalators, the halls at their ends, and lifts, as they are seen from afar."""

import random
from math import hypot

import pygame

from game.view.colour import Rgb, mix
from game.view.shapes import Point, oval
from game.view.sheet import Sheet, kept

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


def lift_cabin(wide: float, high: float, inks: Inks) -> pygame.Surface:
    """Paint a lift's cabin with two people in it."""
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
