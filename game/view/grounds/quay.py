"""Timber quays on piles, over still water."""

import itertools
import random

import pygame

from game.view.colour import mix
from game.view.grounds.base import ABOVE, CAP, DEEP, LENGTH, Ground, edge, furnished
from game.view.place import Place
from game.view.shapes import curve, oval, stroke
from game.view.sheet import Sheet, kept, with_light

THICK = 26  # px of the planks; the floor's own thickness below that is beams and shade


def paint(place: Place) -> Ground:
    """See `game.view.grounds`."""
    return Ground(
        long=_planks(place),
        caps=(kept(_end(place)), kept(_end(place))),
        furniture=furnished(place, (_rope_posts, _rope_posts, _stone_lantern, _heron, _tub, _baskets)),
        piers=tuple(kept(_piles(place, seed)) for seed in range(2)),
        pier_step=224,
        slab=THICK + 14,
    )


def _planks(place: Place) -> pygame.Surface:
    palette = place.palette
    chance = random.Random(11)
    sheet = Sheet(LENGTH, ABOVE + DEEP)
    dark = mix(palette.structure, (0, 0, 0), 0.3)
    sheet.box(0, ABOVE, LENGTH, DEEP, dark)
    sheet.box(0, ABOVE + 3, LENGTH, THICK * 0.62, palette.structure)
    x = 0.0
    while x < LENGTH - 10:
        step = chance.uniform(22, 40)
        tone = mix(palette.structure, palette.near, chance.uniform(0, 0.35))
        sheet.box(x + 1.3, ABOVE + 5, step - 1.3, THICK * 0.52, tone)
        x += step
    sheet.box(0, ABOVE + THICK, LENGTH, 2, mix(palette.structure, palette.light, 0.25))
    x = 20.0
    while x < LENGTH - 40:  # beams behind, and hanging ferns
        sheet.box(x, ABOVE + THICK + 6, 30, 7, mix(palette.structure, dark, 0.5))
        for _ in range(chance.randint(0, 4)):
            foot = (x + chance.uniform(0, 60), ABOVE + THICK)
            tip = (foot[0] + chance.uniform(-10, 6), foot[1] + chance.uniform(8, 34))
            sheet.polygon(stroke(curve([foot, (foot[0] - 2, (foot[1] + tip[1]) / 2), tip], 4), 2.2, 0.6), palette.leaf)
        x += chance.uniform(80, 150)
    edge(sheet, place, 0.2)
    return with_light(sheet.small(), sheet.halo(16, 0.35))


def _end(place: Place) -> pygame.Surface:
    sheet = Sheet(2 * CAP, ABOVE + DEEP)
    edge_ink = mix(place.palette.structure, (0, 0, 0), 0.2)
    sheet.box(CAP - 5, ABOVE + 2, 10, THICK + 10, edge_ink)
    sheet.box(CAP - 6, ABOVE - 1, 12, 4, place.palette.path)
    return sheet.small()


def _piles(place: Place, seed: int) -> pygame.Surface:
    palette = place.palette
    width, height = 180, place.size[1] // 2
    sheet = Sheet(width, height)
    dark, body = mix(palette.structure, (0, 0, 0), 0.35), palette.structure
    for x in (20.0, 150.0) if seed else (20.0, 86.0, 150.0):
        sheet.box(x - 5, 0, 11, height, dark)
        sheet.box(x + 2.5, 0, 2.5, height, mix(body, palette.light, 0.3))
        sheet.line((x, 30), (x + 22, 2), dark, 3.4)
        sheet.line((x, 30), (x - 22, 2), dark, 3.4)
    sheet.box(20, 34, 132, 4, dark)
    return sheet.small()


def _rope_posts(place: Place) -> Sheet:
    palette = place.palette
    sheet = Sheet(204, 40)
    posts = (12, 72, 132, 192)
    for x in posts:
        sheet.box(x - 3, 12, 6, 28, palette.structure)
        sheet.polygon(oval(x, 11, 4.4, 4.4), palette.structure)
    for a, b in itertools.pairwise(posts):
        sheet.polygon(stroke(curve([(a, 17), ((a + b) / 2, 25), (b, 17)], 8), 1.9, 1.9), palette.structure)
    return sheet


def _stone_lantern(place: Place) -> Sheet:
    palette = place.palette
    sheet = Sheet(64, 84)
    body, dark = palette.structure, mix(palette.structure, (0, 0, 0), 0.3)
    sheet.polygon([(14, 84), (20, 72), (44, 72), (50, 84)], dark)
    sheet.box(28, 50, 8, 22, body)
    sheet.box(18, 46, 28, 5, body)
    sheet.box(22, 28, 20, 18, body)
    sheet.box(27, 31, 10, 12, palette.lamp, shine=0.35 + 0.5 * place.lit)
    sheet.polygon([*curve([(8, 26), (20, 24), (28, 14), (36, 14), (44, 24), (56, 26)], 5), (48, 29), (16, 29)], dark)
    sheet.line((32, 15), (32, 4), dark, 3)
    return sheet


def _heron(place: Place) -> Sheet:
    palette = place.palette
    sheet = Sheet(52, 62)
    white = mix(palette.cloud, (255, 255, 255), 0.5)
    for x in (24, 28):
        sheet.line((x, 62), (x - 1, 40), palette.structure, 1.3)
    sheet.polygon(curve([(34, 30), (26, 28), (14, 36), (4, 46), (18, 44), (30, 40), (34, 30)], 6), white)
    sheet.polygon(stroke(curve([(32, 32), (38, 24), (31, 16), (34, 8), (38, 6)], 6), 4.4, 2.6), white)
    sheet.polygon(oval(38, 6.5, 2.8, 2.2), white)
    sheet.polygon(stroke([(40, 6.5), (50, 8.5)], 1.8, 0.5), palette.lamp)
    return sheet


def _tub(place: Place) -> Sheet:
    palette = place.palette
    chance = random.Random(5)
    sheet = Sheet(60, 62)
    sheet.polygon([(12, 34), (48, 34), (43, 62), (17, 62)], palette.structure)
    sheet.box(10, 32, 40, 4, mix(palette.structure, palette.light, 0.2))
    for _ in range(14):
        tip = (30 + chance.uniform(-26, 26), 30 - chance.uniform(2, 26))
        sheet.polygon(stroke(curve([(30, 34), ((30 + tip[0]) / 2, tip[1]), tip], 5), 1.6, 0.6, 4.2), palette.leaf)
    return sheet


def _baskets(place: Place) -> Sheet:
    palette = place.palette
    sheet = Sheet(80, 44)
    tone = mix(palette.ground, palette.structure, 0.4)
    for x, y, size in ((4, 20, 24), (30, 16, 28), (14, 2, 22)):
        sheet.box(x, y, size, 24 if y > 10 else 18, tone)
        for i in range(3):
            sheet.box(x, y + 4 + i * 6, size, 1.6, palette.structure)
    return sheet
