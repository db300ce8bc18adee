"""What the pilot found out before, by what it depended on, so that the same place is thought over once.

An answer depends on how the robot moves and on what the obstacles show that were near it while the answer was looked
for, and on nothing else: the simulation itself asks only those. Each goes by its own clock, so that a curtain of
light here is the same riddle whatever a ferry elsewhere does.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from game.pilot.clock import clocks
from game.sim import Course, Event, World, step
from game.sim.course import COLUMN

T = TypeVar("T")
PLACE = 0.1  # m; a runner covers it in 1.2 ticks
SPEED = 0.5  # m/s
MOST = 20_000  # worlds whose silent tick is remembered


@dataclass(slots=True)
class Span:
    """How far a look went along the course, m."""

    low: float
    high: float

    def include(self, other: "Span") -> None:
        """Make it reach as far as another."""
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)

    def columns(self) -> tuple[int, int]:
        """Give the first and the last column of the course that it met."""
        return int(self.low // COLUMN), int(self.high // COLUMN)


class Silence:
    """What follows a world if nothing is said, stepped once: a look goes there first, then the run itself."""

    def __init__(self) -> None:
        self._after: dict[int, tuple[World, World, tuple[Event, ...]]] = {}

    def after(self, world: World) -> tuple[World, tuple[Event, ...]]:
        """Give the next world, and what happened; the very same world must be asked for, not an equal one."""
        known = self._after.get(id(world))
        if known is None:
            if len(self._after) >= MOST:
                self._after.clear()
            # It keeps the world that it is found by, or another could take its number.
            known = self._after[id(world)] = (world, *step(world))
        return known[1], known[2]


class Memory(Generic[T]):
    """Answers of one kind, for one course. What it gives depends on what was asked before: begin each proof afresh."""

    def __init__(self, course: Course) -> None:
        self._clocks = clocks(course)
        self._answers: dict[Hashable, dict[tuple[int, ...], dict[Hashable, tuple[T, Span]]]] = {}

    def recall(self, question: Hashable, world: World) -> tuple[T, Span] | None:
        """Give the answer for a state like this one, and how far it looked then; None when nothing is known."""
        for numbers, answers in self._answers.get((question, alike(world)), {}).items():
            found = answers.get(self._clocks.show(world, numbers))
            if found is not None:
                return found
        return None

    def keep(self, question: Hashable, world: World, answer: T, span: Span) -> None:
        """Remember an answer that took a look along `span`."""
        numbers = self._clocks.near(*span.columns())
        known = self._answers.setdefault((question, alike(world)), {}).setdefault(numbers, {})
        known[self._clocks.show(world, numbers)] = answer, replace(span)


def alike(world: World) -> Hashable:
    """Give how the robot moves, equal for states that a player would not tell apart."""
    body = world.body
    return (
        round(body.x / PLACE),
        round(body.y / PLACE),
        round(body.vx / SPEED),
        round(body.vy / SPEED),
        (body.facing, body.height, body.gait, body.move, body.stands_on, body.held),
        (body.air_moves, body.stun, body.pace, body.strength),
        body.ticks_in_move // 3 if body.move != body.gait else 0,
        min(body.airborne, 60) // 3,
        -(-body.armour // 30),
        tuple((pending.command, (world.tick - pending.since) // 3) for pending in world.buffer),
    )
