"""Still water from its line down, with glitter under the light."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.view.colour import mix
from game.view.noise import clouds, smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import lens
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Water(Generator):
    """Still water from its line down to the lower edge, with glitter under the light."""

    generator: Literal["water"] = "water"
    line: float = Field(ge=0, le=720, description="px from the top")
    calm: float = Field(default=0.0, ge=0, le=1, description="0 glitters all over, 1 is a mirror")
    opaque: bool = Field(default=False, description="hides what lies behind it")
    column: float = Field(default=0.0, ge=0, le=1, description="strength of the light's column on it")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        palette = place.palette
        period, height = 1600, place.size[1] - round(self.line)
        rows = np.linspace(0, 1, height, dtype=np.float32)
        near, far = mix(palette.water, palette.structure, 0.45), mix(palette.water, palette.haze, 0.55)
        if self.opaque:
            far = mix(palette.sky_low, palette.haze, 0.3)
        shade = np.stack([np.interp(rows, (0, 0.3, 1), (far[i], palette.water[i], near[i])) for i in range(3)], axis=-1)
        ripples = clouds(period, height, (150, 7), self.seed, octaves=3)
        swell = 0.2 * (1 - 0.7 * self.calm)
        colour = np.broadcast_to(shade[None], (period, height, 3)) * (1 - swell / 2 + swell * ripples[..., None])
        glitter = smooth(0.86, 1.0, clouds(period, height, (60, 3.2), self.seed + 1, octaves=2))
        fade = (1 - rows)[None] ** 1.2
        bright = 0.8 * (1 - 0.8 * self.calm)
        colour = colour + (glitter * fade)[..., None] * np.array(palette.light, np.float32) * bright
        picture = pygame.Surface((period, height), pygame.SRCALPHA)
        pygame.surfarray.pixels3d(picture)[...] = np.clip(colour, 0, 255).astype(np.uint8)
        cover = (
            np.clip(255 * (0.55 + rows * 2.2), 0, 255) if not self.opaque else np.clip(255 * (0.2 + rows * 30), 0, 255)
        )
        pygame.surfarray.pixels_alpha(picture)[...] = cover.astype(np.uint8)[None]
        pieces: list[Piece] = [Strip(picture, round(self.line), self.parallax)]
        if self.column:
            pieces.append(self._column(place, height))
        return pieces

    def _column(self, place: Place, height: int) -> Strip:
        """The light's own path on the water: it stays under the light, however far one goes."""
        chance = np.random.default_rng(self.seed + 5)
        sheet = Sheet(place.size[0], height)
        ink = mix(place.palette.light_core, place.palette.light, 0.3)
        middle = place.sun.x * place.size[0]
        for _ in range(round(300 * self.column)):
            share = chance.random() ** 0.8
            x = middle + chance.normal(0, 14 + share * 60)
            length = chance.uniform(6, 24) * (0.4 + share * 1.5)
            sheet.polygon(lens(x, 4 + share * height * 0.85, length, 1.0 + share * 1.6), ink)
        picture = sheet.small()
        alpha = pygame.surfarray.pixels_alpha(picture)
        strength = np.linspace(0.9, 0.35, height, dtype=np.float32) * (0.45 + 0.55 * self.column)
        alpha[...] = (alpha * strength[None]).astype(np.uint8)
        del alpha
        return Strip(picture, round(self.line), 0.0)
