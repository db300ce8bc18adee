"""Floors that rise and fall: a wedge on the ground below, with the same lit edge along its top."""

import pygame

from game.sim import Slope
from game.theme import Palette
from game.view.brush import METRE
from game.view.colour import mix
from game.view.sheet import Point, Sheet, kept, with_light

ABOVE = 24  # px over the upper end that the picture holds: light
BELOW = 10  # px below the lower end: it covers the edge of the ground that it stands on
RIBS = 1.2  # m from one rib of its face to the next


def wedge(slope: Slope, palette: Palette) -> tuple[pygame.Surface, float, float]:
    """Paint a slope.

    Returns:
        the picture, and where its upper left corner lies from the left end of the slope, px right and down.

    """
    width, high = slope.width * METRE, abs(slope.rise) * METRE
    sheet = Sheet(width, high + ABOVE + BELOW)

    def at(x: float) -> Point:
        return x * METRE, ABOVE + (slope.high - slope.at(slope.x + x)) * METRE

    left, right = at(0.0), at(slope.width)
    bottom = ABOVE + high + BELOW
    body = mix(palette.structure, palette.near, 0.35)
    sheet.polygon((left, right, (right[0], bottom), (left[0], bottom)), body)
    rib = RIBS
    while rib < slope.width:
        x, y = at(rib)
        sheet.line((x, y + 8), (x, bottom), mix(body, palette.structure, 0.6), 3.0)
        rib += RIBS
    for down, ink, thick, shine in ((4.1, palette.path_face, 3.4, 0.0), (0.8, palette.path, 3.6, 1.0)):
        sheet.line((left[0], left[1] + down), (right[0], right[1] + down), ink, thick, shine)
    return kept(with_light(sheet.small(), sheet.halo(16, 0.6))), 0.0, -ABOVE - (slope.high - slope.y) * METRE
