"""What a move and an obstacle must be for the simulation; it knows no others' names.

Both are pure: the same arguments give the same answer, so that a pilot can look ahead.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from game.sim.body import Body, Touch
from game.sim.geometry import Box


class Move(Protocol):
    """Something the robot can be told to do."""

    @property
    def name(self) -> str:
        """The command that begins it."""

    @property
    def gait(self) -> bool:
        """True when it lasts until another gait is told, such as running; its `during` never ends."""

    @property
    def builds_on(self) -> tuple[str, ...]:
        """Moves that it is a longer form of, or that must have begun before it."""

    @property
    def flush(self) -> bool:
        """True when it drops what waits in the command buffer."""

    @property
    def patience(self) -> int:
        """How long the command may wait for a moment at which it can begin, ticks."""

    @property
    def gravity(self) -> float:
        """Share of the gravity that acts meanwhile, 0..1."""

    def can_begin(self, body: Body, touch: Touch) -> bool:
        """Tell whether it can begin now."""

    def begin(self, body: Body, touch: Touch) -> Body:
        """Begin it; the simulation has set `move` and `ticks_in_move` (for a gait, `gait`) already."""

    def during(self, body: Body, touch: Touch) -> Body | None:
        """Do one tick of it; None when it is over."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How an obstacle and the body meet in this tick."""

    stands: bool
    """The body stands on it."""
    overlaps: bool
    """The body's hurtbox shares an area with the obstacle's reach."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What an obstacle makes of a contact or a command."""

    state: Any
    body: Body | None = None
    """The body after what it does to it; None leaves it alone."""
    says: str = ""
    """A word for view and sound, such as "pickup"; empty for nothing to tell."""
    saves: bool = False
    """Here the robot comes back after a death."""


class Thing(Protocol):
    """An obstacle in the world. Boxes are in metres from its anchor (`x`, `y`); `state` is frozen data of its own."""

    @property
    def kind(self) -> str:
        """The obstacle's tag, such as "laser_gate"."""

    @property
    def x(self) -> float:
        """Anchor, m."""

    @property
    def y(self) -> float:
        """Anchor, m."""

    @property
    def blocks(self) -> bool:
        """True when it has `solids`; others are not asked."""

    @property
    def harms(self) -> bool:
        """True when it has `hazards`; others are not asked."""

    @property
    def reacts(self) -> bool:
        """True when `react` does anything; others are not asked."""

    @property
    def lasts(self) -> bool:
        """True when its state outlives the robot's death, as a pickup's does."""

    @property
    def grips(self) -> bool:
        """True when it has `holds`; others are not asked."""

    def reach(self) -> Box:
        """Everything it can ever fill, hit or feel."""

    def cuts(self) -> Box | None:
        """The ground that it takes away."""

    def first_state(self) -> Any:
        """Its state at the start."""

    def solids(self, state: Any, tick: int) -> tuple[Box, ...]:
        """What is solid; the same number of boxes in the same order while it moves."""

    def holds(self, state: Any, tick: int) -> tuple[Box, ...]:
        """What hands can hold, such as a rope or a hook; the same boxes in the same order while it moves."""

    def hazards(self, state: Any, tick: int) -> tuple[Box, ...]:
        """What hurts."""

    def react(self, state: Any, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """Answer to the body being near; None for no change."""

    def obey(self, state: Any, tick: int, command: str, body: Body) -> Reaction | None:
        """Answer to a command that this obstacle offers; None when it does not mind it."""
