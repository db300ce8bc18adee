"""The robot as tall as a poster before its city, on a display of any shape: what stands behind the kiosk's pages."""

import pygame

from game.view import SIZE
from game.view.backdrop import Look
from game.view.title import FEET, Title


class Hero:
    """Draws it, cut to the display's shape around the robot."""

    def __init__(self, look: Look, size: tuple[int, int], still: bool) -> None:
        self.look = look
        self._title = Title(look, SIZE, still)
        self._size = size
        shape = size[0] / size[1]
        broad = shape >= SIZE[0] / SIZE[1]
        seen = (SIZE[0], round(SIZE[0] / shape)) if broad else (round(SIZE[1] * shape), SIZE[1])
        left = min(SIZE[0] - seen[0], max(0, round(FEET[0] - seen[0] * (0.55 if shape < 1 else 0.75))))
        self._cut = pygame.Rect(left, SIZE[1] - seen[1], *seen)
        self._own = pygame.Surface(SIZE).convert() if size != SIZE else None

    def settle(self) -> None:
        """Wait for the scenery; for pictures and tests, not for a frame."""
        self._title.settle()

    def advance(self, seconds: float, speaking: bool, voice: float) -> None:
        """Go on; `voice` is how loud somebody is, 0..1."""
        self._title.advance(seconds, speaking, voice)

    def draw(self, canvas: pygame.Surface) -> None:
        """Draw it over the whole canvas."""
        if self._own is None:
            self._title.draw(canvas)
            return
        self._title.draw(self._own)
        pygame.transform.smoothscale(self._own.subsurface(self._cut), self._size, canvas)
