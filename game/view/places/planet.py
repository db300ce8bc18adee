"""A planet in the sky, with or without rings, and moons."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.theme import Role
from game.view.colour import mix
from game.view.noise import clouds, smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.sheet import kept
from game.view.strip import Piece, Sprite, Sprites


class Planet(Generator):
    """A globe with bands of cloud, lit from the place's light."""

    generator: Literal["planet"] = "planet"
    ink: Role = "second"
    x: float = Field(default=420, ge=-400, le=2000, description="its middle, px")
    y: float = Field(default=230, ge=-400, le=900, description="its middle, px")
    radius: float = Field(default=170, ge=6, le=600, description="px")
    ring: float = Field(default=0.0, ge=0, le=3, description="outer edge of its rings, times the radius; 0 has none")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        palette = place.palette
        r = self.radius
        half = round(r * max(1.15, self.ring or 0.0)) + 4
        side = 2 * half
        x, y = np.meshgrid(np.arange(side) - half + 0.5, np.arange(side) - half + 0.5, indexing="ij")
        far = np.hypot(x, y)
        z = np.sqrt(np.clip(1 - (far / r) ** 2, 0, 1))
        bands = clouds(side, side, (r * 3, r * 0.16), self.seed, octaves=3)
        base, other = np.array(place.ink(self.ink), np.float32), np.array(palette.cloud_shade, np.float32)
        colour = base + (other - base) * (bands[..., None] * 0.7)
        lx, ly = place.light
        shine = np.clip((x * lx + y * ly) / r * 0.8 + z * 0.55, 0, 1)[..., None]
        dark = np.array(mix(palette.sky_top, place.ink(self.ink), 0.16), np.float32)
        colour = dark + (colour - dark) * shine**0.9
        cover = np.clip(r + 0.5 - far, 0, 1)
        glow = np.exp(-np.clip(far - r, 0, None) / (r * 0.05)) * 0.5 * (far > r - 1)
        if self.ring:
            colour, cover = self._ringed(place, x, y, colour, cover)
        air = np.array(mix(palette.light, palette.cloud, 0.3), np.float32)
        colour = np.where((cover < 0.02)[..., None], air, colour)
        picture = pygame.Surface((side, side), pygame.SRCALPHA)
        pygame.surfarray.pixels3d(picture)[...] = np.clip(colour, 0, 255).astype(np.uint8)
        pygame.surfarray.pixels_alpha(picture)[...] = (np.maximum(cover, glow) * 255).astype(np.uint8)
        return (Sprites((Sprite((kept(picture),), self.x, self.y - half),), 3000, self.parallax),)

    def _ringed(
        self, place: Place, x: np.ndarray, y: np.ndarray, colour: np.ndarray, cover: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Lay rings around it; the half that is nearer passes in front."""
        tilt = 0.22
        turned_x, turned_y = x * 0.95 + y * 0.31, -x * 0.31 + y * 0.95
        far = np.hypot(turned_x, turned_y / tilt) / self.radius
        grooves = 0.55 + 0.45 * np.sin(far * 46 + np.sin(far * 11) * 2)
        ring = smooth(1.28, 1.32, far) * smooth(self.ring, self.ring - 0.04, far) * grooves
        ring = ring * ((turned_y > 0) | (cover < 0.5)) * 0.85
        tone = np.array(mix(place.palette.light, place.palette.cloud, 0.5), np.float32)
        mixed = colour * (1 - ring[..., None]) + tone * ring[..., None]
        return mixed, np.maximum(cover, ring)
