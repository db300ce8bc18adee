"""Beams of light that fall from where the light is; they stay on the screen."""

import random
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.strip import Piece, Strip


class Beams(Generator):
    """Soft beams; weather with clouds takes them away."""

    generator: Literal["beams"] = "beams"
    count: int = Field(default=4, ge=1, le=12)
    strength: float = Field(default=0.25, ge=0, le=1)
    reach: float = Field(default=560, ge=50, le=720, description="px down at which they end")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        strength = self.strength * (1 - place.weather.cloud) * (0.35 if place.time == "night" else 1.0)
        if strength <= 0:
            return ()
        chance = random.Random(self.seed)
        width = place.size[0]
        x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(self.reach, dtype=np.float32), indexing="ij")
        # The angle under which a point is seen from far beyond the light makes the beams fan out a little.
        source = (place.sun.x * width, place.sun.y * place.size[1] - 500)
        angle = np.arctan2(x - source[0], y - source[1])
        total = np.zeros_like(angle)
        for number in range(self.count):
            middle = (0.16 + 0.24 * number + chance.uniform(-0.06, 0.06)) * (-1 if place.light[0] > 0 else 1)
            total += np.exp(-(((angle - middle) / chance.uniform(0.03, 0.07)) ** 2)) * chance.uniform(0.6, 1)
        cover = np.clip(total, 0, 1) * strength * (1 - smooth(0, self.reach, y)) * 255
        picture = pygame.Surface(cover.shape, pygame.SRCALPHA)
        picture.fill((*place.palette.light, 0))
        pygame.surfarray.pixels_alpha(picture)[...] = cover.astype(np.uint8)
        return (Strip(picture, 0, 0.0),)
