"""Contrast as WCAG 2.2 reckons it, and inks that keep to it."""

from typing import Final

from game.theme import Palette
from game.view.colour import Rgb, mix

LEAST: Final = 4.5
"""Of the lighter to the darker, for every text (WCAG asks for 3 of large ones, and here all are large)."""
PANEL: Final[Rgb] = (9, 11, 27)
PANEL_ALPHA: Final = 232
"""Of 255: what lies behind shows faintly."""
NIGHT: Final[Rgb] = (6, 22, 34)
WHITE: Final[Rgb] = (240, 248, 252)
AMBER: Final[Rgb] = (255, 176, 46)


def luminance(colour: Rgb) -> float:
    """Give the relative luminance, 0..1."""
    parts = [c / 255 for c in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: Rgb, b: Rgb) -> float:
    """Give the contrast of two colours, 1..21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def readable(ink: Rgb, ground: Rgb, least: float = LEAST) -> Rgb:
    """Give the ink, brought as far towards white or night as it takes to be read on a ground."""
    towards = WHITE if luminance(ground) < 0.18 else NIGHT
    for step in range(21):
        found = mix(ink, towards, step / 20)
        if contrast(found, ground) >= least:
            return found
    return towards


class Inks:
    """The colours of the kiosk's own texts and buttons over one place."""

    def __init__(self, palette: Palette) -> None:
        self.worst = mix((255, 255, 255), PANEL, PANEL_ALPHA / 255)
        """A panel over the whitest picture."""
        self.text = readable(mix(palette.text, WHITE, 0.5), self.worst)
        self.quiet = readable(mix(palette.text, (150, 140, 190), 0.45), self.worst)
        self.voice = readable(palette.robot.voice, self.worst)
        self.warn = readable(AMBER, self.worst)
        self.on_voice = readable(NIGHT, self.voice)
        self.on_white = readable(NIGHT, WHITE)
        self.edge = mix(self.voice, PANEL, 0.6)

    def pairs(self) -> tuple[tuple[Rgb, Rgb], ...]:
        """Give every ink with the grounds that it is written on."""
        grounds = (PANEL, self.worst)
        on_panels = ((ink, ground) for ink in (self.text, self.quiet, self.voice, self.warn) for ground in grounds)
        return (*on_panels, (self.on_voice, self.voice), (self.on_white, WHITE))
