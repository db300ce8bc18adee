"""Blades in front of everything: grass, ferns, thorns along the lower edge, thick at the sides."""

import random
from collections.abc import Sequence
from typing import Literal

import pygame
from pydantic import Field

from game.view.colour import mix
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, stroke
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Grass(Generator):
    """Tufts along the lower edge of the screen."""

    generator: Literal["grass"] = "grass"
    height: float = Field(default=60, ge=10, le=300, description="of the highest blades, px")
    dense: float = Field(default=1.0, ge=0.05, le=4, description="blades, times the usual")
    lean: float = Field(default=0.8, ge=-2, le=2, description="how far they bend to the left")
    green: float = Field(default=0.4, ge=0, le=1, description="share of leaf colour in the foreground's")
    kind: Literal["grass", "fern", "thorn"] = "grass"
    period: int = Field(default=2200, ge=1300, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        height = round(self.height * 1.2) + 20
        sheet = Sheet(self.period, height)
        for _ in range(round(self.period * 0.22 * self.dense)):
            x = chance.uniform(20, self.period - 20)
            # Tufts swell and thin out, so that the path is never fenced in.
            swell = 0.35 + 0.65 * abs(((x / self.period * 3 + self.seed * 0.37) % 1.0) * 2 - 1) ** 1.6
            tall = self.height * chance.uniform(0.35, 1.0) * swell
            bend = -tall * self.lean * chance.uniform(0.5, 1.1)
            ink = mix(palette.foreground, palette.leaf, chance.choice((0, 0, 0.5, 1.0)) * self.green)
            line = curve([(x, height), (x + bend * 0.25, height - tall * 0.6), (x + bend, height - tall)], 6)
            sheet.polygon(stroke(line, 6 if self.kind == "grass" else 3.4, 0.6), ink)
            if self.kind == "fern":
                for i in range(2, len(line), 2):
                    for way in (-1, 1):
                        long = tall * 0.2 * (1 - i / len(line)) + 4
                        tip = (line[i][0] + way * long, line[i][1] + long * 0.4)
                        sheet.polygon(stroke([line[i], tip], 3.4, 0.6), ink)
            elif self.kind == "thorn" and chance.random() < 0.5:
                at = line[len(line) // 2]
                sheet.line(at, (at[0] + chance.uniform(-20, 20), at[1] - chance.uniform(8, 24)), ink, 2)
        picture = pygame.transform.gaussian_blur(sheet.small(), 1)
        return (Strip(picture, place.size[1] - height, self.parallax),)
