"""The visor: the voice's face. Its sign stays upright whatever the body does."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import pygame

from game.theme import RobotPalette
from game.view.colour import mix
from game.view.sheet import Sheet, kept

Sign = Literal["off", "rest", "listening", "speaking", "up", "right", "left", "down", "unsure", "no"]
Point = tuple[float, float]

BARS: Final[Mapping[Sign, Sequence[Sequence[Point]]]] = {
    "off": (),
    "rest": (((-0.03, 0.004), (0.036, 0.004)),),
    "listening": tuple(
        ((-0.04 + i * 0.02, -h), (-0.04 + i * 0.02, h)) for i, h in enumerate((1.6e-2, 0.03, 0.04, 0.03, 1.6e-2))
    ),
    "speaking": (
        ((-0.046, 0), (-0.03, 0.012), (-0.018, -0.032), (-0.004, 0.04), (0.012, -0.04), (0.026, 0.028), (0.046, 0)),
    ),
    "up": (((0, 0.038), (0, -0.036)), ((-0.032, -0.004), (0, -0.04), (0.032, -0.004))),
    "down": (((0, -0.038), (0, 0.036)), ((-0.032, 0.004), (0, 0.04), (0.032, 0.004))),
    "right": (((-0.04, 0), (0.036, 0)), ((0.008, -0.034), (0.042, 0), (0.008, 0.034))),
    "left": (((0.04, 0), (-0.036, 0)), ((-0.008, -0.034), (-0.042, 0), (-0.008, 0.034))),
    "unsure": (
        (
            (-0.026, -0.016),
            (-0.016, -0.036),
            (0.004, -0.042),
            (0.024, -0.032),
            (0.024, -0.014),
            (0.004, 0.004),
            (0.004, 0.016),
        ),
        ((0.004, 0.036), (0.004, 0.038)),
    ),
    "no": (((-0.03, -0.032), (0.03, 0.032)), ((-0.03, 0.032), (0.03, -0.032))),
}
"""Strokes in body heights from the visor's middle, y down."""


def signs(palette: RobotPalette, danger: tuple[int, int, int], height_px: float) -> Mapping[Sign, pygame.Surface]:
    """Draw every sign once; each picture's middle is the visor's."""
    side = 0.14 * height_px
    drawn: dict[Sign, pygame.Surface] = {}
    for name, strokes in BARS.items():
        sheet = Sheet(side, side, fine=4)
        ink = danger if name == "no" else mix(palette.voice, (255, 255, 255), 0.6)
        width = (0.013 if name in ("listening", "speaking") else 0.021) * height_px
        for stroke in strokes:
            placed = [(side / 2 + x * height_px, side / 2 + y * height_px) for x, y in stroke]
            sheet.curve(placed, ink, width)
        drawn[name] = kept(sheet.small())
    return drawn
