"""Drones with search-lights, far off and slow; by day their lights are off."""

import random
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix, scaled
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import oval
from game.view.sheet import Sheet, kept, with_light
from game.view.strip import Piece, Sprite, Sprites

TILTS = (28.0, -22.0, 14.0)  # degrees of the cones, + to the right


class Drones(Generator):
    """Drones that hover and look about."""

    generator: Literal["drones"] = "drones"
    ink: Role = "near"
    count: int = Field(default=3, ge=1, le=12)
    top: float = Field(default=110, ge=0, le=500, description="of the highest, px")
    reach: float = Field(default=230, ge=40, le=500, description="of a search-light, px")
    size: float = Field(default=1.0, ge=0.3, le=3)
    period: int = Field(default=2400, ge=1300, le=4000, description="px after which they repeat")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        eye = palette.robot.voice
        body = _drone(mix(place.ink(self.ink), place.mist, min(0.8, 0.1 + place.fog)), eye, self.size)
        bodies, cones = [], []
        for i in range(self.count):
            x, y = (i + chance.uniform(0.2, 0.8)) / self.count * self.period, self.top + chance.uniform(0, 90)
            swing, phase = chance.uniform(9, 14), chance.random()
            bodies.append(Sprite((body,), x, y, bob=(46, 7), swing=swing, phase=phase))
            tilt = TILTS[i % len(TILTS)]
            cone = _cone(self.reach, tilt, mix(eye, palette.haze, 0.5), 0.3 * place.lit)
            side = self.reach * np.tan(np.radians(tilt)) / 2
            cones.append(Sprite((cone,), x + float(side), y + 7 * self.size, bob=(46, 7), swing=swing, phase=phase))
        lights = (Sprites(tuple(cones), self.period, self.parallax, add=True),) if place.lit > 0.6 else ()
        return (*lights, Sprites(tuple(bodies), self.period, self.parallax))


def _drone(ink: Rgb, eye: Rgb, size: float) -> pygame.Surface:
    sheet = Sheet(48 * size, 24 * size)
    x, y = 24 * size, 10 * size
    sheet.polygon(
        [
            (x - 8 * size, y - 2 * size),
            (x + 8 * size, y - 2 * size),
            (x + 5 * size, y + 4 * size),
            (x - 5 * size, y + 4 * size),
        ],
        ink,
    )
    sheet.line((x - 15 * size, y - 3 * size), (x + 15 * size, y - 3 * size), ink, 1.4 * size)
    for way in (-1, 1):
        sheet.line(
            (x + way * 14 * size - 7 * size, y - 6 * size), (x + way * 14 * size + 7 * size, y - 6 * size), ink, 1.0
        )
    sheet.polygon(oval(x, y + 3 * size, 2 * size, 2 * size), eye, shine=1.0)
    return kept(with_light(sheet.small(), sheet.halo(round(10 * size), 0.8)))


def _cone(reach: float, tilt: float, ink: Rgb, strength: float) -> pygame.Surface:
    """Light to be added: brightest at its source, gone at its end."""
    side = float(np.tan(np.radians(tilt))) * reach
    wide = round(abs(side) + reach * 0.5)
    x, y = np.meshgrid(np.arange(wide) - wide / 2 + side / 2, np.arange(round(reach)), indexing="ij")
    angle = np.arctan2(x, y + 1.0) - np.radians(tilt)
    light = (
        np.exp(-((angle / 0.13) ** 4))
        * np.clip(1 - np.hypot(x, y) / reach, 0, 1) ** 1.3
        * smooth(0, 12, y.astype(np.float32))
    )
    picture = pygame.Surface(light.shape)
    tone = np.array(scaled(ink, strength * 2), np.float32)
    pygame.surfarray.blit_array(picture, np.clip(light[..., None] * tone, 0, 255).astype(np.uint8))
    return picture.convert() if pygame.display.get_surface() is not None else picture
