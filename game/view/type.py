"""Type on the screen: Noto Sans SC for both languages, every text rendered once."""

from functools import cache
from importlib import resources
from typing import Literal

import pygame

from game.view.colour import Rgb

Weight = Literal["Regular", "Bold"]
KEPT = 2000  # texts; more than a long run shows


@cache
def font(size: int, weight: Weight = "Bold") -> pygame.font.Font:
    """Give the font at a size in px; pygame's own where ours is missing, so Chinese shows as boxes there."""
    pygame.font.init()
    try:
        source = resources.files("pygame_gui").joinpath("data", f"NotoSansSC-{weight}.otf")
        with resources.as_file(source) as path:
            return pygame.font.Font(path, size)
    except (FileNotFoundError, ModuleNotFoundError, pygame.error):
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
