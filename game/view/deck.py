"""Floors: cut from one long picture of the theme's ground, so that any length costs the same."""

import random
from collections.abc import Callable, Sequence
from functools import lru_cache

import pygame

from game.sim import Box
from game.view.brush import METRE
from game.view.colour import scaled
from game.view.grounds import ABOVE, CAP, LENGTH, ground
from game.view.place import Place
from game.view.sheet import kept

FURNITURE = 560  # px from one piece on the floor to the next, on average
OPEN = 64  # px of thickness from which a floor may show open work
PIECE = 256  # px; a packed picture is walked from its left end, see `strip.Strip`
FreeSpace = Callable[[float, float], bool]
"""Tells whether nothing that matters stands on a stretch of floor, m."""


class Deck:
    """Draws ground boxes of one theme."""

    def __init__(self, place: Place) -> None:
        self._ground = ground(place)
        self._long = _pieces(self._ground.long)
        self._under = _pieces(self._ground.under) if self._ground.under is not None else ()
        self._edge = scaled(place.palette.structure, 0.6)

    def rehearse(self, target: pygame.Surface) -> None:
        """Draw every picture once, see `Scene.rehearse`."""
        ground = self._ground
        for picture in (*self._long, *self._under, *ground.caps, *ground.furniture, *ground.piers):
            target.blit(picture, (0, 0))

    def draw(self, target: pygame.Surface, box: Box, left: float, top: float) -> None:
        """Draw a piece of ground.

        Args:
            target: the frame.
            box: the piece, m, in the world.
            left: of the piece on the frame, px.
            top: of its floor on the frame, px.

        """
        ground = self._ground
        width, depth = round(box.width * METRE), round(box.height * METRE)
        shown = ground.slab if ground.slab and depth >= OPEN else depth
        x0, y0 = round(left), round(top)
        first, last = max(x0, 0), min(x0 + width, target.get_width())
        world_left = round(box.x * METRE)
        if ground.piers:
            span = ground.piers[0].get_width()
            step = ground.pier_step
            for pier in range((world_left + first - x0 - span) // step, (world_left + last - x0) // step + 1):
                x = x0 + pier * step - world_left + 60
                if x0 + 10 <= x and x + span <= x0 + width - 10:
                    target.blit(ground.piers[pier * 7 % len(ground.piers)], (x, y0 + shown - 2))
        if first >= last:
            return
        if ground.under is not None:
            self._run(target, self._under, x0, width, world_left, y0 + shown - ground.overlap, 0)
        for end, picture in ((x0 - CAP, ground.caps[0]), (x0 + width - CAP, ground.caps[1])):
            if end + 2 * CAP > 0 and end < target.get_width():
                target.blit(
                    picture, (end, y0 - ABOVE), (0, 0, 2 * CAP, ABOVE + (depth if ground.under is not None else shown))
                )
        self._run(target, self._long, x0, width, world_left, y0 - ABOVE, ABOVE + shown)
        if ground.under is None:
            target.fill(self._edge, (first, y0 + shown - 2, last - first, 3))

    def _run(
        self,
        target: pygame.Surface,
        pieces: Sequence[pygame.Surface],
        left: int,
        width: int,
        world: int,
        y: int,
        high: int,
    ) -> None:
        """Draw a stretch of a picture that repeats; `high` cuts it, 0 does not."""
        first, last = max(left, 0), min(left + width, target.get_width())
        x = first
        while x < last:
            number, source = divmod((world + x - left) % LENGTH, PIECE)
            run = min(last - x, PIECE - source)
            target.blit(pieces[number], (x, y), (source, 0, run, high or pieces[number].get_height()))
            x += run

    def furnish(self, target: pygame.Surface, box: Box, left: float, top: float, free: FreeSpace) -> None:
        """Put what stands on the floor behind everything that matters."""
        world_left = round(box.x * METRE)
        x0 = round(left)
        furniture = self._ground.furniture
        for number in range(world_left // FURNITURE, round(box.right * METRE) // FURNITURE + 1):
            which, on = _furniture(number * 7919 + round(box.y * 10), len(furniture))
            picture = furniture[which]
            at = number * FURNITURE + on
            fits = world_left + 12 < at and at + picture.get_width() < box.right * METRE - 12
            x = x0 + at - world_left
            if not fits or x > target.get_width() or x + picture.get_width() < 0:
                continue
            if free(at / METRE - 0.4, (at + picture.get_width()) / METRE + 0.4):
                target.blit(picture, (x, round(top) - picture.get_height() + 3))


def _pieces(picture: pygame.Surface) -> tuple[pygame.Surface, ...]:
    """Cut a picture of `LENGTH` px into pieces of `PIECE`."""
    high = picture.get_height()
    return tuple(kept(picture.subsurface(x, 0, PIECE, high).copy()) for x in range(0, LENGTH, PIECE))


@lru_cache(maxsize=4096)
def _furniture(seed: int, kinds: int) -> tuple[int, int]:
    """Give which piece stands on a stretch of floor, and how far along, px."""
    chance = random.Random(seed)
    return chance.randrange(kinds), chance.randrange(FURNITURE // 2)
