"""What stands behind a level that is drawn small: a sky and two ridges that fade into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import pygame
import pygame.surfarray  # now: two threads that first need it at once find half of it

from game.level import Level
from game.theme import Palette, Theme
from game.theme import load as load_theme
from game.view.colour import Rgb, mix

PERIOD = 1400  # px after which a ridge repeats
CITY = frozenset({"skyline", "towers", "works", "overpass", "neon_signs", "moon_sign"})
FAR, NEAR = 0.12, 0.3  # shares of the camera's motion
FINE = 2  # times the size at which they are drawn


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Of one stage."""

    palette: Palette
    begin: float
    """Where the stage begins, m."""
    sky: pygame.Surface
    ridges: tuple[tuple[pygame.Surface, float], ...]
    """Pictures, and their share of the camera's motion."""
    weather: str = "clear"

    def draw(self, target: pygame.Surface, area: pygame.Rect, camera_px: float) -> None:
        """Fill an area of the target."""
        kept = target.get_clip()
        target.set_clip(area)
        target.blit(self.sky, (area.left, area.top))
        for ridge, share in self.ridges:
            left = -(round(camera_px * share) % PERIOD)
            while left < area.right:
                if left + PERIOD > area.left:
                    target.blit(ridge, (left, area.bottom - ridge.get_height()))
                left += PERIOD
        target.set_clip(kept)


def backdrops(level: Level, size: tuple[int, int]) -> tuple[Backdrop, ...]:
    """Give the backdrop of each stage of a level, px wide and high."""
    return tuple(backdrop(s.theme, s.time, size, s.x, s.weather) for s in level.stages)


def backdrop(theme: str, time: str, size: tuple[int, int], begin: float = 0.0, weather: str = "clear") -> Backdrop:
    """Give the backdrop of a place at a time of day."""
    known = load_theme(theme)
    palette = known.palette(time)
    return Backdrop(palette, begin, _sky(known, palette, time, size), _ridges(known, palette, size), weather)


def _sky(theme: Theme, palette: Palette, time: str, size: tuple[int, int]) -> pygame.Surface:
    """Paint the sky, and the one light in it."""
    inks = (palette.sky_top, palette.sky_mid, palette.sky_low, mix(palette.sky_low, palette.haze, 0.6))
    column = pygame.Surface((1, len(inks)))
    for y, ink in enumerate(inks):
        column.set_at((0, y), ink)
    sky = pygame.transform.smoothscale(column, size)
    light = theme.lights.get(time, theme.light)  # type: ignore[call-overload]
    if light.radius:
        at = (size[0] * light.x, size[1] * min(0.5, max(0.22, light.y)))
        _halo(sky, at, palette.light, light.halo)
        disc = mix(palette.sky_mid, palette.light_core, light.solid)
        pygame.draw.aacircle(sky, disc, at, min(26, light.radius * 0.35))
    return sky


def _halo(sky: pygame.Surface, at: tuple[float, float], ink: Rgb, strength: float) -> None:
    """Let a light spread over the sky: rings, each a little brighter than the one around it."""
    wide = sky.get_height()
    halo = pygame.Surface((wide, wide))
    for n in range(24):
        tone = mix((0, 0, 0), ink, strength * 0.3 * ((n + 1) / 24) ** 2)
        pygame.draw.circle(halo, tone, (wide // 2, wide // 2), wide / 2 * (1 - n / 24))
    sky.blit(halo, halo.get_rect(center=at), special_flags=pygame.BLEND_RGB_ADD)


def _ridges(theme: Theme, palette: Palette, size: tuple[int, int]) -> tuple[tuple[pygame.Surface, float], ...]:
    kinds = {layer.generator for layer in theme.layers}
    city = bool(kinds & CITY) and "planet" not in kinds
    chance = Random(theme.id)
    found = []
    near = mix(palette.second, palette.mid, 0.6)
    for share, ink, low, tall in ((FAR, palette.far, 0.22, 0.66), (NEAR, near, 0.2, 0.4)):
        ridge = pygame.Surface((PERIOD * FINE, size[1] * FINE), pygame.SRCALPHA)
        ridge.fill((*ink, 0))
        line = _blocks(chance, size[1] * low, size[1] * tall) if city else _hills(chance, size[1] * low, size[1] * tall)
        shape = [(x * FINE, (size[1] - y) * FINE) for x, y in line]
        foot = [(PERIOD * FINE, size[1] * FINE), (0, size[1] * FINE)]
        pygame.draw.polygon(ridge, (*ink, 255), [*shape, *foot])
        if city:
            _windows(chance, ridge, mix(ink, palette.windows[0], 0.55))
        ridge = pygame.transform.smoothscale(ridge, (PERIOD, size[1]))
        _fade(ridge, mix(palette.sky_low, palette.haze, 0.5), size[1])
        found.append((ridge, share))
    return tuple(found)


def _windows(chance: Random, ridge: pygame.Surface, lit: Rgb) -> None:
    """A few are lit, where there is a wall."""
    wide, high = ridge.get_size()
    for _ in range(900):
        x, y = chance.randrange(0, wide - 8, 10), chance.randrange(0, high - 20, 14)
        if all(ridge.get_at((x + dx, y + dy))[3] == 255 for dx, dy in ((-2 if x else 0, -6 if y > 6 else 0), (7, 8))):
            ridge.fill((*lit, 255), (x, y, 4, 5))


def _fade(ridge: pygame.Surface, mist: Rgb, high: int) -> None:
    """Let a ridge's foot sink into mist."""
    share = (np.clip(np.arange(high) / high - 0.45, 0, 1) / 0.55 * 0.8)[None, :, None]
    pixels = pygame.surfarray.pixels3d(ridge)
    pixels[...] = (pixels * (1 - share) + np.array(mist) * share).astype(np.uint8)
    del pixels


def _blocks(chance: Random, low: float, tall: float) -> Sequence[tuple[float, float]]:
    """Give a skyline: towers of many heights, some with a mast, over a low town."""
    line: list[tuple[float, float]] = [(0.0, low)]
    x = 0.0
    while x < PERIOD - 90:
        wide, high = chance.uniform(24, 74), low + (tall - low) * chance.random() ** 1.6
        line += [(x, low), (x, high)]
        if chance.random() < 0.3:
            mast = x + wide * chance.uniform(0.3, 0.7)
            line += [(mast, high), (mast, high + 14), (mast + 1.5, high + 14), (mast + 1.5, high)]
        elif chance.random() < 0.4:  # a step in its roof
            step = x + wide * chance.uniform(0.4, 0.7)
            line += [(step, high), (step, high - 9)]
            high = max(low, high - 9)
        line += [(x + wide, high), (x + wide, low)]
        x += wide + chance.choice((0, 0, 6, 22))
    return [*line, (float(PERIOD), low)]


def _hills(chance: Random, low: float, tall: float) -> Sequence[tuple[float, float]]:
    """Give a rolling line whose end meets its beginning: waves between heights of chance, and finer ones on them."""
    broad, fine = ([chance.random() for _ in range(count)] for count in (11, 37))
    line = []
    for px in range(0, PERIOD + 1, 6):
        share = 0.82 * _between(broad, px / PERIOD) + 0.18 * _between(fine, px / PERIOD)
        line.append((float(px), low + (tall - low) * share))
    return line


def _between(values: Sequence[float], turn: float) -> float:
    at = turn * len(values)
    n, share = int(at), at - int(at)
    soft = share * share * (3 - 2 * share)
    before, after = values[n % len(values)], values[(n + 1) % len(values)]
    return before + (after - before) * soft
