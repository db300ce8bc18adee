"""Where everything of the studio is, px of the picture, at every text size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.screens import studio_items as items
from game.screens.studio import Spot, Studio
from game.view.type import Type

LEFT: Final = 60
GAP: Final = 10
CHIP: Final = 36  # px high at 100 %
CROSS: Final = 34  # px of a chip's right end that take it away
FOOT: Final = 48
MAP: Final = 20
SIZES: Final = (19, 17, 15, 13)
"""px of a chip's text; the first at which all of them find room."""
LINES: Final = 2
"""Of notes."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Rectangles by what they are for."""

    field: pygame.Rect
    mic: pygame.Rect
    chips: tuple[tuple[Spot, pygame.Rect], ...]
    """Chips, or what an empty page suggests; those for which there is no room are missing at the end."""
    chip_size: int
    scroll: pygame.Rect
    map: pygame.Rect
    notes: pygame.Rect
    buttons: tuple[tuple[Spot, pygame.Rect], ...]

    def at(self, place: tuple[int, int]) -> tuple[Spot, bool] | None:
        """Give what is there, and whether it is a chip's cross; a finger needs some room around."""
        if self.mic.collidepoint(place):
            return Spot("mic"), False
        if self.field.collidepoint(place):
            return Spot(), False
        for spot, rect in self.chips:
            if rect.inflate(GAP - 2, GAP - 2).collidepoint(place):
                return spot, spot.area == "chip" and place[0] > rect.right - CROSS
        for spot, rect in self.buttons:
            if rect.inflate(GAP, 14).collidepoint(place):
                return spot, False
        return None


def scroll_size(size: tuple[int, int], scale: float) -> tuple[int, int]:
    """Give how large the scroll is; it depends on the text size alone."""
    top, foot = _bands(size, scale)
    return size[0] - 2 * LEFT, foot - top


def layout(now: Studio, type_: Type, size: tuple[int, int]) -> Layout:
    """Lay out what is seen now."""
    scale = _grown(type_.scale)
    wide = size[0] - 2 * LEFT
    high = round(58 * scale)
    field = pygame.Rect(LEFT, head(type_.scale), wide - high - GAP, high)
    mic = pygame.Rect(field.right + GAP, field.top, high, high)
    top, foot = _bands(size, type_.scale)
    area = pygame.Rect(LEFT, field.bottom + 14, wide, top - field.bottom - 26)
    chips, chip_size = _chips(now, type_, area)
    scroll = pygame.Rect(LEFT, top, wide, foot - top)
    under = pygame.Rect(LEFT, scroll.bottom + 8, wide, MAP)
    buttons = _buttons(now, type_, size)
    notes = pygame.Rect(LEFT, under.bottom + 10, wide, buttons[0][1].top - under.bottom - 20)
    return Layout(field, mic, chips, chip_size, scroll, under, notes, buttons)


def head(scale: float) -> int:
    """Give where the field begins, px: under the heading."""
    return round(84 + 44 * (scale - 1))


def _grown(scale: float) -> float:
    """Boxes grow less than their text: there is room in them."""
    return 1 + (scale - 1) * 0.6


def _bands(size: tuple[int, int], scale: float) -> tuple[int, int]:
    """Give where the scroll begins and ends."""
    grown = _grown(scale)
    chips = max(94, 2 * round(CHIP * grown) + 8)
    top = head(scale) + round(58 * grown) + 14 + chips + 12
    foot = size[1] - 22 - round(FOOT * grown) - round(LINES * 27 * scale) - 20 - MAP - 8
    return top, foot


def _chips(now: Studio, type_: Type, area: pygame.Rect) -> tuple[tuple[tuple[Spot, pygame.Rect], ...], int]:
    """Flow chips in rows: as large as all find room."""
    labels: list[tuple[Spot, str, int]]
    if now.turns is None:
        labels = [(Spot("example", str(n)), t.to(now.language), 44) for n, t in enumerate(items.EXAMPLES)]
    else:
        labels = [(Spot("chip", c.key), c.label.to(now.language), 38 + (CROSS if c.goes else 8)) for c in now.chips]
    placed: tuple[tuple[Spot, pygame.Rect], ...] = ()
    spots, widths, high = [s for s, *_ in labels], list[int](), CHIP
    for size in SIZES:
        high = round((CHIP if size > 15 else 27) * _grown(type_.scale))
        widths = [type_(label, size, (255, 255, 255)).get_width() + more for _, label, more in labels]
        placed = _flowed(spots, widths, high, area)
        if len(placed) == len(labels):
            return placed, size
    # A story of many scenes has more than there is room for: what is chosen is always seen.
    for first in range(1, len(spots)):
        if now.spot not in spots or now.spot in [spot for spot, _ in placed]:
            break
        placed = _flowed(spots[first:], widths[first:], high, area)
    return placed, SIZES[-1]


def _flowed(
    spots: Sequence[Spot], widths: Sequence[int], high: int, area: pygame.Rect
) -> tuple[tuple[Spot, pygame.Rect], ...]:
    placed = []
    x, y = area.left, area.top
    for spot, wide in zip(spots, widths, strict=True):
        wide = min(wide, area.width)
        if x + wide > area.right and x > area.left:
            x, y = area.left, y + high + 6
        if y + high > area.bottom:
            break
        placed.append((spot, pygame.Rect(x, y, wide, high)))
        x += wide + 8
    return tuple(placed)


def _buttons(now: Studio, type_: Type, size: tuple[int, int]) -> tuple[tuple[Spot, pygame.Rect], ...]:
    """Along the foot: what is done most stands left and is widest, the way out stands right."""
    high = round(FOOT * _grown(type_.scale))
    top = size[1] - 22 - high
    placed = []
    x = LEFT
    for item in items.BUTTONS:
        wide = type_(item.shown.to(now.language), 21, (255, 255, 255)).get_width() + 56
        wide = max(wide, 190 if item is items.TRY else 110)
        last = item is items.BUTTONS[-1]
        left = size[0] - LEFT - wide if last else x
        placed.append((Spot("button", item.name), pygame.Rect(left, top, wide, high)))
        x += wide + GAP
    return tuple(placed)
