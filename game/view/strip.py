"""What scenery is made of once it is painted: strips that repeat, and sprites that move on their own."""

import math
from dataclasses import dataclass
from typing import Protocol

import pygame


class Piece(Protocol):
    """Something painted that can be drawn for any camera and time."""

    @property
    def parallax(self) -> float:
        """Share of the camera's motion; above 1 passes in front of the robot."""

    def draw(self, target: pygame.Surface, camera_px: float, time_s: float) -> None:
        """Draw it for a camera at a place in the world, px, at a time of the runtime's clock, s."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture as wide as its period, px, and where it belongs."""

    picture: pygame.Surface
    top: int
    parallax: float
    drift: float = 0.0
    """Of its own, px/s to the left."""
    add: bool = False
    """Added to what lies behind it, as light is."""

    def draw(self, target: pygame.Surface, camera_px: float, time_s: float) -> None:
        """See `Piece.draw`."""
        period = self.picture.get_width()
        x = -round(camera_px * self.parallax + time_s * self.drift) % period - period
        width, flags = target.get_width(), pygame.BLEND_RGB_ADD if self.add else 0
        while x < width:
            if x + period > 0:
                target.blit(self.picture, (x, self.top), special_flags=flags)
            x += period


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
