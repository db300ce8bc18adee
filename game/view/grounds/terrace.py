"""Terraces of a mountain town: a paved slab with a golden lip, shops and windows under it, stilts below."""

import random

import pygame

from game.view.colour import mix
from game.view.grounds.base import ABOVE, CAP, DEEP, LENGTH, Ground, edge, furnished
from game.view.place import Place
from game.view.shapes import curve, oval, stroke
from game.view.sheet import Sheet, kept, with_light

STILTS = 13 * 64  # px: farther than a picture is high, so that their feet are nowhere seen in the air


def paint(place: Place) -> Ground:
    """See `game.view.grounds`."""
    return Ground(
        long=_slab(place),
        caps=(kept(_end(place)), kept(_end(place))),
        furniture=furnished(place, (_railing, _pots, _stall, _pots, _lantern_pole, _laundry)),
        piers=tuple(kept(_stilts(place, seed)) for seed in range(3)),
        pier_step=320,
    )


def _slab(place: Place) -> pygame.Surface:
    palette = place.palette
    chance = random.Random(19)
    sheet = Sheet(LENGTH, ABOVE + DEEP)
    body, dark = palette.structure, mix(palette.structure, (0, 0, 0), 0.35)
    sheet.box(0, ABOVE, LENGTH, DEEP, dark)
    sheet.box(0, ABOVE + 5, LENGTH, 15, body)
    x = 20.0
    while x < LENGTH - 10:
        sheet.box(x, ABOVE + 8, 1.2, 9, dark)
        x += 34
    x = 0.0
    while x < LENGTH - 4:
        wide = min(chance.choice((128.0, 192.0, 256.0)), LENGTH - x)
        _storey(sheet, place, chance, x, ABOVE + 22, wide)
        x += wide
    edge(sheet, place, 0.25)
    return with_light(sheet.small(), sheet.halo(22, 0.6))


def _storey(sheet: Sheet, place: Place, chance: random.Random, x: float, y: float, wide: float) -> None:
    """What is built into the terrace: an open shop, or rooms with windows and a balcony."""
    palette = place.palette
    dark = mix(palette.structure, (0, 0, 0), 0.35)
    warm = mix(mix(palette.lamp, palette.structure, 0.45), palette.lamp, 0.5 * place.lit)
    high = 52.0
    sheet.box(x, y, wide, DEEP - 22, mix(palette.structure, palette.near, 0.25 * chance.random()))
    sheet.box(x + wide - 10, y, 10, DEEP - 22, dark)
    if chance.random() < 0.5:
        sheet.box(x + 8, y + 10, wide - 24, high - 10, mix(warm, dark, 0.25), shine=0.2)
        sheet.box(x + 8, y + 10, wide - 24, (high - 10) * 0.4, warm, shine=0.3)
        at = x + 8
        while at < x + wide - 20:
            sheet.box(at, y + 10, 2.6, high - 10, dark)
            kind = chance.random()
            if kind < 0.45:
                ink = mix(dark, warm, 0.12)
                sheet.polygon(
                    [(at + 10, y + high), (at + 11, y + 34), (at + 17, y + 30), (at + 23, y + 34), (at + 24, y + high)],
                    ink,
                )
                sheet.polygon(oval(at + 17, y + 26, 4.4, 4.4), ink)
            elif kind < 0.75:
                for shelf in range(3):
                    sheet.box(at + 8, y + 24 + shelf * 10, 20, 2, dark)
                    sheet.box(at + 10 + 5 * shelf, y + 18 + shelf * 10, 4, 6, mix(palette.glass, dark, 0.4))
            at += 34
        cloth = chance.choice(palette.paints)
        stripes = max(4, int(wide / 13))
        for i in range(stripes):
            left = x + i * wide / stripes
            ink = mix(cloth if i % 2 else palette.cloud, palette.structure, 0.3)
            sheet.polygon(
                [(left, y), (left + wide / stripes, y), (left + wide / stripes - 4, y + 12), (left - 4, y + 12)], ink
            )
    else:
        at = x + 14
        while at < x + wide - 34:
            lit = chance.random() < 0.25 + 0.5 * place.lit
            pane = 22 + chance.choice((0, 8))
            sheet.box(at, y + 10, pane, 30, warm if lit else dark, shine=0.4 * lit)
            sheet.box(at + pane / 2 - 0.8, y + 10, 1.6, 30, palette.structure)
            if not lit:
                sheet.polygon(
                    [(at + 2, y + 38), (at + pane * 0.5, y + 12), (at + pane * 0.7, y + 12), (at + pane * 0.3, y + 38)],
                    mix(dark, palette.glass, 0.2),
                )
            at += pane + chance.choice((12, 20))
        sheet.box(x + 4, y + high - 12, wide - 12, 2, dark)
        for i in range(int((wide - 16) / 9)):
            sheet.box(x + 6 + i * 9, y + high - 12, 1.6, 14, dark)
        for _ in range(int(wide / 44)):
            sheet.polygon(
                oval(x + chance.uniform(14, wide - 16), y + high - 4, 9, 5), mix(palette.leaf, palette.structure, 0.2)
            )
    sheet.box(x - 1, y + high, wide + 2, 5, dark)
    sheet.box(x - 1, y + high, wide + 2, 1.6, mix(palette.light, palette.structure, 0.3))


def _end(place: Place) -> pygame.Surface:
    sheet = Sheet(2 * CAP, ABOVE + DEEP)
    palette = place.palette
    dark = mix(palette.structure, (0, 0, 0), 0.2)
    sheet.box(CAP - 12, ABOVE + 2, 24, 18, dark)
    sheet.box(CAP - 12, ABOVE + 2.4, 24, 3.4, palette.path_face)
    sheet.box(CAP - 12, ABOVE - 1, 24, 3.6, palette.path)
    sheet.box(CAP - 8, ABOVE + 72, 16, 6, dark)
    return sheet.small()


def _stilts(place: Place, seed: int) -> pygame.Surface:
    palette = place.palette
    height = STILTS
    sheet = Sheet(230, height)
    # Paler than a floor: a robot may run before the stilts of the terrace above it.
    dark = mix(palette.structure, palette.near, 0.5)
    lit = mix(palette.light, dark, 0.4)
    for x in (12.0, 80.0, 148.0, 216.0)[: 4 if seed != 1 else 3]:
        sheet.box(x - 3.5, 0, 7, height, dark)
        sheet.box(x - 3.5, 0, 1.6, height, lit)
    for i in range(3 if seed != 1 else 2):
        a, b = 12 + 68 * i, 80 + 68 * i
        for y in range(6, height, 60):
            sheet.line((a, y), (b, y + 50), dark, 2.4)
            sheet.line((b, y), (a, y + 50), dark, 2.4)
            sheet.box(a, y + 50, 68, 3, dark)
    return sheet.small()


def _railing(place: Place) -> Sheet:
    sheet = Sheet(210, 44)
    ink, lit = place.palette.structure, place.palette.light
    for x in range(4, 206, 33):
        sheet.box(x, 8, 3.4, 36, ink)
        sheet.box(x, 8, 1.2, 36, lit)
    for y, high in ((6, 3.6), (22, 1.8)):
        sheet.box(0, y, 208, high, ink)
    sheet.box(0, 6, 208, 1.2, lit)
    return sheet


def _pots(place: Place) -> Sheet:
    palette = place.palette
    sheet = Sheet(110, 56)
    chance = random.Random(6)
    for x, r in ((20, 13), (54, 10), (88, 14)):
        clay = mix(palette.paints[0], palette.structure, 0.5)
        sheet.polygon([(x - r * 0.6, 56 - r), (x + r * 0.6, 56 - r), (x + r * 0.42, 56), (x - r * 0.42, 56)], clay)
        sheet.box(x - r * 0.68, 55 - r * 1.1, r * 1.36, r * 0.26, mix(clay, palette.light, 0.3))
        for _ in range(11):
            tip = (x + chance.uniform(-1.1, 1.1) * r, 56 - r - chance.uniform(1, 2) * r)
            middle = ((x + tip[0]) / 2, (56 - r + tip[1]) / 2 - 2)
            sheet.polygon(
                stroke(curve([(x, 56 - r), middle, tip], 5), r * 0.1, 0.6, r * 0.34),
                mix(palette.leaf, palette.near, chance.random() * 0.6),
            )
    return sheet


def _stall(place: Place) -> Sheet:
    palette = place.palette
    sheet = Sheet(140, 104)
    ink = palette.structure
    for x in (10, 126):
        sheet.box(x, 26, 5, 78, ink)
    sheet.box(12, 66, 116, 38, ink)
    sheet.box(16, 32, 108, 34, mix(palette.lamp, ink, 0.35 - 0.25 * place.lit), shine=0.35)
    for x, high in ((28, 16), (46, 22), (64, 14), (84, 20), (104, 16)):
        sheet.box(x, 66 - high, 12, high, mix(palette.paints[x % len(palette.paints)], ink, 0.4))
    for i in range(10):
        ink_here = palette.paints[0] if i % 2 else palette.cloud
        sheet.polygon(
            [(4 + i * 13.2, 12), (17.2 + i * 13.2, 12), (15 + i * 13.2, 30), (1.8 + i * 13.2, 30)],
            mix(ink_here, ink, 0.2),
        )
    return sheet


def _lantern_pole(place: Place) -> Sheet:
    palette = place.palette
    sheet = Sheet(64, 150)
    sheet.box(14, 8, 5, 142, palette.structure)
    sheet.box(14, 14, 34, 3.4, palette.structure)
    sheet.line((44, 16), (44, 28), palette.structure, 1.4)
    sheet.polygon(
        oval(44, 42, 11, 14), mix(palette.paints[0], palette.lamp, 0.25 + 0.3 * place.lit), shine=0.3 + 0.6 * place.lit
    )
    for y in (28, 55):
        sheet.box(38, y, 12, 3, palette.structure)
    return sheet


def _laundry(place: Place) -> Sheet:
    palette = place.palette
    sheet = Sheet(170, 96)
    for x in (6, 162):
        sheet.box(x - 2, 14, 4, 82, palette.structure)
    sheet.polygon(stroke(curve([(6, 18), (84, 30), (162, 18)], 10), 1.3, 1.3), palette.structure)
    for i, x in enumerate((28, 56, 88, 118, 142)):
        y = 22 + 8 * (1 - abs(x - 84) / 84)
        cloth = mix(palette.paints[i % len(palette.paints)], palette.cloud, 0.45)
        sheet.polygon([(x - 9, y), (x + 9, y), (x + 5, y + 26), (x - 13, y + 24)], cloth)
    return sheet
