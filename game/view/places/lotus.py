"""Lotus leaves and flowers, with reeds: the lower edge of a lake, in front of everything."""

import random
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from game.view.colour import Rgb, mix
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, oval, stroke, turned
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Lotus(Generator):
    """A bed of lotus, and clumps of reeds."""

    generator: Literal["lotus"] = "lotus"
    x: float = Field(default=1000, ge=0, le=4000, description="middle of the bed, px in the layer")
    width: float = Field(default=430, ge=80, le=1200, description="of the bed, px")
    reeds: tuple[float, ...] = Field(default=(40.0, 640.0), description="where reeds stand, px in the layer")
    period: int = Field(default=2500, ge=1400, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        height = 190
        sheet = Sheet(self.period, height)
        dark = mix(palette.foreground, palette.leaf, 0.25)
        leaf, lit = mix(palette.leaf, palette.foreground, 0.3), mix(palette.leaf_lit, palette.leaf, 0.3)
        for i in range(9):
            share = (i + chance.uniform(0.1, 0.9)) / 9 - 0.5
            radius = chance.uniform(34, 70)
            _leaf(
                sheet,
                self.x + share * self.width,
                height - 14 - chance.uniform(0, 70) * (0.4 + abs(share)),
                radius,
                (leaf, dark, lit),
                chance,
            )
        for share, up, size in ((0.0, 66, 26), (0.27, 104, 17), (-0.33, 40, 14)):
            _flower(sheet, self.x + share * self.width, height - up, size, palette.paints[-1], palette.paints[0], dark)
        for x in self.reeds:
            _reeds(sheet, x, height, chance, palette.foreground)
        sheet.rim(place.light, palette.light, 1.2, 0.25)
        return (Strip(sheet.small(), place.size[1] - height, self.parallax),)


def _leaf(sheet: Sheet, x: float, y: float, radius: float, inks: tuple[Rgb, Rgb, Rgb], chance: random.Random) -> None:
    leaf, dark, lit = inks
    tilt = chance.uniform(-0.1, 0.1)
    sheet.polygon(stroke(curve([(x, y), (x + 6, y + 40), (x - 4, y + 120)], 6), 3.4, 3.4), dark)
    sheet.polygon(oval(x, y + 4, radius, radius * 0.42, tilt, 28), dark)
    sheet.polygon(oval(x, y, radius, radius * 0.38, tilt, 28), leaf)
    rim = [p for p in oval(x, y, radius, radius * 0.38, tilt, 28) if p[1] < y]
    sheet.curve(sorted(rim), lit, 1.8)
    for i in range(7):
        edge = oval(x, y, radius * 0.86, radius * 0.32, tilt, 14)[i * 2]
        sheet.line((x, y - 2), edge, mix(leaf, dark, 0.6), 1.1)


def _flower(sheet: Sheet, x: float, y: float, size: float, petal: Rgb, tip: Rgb, stem: Rgb) -> None:
    sheet.polygon(stroke(curve([(x, y), (x + 4, y + 50), (x - 3, y + 130)], 6), 3, 3), stem)
    pale = mix(petal, tip, 0.12)
    for angle in (-1.15, 1.15, -0.75, 0.75, -0.36, 0.36, 0.0):
        shape = [(0, 0), (0.26, -0.5), (0, -1.05), (-0.26, -0.5)]
        sheet.polygon(turned(shape, x, y, angle, size), mix(pale, tip, 0.2 + 0.25 * abs(angle)))
        sheet.polygon(
            turned([(0, -0.6), (0.13, -0.7), (0, -1.05), (-0.13, -0.7)], x, y, angle, size), mix(pale, tip, 0.55)
        )


def _reeds(sheet: Sheet, x: float, height: float, chance: random.Random, ink: Rgb) -> None:
    for _ in range(26):
        foot = x + chance.uniform(-42, 42)
        tall = chance.uniform(50, 165)
        bend = -tall * chance.uniform(0.08, 0.3)
        line = curve([(foot, height), (foot + bend * 0.3, height - tall * 0.6), (foot + bend, height - tall)], 8)
        sheet.polygon(stroke(line, 3.2, 0.6), ink)
        if chance.random() < 0.25:
            sheet.polygon(oval(line[-1][0], line[-1][1] + 6, 3.2, 11, -0.15), ink)
