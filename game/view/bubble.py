"""A speech bubble over the robot: the word that it is about to hear, large, in both languages."""

import math
from typing import Final

import pygame

from game.theme import Palette
from game.view.colour import Rgb, mix
from game.view.type import Type
from voice.words import Language, Text

PAPER: Final[Rgb] = (246, 250, 255)
INK: Final[Rgb] = (10, 18, 34)
SOFT: Final[Rgb] = (72, 84, 112)
UP: Final = 34  # px from the head to the bubble
GROWS_S: Final = 0.16


def draw(
    target: pygame.Surface,
    type_: Type,
    palette: Palette,
    head: tuple[float, float],
    lead: Text,
    word: Text,
    language: Language,
    age_s: float,
) -> None:
    """Draw it.

    Args:
        target: the picture.
        type_: renders.
        palette: of the place.
        head: where the top of the robot's head is, px.
        lead: stands before the word, smaller.
        word: to be said; the reader's language is larger.
        language: the reader's.
        age_s: since it came, s: it grows out of the head.

    """
    other: Language = "en" if language == "zh" else "zh"
    parts = [
        type_(lead.to(language), 24, SOFT),
        type_(word.to(language), 44, INK),
        *([type_(word.to(other), 28, mix(INK, palette.robot.voice, 0.45))] if word.en != word.zh else []),
    ]
    wide = sum(p.get_width() for p in parts) + 14 * (len(parts) - 1) + 56
    high = max(p.get_height() for p in parts) + 18
    box = pygame.Rect(0, 0, wide, high)
    box.midbottom = (round(head[0] + wide * 0.22), round(head[1] - UP))
    box.clamp_ip(target.get_rect().inflate(-32, -168))
    grown = min(1.0, age_s / GROWS_S)
    if grown < 1:
        small = box.scale_by(1 - (1 - grown) ** 2)
        small.midbottom = box.midbottom
        box = small
    tip = (head[0] + 6, min(head[1] - 6, box.bottom + UP))
    root = max(box.left + 30, min(box.right - 30, tip[0] + 16))
    foot = box.bottom - 5
    for grow, ink in ((3, mix(INK, palette.robot.voice, 0.5)), (0, PAPER)):
        pygame.draw.rect(target, ink, box.inflate(2 * grow, 2 * grow), border_radius=min(26, box.height // 2))
        corners = ((root - 12 - grow, foot), (root + 12 + grow, foot), (tip[0], tip[1] + grow))
        pygame.draw.polygon(target, ink, corners)

    if grown < 1:
        return
    x = box.left + 28
    for part in parts:
        target.blit(part, (x, math.floor(box.centery - part.get_height() / 2)))
        x += part.get_width() + 14
