"""The goal: a gate of light that says so in both languages."""

import pygame

from game.theme import Palette
from game.view.brush import METRE
from game.view.colour import mix
from game.view.sheet import Sheet, kept, with_light
from game.view.type import font

WIDE, HIGH = 3.2, 4.4  # m


def gate(palette: Palette, light: tuple[float, float]) -> tuple[pygame.Surface, int, int]:
    """Paint it once.

    Returns:
        the picture, and its upper left corner from the goal's point, px right and down.

    """
    margin = 50
    width, height = WIDE * METRE, HIGH * METRE
    sheet = Sheet(width + 2 * margin, height + margin)
    left, right, floor, top = margin, margin + width, margin + height, float(margin)
    body = mix(palette.structure, palette.near, 0.5)
    for x in (left, right - 20):
        sheet.box(x, top + 26, 20, height - 26, body)
        sheet.box(x - 6, floor - 10, 32, 10, palette.structure)
        sheet.box(x + 8, top + 60, 4, height - 80, palette.path, shine=0.8)
    eave = [(left - 24, top + 22), (left + 14, top + 4), (right - 14, top + 4), (right + 24, top + 22)]
    sheet.polygon([*eave, (right - 4, top + 32), (left + 4, top + 32)], body)
    sheet.box(left + 6, top + 40, width - 12, 9, body)
    sheet.box(left + 44, top + 49, width - 88, 74, palette.structure)
    for number, word in enumerate(("终点", "GOAL")):
        image = font((30 if number == 0 else 17) * sheet.fine).render(
            word, True, mix(palette.path, (255, 255, 255), 0.5)
        )
        x = left + (width - image.get_width() / sheet.fine) / 2
        sheet.paste(image, x, top + (52 if number == 0 else 92), shine=0.7)
    sheet.rim(light, palette.light, 1.6, 0.5)
    picture = with_light(sheet.small(), sheet.halo(46, 0.9))
    veil = pygame.Surface((round(width - 40), round(height - 124)), pygame.SRCALPHA)
    for y in range(veil.get_height()):
        share = y / veil.get_height()
        pygame.draw.line(veil, (*palette.path, round(62 * share**1.5)), (0, y), (veil.get_width(), y))
    picture.blit(veil, (round(left + 20), round(top + 124)))
    return kept(picture), round(-left - width / 2), round(-floor)
