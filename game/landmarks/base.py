"""What every landmark is: a thing in the world that is only looked at."""

from typing import ClassVar

from game.obstacles import Box, Obstacle


class Landmark(Obstacle):
    """Write a subclass with a `kind` of its own, in one file: its words, its size and its two drawings.

    Its anchor is the middle of its foot. It stands behind the way, so draw large and calm: what is lit must not be
    brighter than the way, and the inks of danger belong to danger.
    """

    scenery: ClassVar[bool] = True
    size: ClassVar[tuple[float, float]]
    """Width and height, m; nothing is drawn beyond, but for a metre of what shines."""

    def reach(self) -> Box:
        """Nothing to touch."""
        return Box(0.0, 0.0, 0.0, 0.0)

    def frame(self) -> Box:
        """All that it draws."""
        width, height = self.size
        return Box(-width / 2 - 1.0, -1.5, width + 2.0, height + 2.5)
