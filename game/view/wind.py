"""Wind made visible: long streaks, and leaves that fly with it."""

import math
import random
from typing import Final

import pygame

from game.view.colour import mix
from game.view.place import PALE, Place
from game.view.shapes import oval, stroke
from game.view.sheet import Sheet, kept

SPEED: Final = 520.0  # px/s of a streak in a gale
STREAKS: Final = (5, 3, 3)  # in each depth
LEAVES: Final = (10, 8, 5)
PARALLAX: Final = (0.5, 0.9, 1.3)
SIZES: Final = (0.6, 1.0, 1.5)  # of leaves, in each depth


class Wind:
    """Streaks and leaves at places that follow from time alone."""

    def __init__(self, place: Place) -> None:
        self._size, self._speed = place.size, SPEED * place.weather.wind
        self._chance = random.Random(17)
        palette = place.palette
        white = (
            mix(palette.cloud, (255, 255, 255), 0.4) if place.bright > PALE else mix(palette.cloud, palette.mid, 0.4)
        )
        self._streaks = tuple(_streak(long, white, curl) for long, curl in ((240, 0), (330, 18), (420, 0), (280, 14)))
        colours = (*palette.paints, palette.leaf_lit, palette.leaf)
        self._leaves = tuple(
            tuple(_leaf(5.5 * size, colours[i % len(colours)], i * 0.7) for i in range(12)) for size in SIZES
        )
        self._flying = tuple(
            tuple((self._chance.random(), self._chance.random(), self._chance.random()) for _ in range(count))
            for count in (a + b for a, b in zip(STREAKS, LEAVES, strict=True))
        )

    def draw(self, target: pygame.Surface, depth: int, time_s: float, camera_px: float) -> None:
        """Draw one depth: 0 the farthest, 2 in front of everything."""
        width, height = self._size[0] + 900, self._size[1]
        push = camera_px * PARALLAX[depth] + time_s * self._speed * (0.7 + 0.3 * depth)
        blits = []
        for number, (x_share, y_share, turn) in enumerate(self._flying[depth]):
            travelled = push * (0.7 + 0.6 * turn) - x_share * width
            round_ = math.floor(-travelled / width)
            x = -travelled - round_ * width - 450
            y = (y_share + round_ * 0.37) % 1.0 * height * 0.85
            if number < STREAKS[depth]:
                picture = self._streaks[(number + depth) % len(self._streaks)]
            else:
                flutter = int(time_s * 9 + turn * 12)
                picture = self._leaves[depth][(number + flutter) % 12]
                y += 26 * math.sin(time_s * 3 * (0.6 + turn) + turn * 30)
            if -picture.get_width() < x < self._size[0]:
                blits.append((picture, (x, y)))
        target.fblits(blits)


def _streak(long: float, ink: tuple[int, int, int], curl: float) -> pygame.Surface:
    sheet = Sheet(long, 44)
    line = [(long - 2 - t * (long - 30) / 30, 26 + math.sin(t * 0.146) * long * 0.02) for t in range(31)]
    if curl:
        end = line[-1]
        line += [
            (
                end[0] - math.sin(q / 6) * curl * 0.75 * (1 - q / 36),
                end[1] - (1 - math.cos(q / 6)) * curl * 0.6 * (1 - q / 46),
            )
            for q in range(1, 25)
        ]
    sheet.polygon(stroke(line, 0.4, 0.6, 3.0), ink)
    picture = sheet.small()
    alpha = pygame.surfarray.pixels_alpha(picture)
    alpha[...] = (alpha * 0.62).astype("uint8")
    del alpha
    return kept(picture)


def _leaf(size: float, ink: tuple[int, int, int], turn: float) -> pygame.Surface:
    sheet = Sheet(size * 2.2, size * 2.2)
    across = abs(math.cos(turn * 1.7)) * 0.45 + 0.12
    sheet.polygon(oval(size * 1.1, size * 1.1, size, size * across, turn), ink)
    return kept(sheet.small())
