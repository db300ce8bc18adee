"""The drowned city's decks: a wet lit edge, panels, piers, and what is left standing on them."""

import random

import numpy as np
import pygame

from game.theme import Palette
from game.view.colour import Rgb, mix
from game.view.grounds.base import ABOVE, CAP, DEEP, LENGTH, Ground, furnished
from game.view.noise import smooth
from game.view.place import Place
from game.view.sheet import Sheet, kept, with_light


def paint(place: Place) -> Ground:
    """See `game.view.grounds`."""
    return Ground(
        long=_panels(place),
        caps=(kept(_cap(place, -1)), kept(_cap(place, 1))),
        furniture=furnished(place, (_railing, _cabinet, _shelter, _tyre_and_pipes, _bush, _lamp)),
        under=_under(place),
        overlap=6,
        slab=38,
        piers=tuple(kept(_pier(place, seed)) for seed in range(3)),
    )


def _panels(place: Place) -> pygame.Surface:
    palette = place.palette
    sheet = Sheet(LENGTH, ABOVE + DEEP)
    body = palette.structure
    face = mix(body, palette.path_face, 0.16)
    sheet.box(0, ABOVE, LENGTH, DEEP, body)
    for y, high, share in ((1.5, 5.5, 0.62), (7.0, 4.0, 0.28), (11.0, 8.0, 0.10)):
        sheet.box(0, ABOVE + y, LENGTH, high, mix(body, palette.path_face, share))
    chance = random.Random(17)
    x = 0.0
    while x < LENGTH - 30:
        sheet.box(x, ABOVE + 2, 1.4, 13, mix(body, palette.path_face, 0.2))
        step = chance.uniform(36, 72)
        kind = chance.random()
        if kind < 0.4:
            sheet.box(x + 6, ABOVE + 28, step - 12, 20, face)
            sheet.box(x + step / 2, ABOVE + 28, 1.2, 20, body)
        elif kind < 0.6:
            for i in range(3):
                sheet.box(x + 8, ABOVE + 30 + i * 6, step * 0.6, 2, face)
        elif kind < 0.72:
            lamp = chance.choice(palette.windows)
            sheet.box(x + 10, ABOVE + 34, 9, 5, mix(body, lamp, 0.7), shine=0.5)
        x += step
    sheet.box(0, ABOVE + 19, LENGTH, 1.5, mix(body, palette.light, 0.10))
    for pipe, dark in ((54, 0.5), (60, 0.3)):
        sheet.box(0, ABOVE + pipe, LENGTH, 2.5, mix(body, face, dark))
    sheet.box(0, ABOVE - 1, LENGTH, 2.6, palette.path, shine=0.75)
    x = 12.0
    while x < LENGTH - 12:
        blades = chance.randint(2, 5) if chance.random() < 0.35 else 0
        for _ in range(blades):
            tip = (x + chance.uniform(-7, 7), ABOVE - chance.uniform(4, 12))
            sheet.line((x, ABOVE), tip, mix(body, palette.path_face, 0.45), 1.2)
        x += chance.uniform(18, 60)
    return with_light(sheet.small(), sheet.halo(34, 0.75))


def _under(place: Place) -> pygame.Surface:
    """What hangs below: a floor that stands open between columns, pipes, lamps, roots and cables."""
    palette = place.palette
    chance = random.Random(41)
    high = 150
    sheet = Sheet(LENGTH, high)
    body = palette.structure
    back, face = mix(body, palette.near, 0.75), mix(body, palette.path_face, 0.22)
    sheet.box(0, 0, LENGTH, 12, body)
    x = 0.0
    while x < LENGTH - 60:
        wide = min(chance.choice((96.0, 140.0, 210.0, 260.0)), LENGTH - x)
        if chance.random() < 0.62:  # a hall one can look through, with a slab under it
            deep = chance.uniform(66, 92)
            sheet.box(x, deep, wide, 13, body)
            sheet.box(x, deep, wide, 1.8, mix(body, palette.path_face, 0.3))
            count = max(2, round(wide / 52))
            for i in range(count + 1):
                sheet.box(x + (wide - 8) * i / count, 8, 8, deep, body)
            for i in range(count):
                left, right = x + (wide - 8) * i / count + 8, x + (wide - 8) * (i + 1) / count
                kind = chance.random()
                if kind < 0.2:
                    sheet.box(left, 10, right - left, deep * chance.uniform(0.3, 0.9), back)
                elif kind < 0.4:
                    sheet.polygon(
                        [(left, deep), (left, deep - 30), (left + 12, deep - 12), (right, deep - 5), (right, deep)],
                        body,
                    )
                elif kind < 0.58:
                    lamp, lit = chance.choice(palette.windows), chance.random() < 0.6 * place.lit
                    middle = (left + right) / 2
                    sheet.line((middle, 10), (middle, 28), body, 1.4)
                    sheet.polygon([(middle - 8, 36), (middle + 8, 36), (middle + 4, 28), (middle - 4, 28)], body)
                    sheet.box(middle - 5, 36, 10, 2.2, mix(body, lamp, 0.85 if lit else 0.2), shine=0.8 * lit)
                elif kind < 0.75:
                    sheet.box(left + 5, deep - 22, 16, 22, body)
                    sheet.box(left + 8, deep - 32, 3, 12, body)
                else:
                    for _ in range(3):
                        at = chance.uniform(left, right)
                        sheet.curve([(at, 10), (at + 3, 30), (at - 4, chance.uniform(38, 60))], body, 1.3)
            for side in (x, x + wide - 4):
                if chance.random() < 0.5:
                    sheet.box(side, deep + 8, 4, chance.uniform(20, 50), body)
        else:  # cables that sag, and roots
            for drop in (16, 26, 34):
                rope = [
                    (x + wide * t / 12, 10 + drop * chance.uniform(0.9, 1.1) * 4 * (t / 12) * (1 - t / 12))
                    for t in range(13)
                ]
                sheet.curve(rope, body, 1.5)
            for _ in range(int(wide / 26)):
                at = x + chance.uniform(4, wide - 4)
                sheet.curve(
                    [(at, 10), (at + chance.uniform(-5, 5), 30), (at + chance.uniform(-9, 9), chance.uniform(34, 76))],
                    face,
                    1.2,
                )
        x += wide
    for y, thick, tone in ((14.0, 5.0, back), (21.0, 3.0, face)):
        sheet.box(0, y, LENGTH, thick, tone)
        for joint in range(40, LENGTH, 172):
            sheet.box(joint, y - 1.5, 7, thick + 3, tone)
    sheet.rim(place.light, palette.light, 1.4, 0.3)
    rows = np.linspace(0, 1, high, dtype=np.float32)
    sheet.fade_to(mix(palette.water, place.mist, 0.35), smooth(0.3, 1.0, rows) * 0.5)
    return with_light(sheet.small(), sheet.halo(24, 0.8))


def _cap(place: Place, way: int) -> pygame.Surface:
    """A torn end; `way` is -1 for the left one."""
    palette = place.palette
    sheet = Sheet(2 * CAP, ABOVE + DEEP + 40)
    chance = random.Random(3 + way)
    body = palette.structure
    edge: list[tuple[float, float]] = [(CAP, ABOVE)]
    y = float(ABOVE)
    while y < ABOVE + DEEP:
        edge.append((CAP + way * chance.uniform(0, 12), y))
        y += chance.uniform(7, 18)
    edge.append((CAP, ABOVE + DEEP))
    sheet.polygon(edge, body)
    for _ in range(7):
        y = ABOVE + chance.uniform(5, 70)
        bend = (CAP + way * chance.uniform(12, 24), y + chance.uniform(-4, 8))
        sheet.line((CAP, y), bend, body, 1.8)
        sheet.line(bend, (bend[0] + way * chance.uniform(2, 8), bend[1] + chance.uniform(2, 12)), body, 1.4)
    sheet.rim(place.light, mix(palette.light, palette.path, 0.3), 1.2, 0.6)
    return sheet.small()


def _pier(place: Place, seed: int) -> pygame.Surface:
    """Legs that go down into the water, and bracing between them."""
    palette = place.palette
    chance = random.Random(seed)
    width, height = 200, place.size[1] // 2
    sheet = Sheet(width, height)
    body = palette.structure
    legs = (20.0, 92.0, 172.0) if seed != 1 else (20.0, 172.0)
    for x in legs:
        sheet.box(x, 0, 13, height, body)
        sheet.box(x - 4, 0, 21, 9, body)
    y = 30.0
    while y < height:
        sheet.box(20, y, 164, 4, body)
        if chance.random() < 0.8:
            sheet.line((26, y), (legs[1], y + 54), body, 3)
            sheet.line((legs[1], y), (26, y + 54), body, 3)
        y += 58
    if seed == 0:
        sheet.box(100, 0, 76, 64, body)
    if seed == 2:
        for _ in range(6):
            x = chance.uniform(28, 170)
            sheet.line((x, 0), (x + chance.uniform(-6, 6), chance.uniform(18, 54)), body, 1.6)
    sheet.rim(place.light, palette.light, 1.4, 0.35)
    return sheet.small()


def _inks(place: Place) -> tuple[Rgb, Rgb, Palette, random.Random]:
    palette = place.palette
    return mix(palette.structure, palette.near, 0.45), palette.structure, palette, random.Random(21)


def _railing(place: Place) -> Sheet:
    body, _dark, _palette, _chance = _inks(place)
    sheet = Sheet(150, 40)
    for x in (6, 40, 76, 110):
        sheet.line((x, 38), (x + (5 if x == 110 else 0), 12), body, 2.4)
    for y in (12, 22):
        sheet.curve(((4, y), (76, y - 1), (112, y + 2), (132, y + 12)), body, 2.0)
    return sheet


def _cabinet(place: Place) -> Sheet:
    body, dark, palette, _chance = _inks(place)
    sheet = Sheet(70, 50)
    sheet.box(6, 14, 54, 36, body)
    sheet.box(10, 8, 22, 8, body)
    sheet.disc((22, 32), 10, dark)
    sheet.disc((22, 32), 7.5, mix(dark, body, 0.5))
    for i in range(5):
        sheet.box(38 + i * 4, 22, 2, 18, dark)
    sheet.box(52, 18, 3, 3, palette.windows[0], shine=0.8)
    return sheet


def _shelter(place: Place) -> Sheet:
    """A night stall under a roof, with a strip of light."""
    body, dark, palette, chance = _inks(place)
    sheet = Sheet(130, 104)
    for x in (14, 112):
        sheet.box(x, 24, 4, 80, body)
    sheet.polygon(((2, 28), (14, 12), (116, 12), (128, 28)), body)
    sheet.box(18, 66, 94, 38, body)
    sheet.box(22, 72, 86, 3, dark)
    sheet.box(20, 29, 90, 2.5, palette.signs[0], shine=0.8)
    sheet.box(28, 36, 22, 26, mix(body, palette.signs[-1], 0.35), shine=0.15)
    for x in (64, 76, 88, 98):
        sheet.box(x, 52 + chance.uniform(0, 6), 6, 14, mix(body, palette.windows[1], 0.3))
    return sheet


def _tyre_and_pipes(place: Place) -> Sheet:
    body, dark, _palette, _chance = _inks(place)
    sheet = Sheet(96, 34)
    sheet.box(6, 24, 84, 10, body)
    sheet.box(14, 14, 62, 10, body)
    for x in (14, 34, 54, 74):
        sheet.disc((x, 29), 4, dark)
    sheet.line((70, 16), (92, 2), body, 4)
    return sheet


def _bush(place: Place) -> Sheet:
    body, _dark, _palette, chance = _inks(place)
    sheet = Sheet(84, 44)
    for _ in range(34):
        x = chance.gauss(42, 14)
        tip = (x + chance.uniform(-16, 16), 44 - chance.uniform(10, 38))
        sheet.curve(((x, 44), ((x + tip[0]) / 2, (44 + tip[1]) / 2 - 4), tip), body, 1.7)
    return sheet


def _lamp(place: Place) -> Sheet:
    body, _dark, palette, _chance = _inks(place)
    sheet = Sheet(64, 190)
    sheet.line((20, 190), (20, 22), body, 4.5)
    sheet.curve(((20, 24), (26, 12), (44, 9)), body, 3.2)
    sheet.box(36, 8, 20, 5, body)
    sheet.box(38, 13, 16, 2.5, palette.windows[0], shine=0.9)
    sheet.box(14, 178, 13, 12, body)
    sheet.box(13, 96, 15, 24, mix(body, palette.signs[0], 0.25), shine=0.1)
    return sheet
