"""Ledges of rock: columns with lit faces, a lip of grass, snow or sand, and roots that fade into mist."""

import random

import numpy as np
import pygame

from game.view.colour import mix
from game.view.grounds.base import ABOVE, CAP, DEEP, LENGTH, Ground, edge
from game.view.noise import smooth
from game.view.place import Place
from game.view.sheet import Sheet, kept

ROOT = 130  # px that the rock goes on below the floor's own thickness
OVERLAP = 24


def rock(place: Place, furniture: tuple[pygame.Surface, ...], grass: bool, lip: bool = True) -> Ground:
    """Give ground of rock; `grass` grows blades on it, `lip` lets the top hang over the edge."""
    return Ground(
        long=_face(place, grass, lip),
        caps=(kept(_end(place, -1, lip)), kept(_end(place, 1, lip))),
        furniture=furniture,
        under=_roots(place),
        overlap=OVERLAP,
    )


def _columns(sheet: Sheet, place: Place, top: float, deep: float, seed: int) -> None:
    """Fill a sheet with columns of stone."""
    palette = place.palette
    chance = random.Random(seed)
    dark, ground, lit = mix(palette.ground, palette.near, 0.6), palette.ground, palette.ground_lit
    left = place.light[0] < 0
    sheet.box(0, top, LENGTH, deep, dark)
    x = 0.0
    while x < LENGTH - 4:
        wide = min(chance.uniform(26, 60), LENGTH - x)
        base = mix(dark, ground, chance.uniform(0.1, 0.65))
        sheet.box(x, top, wide, deep, base)
        face = wide * chance.uniform(0.3, 0.5)
        start = x if left else x + wide - face
        fall = top + deep * chance.uniform(0.35, 0.9)
        sheet.polygon(
            [
                (start, top),
                (start + face, top),
                (start + face * (0.7 if left else 1.0), fall),
                (start + (0 if left else face * 0.3), fall + 20),
            ],
            mix(ground, lit, chance.uniform(0.1, 0.6)),
        )
        sheet.box(x + wide - 3 if left else x, top, 3, deep, mix(base, dark, 0.8))
        for _ in range(chance.randint(1, 2)):
            y = top + chance.uniform(0.15, 0.8) * deep
            sheet.polygon(
                [(x, y), (x + wide, y + chance.uniform(-5, 5)), (x + wide, y + 7), (x, y + 6)], mix(base, dark, 0.7)
            )
            sheet.polygon(
                [(x, y + 6), (x + wide * 0.6, y + 7), (x + wide * 0.45, y + 16), (x, y + 14)], mix(ground, lit, 0.3)
            )
        x += wide


def _face(place: Place, grass: bool, lip: bool) -> pygame.Surface:
    palette = place.palette
    chance = random.Random(31)
    sheet = Sheet(LENGTH, ABOVE + DEEP)
    _columns(sheet, place, ABOVE, DEEP, 7)
    if lip:
        _hang(sheet, place, chance, LENGTH)
    edge(sheet, place, 0.2)
    if grass:
        for i in range(LENGTH // 2):
            x = chance.uniform(0, LENGTH)
            swell = 0.5 + 0.5 * np.sin(x / LENGTH * 2 * np.pi * 13)
            high = chance.uniform(3, 11) * (0.5 + 0.7 * swell)
            ink = (
                mix(palette.leaf, palette.leaf_lit, swell * chance.uniform(0.4, 1))
                if i % 5
                else mix(palette.leaf, palette.near, 0.4)
            )
            sheet.line((x, ABOVE + 2), (x - high * 0.8, ABOVE - high * 0.75), ink, 1.4)
    return sheet.small()


def _hang(sheet: Sheet, place: Place, chance: random.Random, width: float) -> None:
    """The soft top that hangs over the rock in tongues: turf, sand or snow."""
    palette = place.palette
    dark = mix(palette.path_face, palette.structure, 0.35)
    sheet.box(0, ABOVE, width, 10, dark)
    x = -4.0
    while x < width:
        wide, long = chance.uniform(7, 16), chance.uniform(8, 24)
        ink = dark if chance.random() < 0.6 else mix(dark, palette.path_face, 0.6)
        sheet.polygon([(x, ABOVE + 8), (x + wide, ABOVE + 8), (x + wide * 0.35, ABOVE + 8 + long)], ink)
        x += wide * 0.7
    sheet.box(0, ABOVE + 5, width, 4, mix(palette.path_face, palette.path, 0.2))


def _roots(place: Place) -> pygame.Surface:
    """Ragged feet under the ledge, fading into the mist below."""
    chance = random.Random(77)
    sheet = Sheet(LENGTH, OVERLAP + ROOT)
    _columns(sheet, place, 0, OVERLAP + ROOT, 9)
    rows = np.arange(OVERLAP + ROOT, dtype=np.float32)
    sheet.fade_to(mix(place.mist, place.palette.second, 0.4), smooth(0, ROOT * 0.9, rows) * 0.75)
    picture = sheet.small()
    bottom = np.empty(LENGTH, np.float32)
    x = 0
    while x < LENGTH:
        wide = min(LENGTH - x, chance.randint(24, 70))
        bottom[x : x + wide] = (
            OVERLAP + ROOT * chance.uniform(0.35, 1.0) + np.linspace(0, chance.uniform(-20, 20), wide)
        )
        x += wide
    depth = bottom[:, None] - rows[None]
    fade = smooth(0, ROOT * 0.5, depth)
    alpha = pygame.surfarray.pixels_alpha(picture)
    alpha[...] = (alpha * fade).astype(np.uint8)
    del alpha
    return picture


def _end(place: Place, way: int, lip: bool) -> pygame.Surface:
    """A broken end: stones that stick out less the lower they are."""
    palette = place.palette
    chance = random.Random(50 + way)
    sheet = Sheet(2 * CAP, ABOVE + DEEP)
    dark, ground, lit = mix(palette.ground, palette.near, 0.6), palette.ground, palette.ground_lit
    y = float(ABOVE)
    out = 15.0
    while y < ABOVE + DEEP:
        high = chance.uniform(14, 34)
        reach = CAP + way * max(1.0, out + chance.uniform(-4, 3))
        shown = mix(ground, lit, 0.3) if (way > 0) == (place.light[0] > 0) else mix(dark, ground, 0.4)
        sheet.polygon(
            [(CAP - way * 12, y), (reach, y + 2), (reach - way * 3, y + high), (CAP - way * 12, y + high)], shown
        )
        sheet.box(min(CAP - way * 12, reach), y + high - 2, abs(reach - CAP + way * 12), 2, dark)
        y += high
        out *= 0.8
    if lip:
        _hang_end(sheet, place, chance, way)
    return sheet.small()


def _hang_end(sheet: Sheet, place: Place, chance: random.Random, way: int) -> None:
    palette = place.palette
    dark = mix(palette.path_face, palette.structure, 0.35)
    left = min(CAP - way * 14, CAP + way * 19)
    sheet.box(left, ABOVE + 1, 33, 8, dark)
    for i in range(5):
        x = left + i * 6.6
        sheet.polygon([(x, ABOVE + 7), (x + 7, ABOVE + 7), (x + 2.5, ABOVE + 12 + chance.uniform(2, 14))], dark)
    sheet.box(left, ABOVE + 2.4, 33, 3.4, palette.path_face)
    sheet.box(left, ABOVE - 1, 33, 3.6, palette.path)
