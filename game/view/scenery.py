"""Layers of scenery: each generator of a theme becomes a strip that repeats from left to right."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pygame

from game.theme import Cables, Haze, NeonSigns, Palette, Skyline, Theme, Water
from game.view.colour import Rgb, mix, scaled
from game.view.noise import clouds, smooth
from game.view.sheet import Sheet, kept, with_light
from game.view.towers import Plot, inks, tower
from game.view.type import font


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture as wide as its period, px, and where it belongs."""

    picture: pygame.Surface
    top: int
    parallax: float

    def draw(self, target: pygame.Surface, camera_px: float) -> None:
        """Draw it for a camera at a place in the world, px."""
        period = self.picture.get_width()
        x = -round(camera_px * self.parallax) % period - period
        while x < target.get_width():
            target.blit(self.picture, (x, self.top))
            x += period


@dataclass(frozen=True, slots=True)
class Setting:
    """What every generator gets."""

    theme: Theme
    palette: Palette
    size: tuple[int, int]
    fog: float

    @property
    def light(self) -> tuple[float, float]:
        """Give the direction to the light, y down, length 1."""
        return (0.82, -0.57) if self.theme.light.x >= 0.3 else (-0.82, -0.57)

    def ink(self, role: str) -> Rgb:
        """Give the colour of a role."""
        colour: Rgb = getattr(self.palette, role)
        return colour


def strips(setting: Setting) -> tuple[Strip, ...]:
    """Paint all layers of a theme, from back to front."""
    return tuple(PAINTERS[layer.generator](setting, layer) for layer in setting.theme.layers)


def _skyline(setting: Setting, layer: Skyline) -> Strip:
    chance = random.Random(layer.seed)
    palette = setting.palette
    period = round(1600 + 1200 * layer.parallax)
    roof = 90
    top = round(layer.base - layer.high) - roof
    below = round(min(layer.high, setting.size[1] - layer.base)) if layer.mirror else 0
    height = round(layer.base) - top
    sheet = Sheet(period, height)
    wall = setting.ink(layer.ink)
    scale = 0.75 + layer.parallax
    x = 20.0
    while True:
        width = layer.width * chance.uniform(0.6, 1.5)
        if x + width > period - 20:
            break
        rise = layer.low + (layer.high - layer.low) * chance.random() ** 1.6
        row = inks(mix(wall, palette.haze, chance.uniform(0, 0.07)), palette.windows, layer.lit, scale)
        tower(sheet, chance, Plot(x, x + width, height - rise, height), row, setting.light[0] > 0)
        x += width * (1 + layer.gap * chance.uniform(0.1, 1.9))
    sheet.rim(setting.light, palette.light, 1.6, layer.rim)
    rows = np.linspace(0, 1, height, dtype=np.float32)
    haze = np.clip(layer.haze + setting.fog, 0, 1) * smooth(0.25, 1.0, rows)
    sheet.fade_to(mix(palette.haze, palette.sky_low, 0.45), (haze * 0.8 + setting.fog * 0.5).clip(0, 0.95))
    picture = with_light(sheet.small(), sheet.halo(26, 0.9))
    if below:
        picture = _mirrored(picture, height, below, layer.mirror, mix(palette.water, palette.haze, 0.3), layer.seed)
    return Strip(kept(picture), top, layer.parallax)


def _mirrored(picture: pygame.Surface, line: int, below: int, strength: float, water: Rgb, seed: int) -> pygame.Surface:
    """Add the reflection under a waterline: rows pushed sideways, more the lower, and fading."""
    width = picture.get_width()
    out = pygame.Surface((width, line + below), pygame.SRCALPHA)
    out.blit(picture, (0, 0))
    rgb, alpha = pygame.surfarray.array3d(picture), pygame.surfarray.array_alpha(picture)
    new, cover = pygame.surfarray.pixels3d(out), pygame.surfarray.pixels_alpha(out)
    chance = np.random.default_rng(seed)
    drift = np.convolve(chance.normal(0, 1, below + 8), np.ones(3) / 3, "same")
    for row in range(below):
        share = row / below
        push = round((drift[row] * 3 + 2.4 * np.sin(row * 0.55)) * (0.3 + 2.2 * share))
        source = line - 1 - min(line - 1, round(row * 1.15))
        colour = np.roll(rgb[:, source], push, axis=0)
        new[:, line + row] = (colour * 0.62 + np.array(water) * 0.38).astype(np.uint8)
        gaps = 0.78 if row % 5 else 0.5
        cover[:, line + row] = (np.roll(alpha[:, source], push) * strength * gaps * (1 - share) ** 1.3).astype(np.uint8)
    return out


def _neon_signs(setting: Setting, layer: NeonSigns) -> Strip:
    chance = random.Random(layer.seed)
    palette = setting.palette
    period = round(layer.spacing * len(layer.words))
    top = round(layer.base) - 330
    sheet = Sheet(period, 340)
    panel = scaled(setting.ink(layer.ink), 0.5)
    for number, word in enumerate(layer.words):
        ink = palette.signs[number % len(palette.signs)]
        cell = layer.size * 1.16
        x = number * layer.spacing + chance.uniform(40, layer.spacing - 90)
        y = chance.uniform(60, 320 - len(word) * cell - 40)
        width, height = cell + 12, len(word) * cell + 10
        for pole in (x + width * 0.24, x + width * 0.76):
            sheet.line((pole, y + height), (pole, 340), panel, 2.2)
        sheet.box(x - 2, y - 2, width + 4, height + 4, mix(panel, ink, 0.5), shine=0.35)
        sheet.box(x, y, width, height, panel)
        dead = chance.randrange(len(word) * 2)
        for i, glyph in enumerate(word):
            colour = mix(panel, ink, 0.3) if i == dead else mix(ink, (255, 255, 255), 0.3)
            image = font(round(layer.size * sheet.fine)).render(glyph, True, colour)
            left = x + (width - image.get_width() / sheet.fine) / 2
            middle = y + 5 + i * cell + (cell - image.get_height() / sheet.fine) / 2
            sheet.paste(image, left, middle, shine=0.0 if i == dead else 0.75)
    return Strip(kept(with_light(sheet.small(), sheet.halo(44, 0.9))), top, layer.parallax)


def _haze(setting: Setting, layer: Haze) -> Strip:
    period, height = 1600, round(layer.height)
    rows = np.linspace(-1, 1, height, dtype=np.float32)
    band = np.exp(-((rows / 0.42) ** 2)) * smooth(1.0, 0.75, np.abs(rows))
    drift = clouds(period, height, (420, 60), layer.seed)
    strength = min(1.0, layer.strength + setting.fog)
    cover = band[None] * (0.45 + 0.55 * drift) * strength
    picture = pygame.Surface((period, height), pygame.SRCALPHA)
    picture.fill((*mix(setting.palette.haze, setting.palette.sky_low, 0.4), 0))
    pygame.surfarray.pixels_alpha(picture)[...] = np.clip(cover * 255, 0, 255).astype(np.uint8)
    return Strip(kept(picture), round(layer.middle - height / 2), layer.parallax)


def _water(setting: Setting, layer: Water) -> Strip:
    palette = setting.palette
    period, height = 1600, setting.size[1] - round(layer.line)
    rows = np.linspace(0, 1, height, dtype=np.float32)
    near, far = mix(palette.water, palette.structure, 0.45), mix(palette.water, palette.haze, 0.55)
    shade = np.stack([np.interp(rows, (0, 0.3, 1), (far[i], palette.water[i], near[i])) for i in range(3)], axis=-1)
    ripples = clouds(period, height, (150, 7), layer.seed, octaves=3)
    colour = np.broadcast_to(shade[None], (period, height, 3)) * (0.9 + 0.2 * ripples[..., None])
    glitter = smooth(0.86, 1.0, clouds(period, height, (60, 3.2), layer.seed + 1, octaves=2))
    fade = (1 - rows)[None] ** 1.2
    colour = colour + (glitter * fade)[..., None] * np.array(palette.light, np.float32) * 0.8
    picture = pygame.Surface((period, height), pygame.SRCALPHA)
    pygame.surfarray.pixels3d(picture)[...] = np.clip(colour, 0, 255).astype(np.uint8)
    pygame.surfarray.pixels_alpha(picture)[...] = np.clip(255 * (0.55 + rows * 2.2), 0, 255).astype(np.uint8)[None]
    return Strip(kept(picture), round(layer.line), layer.parallax)


def _cables(setting: Setting, layer: Cables) -> Strip:
    chance = random.Random(layer.seed)
    span = 520.0
    count = 4
    period = round(span * count)
    height = round(layer.sag * 2 + 140) if not layer.masts else round(setting.size[1] - layer.top)
    sheet = Sheet(period, height)
    ink = setting.ink(layer.ink)
    width = 1.1 + 1.4 * layer.parallax
    for line in range(3):
        drop = 12.0 * line
        for i in range(count):
            sag = layer.sag * chance.uniform(0.6, 1.3)
            left = i * span
            points = [(left + span * t / 32, drop + 6 + sag * 4 * (t / 32) * (1 - t / 32)) for t in range(33)]
            sheet.curve(points, ink, width * (1 - 0.2 * line))
            if line == 0 and not layer.masts and chance.random() < 0.7:
                at = left + span * chance.uniform(0.2, 0.8)
                for _ in range(3):
                    end = (at + chance.uniform(-16, 16), drop + sag + chance.uniform(24, 70))
                    sheet.line((at, drop + sag * 0.8), end, ink, 1.4)
    if layer.masts:
        for i in range(count):
            _mast(sheet, i * span, height, ink)
        _mast(sheet, period, height, ink)
        sheet.rim(setting.light, setting.palette.light, 1.2, 0.3)
        rows = np.linspace(0, 1, height, dtype=np.float32)
        sheet.fade_to(mix(setting.palette.haze, setting.palette.sky_low, 0.5), smooth(0.3, 1.0, rows) * 0.55)
    picture = sheet.small()
    if layer.parallax > 1:
        picture = pygame.transform.gaussian_blur(picture, 2)
    return Strip(kept(picture), round(layer.top), layer.parallax)


def _mast(sheet: Sheet, x: float, height: float, ink: Rgb) -> None:
    """A lattice mast with arms."""
    foot, head = 16.0, 5.0
    for way in (-1, 1):
        sheet.line((x + way * foot, height), (x + way * head, 0), ink, 2.4)
    y, step = 14.0, 22.0
    while y < height:
        half, below = head + (foot - head) * y / height, head + (foot - head) * min(y + step, height) / height
        sheet.line((x - half, y), (x + below, y + step), ink, 1.2)
        sheet.line((x + half, y), (x - below, y + step), ink, 1.2)
        y += step
    for y, arm in ((6.0, 30.0), (24.0, 22.0)):
        sheet.line((x - arm, y), (x + arm, y), ink, 2.2)


PAINTERS: Mapping[str, Callable[[Setting, Any], Strip]] = {
    "skyline": _skyline,
    "neon_signs": _neon_signs,
    "haze": _haze,
    "water": _water,
    "cables": _cables,
}
"""One for each generator that a theme may name."""
