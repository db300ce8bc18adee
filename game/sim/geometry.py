"""Boxes and how they meet; metres, x to the right, y up."""

from typing import NamedTuple


class Box(NamedTuple):
    """An axis-aligned box by its lower left corner. Hitboxes, hurtboxes and solids are all of this kind."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side, m."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The y of the upper side, m."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> "Box":
        """Give the same box elsewhere."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def meets(self, other: "Box") -> bool:
        """Tell whether the two share an area; touching edges do not count."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def around(boxes: tuple[Box, ...]) -> Box:
    """Give the smallest box that holds them all; an empty one at the origin for none."""
    if not boxes:
        return Box(0.0, 0.0, 0.0, 0.0)
    left, bottom = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, bottom, max(b.right for b in boxes) - left, max(b.top for b in boxes) - bottom)
