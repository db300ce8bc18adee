"""Thin high clouds, combed by the wind."""

import random
from collections.abc import Sequence
from typing import Literal

import pygame
from pydantic import Field

from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, stroke
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Wisps(Generator):
    """Streaks of cirrus."""

    generator: Literal["wisps"] = "wisps"
    top: float = Field(default=40, ge=0, le=600, description="px from the top")
    height: float = Field(default=260, ge=20, le=500, description="of the band, px")
    count: int = Field(default=7, ge=1, le=40)
    solid: float = Field(default=0.4, ge=0, le=1)
    drift: float = Field(default=8.0, ge=-60, le=200, description="px/s to the left")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        period = 1800
        sheet = Sheet(period, self.height, fine=1)
        for _ in range(self.count):
            x, y = chance.uniform(320, period - 320), chance.uniform(30, self.height - 30)
            for _ in range(8):
                long = chance.uniform(180, 520)
                left, high = x + chance.uniform(-60, 60), y + chance.uniform(-14, 14)
                line = curve([(left + long / 2, high + 9), (left, high), (left - long / 2, high + 5)], 10)
                sheet.polygon(stroke(line, 0.6, 0.6, chance.uniform(3, 9)), place.palette.cloud)
        picture = pygame.transform.gaussian_blur(sheet.small(), 3)
        # The blur mixes in the black of what is empty: give it all the one colour again.
        pygame.surfarray.pixels3d(picture)[...] = place.palette.cloud
        alpha = pygame.surfarray.pixels_alpha(picture)
        alpha[...] = (alpha * self.solid).astype("uint8")
        del alpha
        return (Strip(picture, round(self.top), self.parallax, self.drift),)
