"""Rain in three depths, and its splashes on the floor."""

import math
import random
from collections.abc import Sequence

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.colour import Rgb, mix, scaled
from game.view.place import PALE, Place

SLANT = -0.16  # px across for each px down
LAYERS = ((0.5, 16, 780.0, 0.34, 0.35), (0.36, 34, 1150.0, 0.5, 0.9), (0.14, 78, 1700.0, 0.34, 1.3))
"""Share of the streaks, length px, speed px/s, brightness, share of the camera's motion."""
SPLASH = 0.22  # s
NEAR = (210.0, 520.0)  # px from the light, within which streaks are brighter


class Rain:
    """Streaks at places that follow from time alone, so a picture can be made of any moment."""

    def __init__(self, place: Place) -> None:
        palette, sun = place.palette, place.sun
        self._size = place.size
        self._light = (sun.x * place.size[0], sun.y * place.size[1])
        chance = random.Random(9)
        # Against a pale sky rain is darker than what lies behind it; against a dark one it is light.
        self._pale = place.bright > PALE
        self._flags = 0 if self._pale else pygame.BLEND_RGB_ADD
        # Rain is cold: a window's blue where the place has one.
        cold = next((ink for ink in palette.windows if ink[2] > ink[0]), mix(palette.text, palette.sky_mid, 0.3))
        self._layers: list[tuple[float, float, int, NDArray[np.float64], tuple[pygame.Surface, ...]]] = []
        for share, length, speed, bright, parallax in LAYERS:
            drops = np.array(
                [(chance.random(), chance.random()) for _ in range(max(1, round(place.weather.rain * share)))]
            ).T
            inks = (
                scaled(cold, bright * 0.6),
                scaled(cold, bright),
                mix(scaled(cold, bright * 1.4), palette.light_core, 0.5),
            )
            if self._pale:
                dark = mix(palette.near, palette.sky_mid, 0.3)
                inks = (dark, dark, mix(dark, palette.light_core, 0.5))
            pictures = tuple(_streak(length, ink, bright if self._pale else 0.0) for ink in inks)
            self._layers.append((speed, parallax, length, drops, pictures))
        self._splashes = tuple(_splash(step / 3, mix(cold, palette.light_core, 0.4)) for step in range(4))

    def draw(self, target: pygame.Surface, depth: int, time_s: float, camera_px: float) -> None:
        """Draw one depth: 0 the farthest, 2 in front of everything."""
        speed, parallax, length, drops, pictures = self._layers[depth]
        width, height = self._size[0] + 160, self._size[1] + length
        fallen = drops[1] * height + time_s * speed * (0.9 + 0.2 * drops[0])
        turns, y = np.divmod(fallen, height)
        x = (drops[0] * width - camera_px * parallax + SLANT * y + turns * 97.0) % width - 80
        across, down = x - self._light[0], y - self._light[1]
        far = across * across + down * down
        tones = (far > NEAR[0] ** 2).view(np.uint8) + (far > NEAR[1] ** 2).view(np.uint8)
        places = np.stack((x, y - length), axis=1).tolist()
        blits = list(zip([pictures[2 - tone] for tone in tones.tolist()], places, strict=True))
        target.fblits(blits, self._flags)

    def splash(
        self, target: pygame.Surface, floors: Sequence[tuple[float, float, float]], time_s: float, camera_px: float
    ) -> None:
        """Draw splashes on floors: left, right and height on the frame, px."""
        blits = []
        for left, right, y in floors:
            first = int((max(left, 0) + camera_px) // 26)
            for slot in range(first, int((min(right, self._size[0]) + camera_px) // 26)):
                turn = time_s / (SPLASH * 4) + slot * 0.618
                place = math.sin(slot * 127.1 + math.floor(turn) * 311.7) * 43758.5453
                part = turn % 1.0 * 4
                x = slot * 26 - camera_px + place % 26
                if part < 1 and left < x < right:
                    picture = self._splashes[min(3, int(part * 4))]
                    blits.append((picture, (x - picture.get_width() / 2, y - picture.get_height() + 2)))
        target.fblits(blits, pygame.BLEND_RGB_ADD)


def _streak(length: int, ink: Rgb, cover: float) -> pygame.Surface:
    """Paint one streak; with a cover it is a picture to lay over, without one it is light to add."""
    width = math.ceil(-SLANT * length) + 3
    surface = pygame.Surface((width, length), pygame.SRCALPHA if cover else 0)
    for row in range(length):
        share = math.sin(math.pi * (row + 1) / (length + 1)) ** 0.6
        x = width - 2 + SLANT * row
        whole = math.floor(x)
        part = x - whole
        for at, strength in ((whole, share * (1 - part)), (whole + 1, share * part)):
            if cover:
                surface.set_at((at, row), (*ink, round(255 * cover * strength)))
            else:
                surface.set_at((at, row), scaled(ink, strength))
    return surface


def _splash(age: float, ink: Rgb) -> pygame.Surface:
    surface = pygame.Surface((18, 9))
    tone = scaled(ink, 0.75 * (1 - age * 0.8))
    reach = 2 + 6 * age
    for angle in (-0.9, -0.3, 0.4, 1.0):
        x, y = 9 + math.sin(angle) * reach, 7 - math.cos(angle) * reach * 0.8 * (1 - age * 0.4)
        surface.set_at((round(x), round(y)), tone)
        if age < 0.6:
            pygame.draw.aaline(surface, scaled(tone, 0.6), (9, 7), (x, y))
    pygame.draw.ellipse(surface, scaled(tone, 0.6), (9 - reach, 6, 2 * reach, 3), 1)
    return surface
