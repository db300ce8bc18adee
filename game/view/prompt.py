"""What a lesson shows over the picture: the dark that voices lift, one sentence, and how far it is."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pygame

from game.theme import Palette
from game.view.colour import Rgb, mix, scaled
from game.view.type import Type
from voice.words import Language, Text

DARK: Final = 0.2  # of its brightness that an unlit city keeps
CORE: Final = 0.1  # of the picture's width around the robot that is never dark
FINE: Final = 8  # px of the picture to one of the veil
RINGS: Final = 3
RING_S: Final = 1.1  # s that a ring of sound takes outwards
TOP: Final = 74  # px from the top to the sentence
SKIP_AT: Final = pygame.Rect(1058, 650, 190, 48)
"""Where a hand skips the lesson."""
QUIET: Final[Rgb] = (150, 140, 190)
PANEL: Final[Rgb] = (10, 12, 30)
EDGE: Final[Rgb] = (78, 64, 128)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One moment of a lesson."""

    says: Text
    """The sentence; `{word}` stands where the word comes. Empty shows none."""
    word: Text | None = None
    """The word to say."""
    note: Text | None = None
    """A smaller line under it."""
    turns: tuple[int, int] = (0, 0)
    """How often the word was done, and of how many times; 0 of 0 shows none."""
    share: float = 0.0
    """Of the lesson that is done, 0..1."""
    light: float = 1.0
    """How much of the city is lit, 0..1."""
    loud: float = 0.0
    """How loud it is now, 0..1."""
    skip: Text | None = None


class Coach:
    """Draws prompts; keeps the veil and the rings of sound."""

    def __init__(self, palette: Palette, size: tuple[int, int], type_: Type) -> None:
        self._palette, self._size, self.type = palette, size, type_
        small = (size[0] // FINE, size[1] // FINE)
        self._x, self._y = np.meshgrid(np.arange(small[0]), np.arange(small[1]), indexing="ij")
        self._veil = pygame.Surface(small)
        self._shown_light = 0.0
        self._rings: list[float] = []
        self._since = RING_S

    def advance(self, prompt: Prompt, seconds: float) -> None:
        """Let the light follow, and send rings out while it is loud."""
        self._shown_light += (prompt.light - self._shown_light) * min(1.0, seconds / 0.25)
        self._rings = [age + seconds for age in self._rings if age + seconds < RING_S]
        self._since += seconds
        if prompt.loud > 0.15 and prompt.light < 1 and self._since > RING_S / RINGS:
            self._rings.append(0.0)
            self._since = 0.0

    def draw(self, target: pygame.Surface, prompt: Prompt, robot: tuple[float, float], language: Language) -> None:
        """Draw a prompt; `robot` is where its middle is, px."""
        if self._shown_light < 0.985:
            self._darken(target, robot)
        if prompt.says.to(language):
            self._sentence(target, prompt, language)
        self._way(target, prompt)
        if prompt.skip is not None:
            self._skip(target, prompt.skip.to(language))

    def _darken(self, target: pygame.Surface, robot: tuple[float, float]) -> None:
        """Leave light around the robot; it spreads as the city is lit."""
        light, wide = self._shown_light, self._size[0] / FINE
        far = np.hypot(self._x - robot[0] / FINE, (self._y - robot[1] / FINE) * 1.15)
        core = np.exp(-((far / (CORE * wide)) ** 2))
        front = np.clip((light * 1.5 * wide - far) / (0.22 * wide), 0, 1)
        front = front * front * (3 - 2 * front) * (0.35 + 0.65 * light)
        share = np.maximum(core, DARK + (1 - DARK) * front)
        tint = np.stack([share, share**0.94, share**0.86], axis=-1) * 255
        pygame.surfarray.blit_array(self._veil, tint.astype(np.uint8))
        veil = pygame.transform.smoothscale(self._veil, self._size)
        target.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        for age in self._rings:
            out = age / RING_S
            radius = 60 + 620 * (1 - (1 - out) ** 2)
            ink = scaled(self._palette.robot.voice, (1 - out) ** 1.5)
            pygame.draw.circle(target, mix(self._palette.sky_top, ink, (1 - out) ** 1.2), robot, radius, 2)

    def _sentence(self, target: pygame.Surface, prompt: Prompt, language: Language) -> None:
        text, voice = self._palette.text, self._palette.robot.voice
        before, found, after = prompt.says.to(language).partition("{word}")
        parts = [self.type(before, 33, text)] if before.strip() else []
        if found and prompt.word is not None:
            quoted = f"“{prompt.word.to(language)}”"
            parts.append(self.type(quoted, 38, voice))
        if after.strip():
            parts.append(self.type(after, 33, text))
        if found and prompt.word is not None and prompt.word.en != prompt.word.zh:
            other = prompt.word.en if language == "zh" else prompt.word.zh
            parts.append(self.type(other, 22, mix(text, QUIET, 0.5)))
        gap = 12
        wide = sum(p.get_width() for p in parts) + gap * (len(parts) - 1)
        turns = prompt.turns[1]
        wide += turns * 24 + 10 if turns else 0
        note = self.type(prompt.note.to(language), 19, mix(text, QUIET, 0.35), "Regular") if prompt.note else None
        high = max(p.get_height() for p in parts)
        inner = max(wide, note.get_width() if note else 0)
        box = pygame.Rect(0, TOP, inner + 72, high + 26 + (note.get_height() + 4 if note else 0))
        box.centerx = self._size[0] // 2
        ground = pygame.Surface(box.size, pygame.SRCALPHA)
        pygame.draw.rect(ground, (*PANEL, 208), ground.get_rect(), border_radius=26)
        pygame.draw.rect(ground, (*EDGE, 220), ground.get_rect(), 1, border_radius=26)
        target.blit(ground, box)
        x, middle = box.centerx - wide // 2, box.top + 12 + high // 2
        for part in parts:
            target.blit(part, (x, middle - part.get_height() // 2))
            x += part.get_width() + gap
        for number in range(turns):
            at = (x + 12 + number * 24, middle + 2)
            full = number < prompt.turns[0]
            pygame.draw.aacircle(target, voice if full else EDGE, at, 8, 0 if full else 2)
        if note is not None:
            target.blit(note, note.get_rect(midtop=(box.centerx, box.top + high + 16)))

    def _way(self, target: pygame.Surface, prompt: Prompt) -> None:
        wide = self._size[0]
        target.fill(mix(PANEL, EDGE, 0.4), (0, 0, wide, 4))
        target.fill(self._palette.robot.voice, (0, 0, round(wide * prompt.share), 4))

    def _skip(self, target: pygame.Surface, label: str) -> None:
        text = self.type(label, 17, mix(self._palette.text, QUIET, 0.4), "Regular")
        pygame.draw.rect(target, PANEL, SKIP_AT, border_radius=SKIP_AT.height // 2)
        pygame.draw.rect(target, EDGE, SKIP_AT, 1, border_radius=SKIP_AT.height // 2)
        wide = text.get_width() + 24
        x = SKIP_AT.centerx - wide // 2
        target.blit(text, (x, SKIP_AT.centery - text.get_height() // 2))
        for step in (0, 9):
            tip = x + text.get_width() + 10 + step
            middle = SKIP_AT.centery + 1
            points = ((tip, middle - 6), (tip + 7, middle), (tip, middle + 6))
            pygame.draw.aalines(target, mix(self._palette.text, QUIET, 0.4), False, points)


def lit(share: float) -> float:
    """Give how loud a city's sound is that is lit this far."""
    return 0.15 + 0.85 * math.sqrt(max(0.0, min(1.0, share)))
