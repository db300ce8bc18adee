"""Colours that every eye tells apart: danger, path and pickup of any theme, from the set of Okabe and Ito (2008)."""

from typing import Final

from game.theme.palette import Palette
from game.theme.schema import Theme
from game.theme.times import Time

SAFE: Final = {
    "danger": (0xE6, 0x9F, 0x00),
    "danger_lit": (0xFF, 0xF0, 0xA8),
    "path": (0x56, 0xB4, 0xE9),
    "path_face": (0x1F, 0x5C, 0x86),
    "pickup": (0xFF, 0xFF, 0xFF),
}
"""Orange, sky blue and white: they differ in brightness too, so that they stay apart without any colour."""


def safe(theme: Theme) -> Theme:
    """Give the theme with these colours in the places where they matter."""
    palettes: dict[Time, Palette] = {time: p.model_copy(update=SAFE) for time, p in theme.palettes.items()}
    return theme.model_copy(update={"palettes": palettes})
