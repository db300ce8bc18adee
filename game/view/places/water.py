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
from game.view.sheet import kept
from game.view.strip import Piece, Strip


class Water(Generator):
    """Still water from its line down to the lower edge, with glitter under the light."""

    generator: Literal["water"] = "water"
    line: float = Field(ge=0, le=720, description="px from the top")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        palette = place.palette
        period, height = 1600, place.size[1] - round(self.line)
        rows = np.linspace(0, 1, height, dtype=np.float32)
        near, far = mix(palette.water, palette.structure, 0.45), mix(palette.water, palette.haze, 0.55)
        shade = np.stack([np.interp(rows, (0, 0.3, 1), (far[i], palette.water[i], near[i])) for i in range(3)], axis=-1)
        ripples = clouds(period, height, (150, 7), self.seed, octaves=3)
        colour = np.broadcast_to(shade[None], (period, height, 3)) * (0.9 + 0.2 * ripples[..., None])
        glitter = smooth(0.86, 1.0, clouds(period, height, (60, 3.2), self.seed + 1, octaves=2))
        fade = (1 - rows)[None] ** 1.2
        colour = colour + (glitter * fade)[..., None] * np.array(palette.light, np.float32) * 0.8
        picture = pygame.Surface((period, height), pygame.SRCALPHA)
        pygame.surfarray.pixels3d(picture)[...] = np.clip(colour, 0, 255).astype(np.uint8)
        pygame.surfarray.pixels_alpha(picture)[...] = np.clip(255 * (0.55 + rows * 2.2), 0, 255).astype(np.uint8)[None]
        return (Strip(kept(picture), round(self.line), self.parallax),)
