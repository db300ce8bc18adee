"""Obstacles in small: a `game.obstacles.Painter` that draws straight onto a surface at any scale."""

from collections.abc import Sequence

import pygame

from game.obstacles import Box, Ink
from game.theme import Palette
from game.view.brush import colour
from game.view.colour import mix
from game.view.type import font

Point = tuple[float, float]
THINNEST = 1.6  # px of a line


class SmallBrush:
    """Draws around an anchor; `scale` px to the metre."""

    def __init__(self, target: pygame.Surface, palette: Palette, scale: float) -> None:
        self._target, self._palette, self._scale = target, palette, scale
        self.left = self.floor = 0.0
        """Where the anchor is, px."""

    def _at(self, point: Point) -> Point:
        return self.left + point[0] * self._scale, self.floor - point[1] * self._scale

    def box(self, box: Box, ink: Ink) -> None:
        """See `Painter.box`."""
        x, y = self._at((box.x, box.top))
        size = max(THINNEST, box.width * self._scale), max(THINNEST, box.height * self._scale)
        self._target.fill(colour(self._palette, ink), pygame.Rect(round(x), round(y), round(size[0]), round(size[1])))

    def line(self, start: Point, end: Point, ink: Ink, width: float = 0.08) -> None:
        """See `Painter.line`."""
        thick = max(THINNEST, width * self._scale)
        pygame.draw.line(self._target, colour(self._palette, ink), self._at(start), self._at(end), round(thick))

    def polygon(self, points: Sequence[Point], ink: Ink) -> None:
        """See `Painter.polygon`."""
        pygame.draw.polygon(self._target, colour(self._palette, ink), [self._at(p) for p in points])

    def disc(self, centre: Point, radius: float, ink: Ink) -> None:
        """See `Painter.disc`."""
        tone = colour(self._palette, ink)
        pygame.draw.circle(self._target, tone, self._at(centre), max(THINNEST, radius * self._scale))

    def glow(self, box: Box, ink: Ink) -> None:
        """See `Painter.glow`; its light is a thin veil around it."""
        x, y = self._at((box.x, box.top))
        wide, high = max(THINNEST, box.width * self._scale), max(2.0, box.height * self._scale)
        light = pygame.Rect(0, 0, round(wide + 10), round(high + 10))
        veil = pygame.Surface(light.size, pygame.SRCALPHA)
        pygame.draw.rect(veil, (*colour(self._palette, ink), 70), light, border_radius=5)
        self._target.blit(veil, (round(x - 5), round(y - 5)))
        self.box(box, ink)

    def veil(self, points: Sequence[Point], ink: Ink, share: float) -> None:
        """See `Painter.veil`."""
        placed = [self._at(p) for p in points]
        left, top = min(x for x, _ in placed), min(y for _, y in placed)
        wide, high = max(x for x, _ in placed) - left, max(y for _, y in placed) - top
        film = pygame.Surface((max(1, round(wide) + 1), max(1, round(high) + 1)), pygame.SRCALPHA)
        tone = (*colour(self._palette, ink), round(255 * min(1.0, share)))
        pygame.draw.polygon(film, tone, [(x - left, y - top) for x, y in placed])
        self._target.blit(film, (round(left), round(top)))

    def text(self, middle: Point, words: str, height: float, ink: Ink) -> None:
        """See `Painter.text`; too small to read, it is left out."""
        size = round(height * self._scale)
        if size >= 7:
            written = font(size).render(words, True, colour(self._palette, ink))
            self._target.blit(written, written.get_rect(center=self._at(middle)))

    def post(self, base: Point, height: float, ink: Ink) -> None:
        """See `Painter.post`."""
        x, y = self._at(base)
        wide, high = max(2.0, 0.22 * self._scale), height * self._scale
        self._target.fill(mix(self._palette.structure, self._palette.near, 0.5), (x - wide / 2, y - high, wide, high))
        stripe = max(1.0, 0.16 * self._scale)
        for n in range(3):
            band = (x - wide / 2, y - high * 0.3 - n * 2 * stripe, wide, stripe)
            self._target.fill(mix(self._palette.structure, colour(self._palette, "danger_lit"), 0.8), band)
