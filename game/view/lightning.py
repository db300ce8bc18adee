"""Lightning: a bolt behind the scenery and a flash over it, at moments that follow from time alone."""

import math
import random
from typing import Final

import pygame

from game.view.place import Place
from game.view.sheet import Sheet, with_light

BOLT: Final = 0.16  # s that a bolt is seen
FADE: Final = 0.34  # s of the flash
BRIGHT: Final = 54  # of 255 that a flash adds at most: seen, and far from a strobe
COUNT: Final = 3  # bolts to choose from


class Lightning:
    """A few bolts, painted once."""

    def __init__(self, place: Place) -> None:
        self._every = 60.0 / place.weather.lightning
        self._size = place.size
        self._bolts = tuple(_bolt(place, seed) for seed in range(COUNT))

    def _since(self, time_s: float) -> tuple[float, int]:
        """Give the seconds since the last one, and its number; one falls at a moment of each stretch of time."""
        number = math.floor(time_s / self._every)
        chance = random.Random(number)
        at = (number + 0.2 + 0.6 * chance.random()) * self._every
        return time_s - at, number

    def bolt(self, target: pygame.Surface, time_s: float) -> None:
        """Draw the bolt if there is one now."""
        since, number = self._since(time_s)
        if 0 <= since < BOLT:
            picture = self._bolts[number % COUNT]
            x = random.Random(number * 3 + 1).random() * (self._size[0] - picture.get_width())
            target.blit(picture, (x, -10))

    def flash(self, target: pygame.Surface, time_s: float) -> None:
        """Lighten the whole picture for a moment."""
        since, _ = self._since(time_s)
        if 0 <= since < FADE:
            tone = round(BRIGHT * (1 - since / FADE) ** 1.6)
            target.fill((tone, tone, min(255, tone + 10)), special_flags=pygame.BLEND_RGB_ADD)


def _bolt(place: Place, seed: int) -> pygame.Surface:
    chance = random.Random(seed)
    sheet = Sheet(300, 430)

    def branch(x: float, y: float, low: float, width: float) -> None:
        while y < low:
            end = (x + chance.uniform(-26, 26), y + chance.uniform(14, 34))
            sheet.line((x, y), end, (240, 246, 255), width, shine=0.8)
            x, y = end
            if width > 1.5 and chance.random() < 0.22:
                branch(x, y, min(low, y + chance.uniform(40, 120)), 1.0)

    branch(150, 0, 420, 2.6)
    return with_light(sheet.small(), sheet.halo(30, 0.8))
