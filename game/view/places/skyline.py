"""A skyline: towers side by side, in fading haze."""

import random
from collections.abc import Sequence
from math import cos, pi
from typing import Literal

import numpy as np
from pydantic import Field

from game.theme import Role
from game.view.colour import mix
from game.view.mirror import mirrored
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.sheet import Sheet, with_light
from game.view.strip import Piece, Strip
from game.view.towers import Plot, inks, tower


class Skyline(Generator):
    """Towers side by side."""

    generator: Literal["skyline"] = "skyline"
    ink: Role
    base: float = Field(ge=0, le=720, description="where they stand, px from the top of the screen")
    low: float = Field(ge=10, le=600, description="lowest tower, px")
    high: float = Field(ge=10, le=600, description="highest tower, px")
    width: float = Field(ge=16, le=300, description="of a tower, px on average")
    gap: float = Field(default=0.1, ge=0, le=3, description="between towers, shares of their width")
    lit: float = Field(default=0.04, ge=0, le=1, description="share of windows with light")
    haze: float = Field(default=0.6, ge=0, le=1, description="how much of it is haze at its foot")
    rim: float = Field(default=0.3, ge=0, le=1, description="strength of the light on its edges")
    mirror: float = Field(default=0.0, ge=0, le=1, description="strength of its reflection below the base")

    peaks: int = Field(
        default=0, ge=0, le=8, description="clusters of high towers in one period; 0 leaves it to chance"
    )
    neon: float = Field(default=0.0, ge=0, le=1, description="share of towers with a line of light on an edge")
    period: int = Field(default=0, ge=0, le=4000, description="px after which it repeats; 0 lets it choose")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        period = self.period or round(1600 + 1200 * self.parallax)
        roof = 90
        top = round(self.base - self.high) - roof
        below = round(min(self.high, place.size[1] - self.base)) if self.mirror else 0
        height = round(self.base) - top
        sheet = Sheet(period, height)
        wall = place.ink(self.ink)
        scale = 0.75 + self.parallax
        x = 20.0
        while True:
            width = self.width * chance.uniform(0.6, 1.5)
            if x + width > period - 20:
                break
            rise = self.low + (self.high - self.low) * self._share(chance, (x + width / 2) / period)
            row = inks(
                mix(wall, palette.haze, chance.uniform(0, 0.07)),
                palette.windows,
                self.lit * (0.2 + 0.8 * place.lit),
                scale,
            )
            tower(sheet, chance, Plot(x, x + width, height - rise, height), row, place.light[0] > 0)
            if chance.random() < self.neon:
                self._line(sheet, chance, x, width, height, rise, place)
            x += width * (1 + self.gap * chance.uniform(0.1, 1.9))
        sheet.rim(place.light, palette.light, 1.6, self.rim)
        rows = np.linspace(0, 1, height, dtype=np.float32)
        haze = np.clip(self.haze + place.fog, 0, 1) * smooth(0.25, 1.0, rows)
        sheet.fade_to(mix(palette.haze, palette.sky_low, 0.45), (haze * 0.8 + place.fog * 0.5).clip(0, 0.95))
        picture = with_light(sheet.small(), sheet.halo(26, 0.9))
        if below:
            picture = mirrored(picture, height, below, self.mirror, mix(palette.water, palette.haze, 0.3), self.seed)
        return (Strip(picture, top, self.parallax),)

    def _share(self, chance: random.Random, at: float) -> float:
        """Give how high a tower is, 0..1; with peaks they stand in clusters, and the sky between them is wide."""
        if not self.peaks:
            return float(chance.random() ** 1.6)
        hill = 0.5 - 0.5 * cos(2 * pi * self.peaks * at + self.seed)
        return float(min(1.0, (0.12 + 0.88 * hill**1.7) * chance.uniform(0.55, 1.1)))

    def _line(
        self, sheet: Sheet, chance: random.Random, x: float, width: float, height: int, rise: float, place: Place
    ) -> None:
        ink = chance.choice((*place.palette.signs, place.palette.light))
        at = x + width * chance.choice((0.06, 0.94))
        top = height - rise * chance.uniform(0.5, 0.86)
        strength = 0.35 + 0.5 * place.lit
        sheet.box(
            at,
            top,
            1.8,
            rise * chance.uniform(0.2, 0.5),
            mix(place.ink(self.ink), ink, strength),
            shine=0.6 * place.lit,
        )
