"""A pagoda on a wooded hill."""

import random
from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix
from game.view.mirror import mirrored
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import along, curve, oval
from game.view.sheet import Sheet, with_light
from game.view.strip import Piece, Strip

WIDTH = 0.245  # half a pagoda's lowest tier, shares of its height
NARROWER = 0.125  # each tier than the one below


class Pagoda(Generator):
    """A hill with a pagoda, once in a long period."""

    generator: Literal["pagoda"] = "pagoda"
    ink: Role = "mid"
    base: float = Field(default=430, ge=100, le=720, description="foot of the hill, px from the top")
    x: float = Field(default=1010, ge=0, le=4000, description="middle of the pagoda, px in the layer")
    height: float = Field(default=182, ge=40, le=400, description="of the pagoda, px")
    tiers: int = Field(default=5, ge=2, le=9)
    hill: float = Field(default=90, ge=0, le=300, description="height of the hill, px")
    spread: float = Field(default=420, ge=60, le=1200, description="half the hill's width, px")
    period: int = Field(default=2400, ge=1400, le=4000, description="px after which it repeats")
    haze: float = Field(default=0.1, ge=0, le=1, description="share of mist in its colours")
    mirror: float = Field(default=0.0, ge=0, le=1, description="strength of its reflection")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        high = round(self.hill + self.height + 20)
        sheet = Sheet(self.period, high)
        ink = mix(place.ink(self.ink), place.mist, min(0.9, self.haze + place.fog * 0.6))
        top = high - self.hill
        s, x = self.spread, self.x
        outline = curve(
            [
                (x - s, high),
                (x - s * 0.62, top + self.hill * 0.66),
                (x - s * 0.34, top + self.hill * 0.32),
                (x - s * 0.1, top),
                (x + s * 0.12, top),
                (x + s * 0.36, top + self.hill * 0.26),
                (x + s * 0.7, top + self.hill * 0.62),
                (x + s, high),
            ],
            12,
        )
        tower(
            sheet,
            x,
            top + 6,
            self.height,
            self.tiers,
            ink,
            mix(ink, palette.near, 0.75),
            palette.light,
            palette.lamp if place.lit > 0.6 else None,
        )
        sheet.polygon(outline, ink)
        for i in range(round(s * 0.5)):
            at = x + chance.uniform(-0.93, 0.93) * s
            y = along(outline, at)
            size = chance.uniform(3.5, 7) + 5 * (1 - abs(at - x) / s) * chance.random()
            tone = mix(ink, palette.near, 0.12 * (i % 3))
            sheet.polygon(oval(at, y + chance.uniform(-3, 6), size * 1.15, size * 0.85), tone)
        sheet.rim(place.light, palette.light, 1.4, 0.3)
        rows = np.linspace(0, 1, high, dtype=np.float32)
        start = 1 - self.hill / high
        sheet.fade_to(place.mist, smooth(start, 1.0, rows) * 0.8)
        picture = with_light(sheet.small(), sheet.halo(60, 0.9))
        if self.mirror:
            below = min(high, place.size[1] - round(self.base))
            picture = mirrored(picture, high, below, self.mirror, palette.water, self.seed)
        return (Strip(picture, round(self.base) - high, self.parallax),)


def tower(
    sheet: Sheet, x: float, y: float, high: float, tiers: int, ink: Rgb, dark: Rgb, lit: Rgb, lamp: Rgb | None
) -> None:
    """Draw the pagoda itself by the middle of its foot; its right third faces the light."""
    spire = high * 0.14
    tier = (high - spire) / tiers
    half = high * WIDTH * 0.78
    bottom = y
    for number in range(tiers):
        wall = tier * 0.66
        sheet.box(x - half, bottom - wall, half * 2, wall, ink)
        sheet.box(x + half * 0.34, bottom - wall, half * 0.66, wall, mix(ink, lit, 0.4))
        doors = 3 if number < tiers - 1 else 2
        for door in range(doors):
            at = x + (door - (doors - 1) / 2) * half * 0.56
            glow = lamp is not None
            sheet.box(at - half * 0.09, bottom - wall * 0.72, half * 0.18, wall * 0.6, lamp or dark, shine=0.7 * glow)
            sheet.polygon(oval(at, bottom - wall * 0.72, half * 0.09, half * 0.09), lamp or dark)
        sheet.box(x - half * 1.08, bottom - 3, half * 2.16, 3, dark)
        eave(sheet, x, bottom - wall, half * 1.42, tier * 0.36, dark, mix(ink, lit, 0.5))
        bottom -= tier
        half *= 1 - NARROWER
    eave(sheet, x, bottom + tier * 0.36, half * 1.3, tier * 0.6, dark, mix(ink, lit, 0.5), peak=True)
    sheet.line((x, bottom + tier * 0.1), (x, bottom - spire), dark, high * 0.014)
    for i in range(4):
        sheet.polygon(oval(x, bottom - spire * (0.1 + 0.2 * i), high * (0.02 - 0.003 * i), high * 0.009), dark)


def eave(sheet: Sheet, x: float, y: float, half: float, high: float, ink: Rgb, lit: Rgb, peak: bool = False) -> None:
    """Draw a roof whose corners turn up; `peak` lets it end in a point."""
    ridge = 0.04 if peak else 0.55
    upper = curve(
        [
            (x - half * 1.06, y - high * 0.34),
            (x - half * 0.8, y - high * 0.1),
            (x - half * ridge, y - high),
            (x + half * ridge, y - high),
            (x + half * 0.8, y - high * 0.1),
            (x + half * 1.06, y - high * 0.34),
        ],
        6,
    )
    lower = [(x + half * 0.84, y + high * 0.12), (x, y + high * 0.2), (x - half * 0.84, y + high * 0.12)]
    sheet.polygon([*upper, *lower], ink)
    sheet.curve(
        [(x + half * ridge, y - high), (x + half * 0.8, y - high * 0.12), (x + half * 1.05, y - high * 0.36)], lit, 1.2
    )
