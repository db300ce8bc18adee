"""What scenery is made of once it is painted: strips that repeat, and sprites that move on their own."""

import math
from dataclasses import dataclass
from typing import Final, Protocol

import pygame

from game.view.sheet import kept

PIECE: Final = 320
"""Width of the pieces of a strip, px."""


class Piece(Protocol):
    """Something painted that can be drawn for any camera and time."""

    @property
    def parallax(self) -> float:
        """Share of the camera's motion; above 1 passes in front of the robot."""

    def draw(self, target: pygame.Surface, camera_px: float, time_s: float) -> None:
        """Draw it for a camera at a place in the world, px, at a time of the runtime's clock, s."""


class Strip:
    """A picture as wide as its period, px, and where it belongs.

    It is kept in pieces: a packed picture has no index, so drawing the right end of a row means walking over all that
    lies left of it; a view of 1280 px out of 3000 costs twice as much in one piece. What is empty is not kept at all.
    """

    def __init__(
        self, picture: pygame.Surface, top: int, parallax: float, drift: float = 0.0, *, mist: bool = False
    ) -> None:
        """Cut the picture.

        Args:
            picture: as wide as its period, px.
            top: of it on the screen, px.
            parallax: share of the camera's motion.
            drift: of its own, px/s to the left.
            mist: what a machine that is short of time may leave out.

        """
        self.parallax, self._drift, self.mist = parallax, drift, mist
        self._period = picture.get_width()
        self._pieces = _pieces(picture, top)

    def draw(self, target: pygame.Surface, camera_px: float, time_s: float) -> None:
        """See `Piece.draw`."""
        period, width = self._period, target.get_width()
        x = -round(camera_px * self.parallax + time_s * self._drift) % period - period
        shown = []
        while x < width:
            shown += [
                (piece, (x + left, y)) for left, right, y, piece in self._pieces if x + right > 0 and x + left < width
            ]
            x += period
        target.fblits(shown)


def _pieces(picture: pygame.Surface, top: int) -> tuple[tuple[int, int, int, pygame.Surface], ...]:
    """Cut a picture into pieces: left and right in it, px, upper edge on the screen, px, and the piece itself."""
    found = []
    for left in range(0, picture.get_width(), PIECE):
        column = pygame.Rect(left, 0, PIECE, picture.get_height()).clip(picture.get_rect())
        part = picture.subsurface(column)
        full = part.get_bounding_rect()
        if full:
            place = full.move(left, top)
            found.append((place.left, place.right, place.top, kept(part.subsurface(full).copy())))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Sprite:
    """A small picture that moves by itself."""

    frames: tuple[pygame.Surface, ...]
    x: float
    """Of its middle, px in its layer."""
    y: float
    """Of its upper edge, px from the top of the screen."""
    drift: float = 0.0
    """Px/s to the left."""
    bob: tuple[float, float] = (0.0, 0.0)
    """How far it swings across and up, px."""
    swing: float = 5.0
    """Of one swing, s."""
    rate: float = 0.0
    """Frames a second."""
    phase: float = 0.0
    """Where in its swing it starts, turns."""


@dataclass(frozen=True, slots=True)
class Sprites:
    """Sprites of one layer, which repeats after a period, px."""

    items: tuple[Sprite, ...]
    period: float
    parallax: float
    add: bool = False
    """Added to what lies behind them, as light is."""

    def draw(self, target: pygame.Surface, camera_px: float, time_s: float) -> None:
        """See `Piece.draw`."""
        blits = []
        width, push = target.get_width(), camera_px * self.parallax
        for item in self.items:
            picture = item.frames[int(time_s * item.rate + item.phase * 7) % len(item.frames)]
            turn = 2 * math.pi * (time_s / item.swing + item.phase)
            half = picture.get_width() / 2
            x = (item.x - push - item.drift * time_s + half) % self.period - 2 * half + item.bob[0] * math.sin(turn)
            if x < width:
                blits.append((picture, (x, item.y + item.bob[1] * math.sin(turn * 1.3))))
        target.fblits(blits, pygame.BLEND_RGB_ADD if self.add else 0)
