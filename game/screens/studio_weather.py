"""Rain, snow, mist and wind over a level that is drawn small: enough to see that it is there."""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import pygame

from game.theme import Palette
from game.view.colour import Rgb, mix

COUNT: Final = 70
STORM: Final = 120


def draw_weather(target: pygame.Surface, area: pygame.Rect, weather: str, palette: Palette, time_s: float) -> None:
    """Draw a moment of it on an area."""
    kept = target.get_clip()
    target.set_clip(area.clip(kept))
    drawn = DRAWN.get(weather)
    if drawn is not None:
        drawn(target, area, palette, time_s)
    target.set_clip(kept)


def _rain(target: pygame.Surface, area: pygame.Rect, palette: Palette, time_s: float, count: int = COUNT) -> None:
    ink = mix(palette.sky_low, (214, 232, 255), 0.5)
    for n in range(count):
        x, y = _falling(n, area, time_s, 520.0, -0.22)
        pygame.draw.line(target, ink, (x, y), (x - 3, y + 13))


def _storm(target: pygame.Surface, area: pygame.Rect, palette: Palette, time_s: float) -> None:
    _rain(target, area, palette, time_s * 1.3, STORM)


def _snow(target: pygame.Surface, area: pygame.Rect, palette: Palette, time_s: float) -> None:
    ink = mix(palette.sky_low, (255, 255, 255), 0.85)
    for n in range(COUNT):
        x, y = _falling(n, area, time_s, 46.0 + n % 5 * 9, -0.3 if n % 2 else -0.12)
        size = 3 if n % 3 == 0 else 2
        target.fill(ink, (round(x), round(y), size, size))


def _fog(target: pygame.Surface, area: pygame.Rect, palette: Palette, time_s: float) -> None:
    mist = mix(palette.haze, palette.sky_low, 0.3)
    for n, share in enumerate((0.42, 0.62, 0.82)):
        band = soft_band(area.width, area.height // 3, mist, 110)
        sway = round(7 * math.sin(time_s * 0.4 + n * 2.1))
        target.blit(band, (area.left, area.top + round(area.height * share) - band.get_height() // 2 + sway))


def _wind(target: pygame.Surface, area: pygame.Rect, palette: Palette, time_s: float) -> None:
    ink = mix(palette.sky_low, (255, 255, 255), 0.55)
    for n in range(16):
        speed = 240 + n % 5 * 60
        x = area.right - (n * 173.7 + time_s * speed) % (area.width + 160)
        y = area.top + (n * 61.3) % (area.height * 0.8)
        pygame.draw.aaline(target, ink, (x, y), (x + 40 + n % 4 * 18, y))


def _falling(n: int, area: pygame.Rect, time_s: float, speed: float, aside: float) -> tuple[float, float]:
    """Give where the n-th of them is: each begins elsewhere, and comes again from above."""
    gone = n * 97.3 + time_s * speed * (0.85 + n % 7 * 0.05)
    y = gone % (area.height + 20) - 14
    x = (n * 151.7 + gone * aside) % area.width
    return area.left + x, area.top + y


DRAWN: Final[dict[str, Callable[[pygame.Surface, pygame.Rect, Palette, float], None]]] = {
    "rain": _rain,
    "storm": _storm,
    "snow": _snow,
    "fog": _fog,
    "wind": _wind,
}


@lru_cache(16)
def soft_band(width: int, height: int, ink: Rgb, cover: int) -> pygame.Surface:
    """Give a band that fades upwards and downwards; `cover` is how much of what lies behind it hides, 0..255."""
    column = pygame.Surface((1, 17), pygame.SRCALPHA)
    for y in range(17):
        column.set_at((0, y), (*ink, round(cover * math.sin(math.pi * (y + 0.5) / 17) ** 2)))
    return pygame.transform.smoothscale(pygame.transform.scale(column, (width, 17)), (width, height))
