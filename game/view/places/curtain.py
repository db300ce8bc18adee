"""A frame of leaves that hangs in front of everything: willow strands, broad leaves, vines."""

import random
from collections.abc import Sequence
from math import cos, sin
from typing import Literal

import pygame
from pydantic import Field

from game.view.colour import mix
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, stroke
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Curtain(Generator):
    """Branches from the upper edge, once in a long period."""

    generator: Literal["curtain"] = "curtain"
    leaves: Literal["willow", "broad", "vine"] = "willow"
    x: float = Field(default=0, ge=0, le=4000, description="left end of the branch, px in the layer")
    width: float = Field(default=380, ge=60, le=1000, description="px")
    drop: float = Field(default=320, ge=20, le=500, description="of the longest strand, px")
    period: int = Field(default=2600, ge=1400, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        height = round(self.drop + 50)
        sheet = Sheet(self.period, height)
        ink, leaf = palette.foreground, mix(palette.foreground, palette.leaf, 0.55)
        left, width = self.x, self.width
        # It comes down from above the picture at both ends: wherever it passes, nothing looks cut off.
        branch = curve(
            [
                (left - 50, -46),
                (left + width * 0.06, 4),
                (left + width * 0.36, 14),
                (left + width * 0.72, 10),
                (left + width, -16),
            ],
            10,
        )
        sheet.polygon(stroke(branch, 12, 5, 20), ink)
        sheet.polygon(
            stroke(curve([(left + width * 0.4, 8), (left + width * 0.6, 34), (left + width * 0.8, 44)], 8), 8, 2), ink
        )
        for _ in range(44 if self.leaves != "broad" else 150):
            share = chance.random() ** (1.3 if self.leaves != "broad" else 1.0)
            x = left - 8 + width * share
            grown = min(1.0, 0.4 + share * 4)  # short beside the end that comes from above
            tone = mix(ink, leaf, chance.random())
            if self.leaves == "broad":
                y = chance.uniform(-14, self.drop * 0.4) * (1 - 0.6 * share) * grown
                angle, length = chance.uniform(0.4, 2.4), chance.uniform(14, 26)
                end = (x + cos(angle) * length, y + sin(angle) * length)
                sheet.polygon(stroke([(x, y), ((x + end[0]) / 2, (y + end[1]) / 2), end], 0.6, 0.6, length * 0.5), tone)
                continue
            length = chance.uniform(0.45, 1.05) * (self.drop - self.drop * 0.72 * share) * grown
            lean = chance.uniform(-0.12, -0.05) * length
            top = chance.uniform(-14, 20)
            strand = curve([(x, top), (x + lean * 0.3, top + length * 0.5), (x + lean, top + length)], 10)
            sheet.polygon(stroke(strand, 1.8, 0.8), tone)
            step = 9.0 if self.leaves == "willow" else 22.0
            size = 15.0 if self.leaves == "willow" else 12.0
            for i in range(1, int(length / step)):
                at = strand[min(len(strand) - 1, int(i * step / length * len(strand)))]
                way = 1 if i % 2 else -1
                size_here = size * chance.uniform(0.8, 1.15)
                tip = (at[0] + way * size_here * 0.42 + lean * 0.04, at[1] + size_here * 0.86)
                middle = ((at[0] + tip[0]) / 2 + way, (at[1] + tip[1]) / 2)
                sheet.polygon(stroke([at, middle, tip], 0.6, 0.5, 3.6), tone)
        picture = pygame.transform.gaussian_blur(sheet.small(), 1)
        return (Strip(picture, 0, self.parallax),)
