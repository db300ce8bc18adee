"""A flock that crosses the sky: egrets, gulls, swallows."""

import random
from collections.abc import Sequence
from typing import Literal

import pygame
from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, stroke
from game.view.sheet import Sheet, kept
from game.view.strip import Piece, Sprite, Sprites

BEATS = (-0.55, -0.2, 0.2, 0.5, 0.2, -0.2)
"""How far the wings are down in each picture of one beat."""


class Birds(Generator):
    """Birds in flight."""

    generator: Literal["birds"] = "birds"
    ink: Role = "structure"
    top: float = Field(default=120, ge=0, le=600, description="of the flock, px")
    size: float = Field(default=26, ge=4, le=90, description="from wing to wing, px")
    count: int = Field(default=6, ge=1, le=40)
    x: float = Field(default=600, ge=0, le=4000, description="where it starts, px in the layer")
    speed: float = Field(default=14, ge=-200, le=200, description="px/s to the left")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        ink = mix(place.ink(self.ink), place.mist, min(0.7, place.fog))
        items = []
        for _ in range(self.count):
            size = self.size * chance.uniform(0.55, 1.1)
            frames = tuple(_bird(size, ink, down) for down in BEATS)
            items.append(
                Sprite(
                    frames,
                    self.x + chance.uniform(-5, 5) * self.size,
                    self.top + chance.uniform(0, 3) * self.size,
                    drift=self.speed,
                    bob=(8, 4),
                    swing=chance.uniform(5, 9),
                    rate=chance.uniform(5, 7),
                    phase=chance.random(),
                )
            )
        return (Sprites(tuple(items), 2400, self.parallax),)


def _bird(size: float, ink: Rgb, down: float) -> pygame.Surface:
    sheet = Sheet(size * 1.3, size * 1.1)
    x, y = size * 0.65, size * 0.55
    sheet.polygon(stroke([(x - size * 0.24, y + 1), (x, y), (x + size * 0.2, y + 2)], 0.8, 0.8, size * 0.11), ink)
    for way in (-1, 1):
        tip = (x + way * size * 0.5, y + down * size * 0.6)
        elbow = (x + way * size * 0.22, y + down * size * 0.34 - size * 0.1)
        sheet.polygon(stroke(curve([(x - way * 1, y), elbow, tip], 5), size * 0.1, 0.5), ink)
    return kept(sheet.small())
