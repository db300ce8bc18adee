"""A causeway across a lake: willows, lamps, and a round bridge whose arch and reflection make a full moon."""

import random
from collections.abc import Sequence
from math import cos, pi, sin
from typing import Literal

import numpy as np
from pydantic import Field

from game.view.colour import Rgb, mix
from game.view.mirror import mirrored
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import curve, oval
from game.view.sheet import Sheet, with_light
from game.view.strip import Piece, Strip
from game.view.trees import willow

SPAN, RISE, HOLE = 190.0, 56.0, 34.0  # px of a bridge


class Causeway(Generator):
    """A causeway with willows and a moon bridge, and its reflection."""

    generator: Literal["causeway"] = "causeway"
    line: float = Field(default=430, ge=100, le=700, description="waterline, px from the top")
    bridge: float = Field(default=500, ge=0, le=4000, description="middle of the bridge, px in the layer")
    period: int = Field(default=2300, ge=1400, le=4000, description="px after which it repeats")
    haze: float = Field(default=0.3, ge=0, le=1, description="share of mist in its colours")
    mirror: float = Field(default=0.75, ge=0, le=1, description="strength of its reflection")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        high = 130
        sheet = Sheet(self.period, high)
        share = min(0.9, self.haze + place.fog * 0.6)
        bank = mix(palette.near, place.mist, share)
        stone = mix(mix(palette.mid, palette.near, 0.25), place.mist, share * 0.8)
        leaf = mix(palette.leaf, place.mist, share)
        x = -20.0
        while x < self.period + 20:  # a low bank, now and then a gap of open water beside the bridge
            width = chance.uniform(60, 150)
            if abs(x + width / 2 - self.bridge) > 120 and not 1500 < x < 1900:
                top = high - chance.uniform(6, 10)
                sheet.polygon(
                    [
                        *curve(
                            [
                                (x - 16, high - 1),
                                (x, top),
                                (x + width, top + chance.uniform(-2, 2)),
                                (x + width + 16, high - 1),
                            ],
                            6,
                        ),
                        (x, high + 2),
                    ],
                    bank,
                )
            x += width * 0.8
        x = 30.0
        while x < self.period - 60:
            if abs(x - self.bridge) > 125 and not 1480 < x < 1900:
                willow(sheet, x, high - 7, chance.uniform(40, 86), leaf, mix(bank, leaf, 0.25), chance)
                if chance.random() < 0.5:
                    willow(sheet, x + 46, high - 7, chance.uniform(34, 54), leaf, mix(bank, leaf, 0.25), chance)
                if place.lit > 0.5:
                    _lamp(sheet, x + 26, high - 8, palette.lamp, bank)
            x += chance.choice((70, 110, 190))
        moon_bridge(sheet, self.bridge, high, stone, bank, mix(palette.light, place.mist, share * 0.5))
        for walker in (-34, 22, 34):
            _walker(sheet, self.bridge + walker, high - RISE + 4 + abs(walker) * 0.16, bank, palette.paints[0])
        sheet.rim(place.light, palette.light, 1.0, 0.35)
        rows = np.linspace(0, 1, high, dtype=np.float32)
        sheet.fade_to(place.mist, smooth(0.5, 1.0, rows) * min(0.6, 0.2 + place.fog))
        picture = with_light(sheet.small(), sheet.halo(26, 0.9))
        below = 150
        return (
            Strip(
                mirrored(picture, high, below, self.mirror, palette.water, self.seed),
                round(self.line) - high,
                self.parallax,
            ),
        )


def moon_bridge(sheet: Sheet, x: float, y: float, stone: Rgb, dark: Rgb, lit: Rgb) -> None:
    """Draw a humped bridge with a round hole on the waterline."""
    deck = [(x + SPAN * (i / 60 - 0.5), y - RISE * sin(pi * i / 60) ** 1.15 - 3) for i in range(61)]
    hole = [(x + cos(pi * i / 24) * HOLE, y - sin(pi * i / 24) * HOLE) for i in range(25)]
    sheet.polygon([*deck, (x + SPAN / 2, y), *hole, (x - SPAN / 2, y)], stone)
    ring = [(x + cos(pi * i / 24) * (HOLE + 5), y - sin(pi * i / 24) * (HOLE + 5)) for i in range(25)]
    sheet.polygon(hole + ring[::-1], dark)
    for i in range(1, 24, 2):
        a, b = hole[i], ring[i]
        sheet.line(a, b, stone, 1.0)
    sheet.curve(deck, lit, 1.6)
    rail = [(px, py - 8) for px, py in deck]
    sheet.curve(rail, dark, 1.4)
    for i in range(0, 61, 3):
        sheet.line(deck[i], (deck[i][0], deck[i][1] - 10), dark, 1.6)


def _lamp(sheet: Sheet, x: float, y: float, lamp: Rgb, dark: Rgb) -> None:
    sheet.line((x, y), (x, y - 13), dark, 1.2)
    sheet.polygon(oval(x, y - 15, 2.0, 2.6), mix(lamp, (255, 255, 255), 0.3), shine=1.0)


def _walker(sheet: Sheet, x: float, y: float, ink: Rgb, paper: Rgb) -> None:
    """Somebody under an umbrella."""
    sheet.polygon([(x - 2.2, y), (x + 2.2, y), (x + 1.3, y - 9), (x - 1.3, y - 9)], ink)
    sheet.polygon(oval(x, y - 10.5, 1.8, 1.8), ink)
    sheet.polygon(curve([(x - 7, y - 12.5), (x, y - 17), (x + 7, y - 12.5)], 6), mix(paper, ink, 0.3))
