"""A dark frame that passes before everything: loudspeakers on lattice arms above, heaps of rubble below."""

import random
from collections.abc import Sequence
from typing import Literal

import pygame
from pydantic import Field

from game.view.colour import Rgb
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import oval
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Frame(Generator):
    """Arms and rubble, slightly out of focus; between them the path stays clear."""

    generator: Literal["frame"] = "frame"
    horns: tuple[float, ...] = Field(default=(60.0,), strict=False, description="where arms hang, px in the layer")
    rubble: tuple[float, ...] = Field(default=(1250.0,), strict=False, description="where rubble lies, px in the layer")
    period: int = Field(default=3200, ge=1400, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        ink = place.palette.foreground
        pieces: list[Piece] = []
        if self.horns:
            sheet = Sheet(self.period, 240)
            for x in self.horns:
                _horns(sheet, x, ink)
            sheet.rim(place.light, place.palette.light, 1.6, 0.14)
            pieces.append(Strip(pygame.transform.gaussian_blur(sheet.small(), 1), 0, self.parallax))
        if self.rubble:
            sheet = Sheet(self.period, 120)
            for x in self.rubble:
                _rubble(sheet, chance, x, 120, ink)
            picture = pygame.transform.gaussian_blur(sheet.small(), 2)
            pieces.append(Strip(picture, place.size[1] - 120, self.parallax))
        return pieces


def _horns(sheet: Sheet, x: float, ink: Rgb) -> None:
    """A lattice arm that comes from above, with two horns that once gave the alarm; it ends above the path."""
    half, step, low = 20.0, 34.0, 150.0
    y = -4.0
    while y < low:
        for way in (-1, 1):
            sheet.line((x + way * half, y), (x + way * half, y + step), ink, 4.5)
            sheet.line((x + way * half, y), (x - way * half, y + step), ink, 2.4)
        sheet.line((x - half, y + step), (x + half, y + step), ink, 2.6)
        y += step
    sheet.line((x, y), (x - 6, y + 40), ink, 1.6)
    for y, size in ((76.0, 1.0), (136.0, 0.84)):
        left = x - 14
        sheet.box(left, y - 12 * size, 40 * size, 24 * size, ink)
        bell = [(36, -8), (84, -30), (88, 34), (36, 9)]
        sheet.polygon([(left + px * size, y + py * size) for px, py in bell], ink)
        sheet.polygon(oval(left + 87 * size, y + 2 * size, 5 * size, 33 * size, -0.06), ink)


def _rubble(sheet: Sheet, chance: random.Random, x: float, y: float, ink: Rgb) -> None:
    for _ in range(13):
        at, size = x + chance.gauss(0, 60), chance.uniform(14, 46)
        top = y - size * chance.uniform(0.5, 1.3) * max(0.2, 1 - abs(at - x) / 150)
        sheet.polygon(
            [
                (at - size, y),
                (at - size * 0.7, top + size * 0.3),
                (at, top),
                (at + size * 0.8, top + size * 0.4),
                (at + size, y),
            ],
            ink,
        )
    for _ in range(24):
        at = x + chance.gauss(0, 70)
        bend = (at + chance.uniform(-20, 20), y - chance.uniform(30, 70))
        sheet.curve([(at, y), bend, (bend[0] + chance.uniform(-18, 18), bend[1] - chance.uniform(-6, 30))], ink, 2.2)
