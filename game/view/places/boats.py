"""Boats at rest, rocking."""

import random
from collections.abc import Sequence
from typing import Literal

import pygame
from pydantic import Field

from game.view.colour import mix
from game.view.mirror import mirrored
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, oval, stroke
from game.view.sheet import Sheet, kept, with_light
from game.view.strip import Piece, Sprite, Sprites


class Boats(Generator):
    """Covered boats with a lamp at the bow."""

    generator: Literal["boats"] = "boats"
    line: float = Field(default=480, ge=0, le=720, description="waterline, px from the top")
    size: float = Field(default=72, ge=16, le=300, description="length, px")
    places: tuple[float, ...] = Field(default=(775.0,), min_length=1, description="px in the layer")
    period: int = Field(default=2300, ge=1400, le=4000, description="px after which it repeats")
    haze: float = Field(default=0.3, ge=0, le=1, description="share of mist in its colours")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        picture, high = self._boat(place)
        items = tuple(
            Sprite((picture,), x, self.line - high, bob=(3, 1.4), swing=chance.uniform(5, 8), phase=chance.random())
            for x in self.places
        )
        return (Sprites(items, self.period, self.parallax),)

    def _boat(self, place: Place) -> tuple[pygame.Surface, int]:
        palette = place.palette
        long = self.size
        high = round(long * 0.5) + 10
        sheet = Sheet(long * 1.3, high)
        share = min(0.9, self.haze + place.fog * 0.5)
        hull = mix(palette.structure, place.mist, share)
        roof = mix(mix(palette.structure, palette.ground, 0.6), place.mist, share)
        x, y = long * 0.65, high
        sheet.polygon(
            curve(
                [
                    (x - long * 0.52, y - long * 0.13),
                    (x - long * 0.3, y - long * 0.02),
                    (x, y + 1),
                    (x + long * 0.34, y - long * 0.03),
                    (x + long * 0.55, y - long * 0.18),
                ],
                6,
            )
            + curve([(x + long * 0.5, y - long * 0.12), (x, y - long * 0.07), (x - long * 0.46, y - long * 0.1)], 6),
            hull,
        )
        dome = oval(x - long * 0.06, y - long * 0.06, long * 0.22, long * 0.17)
        sheet.polygon([p for p in dome if p[1] <= y - long * 0.06], roof)
        for i in range(1, 5):
            at = x - long * (0.26 - 0.08 * i)
            sheet.line((at, y - long * 0.07), (at, y - long * 0.2), mix(roof, hull, 0.4), 0.8)
        sheet.polygon(
            stroke(
                curve(
                    [
                        (x + long * 0.3, y - long * 0.08),
                        (x + long * 0.31, y - long * 0.3),
                        (x + long * 0.37, y - long * 0.33),
                    ],
                    5,
                ),
                1.4,
                1.2,
            ),
            hull,
        )
        sheet.polygon(
            oval(x + long * 0.38, y - long * 0.26, long * 0.026, long * 0.04), palette.lamp, shine=0.4 + 0.6 * place.lit
        )
        sheet.rim(place.light, palette.light, 1.2, 0.4)
        lit = with_light(sheet.small(), sheet.halo(round(16 + long * 0.12), 0.5 + 0.5 * place.lit))
        return kept(mirrored(lit, high, round(high * 0.6), 0.6, palette.water, self.seed)), high
