"""Pillars of rock that stand alone: peaks in a sea of clouds, mesas, crystals of ice."""

import random
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from game.theme import Role
from game.view.colour import Rgb, mix
from game.view.place import Place
from game.view.places.base import Generator
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip

STEPS = 9


class Spires(Generator):
    """Groups of rock pillars with a lit and a shaded side."""

    generator: Literal["spires"] = "spires"
    ink: Role = "second"
    base: float = Field(ge=0, le=760, description="foot, px from the top")
    height: float = Field(default=200, ge=20, le=600, description="of the highest, px")
    width: float = Field(default=180, ge=16, le=600, description="of the highest at its foot, px")
    shape: Literal["peak", "mesa", "crystal"] = "peak"
    groups: int = Field(default=3, ge=1, le=14, description="in one period")
    haze: float = Field(default=0.2, ge=0, le=1, description="share of mist in their colours")
    fade: float = Field(default=0.5, ge=0, le=1, description="share of the height that is lost in mist at the foot")
    snow: float = Field(default=0.0, ge=0, le=1, description="share of the height under snow")
    period: int = Field(default=2100, ge=1300, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        share = min(0.9, self.haze + place.fog * 0.6)
        ink = mix(place.ink(self.ink), place.mist, share)
        lit = mix(mix(ink, palette.light, 0.5), palette.cloud, 0.25)
        dark = mix(ink, palette.near, 0.45)
        high = round(self.height * 1.15)
        sheet = Sheet(self.period, high)
        right = place.light[0] > 0
        snow = mix(palette.cloud, place.mist, share * 0.5)
        for group in range(self.groups):
            middle = (group + chance.uniform(0.2, 0.8)) / self.groups * self.period
            size = chance.uniform(0.6, 1.0)
            for dx, part in ((-0.46, 0.55), (0.5, 0.6), (0.0, 1.0)):
                x = middle + dx * self.width * size * chance.uniform(0.8, 1.3)
                tall = self.height * size * part * chance.uniform(0.85, 1.1)
                wide = self.width * size * (0.5 + 0.5 * part)
                if not wide < x < self.period - wide:
                    continue
                self._one(sheet, chance, x, high, wide, tall, (lit, ink, dark, snow), right)
        sheet.rim(place.light, palette.light, 1.4, 0.3)
        sheet.fade_out(high - self.height * self.fade, high)
        return (Strip(sheet.small(), round(self.base) - high, self.parallax),)

    def _one(
        self,
        sheet: Sheet,
        chance: random.Random,
        x: float,
        y: float,
        wide: float,
        tall: float,
        inks: tuple[Rgb, Rgb, Rgb, Rgb],
        right: bool,
    ) -> None:
        lit, ink, dark, snow = inks
        left_line, right_line = [], []
        for i in range(STEPS + 1):
            t = i / STEPS
            spread = self._spread(t)
            at = y - tall * (1 - t)
            left_line.append((x - wide / 2 * spread * chance.uniform(0.9, 1.1), at + chance.uniform(-3, 3) * (i > 0)))
            right_line.append((x + wide / 2 * spread * chance.uniform(0.9, 1.1), at + chance.uniform(-3, 3) * (i > 0)))
        sheet.polygon([*left_line, *right_line[::-1]], dark if right else ink)
        split = [
            (a[0] + (b[0] - a[0]) * (0.45 + 0.17 * (-1) ** i * chance.random()), a[1])
            for i, (a, b) in enumerate(zip(left_line, right_line, strict=True))
        ]
        side = right_line if right else left_line
        sheet.polygon([*side, *split[::-1]], lit)
        if right:
            sheet.polygon([*left_line, *split[::-1]], ink)
        for _ in range(8):  # cracks and small faces
            i = chance.randrange(1, STEPS)
            crack, long = split[i], tall * chance.uniform(0.08, 0.22)
            way = -1 if right else 1
            sheet.polygon(
                [
                    crack,
                    (crack[0] + way * wide * 0.06, crack[1] + long * 0.4),
                    (crack[0] + way * wide * 0.01, crack[1] + long),
                ],
                dark,
            )
            rim = (left_line if right else right_line)[i]
            sheet.polygon(
                [
                    rim,
                    (rim[0] - way * wide * 0.12, rim[1] + long * 0.3),
                    (rim[0] - way * wide * 0.03, rim[1] + long * 1.2),
                ],
                mix(ink, dark, 0.6),
            )
        if self.snow:
            last = max(1, round(STEPS * self.snow))
            teeth = [(p[0], p[1] + chance.uniform(-4, 10)) for p in (right_line[last], split[last], left_line[last])]
            sheet.polygon([*left_line[: last + 1], *teeth[::-1], *right_line[: last + 1][::-1]], snow)
            sheet.polygon(
                [*split[: last + 1], *(left_line if right else right_line)[: last + 1][::-1]], mix(snow, ink, 0.3)
            )

    def _spread(self, t: float) -> float:
        """Give the width at a share of the way down, shares of the foot's."""
        if self.shape == "mesa":
            return float(0.56 + 0.1 * (t > 0.25) + 0.34 * max(0.0, (t - 0.45) / 0.55) ** 1.6)
        if self.shape == "crystal":
            return min(1.0, t / 0.3) * (1 - 0.25 * max(0.0, t - 0.3))
        return float(0.1 * min(1.0, t * 9) + 0.9 * t**1.15)
