"""The two painters that obstacles draw with: one onto a sheet that is kept, one onto the frame."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import pygame

from game.obstacles import Box, Ink, Obstacle
from game.theme import Palette
from game.view.colour import Rgb, mix
from game.view.sheet import Point, Sheet, with_light
from game.view.type import font

METRE: Final = 64
"""px of the screen."""
SHINING: Final = {"danger": 0.35, "danger_lit": 0.55, "path": 0.5, "pickup": 0.4, "glow": 0.8}
"""Share of its colour that an ink sends out."""
EDGE: Final[Rgb] = (0x2A, 0x0D, 0x06)
"""Dark edge of whatever is dangerous, in every theme."""
MARGIN = 44  # px around a kept picture, for its light


def colour(palette: Palette, ink: Ink) -> Rgb:
    """Give the colour of an ink in a theme."""
    if ink == "robot":
        return palette.robot.body
    found: Rgb = getattr(palette, ink)
    return found


class StillBrush:
    """Draws what never changes, once; a `game.obstacles.Painter`."""

    def __init__(self, palette: Palette, around: Box) -> None:
        self._palette = palette
        self._left, self._top = around.x, around.top
        self.sheet = Sheet(around.width * METRE + 2 * MARGIN, around.height * METRE + 2 * MARGIN)

    def _at(self, point: Point) -> Point:
        return (point[0] - self._left) * METRE + MARGIN, (self._top - point[1]) * METRE + MARGIN

    def box(self, box: Box, ink: Ink) -> None:
        """See `Painter.box`."""
        x, y = self._at((box.x, box.top))
        if ink in ("danger", "danger_lit"):
            self.sheet.box(x - 1.5, y - 1.5, box.width * METRE + 3, box.height * METRE + 3, EDGE)
        self.sheet.box(x, y, box.width * METRE, box.height * METRE, colour(self._palette, ink), SHINING.get(ink, 0))

    def line(self, start: Point, end: Point, ink: Ink, width: float = 0.08) -> None:
        """See `Painter.line`."""
        tone = colour(self._palette, ink)
        self.sheet.line(self._at(start), self._at(end), tone, width * METRE, SHINING.get(ink, 0))

    def polygon(self, points: Sequence[Point], ink: Ink) -> None:
        """See `Painter.polygon`."""
        placed = [self._at(p) for p in points]
        if ink == "danger":
            for start, end in zip(placed, [*placed[1:], placed[0]], strict=True):
                self.sheet.line(start, end, EDGE, 3.0)
        self.sheet.polygon(placed, colour(self._palette, ink), SHINING.get(ink, 0))

    def disc(self, centre: Point, radius: float, ink: Ink) -> None:
        """See `Painter.disc`."""
        self.sheet.disc(self._at(centre), radius * METRE, colour(self._palette, ink), SHINING.get(ink, 0))

    def glow(self, box: Box, ink: Ink) -> None:
        """See `Painter.glow`."""
        x, y = self._at((box.x, box.top))
        self.sheet.box(x, y, box.width * METRE, box.height * METRE, colour(self._palette, ink), 1.0)

    def veil(self, points: Sequence[Point], ink: Ink, share: float) -> None:
        """See `Painter.veil`."""
        self.sheet.veil([self._at(p) for p in points], colour(self._palette, ink), share, SHINING.get(ink, 0) * share)

    def text(self, middle: Point, words: str, height: float, ink: Ink) -> None:
        """See `Painter.text`."""
        fine = self.sheet.fine
        image = _written(words, round(height * METRE * fine), colour(self._palette, ink))
        x, y = self._at(middle)
        size = image.get_width() / fine, image.get_height() / fine
        self.sheet.paste(image, x - size[0] / 2, y - size[1] / 2, SHINING.get(ink, 0.2))

    def post(self, base: Point, height: float, ink: Ink) -> None:
        """See `Painter.post`."""
        x, y = self._at(base)
        high = height * METRE
        dark = mix(self._palette.structure, self._palette.near, 0.5)
        tone = colour(self._palette, ink)
        self.sheet.box(x - 7, y - high, 14, high, dark)
        self.sheet.box(x - 11, y - 8, 22, 8, self._palette.structure)
        self.sheet.box(x - 9, y - high - 6, 18, 8, self._palette.structure)
        self.sheet.box(x - 6, y - high - 4, 12, 4, tone, 0.6)
        stripe = y - 12.0
        while stripe > y - high * 0.62:
            self.sheet.polygon(
                ((x - 7, stripe), (x + 7, stripe - 6), (x + 7, stripe - 10), (x - 7, stripe - 4)),
                mix(dark, self._palette.danger_lit, 0.8),
            )
            stripe -= 9


class LiveBrush:
    """Draws what moves, straight onto the frame; a `game.obstacles.Painter`."""

    def __init__(self, palette: Palette, target: pygame.Surface, shine: pygame.Surface, quarter: int) -> None:
        self._palette, self._target, self._shine, self._quarter = palette, target, shine, quarter
        self.left = self.floor = 0.0
        """Where the obstacle's anchor is on the frame, px."""

    def _at(self, point: Point) -> Point:
        return self.left + point[0] * METRE, self.floor - point[1] * METRE

    def box(self, box: Box, ink: Ink) -> None:
        """See `Painter.box`."""
        rect = self._rect(box)
        tone = colour(self._palette, ink)
        self._target.fill(tone, rect)
        if ink in SHINING:
            self._shine.fill(_dim(tone, SHINING[ink]), self._small(rect))

    def line(self, start: Point, end: Point, ink: Ink, width: float = 0.08) -> None:
        """See `Painter.line`."""
        tone = colour(self._palette, ink)
        a, b = self._at(start), self._at(end)
        pygame.draw.line(self._target, tone, a, b, max(1, round(width * METRE)))
        if ink in SHINING:
            q = self._quarter
            small = (a[0] / q, a[1] / q), (b[0] / q, b[1] / q)
            pygame.draw.line(self._shine, _dim(tone, SHINING[ink]), *small, max(1, round(width * METRE / q)))

    def polygon(self, points: Sequence[Point], ink: Ink) -> None:
        """See `Painter.polygon`."""
        tone = colour(self._palette, ink)
        placed = [self._at(p) for p in points]
        pygame.draw.polygon(self._target, tone, placed)
        pygame.draw.aalines(self._target, EDGE if ink == "danger" else tone, True, placed)
        if ink in SHINING:
            q = self._quarter
            pygame.draw.polygon(self._shine, _dim(tone, SHINING[ink]), [(x / q, y / q) for x, y in placed])

    def disc(self, centre: Point, radius: float, ink: Ink) -> None:
        """See `Painter.disc`."""
        tone = colour(self._palette, ink)
        x, y = self._at(centre)
        pygame.draw.aacircle(self._target, tone, (x, y), radius * METRE)
        if ink in SHINING:
            q = self._quarter
            pygame.draw.circle(self._shine, _dim(tone, SHINING[ink]), (x / q, y / q), max(1, radius * METRE / q))

    def glow(self, box: Box, ink: Ink) -> None:
        """See `Painter.glow`."""
        rect = self._rect(box)
        tone = colour(self._palette, ink)
        self._target.fill(tone, rect)
        core = rect.inflate(-max(2, rect.width // 5), -max(2, rect.height // 2))
        if core.width > 0 and core.height > 0:
            self._target.fill(mix(tone, (255, 255, 255), 0.75), core)
        self._shine.fill(tone, self._small(rect))

    def veil(self, points: Sequence[Point], ink: Ink, share: float) -> None:
        """See `Painter.veil`."""
        placed = [self._at(p) for p in points]
        left, top = min(x for x, _ in placed), min(y for _, y in placed)
        size = max(x for x, _ in placed) - left + 1, max(y for _, y in placed) - top + 1
        film = pygame.Surface(size, pygame.SRCALPHA)
        tone = (*colour(self._palette, ink), round(255 * share))
        pygame.draw.polygon(film, tone, [(x - left, y - top) for x, y in placed])
        self._target.blit(film, (left, top))

    def text(self, middle: Point, words: str, height: float, ink: Ink) -> None:
        """See `Painter.text`."""
        image = _written(words, round(height * METRE), colour(self._palette, ink))
        x, y = self._at(middle)
        self._target.blit(image, (x - image.get_width() / 2, y - image.get_height() / 2))

    def post(self, base: Point, height: float, ink: Ink) -> None:
        """See `Painter.post`."""
        x, y = self._at(base)
        high = round(height * METRE)
        self._target.fill(self._palette.structure, (round(x - 7), round(y) - high, 14, high))
        self._target.fill(colour(self._palette, ink), (round(x - 6), round(y - height * METRE) - 4, 12, 4))

    def _rect(self, box: Box) -> pygame.Rect:
        x, y = self._at((box.x, box.top))
        return pygame.Rect(round(x), round(y), max(1, round(box.width * METRE)), max(1, round(box.height * METRE)))

    def _small(self, rect: pygame.Rect) -> pygame.Rect:
        q = self._quarter
        return pygame.Rect(rect.x // q, rect.y // q, max(1, rect.width // q), max(1, rect.height // q))


@lru_cache(maxsize=64)
def _written(words: str, size: int, tone: Rgb) -> pygame.Surface:
    return font(size).render(words, True, tone)


def _dim(tone: Rgb, share: float) -> Rgb:
    return round(tone[0] * share), round(tone[1] * share), round(tone[2] * share)


def still(thing: Obstacle, palette: Palette, light: Point) -> tuple[pygame.Surface, float, float] | None:
    """Paint what never changes of an obstacle.

    Returns:
        the picture and its upper left corner from the anchor, px right and down; None when it draws nothing.

    """
    around = thing.frame()
    brush = StillBrush(palette, around)
    thing.draw_still(brush)
    used = brush.sheet.colour.get_bounding_rect()
    if not used.width:
        return None
    brush.sheet.rim(light, mix(palette.light, (255, 255, 255), 0.1), 1.4, 0.35)
    picture = with_light(brush.sheet.small(), brush.sheet.halo(22, 0.8))
    crop = picture.get_bounding_rect()
    left = around.x * METRE - MARGIN + crop.x
    top = -around.top * METRE - MARGIN + crop.y
    return picture.subsurface(crop).copy(), left, top
