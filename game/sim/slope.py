"""A piece of floor that rises or falls: the wedge on top of a flat piece of ground."""

from collections.abc import Sequence
from typing import NamedTuple

from game.sim.geometry import Box


class Slope(NamedTuple):
    """The line that feet walk on; what is solid below it down to its lower end belongs to it too."""

    x: float
    """Left end, m."""
    y: float
    """Height of the left end, m."""
    width: float
    """m"""
    rise: float
    """Metres by which the right end is higher."""

    @property
    def right(self) -> float:
        """The x of the right end, m."""
        return self.x + self.width

    @property
    def steep(self) -> float:
        """Metres of height for each metre to the right."""
        return self.rise / self.width

    @property
    def low(self) -> float:
        """Height of the lower end, m."""
        return min(self.y, self.y + self.rise)

    @property
    def high(self) -> float:
        """Height of the upper end, m."""
        return max(self.y, self.y + self.rise)

    def at(self, x: float) -> float:
        """Give the height at a place; beyond the ends, that of the end."""
        along = min(max(x - self.x, 0.0), self.width)
        return self.y + along * self.rise / self.width

    def between(self, left: float, right: float) -> "Slope":
        """Give the part of it that lies between two places inside it."""
        return Slope(left, self.at(left), right - left, self.at(right) - self.at(left))


def cut_slopes(slopes: Sequence[Slope], holes: Sequence[Box]) -> tuple[Slope, ...]:
    """Take the gaps out of the slopes, from left to right."""
    pieces = list(slopes)
    for hole in holes:
        rest: list[Slope] = []
        for piece in pieces:
            body = Box(piece.x, piece.low, piece.width, max(piece.high - piece.low, 0.01))
            if not body.meets(hole._replace(height=hole.height + piece.high - piece.low)):
                rest.append(piece)
                continue
            if piece.x < hole.x:
                rest.append(piece.between(piece.x, hole.x))
            if hole.right < piece.right:
                rest.append(piece.between(hole.right, piece.right))
        pieces = rest
    return tuple(sorted(pieces))
