"""A place from afar in one picture: what stands behind the title and the map.

Flattened once, and before the game's own picture of the place is made ready: SDL packs a strip anew for each other
surface that it is drawn on, so whoever draws the strips themselves makes the first frames of a run late.
"""

import threading
from functools import lru_cache

import pygame

from game.theme import load
from game.view.place import Place
from game.view.places import painted
from game.view.sky import sky

Look = tuple[str, str, str]
"""Theme, weather, time of day."""

CAMERA = 640.0  # px, where it is looked at
NEAREST = 0.8  # parallax; what lies nearer belongs to the path
CLOCK_S = 3.0  # when: whatever drifts and blinks is caught then
KEPT = 2  # pictures; one takes 3.7 MB
_LOCK = threading.Lock()


def place_of(look: Look, size: tuple[int, int]) -> Place:
    """Give the place of a look."""
    theme = load(look[0])
    return Place(theme, theme.look(look[2], look[1]), look[2], theme.weather_named(look[1]), size)


def backdrop(look: Look, size: tuple[int, int]) -> pygame.Surface:
    """Give it, painted once; this takes seconds, and whoever asks meanwhile waits for the same picture."""
    with _LOCK:
        return _backdrop(look, size)


@lru_cache(maxsize=KEPT)
def _backdrop(look: Look, size: tuple[int, int]) -> pygame.Surface:
    place = place_of(look, size)
    picture = sky(place)
    if pygame.display.get_surface() is not None:
        picture = picture.convert()
    for piece in painted(place.theme, look[2], look[1], size):
        if piece.parallax < NEAREST:
            piece.draw(picture, CAMERA, CLOCK_S)
    return picture
