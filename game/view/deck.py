"""Floors: a lit edge, a wet top, panels and piers; cut from one long picture, so that any length costs the same."""

import random

import pygame

from game.sim import Box
from game.theme import Palette
from game.view.brush import METRE
from game.view.colour import mix, scaled
from game.view.sheet import Sheet, kept, with_light

LENGTH = 2048  # px of the picture that repeats
ABOVE = 60  # px over the floor that the picture holds: light and what grows there
CAP = 34  # px that a torn end sticks out
PIER = 384  # px from pier to pier
FURNITURE = 560  # px from one piece on the floor to the next, on average


class Deck:
    """Draws ground boxes of one theme."""

    def __init__(self, palette: Palette, light: tuple[float, float], height: int) -> None:
        self._palette, self._light, self._height = palette, light, height
        self._long = kept(self._panels())
        self._caps = tuple(kept(self._cap(way)) for way in (-1, 1))
        self._piers = tuple(kept(self._pier(seed)) for seed in range(3))
        self._furniture = tuple(kept(p) for p in _furniture(palette, light))

    def draw(self, target: pygame.Surface, box: Box, left: float, top: float) -> None:
        """Draw a piece of ground.

        Args:
            target: the frame.
            box: the piece, m, in the world.
            left: of the piece on the frame, px.
            top: of its floor on the frame, px.

        """
        width, depth = round(box.width * METRE), round(box.height * METRE)
        x0, y0 = round(left), round(top)
        first, last = max(x0, 0), min(x0 + width, target.get_width())
        world_left = round(box.x * METRE)
        for pier in range((world_left + first - x0 - 200) // PIER, (world_left + last - x0) // PIER + 1):
            x = x0 + pier * PIER - world_left + 60
            if x0 + 10 <= x and x + self._piers[0].get_width() <= x0 + width - 10:
                target.blit(self._piers[pier % len(self._piers)], (x, y0 + depth - 2))
        if first >= last:
            return
        for end, picture in ((x0 - CAP, self._caps[0]), (x0 + width - CAP, self._caps[1])):
            if end + 2 * CAP > 0 and end < target.get_width():
                target.blit(picture, (end, y0), (0, 0, 2 * CAP, depth + 40))
        x = first
        while x < last:
            source = (world_left + x - x0) % LENGTH
            run = min(last - x, LENGTH - source)
            target.blit(self._long, (x, y0 - ABOVE), (source, 0, run, ABOVE + depth))
            target.fill(scaled(self._palette.structure, 0.6), (x, y0 + depth - 2, run, 3))
            x += run

    def furnish(self, target: pygame.Surface, box: Box, left: float, top: float, free: "FreeSpace") -> None:
        """Put what stands on the floor behind everything that matters."""
        world_left = round(box.x * METRE)
        x0 = round(left)
        for number in range(world_left // FURNITURE, round(box.right * METRE) // FURNITURE + 1):
            chance = random.Random(number * 7919 + round(box.y * 10))
            picture = self._furniture[chance.randrange(len(self._furniture))]
            at = number * FURNITURE + chance.randrange(FURNITURE // 2)
            fits = world_left + 12 < at and at + picture.get_width() < box.right * METRE - 12
            x = x0 + at - world_left
            if not fits or x > target.get_width() or x + picture.get_width() < 0:
                continue
            if free(at / METRE - 0.4, (at + picture.get_width()) / METRE + 0.4):
                target.blit(picture, (x, round(top) - picture.get_height() + 3))

    def _panels(self) -> pygame.Surface:
        palette = self._palette
        deep = 4 * METRE
        sheet = Sheet(LENGTH, ABOVE + deep)
        body = palette.structure
        face = mix(body, palette.path_face, 0.16)
        sheet.box(0, ABOVE, LENGTH, deep, body)
        for y, high, share in ((1.5, 5.5, 0.62), (7.0, 4.0, 0.28), (11.0, 8.0, 0.10)):
            sheet.box(0, ABOVE + y, LENGTH, high, mix(body, palette.path_face, share))
        chance = random.Random(17)
        x = 0.0
        while x < LENGTH - 30:
            sheet.box(x, ABOVE + 2, 1.4, 13, mix(body, palette.path_face, 0.2))
            step = chance.uniform(36, 72)
            kind = chance.random()
            if kind < 0.4:
                sheet.box(x + 6, ABOVE + 28, step - 12, 20, face)
                sheet.box(x + step / 2, ABOVE + 28, 1.2, 20, body)
            elif kind < 0.6:
                for i in range(3):
                    sheet.box(x + 8, ABOVE + 30 + i * 6, step * 0.6, 2, face)
            elif kind < 0.72:
                lamp = chance.choice(palette.windows)
                sheet.box(x + 10, ABOVE + 34, 9, 5, mix(body, lamp, 0.7), shine=0.5)
            x += step
        sheet.box(0, ABOVE + 19, LENGTH, 1.5, mix(body, palette.light, 0.10))
        for pipe, dark in ((54, 0.5), (60, 0.3)):
            sheet.box(0, ABOVE + pipe, LENGTH, 2.5, mix(body, face, dark))
        sheet.box(0, ABOVE - 1, LENGTH, 2.6, palette.path, shine=0.75)
        x = 12.0
        while x < LENGTH - 12:
            blades = chance.randint(2, 5) if chance.random() < 0.35 else 0
            for _ in range(blades):
                tip = (x + chance.uniform(-7, 7), ABOVE - chance.uniform(4, 12))
                sheet.line((x, ABOVE), tip, mix(body, palette.path_face, 0.45), 1.2)
            x += chance.uniform(18, 60)
        return with_light(sheet.small(), sheet.halo(34, 0.75))

    def _cap(self, way: int) -> pygame.Surface:
        """A torn end; `way` is -1 for the left one."""
        palette = self._palette
        sheet = Sheet(2 * CAP, 4 * METRE + 40)
        chance = random.Random(3 + way)
        body = palette.structure
        edge: list[tuple[float, float]] = [(CAP, 0.0)]
        y = 0.0
        while y < 4 * METRE:
            edge.append((CAP + way * chance.uniform(0, 12), y))
            y += chance.uniform(7, 18)
        edge.append((CAP, 4 * METRE))
        sheet.polygon(edge, body)
        for _ in range(7):
            y = chance.uniform(5, 70)
            bend = (CAP + way * chance.uniform(12, 24), y + chance.uniform(-4, 8))
            sheet.line((CAP, y), bend, body, 1.8)
            sheet.line(bend, (bend[0] + way * chance.uniform(2, 8), bend[1] + chance.uniform(2, 12)), body, 1.4)
        sheet.rim(self._light, mix(palette.light, palette.path, 0.3), 1.2, 0.6)
        return sheet.small()

    def _pier(self, seed: int) -> pygame.Surface:
        """Legs that go down into the water, and bracing between them."""
        palette = self._palette
        chance = random.Random(seed)
        width, height = 200, self._height
        sheet = Sheet(width, height)
        body = palette.structure
        legs = (20.0, 92.0, 172.0) if seed != 1 else (20.0, 172.0)
        for x in legs:
            sheet.box(x, 0, 13, height, body)
            sheet.box(x - 4, 0, 21, 9, body)
        y = 30.0
        while y < height:
            sheet.box(20, y, 164, 4, body)
            if chance.random() < 0.8:
                sheet.line((26, y), (legs[1], y + 54), body, 3)
                sheet.line((legs[1], y), (26, y + 54), body, 3)
            y += 58
        if seed == 0:
            sheet.box(100, 0, 76, 64, body)
        if seed == 2:
            for _ in range(6):
                x = chance.uniform(28, 170)
                sheet.line((x, 0), (x + chance.uniform(-6, 6), chance.uniform(18, 54)), body, 1.6)
        sheet.rim(self._light, palette.light, 1.4, 0.35)
        return sheet.small()


class FreeSpace:
    """Tells whether nothing that matters stands on a stretch of floor."""

    def __init__(self, taken: tuple[tuple[float, float], ...]) -> None:
        self._taken = taken

    def __call__(self, left: float, right: float) -> bool:
        """Answer for a stretch, m."""
        return all(right < a or b < left for a, b in self._taken)


def _furniture(palette: Palette, light: tuple[float, float]) -> tuple[pygame.Surface, ...]:
    body = mix(palette.structure, palette.near, 0.45)
    dark = palette.structure
    chance = random.Random(21)
    pictures = []
    for draw in (_railing, _cabinet, _shelter, _tyre_and_pipes, _bush, _lamp):
        sheet = draw(body, dark, palette, chance)
        sheet.rim(light, mix(palette.light, (255, 255, 255), 0.1), 1.2, 0.4)
        pictures.append(with_light(sheet.small(), sheet.halo(20, 0.7)))
    return tuple(pictures)


Ink = tuple[int, int, int]


def _railing(body: Ink, dark: Ink, palette: Palette, chance: random.Random) -> Sheet:
    sheet = Sheet(150, 40)
    for x in (6, 40, 76, 110):
        sheet.line((x, 38), (x + (5 if x == 110 else 0), 12), body, 2.4)
    for y in (12, 22):
        sheet.curve(((4, y), (76, y - 1), (112, y + 2), (132, y + 12)), body, 2.0)
    return sheet


def _cabinet(body: Ink, dark: Ink, palette: Palette, chance: random.Random) -> Sheet:
    sheet = Sheet(70, 50)
    sheet.box(6, 14, 54, 36, body)
    sheet.box(10, 8, 22, 8, body)
    sheet.disc((22, 32), 10, dark)
    sheet.disc((22, 32), 7.5, mix(dark, body, 0.5))
    for i in range(5):
        sheet.box(38 + i * 4, 22, 2, 18, dark)
    sheet.box(52, 18, 3, 3, palette.windows[0], shine=0.8)
    return sheet


def _shelter(body: Ink, dark: Ink, palette: Palette, chance: random.Random) -> Sheet:
    """A night stall under a roof, with a strip of light."""
    sheet = Sheet(130, 104)
    for x in (14, 112):
        sheet.box(x, 24, 4, 80, body)
    sheet.polygon(((2, 28), (14, 12), (116, 12), (128, 28)), body)
    sheet.box(18, 66, 94, 38, body)
    sheet.box(22, 72, 86, 3, dark)
    sheet.box(20, 29, 90, 2.5, palette.signs[0], shine=0.8)
    sheet.box(28, 36, 22, 26, mix(body, palette.signs[-1], 0.35), shine=0.15)
    for x in (64, 76, 88, 98):
        sheet.box(x, 52 + chance.uniform(0, 6), 6, 14, mix(body, palette.windows[1], 0.3))
    return sheet


def _tyre_and_pipes(body: Ink, dark: Ink, palette: Palette, chance: random.Random) -> Sheet:
    sheet = Sheet(96, 34)
    sheet.box(6, 24, 84, 10, body)
    sheet.box(14, 14, 62, 10, body)
    for x in (14, 34, 54, 74):
        sheet.disc((x, 29), 4, dark)
    sheet.line((70, 16), (92, 2), body, 4)
    return sheet


def _bush(body: Ink, dark: Ink, palette: Palette, chance: random.Random) -> Sheet:
    sheet = Sheet(84, 44)
    for _ in range(34):
        x = chance.gauss(42, 14)
        tip = (x + chance.uniform(-16, 16), 44 - chance.uniform(10, 38))
        sheet.curve(((x, 44), ((x + tip[0]) / 2, (44 + tip[1]) / 2 - 4), tip), body, 1.7)
    return sheet


def _lamp(body: Ink, dark: Ink, palette: Palette, chance: random.Random) -> Sheet:
    sheet = Sheet(64, 190)
    sheet.line((20, 190), (20, 22), body, 4.5)
    sheet.curve(((20, 24), (26, 12), (44, 9)), body, 3.2)
    sheet.box(36, 8, 20, 5, body)
    sheet.box(38, 13, 16, 2.5, palette.windows[0], shine=0.9)
    sheet.box(14, 178, 13, 12, body)
    sheet.box(13, 96, 15, 24, mix(body, palette.signs[0], 0.25), shine=0.1)
    return sheet
