"""What an actor is: its words, and how it looks at a moment."""

from collections.abc import Callable
from dataclasses import dataclass
from math import pi, sin

from game.obstacles import Ink, Painter
from voice.words import Words


@dataclass(frozen=True, slots=True)
class Look:
    """A moment of an actor; it is drawn around its anchor, the middle of its feet on the floor."""

    tick: int
    stride: float = 0.0
    """Where in its cycle of steps or wing beats, 0..1; goes with the distance."""
    facing: int = 1
    """1 to the right, -1 to the left."""
    pace: float = 0.0
    """How fast it goes, 0 standing .. 1 running."""
    airborne: bool = False
    foe: bool = False
    """True for a chaser: it wears the colour of danger and shows teeth."""

    @property
    def body(self) -> Ink:
        """The ink of most of it."""
        return "structure" if self.foe else "robot"

    @property
    def edge(self) -> Ink:
        """The ink of its outline: what tells friend from foe."""
        return "danger" if self.foe else "path"

    @property
    def eye(self) -> Ink:
        """The ink of what looks at you."""
        return "danger_lit" if self.foe else "text"

    def swing(self, turns: float = 0.0) -> float:
        """Give -1..1 along the cycle, `turns` of it later."""
        return sin(2 * pi * (self.stride + turns))


@dataclass(frozen=True, slots=True)
class Actor:
    """One kind of actor."""

    kind: str
    words: Words
    height: float
    """m, with what it hovers over."""
    draw: Callable[[Painter, Look], None]
    flies: bool = False
    """It hovers beside the robot's head instead of running at its heels."""
