"""How large things are on the screen, from how far they are read: one rule for every display.

A capital letter that is read from D metres must cover 20 minutes of arc (ISO 9241-303 asks for 20 to 22 of comfortable
reading, 16 at least): D · tan(20') high, 11.6 mm from two metres. Capitals of Noto Sans SC are 0.733 of its size, its
Chinese characters 0.92 of it and so larger still. A display of the given diagonal has as many millimetres a pixel as
its diagonal has pixels. All texts but the legal notice have that size at least; the notice is for whoever steps up to
it, and is read from three fifths of the distance.
"""

import math
from dataclasses import dataclass
from typing import Final

ARC_MINUTES: Final = 20.0
CAPITAL: Final = 0.733
INCH_MM: Final = 25.4
LEAST_SHARE, MOST_SHARE = 0.024, 0.062
"""Of the shorter side: what still fits, whatever a house says about its display."""
BODY, LARGE, HUGE, FINE = 1.25, 1.8, 2.9, 0.6
"""Sizes as multiples of the smallest that is read from the distance."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Sizes for one display, px."""

    wide: int
    high: int
    inches: float = 32.0
    reading_m: float = 2.0

    @property
    def portrait(self) -> bool:
        """Whether it is higher than wide."""
        return self.high > self.wide

    @property
    def pitch_mm(self) -> float:
        """Of a pixel, mm."""
        return self.inches * INCH_MM / math.hypot(self.wide, self.high)

    @property
    def text(self) -> int:
        """The smallest text, px."""
        wanted = self.reading_m * 1000 * math.tan(math.radians(ARC_MINUTES / 60)) / CAPITAL / self.pitch_mm
        short = min(self.wide, self.high)
        return round(max(LEAST_SHARE * short, min(MOST_SHARE * short, wanted)))

    def size(self, times: float) -> int:
        """Give a multiple of the smallest text, px; for the notice alone it is less than one."""
        return max(8, round(self.text * times))

    @property
    def gap(self) -> int:
        """Between things, px."""
        return round(self.text * 0.5)

    @property
    def edge(self) -> int:
        """From the screen's edge, px."""
        return round(min(self.wide, self.high) * 0.04)

    @property
    def button(self) -> int:
        """How high what can be touched is, px: for a thumb, 22 mm on a public screen, and for its text."""
        return round(max(22 / self.pitch_mm, self.text * 2.1))
