"""Type on the screen: Noto Sans SC for both languages, every text rendered once."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import pygame

from game.view.colour import Rgb

Weight = Literal["Regular", "Bold"]
KEPT = 2000  # texts; more than a long run shows


@cache
def font(size: int, weight: Weight = "Bold") -> pygame.font.Font:
    """Give the font at a size in px; pygame's own where ours is missing, so Chinese shows as boxes there."""
    pygame.font.init()
    here = find_spec("pygame_gui")  # its fonts, not itself: importing it takes a fifth of a second
    folder = next(iter(here.submodule_search_locations or ()), "") if here else ""
    file = Path(folder) / "data" / f"NotoSansSC-{weight}.otf"
    try:
        return pygame.font.Font(file if folder else None, size)
    except (FileNotFoundError, pygame.error):
        return pygame.font.Font(None, size)


class Type:
    """Renders texts and keeps them."""

    def __init__(self, scale: float = 1.0) -> None:
        """Render at `scale` times the sizes that are asked for, which is how a player sets larger text."""
        self.scale = scale
        self._kept: dict[tuple[str, int, Rgb, Weight], pygame.Surface] = {}

    def __call__(self, text: str, size: int, colour: Rgb, weight: Weight = "Bold") -> pygame.Surface:
        """Give a text as a surface with transparent ground."""
        key = (text, size, colour, weight)
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = font(round(size * self.scale), weight).render(text, True, colour)
        return self._kept[key]
