"""The robot's parts: each drawn once for each angle it is seen at, with outline, shade and rim from one light."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pygame

from game.view.colour import Rgb
from game.view.sheet import kept, reduced

FINE: Final = 5
"""Times the size at which a part is drawn."""
LARGE: Final = 300  # px of a robot from which less is fine enough
COARSE: Final = 3
STEP: Final = 3
"""Degrees from one kept picture to the next."""
OUTLINE: Final = 0.0075  # of the height
SHADE, RIM = 0.026, 0.014  # of the height: how wide the dark and the lit side are

TURNS: Final = 360 // STEP
UNLIMITED: Final = 1_000_000

Point = tuple[float, float]
Kept = tuple[pygame.Surface, float, float]
"""A picture, and its upper left corner from the joint, px."""
Shape = Callable[[], Sequence[Point]]


@dataclass(frozen=True, slots=True, eq=False)
class Coat:
    """The colours of a part; without shade or rim it is flat.

    Compared by identity, for it is looked up thirty times a frame.
    """

    fill: Rgb
    shade: Rgb | None = None
    rim: Rgb | None = None
    shine: Rgb | None = None
    """Of a strip of light along it."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An outline in body heights from its joint, hanging down (y down); and a strip of light along it, if any.

    Compared by identity, as `Coat` is.
    """

    outline: tuple[Point, ...]
    strip: tuple[Point, Point] | None = None
    edge: float = OUTLINE
    shade: float = 1.0
    rim: float = 1.0


def capsule(length: float, widths: Sequence[float], start: float = 0.0, samples: int = 14) -> tuple[Point, ...]:
    """Give a limb from `start` to `length` whose width goes smoothly through `widths`, with round ends."""
    last = len(widths) - 1
    left: list[Point] = []
    right: list[Point] = []
    for i in range(samples + 1):
        place = i / samples * last
        j = min(last - 1, int(place))
        f = place - j
        half = (widths[j] + (widths[j + 1] - widths[j]) * f * f * (3 - 2 * f)) / 2
        y = start + (length - start) * i / samples
        left.append((-half, y))
        right.append((half, y))
    low = [(-widths[-1] / 2 * math.cos(a), length + widths[-1] / 2 * math.sin(a)) for a in _half_turn()]
    high = [(widths[0] / 2 * math.cos(a), start - widths[0] / 2 * math.sin(a)) for a in _half_turn()]
    return (*left, *low, *reversed(right), *high)


def rounded(points: Sequence[Point], times: int = 2) -> tuple[Point, ...]:
    """Cut the corners (Chaikin 1974), twice unless told."""
    now = list(points)
    for _ in range(times):
        cut: list[Point] = []
        for (ax, ay), (bx, by) in zip(now, [*now[1:], now[0]], strict=True):
            cut += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25), (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
        now = cut
    return tuple(now)


def circle(radius: float, samples: int = 24) -> tuple[Point, ...]:
    """Give a circle around the joint."""
    turns = (2 * math.pi * i / samples for i in range(samples))
    return tuple((radius * math.cos(t), radius * math.sin(t)) for t in turns)


class Wardrobe:
    """Draws parts at a size and keeps them."""

    def __init__(self, height_px: float, light: Point, outline: Rgb, edge: float = 1.0) -> None:
        """Begin; `edge` is how thick outlines are, of what reads best at a tenth of a picture."""
        self._height, self._light, self._outline = height_px, light, outline
        self._edge = edge
        self._fine = FINE if height_px < LARGE else COARSE
        self._kept: dict[tuple[Part, Coat, int], dict[int, Kept]] = {}
        self.allowed = UNLIMITED
        """How many parts may still be painted in this frame; after that the nearest angle stands in."""

    def draw(self, target: pygame.Surface, part: Part, coat: Coat, joint: Point, angle: float, facing: int) -> None:
        """Draw a part at its joint, px; `angle` in degrees from hanging, forward positive."""
        turn = round(angle / STEP) % TURNS
        row = self._kept.setdefault((part, coat, facing), {})
        found = row.get(turn)
        if found is None:
            if row and self.allowed <= 0:
                found = row[min(row, key=lambda other: min((other - turn) % TURNS, (turn - other) % TURNS))]
            else:
                found = row[turn] = self._paint(part, coat, turn * STEP, facing)
                self.allowed -= 1
        picture, x, y = found
        target.blit(picture, (round(joint[0] + x), round(joint[1] + y)))

    def _paint(self, part: Part, coat: Coat, angle: float, facing: int) -> Kept:
        scale = self._height * self._fine
        points = [_turned(p, angle, facing, scale) for p in part.outline]
        edge = part.edge * scale * self._edge
        left, top = min(p[0] for p in points) - edge - self._fine, min(p[1] for p in points) - edge - self._fine
        left, top = math.floor(left / self._fine) * self._fine, math.floor(top / self._fine) * self._fine
        width = math.ceil((max(p[0] for p in points) + edge - left) / self._fine + 1) * self._fine
        height = math.ceil((max(p[1] for p in points) + edge - top) / self._fine + 1) * self._fine
        placed = [(x - left, y - top) for x, y in points]
        surface = pygame.Surface((width, height), pygame.SRCALPHA)
        if edge:
            for a, b in zip(placed, [*placed[1:], placed[0]], strict=True):
                pygame.draw.line(surface, self._outline, a, b, max(1, round(edge * 2)))
                pygame.draw.circle(surface, self._outline, a, edge)
        mask = pygame.Surface((width, height), pygame.SRCALPHA)
        pygame.draw.polygon(mask, coat.fill, placed)
        solid = pygame.surfarray.array_alpha(mask) > 0
        pixels = pygame.surfarray.pixels3d(mask)
        for ink, reach, way in ((coat.shade, SHADE * part.shade, -1), (coat.rim, RIM * part.rim, 1)):
            if ink is not None:
                dx, dy = (round(-way * self._light[i] * reach * scale) for i in (0, 1))
                pixels[solid & ~np.roll(solid, (dx, dy), axis=(0, 1))] = ink
        del pixels
        surface.blit(mask, (0, 0))
        if part.strip and coat.shine:
            a, b = (_turned(p, angle, facing, scale) for p in part.strip)
            start, end = (a[0] - left, a[1] - top), (b[0] - left, b[1] - top)
            pygame.draw.line(surface, coat.shine, start, end, max(2, round(0.014 * scale)))
        return kept(reduced(surface, self._fine)), left / self._fine, top / self._fine


def _turned(point: Point, angle: float, facing: int, scale: float) -> Point:
    turn = math.radians(angle)
    x = point[0] * math.cos(turn) + point[1] * math.sin(turn)
    y = point[1] * math.cos(turn) - point[0] * math.sin(turn)
    return x * facing * scale, y * scale


def _half_turn() -> tuple[float, ...]:
    return tuple(math.pi * i / 8 for i in range(1, 8))
