"""Curtains of northern light, at night and at dusk."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.view.colour import mix
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.strip import Piece, Strip

STRENGTH = {"night": 1.0, "dusk": 0.5, "dawn": 0.25}


class Aurora(Generator):
    """Bands of light that wander."""

    generator: Literal["aurora"] = "aurora"
    top: float = Field(default=20, ge=0, le=400, description="px from the top")
    height: float = Field(default=330, ge=60, le=600, description="px")
    strength: float = Field(default=0.6, ge=0, le=1)
    bands: int = Field(default=3, ge=1, le=6)

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        strength = self.strength * STRENGTH.get(place.time, 0.0) * (1 - place.weather.cloud)
        if not strength:
            return ()
        chance = np.random.default_rng(self.seed)
        period, height = 1600, round(self.height)
        x = np.arange(period, dtype=np.float32)
        rows = np.arange(height, dtype=np.float32)[None]
        light = np.zeros((period, height), np.float32)
        for _ in range(self.bands):
            turns = chance.integers(1, 4)
            line = height * (
                chance.uniform(0.45, 0.8) + 0.1 * np.sin(2 * np.pi * (x / period * turns + chance.random()))
            )
            line += 12 * np.sin(2 * np.pi * (x / period * 7 + chance.random()))
            rays = 0.6 + 0.4 * np.sin(2 * np.pi * x / period * 61 + 3 * np.sin(2 * np.pi * x / period * 9))
            up = line[:, None] - rows
            band = np.where(up > 0, np.exp(-up / (height * 0.26)), np.exp(up / 7))
            light += (
                band * rays[:, None] * (0.5 + 0.5 * np.sin(2 * np.pi * (x / period * 2 + chance.random())))[:, None]
            )
        cover = np.clip(light, 0, 1) * strength * smooth(0, 60, rows)
        green, violet = np.array((96, 240, 190), np.float32), np.array((150, 110, 240), np.float32)
        high = smooth(0.7, 0.1, rows / height)[..., None]
        colour = np.broadcast_to(green + (violet - green) * high, (period, height, 3))
        colour = colour + (np.array(mix((96, 240, 190), place.palette.cloud, 0.5), np.float32) - colour) * 0.2
        picture = pygame.Surface((period, height), pygame.SRCALPHA)
        pygame.surfarray.pixels3d(picture)[...] = np.clip(colour, 0, 255).astype(np.uint8)
        pygame.surfarray.pixels_alpha(picture)[...] = (cover * 255 * 0.8).astype(np.uint8)
        return (Strip(picture, round(self.top), self.parallax, 5.0),)
