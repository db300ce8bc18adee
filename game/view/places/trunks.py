"""A wood seen from within: tall trunks, branches, ferns at their feet, a roof of leaves."""

import random
from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import Field

from game.theme import Role
from game.view.colour import mix
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, oval, stroke
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Trunks(Generator):
    """Tree trunks from the ground to above the picture."""

    generator: Literal["trunks"] = "trunks"
    ink: Role = "near"
    count: int = Field(default=14, ge=1, le=60, description="in one period")
    wide: float = Field(default=26, ge=3, le=120, description="of a trunk, px")
    base: float = Field(default=620, ge=100, le=720, description="foot, px from the top")
    roof: float = Field(default=110, ge=0, le=400, description="how far down the leaves come, px")
    haze: float = Field(default=0.3, ge=0, le=1, description="share of mist in their colours")
    period: int = Field(default=2200, ge=1300, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        share = min(0.9, self.haze + place.fog * 0.6)
        ink = mix(place.ink(self.ink), place.mist, share)
        bark, leaf = mix(ink, palette.structure, 0.3), mix(mix(palette.leaf, palette.near, 0.3), place.mist, share)
        lit = mix(palette.leaf_lit, place.mist, share)
        height = round(self.base)
        sheet = Sheet(self.period, height)
        for i in range(self.count):
            x = (i + chance.uniform(0.1, 0.9)) / self.count * (self.period - 80) + 40
            half = self.wide * chance.uniform(0.35, 0.75)
            lean = chance.uniform(-0.05, 0.05) * height
            line = curve([(x, height), (x + lean * 0.3, height * 0.6), (x + lean, 0)], 10)
            sheet.polygon(stroke(line, half * 2.2, half * 1.3), ink)
            for way in (-1, 1):  # roots
                sheet.polygon(
                    stroke(
                        curve(
                            [
                                (x, height - half * 1.6),
                                (x + way * half * 1.6, height - half * 0.5),
                                (x + way * half * 2.8, height),
                            ],
                            5,
                        ),
                        half * 0.9,
                        1,
                    ),
                    ink,
                )
            for _ in range(4):
                y = chance.uniform(0.2, 0.9) * height
                sheet.line(
                    (x + chance.uniform(-0.5, 0.5) * half, y),
                    (x + chance.uniform(-0.5, 0.5) * half, y + half * 1.6),
                    bark,
                    1.4,
                )
            for _ in range(chance.randint(1, 3)):
                y, way, long = (
                    chance.uniform(self.roof * 0.6, height * 0.6),
                    chance.choice((-1, 1)),
                    self.wide * chance.uniform(2, 5),
                )
                end = (x + way * long, y - long * 0.5)
                sheet.polygon(
                    stroke(curve([(x, y), (x + way * long * 0.5, y - long * 0.1), end], 6), half * 0.6, 1), ink
                )
                for _ in range(7):
                    sheet.polygon(
                        oval(
                            end[0] + chance.gauss(0, long * 0.22),
                            end[1] + chance.gauss(0, long * 0.12),
                            long * 0.15,
                            long * 0.1,
                        ),
                        mix(leaf, lit, 0.5 * chance.random()),
                    )
        for i in range(round(self.period / 9)):
            x = chance.uniform(0, self.period)
            drop = (
                self.roof * chance.random() ** 1.6 * (0.6 + 0.4 * np.sin(x / self.period * 2 * np.pi * 5 + self.seed))
            )
            size = self.wide * chance.uniform(0.5, 1.2)
            tone = mix(leaf, ink if i % 3 else lit, chance.uniform(0, 0.6))
            sheet.polygon(oval(x, float(drop), size * 1.3, size * 0.8), tone)
        for _ in range(round(self.period / 30)):
            x, tall = chance.uniform(0, self.period), self.wide * chance.uniform(0.4, 1.3)
            for k in range(5):
                side = (k - 2) / 2
                tip = (x + side * tall, height - tall * (1 - 0.4 * abs(side)))
                sheet.polygon(
                    stroke(curve([(x, height), (x + side * tall * 0.4, tip[1] - 4), tip], 5), 2.4, 0.6, 4), leaf
                )
        sheet.rim(place.light, palette.light, 2.0, 0.3)
        rows = np.linspace(0, 1, height, dtype=np.float32)
        sheet.fade_to(place.mist, smooth(0.55, 1.0, rows) * min(0.8, 0.2 + share * 0.6))
        return (Strip(sheet.small(), 0, self.parallax),)
