"""A painter that looks at what it is told to draw."""

import math
from collections.abc import Sequence
from typing import get_args

from game.obstacles import Box, Ink
from voice.words import Text


class Recorder:
    """A painter that looks at what it is told to draw."""

    def __init__(self) -> None:
        self.faults: list[Text] = []
        self.strokes: list[tuple[object, ...]] = []
        """Everything that it was told, to compare."""

    def box(self, box: Box, ink: Ink) -> None:
        """See `Painter.box`."""
        self._look(box, ink)

    def line(self, start: Sequence[float], end: Sequence[float], ink: Ink, width: float = 0.08) -> None:
        """See `Painter.line`."""
        self._look((*start, *end, width), ink)

    def polygon(self, points: Sequence[Sequence[float]], ink: Ink) -> None:
        """See `Painter.polygon`."""
        self._look([value for point in points for value in point], ink)
        if len(points) < 3:
            self.faults.append(Text("a polygon needs three points", "多边形至少要三个点"))

    def disc(self, centre: Sequence[float], radius: float, ink: Ink) -> None:
        """See `Painter.disc`."""
        self._look((*centre, radius), ink)

    def glow(self, box: Box, ink: Ink) -> None:
        """See `Painter.glow`."""
        self._look(box, ink)

    def post(self, base: Sequence[float], height: float, ink: Ink) -> None:
        """See `Painter.post`."""
        self._look((*base, height), ink)

    def veil(self, points: Sequence[Sequence[float]], ink: Ink, share: float) -> None:
        """See `Painter.veil`."""
        self.polygon(points, ink)
        if not 0 <= share <= 1:
            self.faults.append(Text("the share of a veil lies between 0 and 1", "薄层的比例在 0 到 1 之间"))

    def text(self, middle: Sequence[float], words: str, height: float, ink: Ink) -> None:
        """See `Painter.text`."""
        self._look((*middle, height), ink)

    def _look(self, values: Sequence[float], ink: Ink) -> None:
        self.strokes.append((*values, ink))
        inks = get_args(Ink)
        if ink not in inks:
            known = ", ".join(inks)
            self.faults.append(Text(f'"{ink}" is not an ink; there are {known}', f"没有“{ink}”这种墨色；可用：{known}"))
        if not all(math.isfinite(value) and abs(value) < 1000 for value in values):
            self.faults.append(Text("a place is no number, or a kilometre away", "坐标不是数字，或远在千米之外"))
