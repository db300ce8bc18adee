"""What is written over the picture: how far, what was found, how the ear is, and what can be said now."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import pygame

from game.theme import Palette, luma
from game.view.colour import mix, scaled
from game.view.frame import Chip, EarState, Frame, Rival
from game.view.type import Type, font
from voice.words import Language, Text

PROMISE: Final = Text("0 bytes stored", "不存声音")
PANEL: Final = (10, 12, 30)
EDGE: Final = (78, 64, 128)
BARS: Final = 7
LIGHTS: Final = 12
"""Strengths of a chip's light that are kept."""
CHIP_SIZES: Final = ((17, True, 1), (17, False, 1), (14, False, 1), (15, False, 2), (11, False, 2))
"""px of a chip's text, whether both languages stand on it, and in how many rows; the first that fits is taken."""
CHIP_GAP: Final = 12
PAUSE: Final = "pause"
PAUSE_AT: Final = pygame.Rect(1222, 58, 52, 48)
"""Where a hand pauses the game: two bars, and room for a finger around them."""
NAKED: Final = 0.35
"""Lightness of the sky above which what is written on it alone has less than 4.5 times its luminance (WCAG 2)."""
HOT: Final = 0.4
"""A chip that shines more than this has dark letters."""


class Hud:
    """Draws it; keeps pictures of texts and the last loudnesses."""

    def __init__(self, palette: Palette, size: tuple[int, int], later: Iterable[Palette] = ()) -> None:
        """Take the colours of the first stage, the size of the picture, px, and the colours of what comes later."""
        self._palette, self._size = palette, size
        # Of all stages together, so that nothing appears behind the words in the middle of a run.
        self._pale = any(max(luma(p.sky_top), luma(p.sky_mid)) > NAKED for p in (palette, *later))
        self._levels = [0.0] * BARS
        self._places: list[tuple[str, pygame.Rect]] = []
        self._shard = _shard(palette)
        for px in (13, 16, 17, 24, 26):
            font(px), font(px, "Regular")  # opening one in the middle of a run takes 4 ms
        self._panels: dict[tuple[int, int, int], pygame.Surface] = {}

    def advance(self, frame: Frame, seconds: float) -> None:
        """Let the bars of the microphone follow the voice."""
        loud = min(1.0, max(0.0, (frame.ear.level_db + 60) / 45))
        for i in range(BARS):
            weight = 1.0 - abs(i - BARS // 2) / (BARS * 0.7)
            goal = loud * weight * (0.75 + 0.25 * ((frame.world.tick // 3 + i * 5) % 3 / 2))
            self._levels[i] += (goal - self._levels[i]) * min(1.0, seconds / 0.05)

    def command_at(self, at: tuple[int, int]) -> str:
        """Give the command whose chip is there, PAUSE for the two bars, and nothing elsewhere; px of the picture."""
        if PAUSE_AT.collidepoint(at):
            return PAUSE
        return next((command for command, place in self._places if place.collidepoint(at)), "")

    def draw(self, target: pygame.Surface, type_: Type, frame: Frame) -> None:
        """Draw it over the picture."""
        self._veil(target, PAUSE_AT.inflate(-8, -12))
        for x in (0, 9):
            pause = (PAUSE_AT.centerx - 7 + x, PAUSE_AT.centery - 9, 5, 18)
            pygame.draw.rect(target, mix(self._palette.text, (150, 140, 190), 0.4), pause, border_radius=2)
        self._progress(target, frame)
        self._microphone(target, type_, frame.ear)
        self._found(target, type_, frame.pickups)
        if frame.rival is not None:
            self._race(target, type_, frame.rival, frame.language)
        self._chips(target, type_, frame.chips, frame.language)
        if frame.message is not None:
            self._message(target, type_, frame.message.to(frame.language))

    def _progress(self, target: pygame.Surface, frame: Frame) -> None:
        width = self._size[0]
        voice = self._palette.robot.voice
        target.fill(mix(PANEL, EDGE, 0.4), (0, 0, width, 4))
        target.fill(voice, (0, 0, round(width * frame.progress), 4))
        for mark in frame.marks:
            x = round(width * mark)
            ink = (255, 255, 255) if mark <= frame.progress else (176, 168, 214)
            pygame.draw.polygon(target, ink, ((x, -2), (x + 6, 4), (x, 10), (x - 6, 4)))
        if frame.rival is not None:
            pygame.draw.aacircle(target, (255, 255, 255), (width * frame.rival.progress, 2), 6, 2)
        pygame.draw.aacircle(target, (255, 255, 255), (width * frame.progress, 2), 6)

    def _race(self, target: pygame.Surface, type_: Type, rival: Rival, language: Language) -> None:
        """Tell by how much the player is ahead of the ghost, or behind; a triangle tells it without the sign."""
        if rival.ahead_s is None:
            return
        ahead = rival.ahead_s >= 0
        ink = self._palette.robot.voice if ahead else self._palette.text
        soft = mix(self._palette.text, (150, 140, 190), 0.4)
        gap = type_(f"{'−' if ahead else '+'}{abs(rival.ahead_s):.1f} s", 24, ink)
        name = type_(rival.name.to(language), 16, soft, "Regular")
        wide = 22 + gap.get_width() + 12 + name.get_width()
        x, y = (self._size[0] - wide) // 2, 41
        self._veil(target, pygame.Rect(x - 16, y - 20, wide + 32, 40))
        way = -1 if ahead else 1
        pygame.draw.polygon(target, ink, ((x, y - 5 * way), (x + 14, y - 5 * way), (x + 7, y + 7 * way)))
        target.blit(gap, gap.get_rect(midleft=(x + 22, y)))
        target.blit(name, name.get_rect(midright=(x + wide, y + 2)))

    def _microphone(self, target: pygame.Surface, type_: Type, ear: EarState) -> None:
        ink = self._palette.robot.voice if ear.alive else (120, 124, 150)
        x, y = 40, 40
        note = ear.note or PROMISE
        tone = mix(self._palette.text, (150, 140, 190), 0.35)
        text = type_(str(note), 16, tone, "Regular")
        name = type_(ear.name, 13, scaled(tone, 0.75), "Regular") if ear.name else None
        right = 132 + text.get_width() + (name.get_width() if name else 0)
        self._veil(target, pygame.Rect(18, y - 20, right, 40))
        pygame.draw.rect(target, ink, (x - 5, y - 13, 10, 17), border_radius=5)
        pygame.draw.arc(target, ink, (x - 10, y - 12, 20, 22), 3.3, 6.12, 2)
        target.fill(ink, (x - 1, y + 9, 2, 6))
        target.fill(ink, (x - 5, y + 14, 10, 2))
        if not ear.alive:
            pygame.draw.line(target, self._palette.danger_lit, (x - 12, y + 14), (x + 12, y - 14), 3)
        for i, level in enumerate(self._levels):
            high = round(4 + 18 * level)
            target.fill(ink if level > 0.12 else scaled(ink, 0.55), (62 + i * 7, y - high // 2, 3, high))
        target.blit(text, (122, y - text.get_height() // 2))
        if name:
            target.blit(name, (132 + text.get_width(), y - name.get_height() // 2 + 1))

    def _found(self, target: pygame.Surface, type_: Type, pickups: tuple[int, int]) -> None:
        if not pickups[1]:
            return
        total = type_(f"/ {pickups[1]}", 17, mix(self._palette.text, (150, 140, 190), 0.4), "Regular")
        count = type_(str(pickups[0]), 24, self._palette.text)
        right = self._size[0] - 30
        left = right - total.get_width() - 8 - count.get_width()
        self._veil(target, pygame.Rect(left - 42, 21, right - left + 58, 40))
        target.blit(total, total.get_rect(midright=(right, 42)))
        target.blit(count, count.get_rect(midleft=(left, 41)))
        target.blit(self._shard, self._shard.get_rect(midright=(left - 8, 41)))

    def _chips(self, target: pygame.Surface, type_: Type, chips: tuple[Chip, ...], language: Language) -> None:
        """Draw them in a row: in both languages where there is room, else in the player's, at last in two rows."""
        high = round(38 * max(1.0, 0.88 * type_.scale))
        for size, both, rows in CHIP_SIZES:
            made = [(chip, self._chip_texts(type_, chip, size, both, language)) for chip in chips]
            each = max(1, -(-len(made) // rows))
            split = [made[at : at + each] for at in range(0, len(made), each)]
            wide = [sum(_chip_width(texts) for _, texts in row) + CHIP_GAP * (len(row) - 1) for row in split]
            if max(wide, default=0) <= self._size[0] - 40:
                break
        self._places = []
        for number, (row, width) in enumerate(zip(split, wide, strict=True)):
            x = (self._size[0] - width) // 2
            y = 677 - (len(split) - 1 - number) * (high + 6)
            for chip, texts in row:
                pill = pygame.Rect(x, y - high // 2, _chip_width(texts), high)
                target.blit(self._pill(pill.size, chip.lit), pill)
                self._places.append((chip.command, pill.inflate(CHIP_GAP, 14)))
                at = x + 16
                for text in texts:
                    target.blit(text, (at, y - text.get_height() // 2))
                    at += text.get_width() + 8
                x += pill.width + CHIP_GAP

    def _chip_texts(
        self, type_: Type, chip: Chip, size: int, both: bool, language: Language
    ) -> tuple[pygame.Surface, ...]:
        hot = chip.lit > HOT
        ink = (6, 22, 34) if hot else self._palette.text
        if not both:
            return (type_(chip.text.to(language), size, ink),)
        soft = ink if hot else mix(self._palette.text, (140, 130, 190), 0.35)
        return type_(chip.text.en, size, ink), type_(chip.text.zh, size, soft)

    def _veil(self, target: pygame.Surface, box: pygame.Rect) -> None:
        """Lay the ground of a chip behind what is written where the sky is pale."""
        if self._pale:
            target.blit(self._pill(box.size), box)

    def _message(self, target: pygame.Surface, type_: Type, message: str) -> None:
        text = type_(message, 26, self._palette.text)
        pill = text.get_rect(midtop=(self._size[0] // 2, 92)).inflate(56, 22)
        target.blit(self._pill(pill.size), pill)
        target.blit(text, text.get_rect(center=pill.center))

    def _pill(self, size: tuple[int, int], lit: float = 0.0) -> pygame.Surface:
        """Give the ground of a chip, kept for a few strengths of light: round corners take a frame too long."""
        step = math.ceil(lit * LIGHTS - 0.02)
        key = (*size, step)
        if key not in self._panels:
            surface = pygame.Surface(size, pygame.SRCALPHA)
            box = surface.get_rect()
            ground = mix(PANEL, self._palette.robot.voice, step / LIGHTS)
            pygame.draw.rect(surface, (*ground, 255 if step else 205), box, border_radius=size[1] // 2)
            if not step:
                pygame.draw.rect(surface, (*EDGE, 230), box, 1, border_radius=size[1] // 2)
            self._panels[key] = surface
        return self._panels[key]


def _chip_width(texts: Sequence[pygame.Surface]) -> int:
    return sum(text.get_width() for text in texts) + 8 * (len(texts) - 1) + 32


def _shard(palette: Palette) -> pygame.Surface:
    surface = pygame.Surface((24, 30), pygame.SRCALPHA)
    pygame.draw.polygon(surface, palette.pickup, ((12, 1), (20, 14), (12, 28), (4, 14)))
    pygame.draw.polygon(surface, mix(palette.pickup, palette.path, 0.4), ((12, 1), (20, 14), (12, 28)))
    return surface
