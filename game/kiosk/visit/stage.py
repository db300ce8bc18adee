"""Where the game's picture goes on a display of any shape: it fills the width, and is cut where it must be."""

from typing import Final

import pygame

from game.view import SIZE
from game.view.camera import HIGH, SHARE

NARROWEST: Final = 880  # px of the picture's width that are seen: 2.3 s of the way at a run, what a word takes and more
EASE_S: Final = 0.5  # s in which the cut follows a robot that turns
BESIDE: Final = 0.24
"""Of the seen width, where the robot stands in a picture that is cut."""


class Stage:
    """The part of the picture that is seen, and where."""

    def __init__(self, size: tuple[int, int]) -> None:
        wide, high = size
        shape = wide / high
        if shape >= SIZE[0] / SIZE[1]:  # wider than the picture: the sky is cut
            self._seen = (SIZE[0], max(round(SIZE[0] / shape), SIZE[1] * 2 // 3))
        else:
            self._seen = (max(NARROWEST, round(SIZE[1] * shape)), SIZE[1])
        scale = wide / self._seen[0]
        tall = round(self._seen[1] * scale)
        self.area = pygame.Rect(0, 0 if tall >= high else round((high - tall) * 0.36), wide, min(tall, high))
        """Where the picture is on the display, px."""
        self._scale = scale
        self._left = self._goal(1)
        self._own = pygame.Surface(SIZE).convert() if size != SIZE else None
        self._around: tuple[pygame.Surface, pygame.Surface] | None = None

    @property
    def cut(self) -> pygame.Rect:
        """The part of the game's picture that is seen, px of it."""
        return pygame.Rect(round(self._left), SIZE[1] - self._seen[1], *self._seen)

    def follow(self, facing: int, seconds: float) -> None:
        """Let the cut follow the robot's direction."""
        self._left += (self._goal(facing) - self._left) * min(1.0, seconds / EASE_S * 2)

    def surface(self, canvas: pygame.Surface) -> pygame.Surface:
        """Give what the game's picture is drawn on: the canvas itself where it has the same size."""
        return self._own or canvas

    def bring(self, canvas: pygame.Surface) -> None:
        """Bring what was drawn to the canvas."""
        if self._own is None:
            return
        part = self._own.subsurface(self.cut)
        if self.area.height < canvas.get_height():
            self._surround(canvas, part)
        if self.area.size == part.get_size():
            canvas.blit(part, self.area)
        else:
            pygame.transform.smoothscale(part, self.area.size, canvas.subsurface(self.area))

    def begin(self) -> None:
        """Take the colours around the picture anew: it shows another place."""
        self._around = None

    def _surround(self, canvas: pygame.Surface, part: pygame.Surface) -> None:
        """Let sky and ground go on above and below the picture, darker as they go."""
        wide, high = canvas.get_size()
        if self._around is None:
            top = pygame.transform.average_color(part, pygame.Rect(0, 0, part.get_width(), 3))
            low = pygame.transform.average_color(part, pygame.Rect(0, part.get_height() - 3, part.get_width(), 3))
            above = _faded(top, (wide, self.area.top), up=True)
            self._around = (above, _faded(low, (wide, high - self.area.bottom), up=False))
        canvas.blit(self._around[0], (0, 0))
        canvas.blit(self._around[1], (0, self.area.bottom))

    def robot(self, facing: int) -> tuple[int, int]:
        """Give where the robot's head is while it stands, px of the display."""
        x = SIZE[0] * (SHARE if facing > 0 else 1 - SHARE)
        y = SIZE[1] * HIGH - 132
        cut = self.cut
        return round((x - cut.left) * self._scale) + self.area.left, round((y - cut.top) * self._scale) + self.area.top

    def _goal(self, facing: int) -> float:
        spare = SIZE[0] - self._seen[0]
        if not spare:
            return 0.0
        at = SIZE[0] * SHARE - self._seen[0] * BESIDE
        return min(spare, max(0.0, at if facing > 0 else spare - at))


def _faded(colour: tuple[int, ...], size: tuple[int, int], *, up: bool) -> pygame.Surface:
    """Give a colour that fades to a third of itself, upwards or downwards."""
    column = pygame.Surface((1, 2))
    near, far = colour[:3], tuple(round(c * 0.34) for c in colour[:3])
    column.set_at((0, 0), far if up else near)
    column.set_at((0, 1), near if up else far)
    return pygame.transform.smoothscale(column, (max(1, size[0]), max(1, size[1]))).convert()
