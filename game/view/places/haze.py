"""A soft band of mist across the screen."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.view.colour import mix
from game.view.noise import clouds, smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.strip import Piece, Strip


class Haze(Generator):
    """A soft band of mist across the screen."""

    generator: Literal["haze"] = "haze"
    middle: float = Field(ge=0, le=720, description="px from the top")
    height: float = Field(ge=10, le=500, description="px")
    strength: float = Field(ge=0, le=1)
    drift: float = Field(default=3.0, ge=-60, le=200, description="px/s to the left")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        period, height = 1600, round(self.height)
        rows = np.linspace(-1, 1, height, dtype=np.float32)
        band = np.exp(-((rows / 0.42) ** 2)) * smooth(1.0, 0.75, np.abs(rows))
        drift = clouds(period, height, (420, 60), self.seed)
        strength = min(1.0, self.strength + place.fog)
        cover = band[None] * (0.45 + 0.55 * drift) * strength
        picture = pygame.Surface((period, height), pygame.SRCALPHA)
        picture.fill((*mix(place.palette.haze, place.palette.sky_low, 0.4), 0))
        pygame.surfarray.pixels_alpha(picture)[...] = np.clip(cover * 255, 0, 255).astype(np.uint8)
        return (Strip(picture, round(self.middle - height / 2), self.parallax, self.drift, mist=True),)
