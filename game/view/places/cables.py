"""Cables that sag from mast to mast."""

import random
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Cables(Generator):
    """Cables that sag from mast to mast."""

    generator: Literal["cables"] = "cables"
    ink: Role
    top: float = Field(ge=0, le=720, description="px from the top")
    sag: float = Field(default=60, ge=0, le=300, description="px")
    masts: bool = Field(default=True, description="draw the masts too")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        span = 520.0
        count = 4
        period = round(span * count)
        height = round(self.sag * 2 + 140) if not self.masts else round(place.size[1] - self.top)
        sheet = Sheet(period, height)
        ink = place.ink(self.ink)
        width = 1.1 + 1.4 * self.parallax
        for line in range(3):
            drop = 12.0 * line
            for i in range(count):
                sag = self.sag * chance.uniform(0.6, 1.3)
                left = i * span
                points = [(left + span * t / 32, drop + 6 + sag * 4 * (t / 32) * (1 - t / 32)) for t in range(33)]
                sheet.curve(points, ink, width * (1 - 0.2 * line))
                if line == 0 and not self.masts and chance.random() < 0.7:
                    at = left + span * chance.uniform(0.2, 0.8)
                    for _ in range(3):
                        end = (at + chance.uniform(-16, 16), drop + sag + chance.uniform(24, 70))
                        sheet.line((at, drop + sag * 0.8), end, ink, 1.4)
        if self.masts:
            for i in range(count):
                _mast(sheet, i * span, height, ink)
            _mast(sheet, period, height, ink)
            sheet.rim(place.light, place.palette.light, 1.2, 0.3)
            rows = np.linspace(0, 1, height, dtype=np.float32)
            sheet.fade_to(mix(place.palette.haze, place.palette.sky_low, 0.5), smooth(0.3, 1.0, rows) * 0.55)
        picture = sheet.small()
        if self.parallax > 1:
            picture = pygame.transform.gaussian_blur(picture, 2)
        return (Strip(picture, round(self.top), self.parallax),)


def _mast(sheet: Sheet, x: float, height: float, ink: Rgb) -> None:
    """A lattice mast with arms."""
    foot, head = 16.0, 5.0
    for way in (-1, 1):
        sheet.line((x + way * foot, height), (x + way * head, 0), ink, 2.4)
    y, step = 14.0, 22.0
    while y < height:
        half, below = head + (foot - head) * y / height, head + (foot - head) * min(y + step, height) / height
        sheet.line((x - half, y), (x + below, y + step), ink, 1.2)
        sheet.line((x + half, y), (x - below, y + step), ink, 1.2)
        y += step
    for y, arm in ((6.0, 30.0), (24.0, 22.0)):
        sheet.line((x - arm, y), (x + arm, y), ink, 2.2)
