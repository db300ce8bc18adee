"""Snow in three depths: flakes that sway as they sink."""

import math
import random
from typing import Final

import pygame

from game.view.colour import mix
from game.view.place import Place

LAYERS: Final = ((0.5, 1.3, 46.0, 0.4, 0.6), (0.33, 2.2, 74.0, 0.85, 0.85), (0.17, 4.4, 118.0, 1.25, 0.8))
"""Share of the flakes, radius px, speed px/s, share of the camera's motion, how solid."""
SWAY: Final = 22.0  # px to either side
DRIFT: Final = 60.0  # px/s to the left in a gale


class Snow:
    """Flakes at places that follow from time alone, so a picture can be made of any moment."""

    def __init__(self, place: Place) -> None:
        self._size, self._drift = place.size, DRIFT * place.weather.wind
        chance = random.Random(13)
        ink = mix(place.palette.cloud, (255, 255, 255), 0.7)
        self._layers = []
        for share, radius, speed, parallax, solid in LAYERS:
            flakes = tuple(
                (chance.random(), chance.random(), chance.random()) for _ in range(round(place.weather.snow * share))
            )
            pictures = tuple(_flake(radius * size, ink, solid) for size in (0.75, 1.0, 1.3))
            self._layers.append((speed, parallax, flakes, pictures))

    def draw(self, target: pygame.Surface, depth: int, time_s: float, camera_px: float) -> None:
        """Draw one depth: 0 the farthest, 2 in front of everything."""
        speed, parallax, flakes, pictures = self._layers[depth]
        width, height = self._size[0] + 80, self._size[1] + 20
        push = camera_px * parallax + time_s * self._drift
        blits = []
        for x_share, y_share, turn in flakes:
            fallen = y_share * height + time_s * speed * (0.75 + 0.5 * turn)
            sway = SWAY * math.sin(time_s * (0.7 + turn) + turn * 40)
            x = (x_share * width - push + sway + fallen // height * 71.0) % width - 40
            blits.append((pictures[int(turn * 3)], (x, fallen % height - 10)))
        target.fblits(blits)


def _flake(radius: float, ink: tuple[int, int, int], solid: float) -> pygame.Surface:
    side = math.ceil(radius * 2) + 2
    fine = pygame.Surface((side * 4, side * 4), pygame.SRCALPHA)
    fine.fill((*ink, 0))
    pygame.draw.circle(fine, (*ink, round(255 * solid)), (side * 2, side * 2), radius * 4)
    small = pygame.transform.smoothscale(fine, (side, side))
    if pygame.display.get_surface() is not None:
        small = small.convert_alpha()
    small.set_alpha(255, pygame.RLEACCEL)
    return small
