"""The ring round the robot: the ear's face. It opens when somebody speaks, and says why when nothing was done."""

import math
from collections.abc import Iterable
from typing import Final

import pygame

from game.theme import RobotPalette
from game.view.bloom import QUARTER
from game.view.colour import mix, scaled
from game.view.frame import Caption, EarState
from game.view.type import Type
from voice.events import REASONS
from voice.words import Text

Point = tuple[float, float]

RADIUS: Final = 112.0  # px
OPENING: Final = 0.12  # s
CLOSING: Final = 0.3  # s
TICKS: Final = 72
FLIGHT: Final = 0.55  # s that a word flies
TRAIL: Final = ((0.24, 0.28), (0.14, 0.5), (0.0, 1.0))
"""The word and its two echoes: how far behind, in shares of the flight, and how bright."""
SIZES: Final = (12, 18, 24, 30, 36, 42, 48)
"""px of a word that flies."""
REFUSAL: Final = 21  # px of a refusal
TOLD: Final = (236, 246, 252)
SHOWN: Final = 1.6  # s that a refusal is read


class Ring:
    """Keeps how far it is open and how loud it was."""

    def __init__(self, palette: RobotPalette) -> None:
        self._palette = palette
        self._open = 0.0
        self._loud = 0.0
        self._time = 0.0

    def advance(self, ear: EarState, seconds: float) -> None:
        """Go on by a time."""
        self._time += seconds
        way = seconds / OPENING if ear.speaking else -seconds / CLOSING
        self._open = min(1.0, max(0.0, self._open + way))
        loud = min(1.0, max(0.0, (ear.level_db + 55) / 40))
        self._loud += (loud - self._loud) * min(1.0, seconds / 0.06)

    def draw(self, target: pygame.Surface, shine: pygame.Surface, middle: Point) -> None:
        """Draw it around the robot."""
        if self._open <= 0:
            return
        share = self._open * self._open * (3 - 2 * self._open)
        radius = RADIUS * (0.55 + 0.45 * share)
        ink = scaled(self._palette.voice, 0.25 + 0.75 * share)
        pygame.draw.aacircle(target, ink, middle, radius, 2)
        pygame.draw.circle(shine, scaled(ink, 0.5), (middle[0] / QUARTER, middle[1] / QUARTER), radius / QUARTER, 1)
        for i in range(TICKS):
            angle = 2 * math.pi * i / TICKS
            wave = 0.5 + 0.5 * math.sin(i * 1.7 + self._time * 9) * math.sin(i * 0.61 - self._time * 6)
            reach = 5 + 20 * self._loud * wave * share
            cos, sin = math.cos(angle), math.sin(angle)
            start = (middle[0] + cos * (radius + 3), middle[1] + sin * (radius + 3))
            end = (middle[0] + cos * (radius + 3 + reach), middle[1] + sin * (radius + 3 + reach))
            pygame.draw.aaline(target, mix(ink, (255, 255, 255), 0.2 * wave), start, end)

    def refuse(self, target: pygame.Surface, type_: Type, middle: Point, caption: Caption) -> None:
        """Say in two or three words why nothing was done."""
        if caption.good or caption.age_s > SHOWN:
            return
        fade = min(1.0, (SHOWN - caption.age_s) / 0.3)
        ink = scaled((200, 214, 230), 0.35 + 0.65 * fade)
        for i in range(20):
            first = 2 * math.pi * i / 20
            points = [
                (middle[0] + math.cos(first + t * 0.045) * RADIUS, middle[1] + math.sin(first + t * 0.045) * RADIUS)
                for t in range(5)
            ]
            pygame.draw.aalines(target, ink, False, points)
        text = type_(str(caption.text), REFUSAL, TOLD)
        pill = pygame.Rect(0, 0, text.get_width() + 36, max(40, text.get_height() + 10))
        # Over the ring: below it lie the words that can be said.
        pill.midbottom = (round(middle[0]), max(96, round(middle[1] - RADIUS - 8)))
        pill.left = max(12, pill.left)
        pygame.draw.rect(target, (8, 10, 26), pill, border_radius=pill.height // 2)
        target.blit(text, text.get_rect(center=pill.center))

    def guess(self, target: pygame.Surface, type_: Type, middle: Point, word: str) -> None:
        """Show, faintly, what the ear seems to hear while somebody still speaks."""
        if self._open <= 0:
            return
        text = type_(word, REFUSAL, mix(self._palette.voice, self._palette.visor, 0.2))
        place = text.get_rect(midbottom=(round(middle[0]), max(96, round(middle[1] - RADIUS - 32))))
        target.blit(text, place)

    def rehearse(self, type_: Type, words: Iterable[Text]) -> None:
        """Render every word at every size it flies at; opening a font in the middle of a frame takes 4 ms."""
        for text in words:
            for size in SIZES:
                self._beside(type_, text.en, size)
                for _, dim in TRAIL:
                    self._flying(type_, text.zh, size, dim)
        for reason in REASONS.values():
            type_(str(reason), REFUSAL, TOLD)

    def _flying(self, type_: Type, word: str, size: int, dim: float) -> pygame.Surface:
        return type_(word, size, scaled(mix(self._palette.voice, (255, 255, 255), 0.75 * dim), dim))

    def _beside(self, type_: Type, word: str, size: int) -> pygame.Surface:
        return type_(word, max(12, round(size * 0.6)), self._palette.voice)

    def fly(self, target: pygame.Surface, shine: pygame.Surface, type_: Type, visor: Point, caption: Caption) -> None:
        """Let the word that was understood fly into the visor."""
        if not caption.good or caption.age_s > FLIGHT:
            return
        turn = caption.age_s / FLIGHT
        start = (visor[0] + 235, visor[1] - 78)
        for back, dim in TRAIL:
            share = max(0.0, turn - back)
            ease = share * share
            x = start[0] + (visor[0] - start[0]) * ease
            y = start[1] + (visor[1] - start[1]) * ease - 40 * math.sin(math.pi * ease) * 0.6
            size = max(SIZES[0], round(46 * (1 - 0.72 * ease) / 6) * 6)
            glyph = self._flying(type_, caption.text.zh, size, dim)
            target.blit(glyph, glyph.get_rect(center=(round(x), round(y))))
            if dim == 1.0:
                word = self._beside(type_, caption.text.en, size)
                target.blit(word, (round(x + glyph.get_width() / 2 + 8), round(y - word.get_height() / 2 + 4)))
                reach = max(2, size // 3) / QUARTER
                pygame.draw.circle(shine, scaled(self._palette.voice, 0.5), (x / QUARTER, y / QUARTER), reach)
