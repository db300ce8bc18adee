"""How an obstacle says what it looks like: shapes in metres from its anchor, in a theme's inks."""

from collections.abc import Sequence
from typing import Literal, Protocol

from game.sim import Box

Point = tuple[float, float]
Ink = Literal["structure", "path", "danger", "danger_lit", "pickup", "glow", "text", "robot", "near", "mid", "water"]
"""The role of a colour; the theme knows the colour."""


class Painter(Protocol):
    """Draws for one obstacle; x to the right and y up, metres from its anchor."""

    def box(self, box: Box, ink: Ink) -> None:
        """Fill a box."""

    def line(self, start: Point, end: Point, ink: Ink, width: float = 0.08) -> None:
        """Draw a line of a width in metres."""

    def polygon(self, points: Sequence[Point], ink: Ink) -> None:
        """Fill a polygon of at least three points."""

    def disc(self, centre: Point, radius: float, ink: Ink) -> None:
        """Fill a circle."""

    def glow(self, box: Box, ink: Ink) -> None:
        """Fill a box that shines on what is around it."""

    def post(self, base: Point, height: float, ink: Ink) -> None:
        """Draw a striped post, such as those on either side of a danger."""

    def veil(self, points: Sequence[Point], ink: Ink, share: float) -> None:
        """Fill a polygon thinly, such as glass, water or a beam of light; `share` of its colour covers, 0..1."""

    def text(self, middle: Point, words: str, height: float, ink: Ink) -> None:
        """Write a line around a middle, with letters of a height in metres."""
