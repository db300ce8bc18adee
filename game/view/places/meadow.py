"""An open meadow in the wind: light bands in the grass, people as paper cuts, flags, pines and a pavilion."""

import random
from collections.abc import Sequence
from math import sin
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix
from game.view.noise import clouds, smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.places.pagoda import eave
from game.view.shapes import curve, oval, stroke
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip
from game.view.trees import fir, pine, round_tree


class Meadow(Generator):
    """A grassy ridge, with who and what stands on it."""

    generator: Literal["meadow"] = "meadow"
    base: float = Field(default=545, ge=100, le=760, description="of its edge, px from the top, on average")
    rise: float = Field(default=40, ge=0, le=240, description="how far the edge swings up and down, px")
    swing: int = Field(default=2, ge=1, le=8, description="swings in one period")
    grass: Role = "leaf"
    haze: float = Field(default=0.2, ge=0, le=1, description="share of mist in its colours")
    people: int = Field(default=0, ge=0, le=80)
    flags: int = Field(default=0, ge=0, le=20)
    trees: Literal["none", "pine", "round", "fir"] = "none"
    wood: int = Field(default=0, ge=0, le=80, description="how many trees")
    tall: float = Field(default=90, ge=10, le=400, description="height of a tree, px")
    pavilion: float | None = Field(default=None, ge=0, le=4000, description="where one stands, px in the layer")
    bands: float = Field(default=0.8, ge=0, le=1, description="strength of the light bands that the wind draws")
    period: int = Field(default=2400, ge=1300, le=4000, description="px after which it repeats")

    def edge(self, x: float) -> float:
        """Give the height of the ridge at a place, px from the top."""
        turn = 2 * np.pi * x / self.period * self.swing
        return float(self.base - self.rise * (0.6 * sin(turn + self.seed) + 0.4 * sin(2 * turn + self.seed * 2)))

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        share = min(0.9, self.haze + place.fog * 0.6)
        body = mix(place.ink(self.grass), place.mist, share)
        lit = mix(palette.leaf_lit, place.mist, share * 0.7)
        low = mix(mix(palette.leaf, palette.near, 0.5), place.mist, min(0.9, share + 0.15))
        ridge = np.array([self.edge(x) for x in range(self.period)], np.float32)
        top = int(ridge.min()) - 4
        height = place.size[1] - top
        depth = np.arange(height, dtype=np.float32)[None] + top - ridge[:, None]
        wind = clouds(self.period, height, (90, 22), self.seed, octaves=3)
        turns = round(self.period / 240)
        wave = np.sin(np.arange(self.period)[:, None] * 2 * np.pi * turns / self.period + depth * 0.34 + 4 * wind)
        band = smooth(0.3, 0.9, wave) * np.exp(-np.clip(depth, 0, None) / 110) * self.bands
        down = smooth(0, 130, depth)[..., None]
        colour = np.array(body, np.float32) * (1 - down) + np.array(low, np.float32) * down
        colour = colour * (1 - band[..., None]) + np.array(lit, np.float32) * band[..., None]
        ground = pygame.Surface((self.period, height), pygame.SRCALPHA)
        pygame.surfarray.pixels3d(ground)[...] = np.clip(colour, 0, 255).astype(np.uint8)
        pygame.surfarray.pixels_alpha(ground)[...] = (np.clip(depth + 0.5, 0, 1) * 255).astype(np.uint8)
        pieces: list[Piece] = []
        above = 60 + round(self.tall if self.wood else 60 if self.people or self.pavilion else 20)
        sheet = Sheet(self.period, above + round(2 * self.rise) + 60)
        offset = top - above
        self._stand(sheet, place, chance, offset, share)
        self._blades(sheet, chance, offset, body, lit)
        pieces.append(Strip(ground, top, self.parallax))
        pieces.append(Strip(sheet.small(), offset, self.parallax))
        return pieces

    def _blades(self, sheet: Sheet, chance: random.Random, offset: int, body: Rgb, lit: Rgb) -> None:
        for _ in range(self.period // 3):
            x = chance.uniform(0, self.period)
            y = self.edge(x) - offset + chance.random() ** 2 * 26 + 2
            high = chance.uniform(3, 9)
            ink = mix(body, lit, (0.5 + 0.5 * sin(x / 44)) * chance.uniform(0.3, 1))
            sheet.line((x, y), (x - high * 0.9, y - high * 0.8), ink, 1.3)

    def _stand(self, sheet: Sheet, place: Place, chance: random.Random, offset: int, share: float) -> None:
        """Put up trees, the pavilion, flags and people, all with their feet in the grass."""
        palette = place.palette
        leaf = mix(mix(palette.leaf, palette.near, 0.55), place.mist, share)
        dark = mix(palette.near, place.mist, share)
        draw = {"pine": pine, "round": round_tree, "fir": fir}.get(self.trees)
        if draw is not None:
            spots = sorted(chance.uniform(30, self.period - 30) for _ in range(self.wood))
            for x in spots:
                if self.pavilion is not None and abs(x - self.pavilion) < 84:
                    continue
                draw(sheet, x, self.edge(x) - offset + 3, self.tall * chance.uniform(0.45, 1.0), leaf, dark, chance)
        if self.pavilion is not None:
            pavilion(
                sheet,
                self.pavilion,
                self.edge(self.pavilion) - offset,
                84,
                dark,
                mix(palette.light, place.mist, share * 0.5),
                mix(palette.paints[0], place.mist, share),
            )
        for i in range(self.flags):
            x = (i + chance.uniform(0.1, 0.9)) / self.flags * self.period
            ink, other = palette.paints[i % len(palette.paints)], palette.paints[-1]
            _flag(
                sheet,
                x,
                self.edge(x) - offset + 3,
                chance.uniform(40, 56),
                mix(ink, place.mist, share * 0.6),
                mix(other, place.mist, share * 0.5),
                dark,
            )
        for i in range(self.people):
            x = chance.uniform(20, self.period - 20)
            y = self.edge(x) - offset + chance.uniform(1, 26) ** 1.0
            coat = mix(palette.structure, palette.paints[i % len(palette.paints)], 0.4 if i % 3 == 0 else 0.1)
            person(
                sheet,
                x,
                y,
                chance.uniform(18, 27) + (y + offset - self.edge(x)) * 0.25,
                mix(coat, place.mist, share * 0.6),
                mix(palette.paints[(i + 1) % len(palette.paints)], place.mist, share * 0.5),
                i,
            )


def person(sheet: Sheet, x: float, y: float, high: float, coat: Rgb, accent: Rgb, kind: int) -> None:
    """Draw somebody as a paper cut, the coat blown to the left; every third looks up and holds a string."""
    wide = high * 0.17
    for foot in (-0.2, 0.5):
        sheet.line((x + wide * foot, y), (x + wide * foot * 0.6, y - high * 0.3), coat, max(1.0, high * 0.07))
    sheet.polygon(
        curve(
            [
                (x + wide * 0.55, y - high * 0.76),
                (x + wide * 0.8, y - high * 0.4),
                (x + wide * 0.7, y - high * 0.14),
                (x - wide * 0.5, y - high * 0.12),
                (x - wide * 1.9, y - high * 0.2),
                (x - wide, y - high * 0.46),
                (x - wide * 0.55, y - high * 0.76),
            ],
            4,
        ),
        coat,
    )
    sheet.polygon(oval(x + wide * 0.05, y - high * 0.88, high * 0.1, high * 0.1), coat)
    if kind % 3 == 0:
        sheet.polygon(
            stroke([(x + wide * 0.2, y - high * 0.7), (x - wide * 1.9, y - high * 1.06)], high * 0.07, high * 0.05),
            coat,
        )
        sheet.polygon([(x - wide, y - high * 0.92), (x + wide * 1.1, y - high * 0.92), (x, y - high * 1.08)], accent)
    elif kind % 3 == 1:
        sheet.polygon(
            stroke([(x - wide * 0.3, y - high * 0.78), (x - wide * 2.6, y - high * 0.72)], high * 0.07, high * 0.02),
            accent,
        )
    else:
        sheet.box(x - wide * 0.6, y - high * 0.56, wide * 1.2, high * 0.08, accent)


def _flag(sheet: Sheet, x: float, y: float, high: float, ink: Rgb, stripe: Rgb, pole: Rgb) -> None:
    sheet.line((x, y), (x - 1, y - high), pole, 1.6)
    upper = [(x - 1 - t * high * 0.06, y - high + 2 + sin(t * 0.6 + x) * high * 0.004 * t) for t in range(11)]
    lower = [(px, py + high * 0.26 * (1 - 0.03 * t)) for t, (px, py) in enumerate(upper)]
    sheet.polygon([*upper, *lower[::-1]], ink)
    middle = [(px, py + high * 0.1) for px, py in upper]
    sheet.polygon([*middle, *[(px, py + high * 0.06) for px, py in middle][::-1]], stripe)


def pavilion(sheet: Sheet, x: float, y: float, wide: float, ink: Rgb, lit: Rgb, red: Rgb) -> None:
    """Draw an open pavilion with two roofs."""
    high = wide * 0.62
    sheet.polygon(
        [
            (x - wide * 0.66, y + 4),
            (x + wide * 0.66, y + 4),
            (x + wide * 0.6, y - high * 0.1),
            (x - wide * 0.6, y - high * 0.1),
        ],
        ink,
    )
    sheet.box(x - wide * 0.62, y - high * 0.12, wide * 1.24, 1.8, lit)
    for share in (-0.46, -0.2, 0.2, 0.46):
        sheet.box(x + share * wide - wide * 0.025, y - high * 0.85, wide * 0.05, high * 0.75, red)
    sheet.box(x - wide * 0.48, y - high * 0.3, wide * 0.96, wide * 0.024, red)
    sheet.box(x - wide * 0.5, y - high * 0.92, wide, high * 0.12, mix(ink, red, 0.3))
    eave(sheet, x, y - high * 0.86, wide * 0.74, wide * 0.26, ink, lit)
    sheet.box(x - wide * 0.26, y - high * 1.4, wide * 0.52, high * 0.16, mix(ink, red, 0.3))
    eave(sheet, x, y - high * 1.32, wide * 0.48, wide * 0.3, ink, lit, peak=True)
    sheet.line((x, y - high * 1.7), (x, y - high * 1.98), ink, 2)
    sheet.polygon(oval(x, y - high * 1.9, wide * 0.035, wide * 0.035), lit)
