"""What still stands in the water of a drowned quarter: a pavilion, tilted signs, tanks on stilts, torn blocks."""

import itertools
import random
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix, scaled
from game.view.mirror import mirrored
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.places.pagoda import eave
from game.view.shapes import oval, sagging
from game.view.sheet import Sheet, with_light
from game.view.strip import Piece, Strip
from game.view.type import font


class Wrecks(Generator):
    """Things in the water, one after another, no two alike beside each other."""

    generator: Literal["wrecks"] = "wrecks"
    ink: Role = "near"
    line: float = Field(default=560, ge=100, le=720, description="waterline, px from the top")
    step: float = Field(default=300, ge=80, le=1200, description="px from one to the next, on average")
    words: tuple[str, ...] = Field(default=(), strict=False, description="on signs, glyphs from top to bottom")
    size: int = Field(default=24, ge=10, le=60, description="of a glyph, px")
    haze: float = Field(default=0.05, ge=0, le=1, description="share of mist in their colours")
    mirror: float = Field(default=0.45, ge=0, le=1, description="strength of their reflection")
    period: int = Field(default=3000, ge=1400, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        high = 270
        sheet = Sheet(self.period, high)
        ink = mix(place.ink(self.ink), place.mist, min(0.9, self.haze + place.fog * 0.6))
        kinds: list[Callable[..., None]] = [_pavilion, _block, _tank, _masts, _tram]
        x, last, word = 90.0, -1, 0
        wires: list[tuple[float, float]] = []
        while x < self.period - 150:
            index = chance.choice([i for i in range(len(kinds)) if i != last])
            kinds[index](sheet, chance, x, float(high), ink, palette.windows, place.lit)
            last = index
            if self.words and word < len(self.words):
                at = x + self.step * 0.5
                top = high - chance.uniform(120, 200)
                sign(
                    sheet,
                    chance,
                    at,
                    top,
                    self.words[word],
                    self.size,
                    scaled(ink, 0.8),
                    palette.signs[word % len(palette.signs)],
                    place.lit,
                )
                for way in (-0.3, 0.3):
                    sheet.line((at + way * self.size, top + 20), (at + way * self.size * 1.4, high), ink, 2.4)
                wires.append((at, top - 6))
                word += 1
            x += self.step * chance.uniform(0.75, 1.3)
        for a, b in itertools.pairwise(wires):
            if b[0] - a[0] < 900:
                rope = sagging(a, b, chance.uniform(24, 60))
                sheet.curve(rope, ink, 1.1)
                for k in range(3, 18, 5):
                    glows = chance.random() < 0.5 * place.lit
                    sheet.polygon(
                        oval(rope[k][0], rope[k][1] + 6, 2.2, 2.8),
                        mix(ink, palette.windows[-1], 0.8 if glows else 0.2),
                        shine=0.5 * glows,
                    )
        sheet.rim(place.light, palette.light, 1.6, 0.38)
        rows = np.linspace(0, 1, high, dtype=np.float32)
        sheet.fade_to(place.mist, smooth(0.62, 1.0, rows) * (0.3 + place.fog * 0.5))
        picture = with_light(sheet.small(), sheet.halo(40, 0.9))
        below = min(150, place.size[1] - round(self.line))
        picture = mirrored(picture, high, below, self.mirror, palette.water, self.seed)
        return (Strip(picture, round(self.line) - high, self.parallax),)


Lamps = tuple[Rgb, ...]


def sign(
    sheet: Sheet, chance: random.Random, x: float, y: float, word: str, size: int, panel: Rgb, ink: Rgb, lit: float
) -> None:
    """Draw a tilted frame of glyphs by the middle of its upper edge; one glyph may be dead."""
    cell = size * 1.16
    wide, high = cell + 14, len(word) * cell + 12
    fine = sheet.fine
    frame = pygame.Surface((round((wide + 8) * fine), round((high + 8) * fine)), pygame.SRCALPHA)
    frame.fill((*mix(panel, ink, 0.25), 255))
    frame.fill(
        (*panel, 255), (round(2.5 * fine), round(2.5 * fine), round((wide + 3) * fine), round((high + 3) * fine))
    )
    border = pygame.Rect(round(5 * fine), round(5 * fine), round((wide - 2) * fine), round((high - 2) * fine))
    pygame.draw.rect(frame, mix(panel, ink, 0.55), border, max(1, round(1.2 * fine)))
    light = pygame.Surface(frame.get_size(), pygame.SRCALPHA)
    light.fill((0, 0, 0, 255))
    pygame.draw.rect(light, scaled(ink, 0.3), border, max(1, round(1.2 * fine)))
    dead = chance.randrange(len(word) * 2)
    for i, glyph in enumerate(word):
        strength = 0.3 if i == dead else 0.55 + 0.45 * lit
        picture = font(round(size * fine)).render(glyph, True, mix(panel, mix(ink, (255, 255, 255), 0.3), strength))
        at = (
            (frame.get_width() - picture.get_width()) / 2,
            (10 + i * cell) * fine + (cell * fine - picture.get_height()) / 2,
        )
        frame.blit(picture, at)
        if i != dead:
            glow = font(round(size * fine)).render(glyph, True, scaled(ink, 0.85 * (0.4 + 0.6 * lit)))
            light.blit(glow, at)
    tilt = chance.choice((-6, -4, 3, 5))
    for surface, target in ((frame, sheet.colour), (light, sheet.shine)):
        turned = pygame.transform.rotozoom(surface, tilt, 1.0)
        target.blit(turned, turned.get_rect(midtop=(x * fine, y * fine)))


def _pavilion(sheet: Sheet, chance: random.Random, x: float, y: float, ink: Rgb, lamps: Lamps, lit: float) -> None:
    """A pavilion that the tide has taken to its roof."""
    eave(sheet, x, y - 8, 56, 28, ink, ink)
    sheet.box(x - 24, y - 46, 48, 14, ink)
    eave(sheet, x, y - 42, 34, 26, ink, ink, peak=True)
    sheet.line((x, y - 66), (x, y - 82), ink, 2)
    sheet.polygon(oval(x, y - 76, 2.6, 2.6), ink)


def _block(sheet: Sheet, chance: random.Random, x: float, y: float, ink: Rgb, lamps: Lamps, lit: float) -> None:
    """The upper storeys of a torn block."""
    wide, high = chance.uniform(90, 150), chance.uniform(90, 170)
    sheet.box(x, y - high, wide, high, ink)
    sheet.polygon(
        [(x, y - high), (x + wide * 0.3, y - high - 26), (x + wide * 0.5, y - high - 8), (x + wide * 0.8, y - high)],
        ink,
    )
    for row in range(int(high / 20)):
        for column in range(int(wide / 20)):
            glows = chance.random() < 0.07 * (0.4 + lit)
            tone = mix(ink, chance.choice(lamps), 0.8) if glows else scaled(ink, 0.7)
            if glows or chance.random() < 0.75:
                sheet.box(x + 8 + column * 20, y - high + 10 + row * 20, 9, 8, tone, shine=0.5 * glows)
    _legs_tank(sheet, x + wide * 0.7, y - high, 34, ink)
    for _ in range(5):
        start = (x + wide, y - high + chance.uniform(0, 60))
        sheet.line(start, (start[0] + chance.uniform(8, 26), start[1] + chance.uniform(-8, 14)), ink, 1.2)


def _tank(sheet: Sheet, chance: random.Random, x: float, y: float, ink: Rgb, lamps: Lamps, lit: float) -> None:
    _legs_tank(sheet, x, y, chance.uniform(60, 84), ink)


def _legs_tank(sheet: Sheet, x: float, y: float, size: float, ink: Rgb) -> None:
    """A tank under a pointed roof, on stilts."""
    for share in (-0.4, -0.14, 0.14, 0.4):
        sheet.line((x + share * size, y), (x + share * size * 0.86, y - size * 0.5), ink, 1.6)
    sheet.line((x - size * 0.38, y - size * 0.1), (x + size * 0.36, y - size * 0.44), ink, 1.0)
    sheet.box(x - size * 0.42, y - size * 1.2, size * 0.84, size * 0.74, ink)
    sheet.polygon([(x - size * 0.5, y - size * 1.18), (x, y - size * 1.52), (x + size * 0.5, y - size * 1.18)], ink)


def _masts(sheet: Sheet, chance: random.Random, x: float, y: float, ink: Rgb, lamps: Lamps, lit: float) -> None:
    """Guyed antennas, one of them bent."""
    for dx, tall in ((0.0, chance.uniform(120, 190)), (46.0, chance.uniform(70, 110))):
        top = (x + dx + chance.uniform(-6, 6), y - tall)
        sheet.line((x + dx, y), top, ink, 2.2)
        for k in range(1, 5):
            at, half = y - tall * (0.5 + 0.11 * k), 16 - 3 * k
            sheet.line((x + dx - half, at), (x + dx + half, at - 2), ink, 1.3)
        for way in (-1, 1):
            sheet.line(top, (x + dx + way * tall * 0.36, y), ink, 0.8)
        glows = lit > 0.5
        sheet.polygon(oval(top[0], top[1], 1.8, 1.8), lamps[-1] if glows else ink, shine=0.9 * glows)


def _tram(sheet: Sheet, chance: random.Random, x: float, y: float, ink: Rgb, lamps: Lamps, lit: float) -> None:
    """A tram car that leans out of the water."""
    slope = chance.choice((-0.16, 0.14))
    corners = [(0.0, -10.0), (0.0, -44.0), (112.0, -44.0), (112.0, -10.0)]
    sheet.polygon([(x + px, y + py + px * slope) for px, py in corners], ink)
    for i in range(6):
        left = 8 + i * 17
        tone = mix(ink, lamps[0], 0.5) if chance.random() < 0.2 * lit else scaled(ink, 0.65)
        sheet.polygon(
            [(x + left + px, y + py + (left + px) * slope) for px, py in ((0, -38), (12, -38), (12, -26), (0, -26))],
            tone,
        )
    sheet.line((x + 50, y - 44 + 50 * slope), (x + 64, y - 66 + 50 * slope), ink, 1.6)
