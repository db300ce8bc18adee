"""What falls, drifts and flashes in a weather, in three depths: behind the path, about the robot, before everything."""

from collections.abc import Sequence
from typing import Final

import pygame

from game.view.lightning import Lightning
from game.view.place import Place
from game.view.places.haze import Haze
from game.view.rain import Rain
from game.view.snow import Snow
from game.view.strip import Piece
from game.view.wind import Wind

STREAKS: Final = 0.5  # of wind from which it is seen
FRONT: Final = 0.55  # share of the fog that passes in front of the path


class Falling:
    """Draws the weather of one place."""

    def __init__(self, place: Place, still: bool) -> None:
        """Paint it; `still` is reduced motion: no streaks of wind, no lightning."""
        weather = place.weather
        self._rain = Rain(place) if weather.rain else None
        self._snow = Snow(place) if weather.snow else None
        self._wind = Wind(place) if abs(weather.wind) >= STREAKS and not still else None
        self._lightning = Lightning(place) if weather.lightning and not still else None
        self._bands: tuple[tuple[Piece, ...], ...] = ((), (), ())
        if weather.fog:
            self._bands = (
                _band(place, 500, 240, weather.fog, 0.75, 9.0, 31),
                (),
                _band(place, 640, 170, weather.fog * FRONT, 1.2, 16.0, 37),
            )

    def beyond(self, target: pygame.Surface, time_s: float) -> None:
        """Draw what is in the sky, behind all scenery."""
        if self._lightning is not None:
            self._lightning.bolt(target, time_s)

    def draw(self, target: pygame.Surface, depth: int, time_s: float, camera_px: float) -> None:
        """Draw one depth: 0 the farthest, 2 in front of everything."""
        for band in self._bands[depth]:
            band.draw(target, camera_px, time_s)
        for fall in (self._rain, self._snow, self._wind):
            if fall is not None:
                fall.draw(target, depth, time_s, camera_px)
        if depth == 2 and self._lightning is not None:
            self._lightning.flash(target, time_s)

    def splash(
        self, target: pygame.Surface, floors: Sequence[tuple[float, float, float]], time_s: float, camera_px: float
    ) -> None:
        """Draw splashes on floors: left, right and height on the frame, px."""
        if self._rain is not None:
            self._rain.splash(target, floors, time_s, camera_px)


def _band(
    place: Place, middle: float, height: float, strength: float, parallax: float, drift: float, seed: int
) -> tuple[Piece, ...]:
    """A band of fog; its own strength already holds the weather's, which every haze adds."""
    alone = max(0.0, min(1.0, strength * 1.1 - place.fog))
    haze = Haze(middle=middle, height=height, strength=alone, parallax=parallax, drift=drift, seed=seed)
    return tuple(haze.paint(place))
