"""The whole state of a run at one tick, and what may be asked of it."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from game.sim.body import Body
from game.sim.course import Course
from game.sim.geometry import Box

VERSION = 2
"""Of the rules of the simulation: a replay made under another version is not comparable."""

Phase = Literal["playing", "down", "finished"]


@dataclass(frozen=True, slots=True)
class Pending:
    """A command that waits in the buffer for its moment."""

    command: str
    since: int
    """The tick it was given."""


@dataclass(frozen=True, slots=True)
class World:
    """One tick of a run; frozen, so that a pilot can branch from any of them."""

    course: Course
    body: Body
    states: tuple[Any, ...]
    """One for each obstacle of the course, in its order."""
    home: tuple[float, float, int]
    """Where the robot comes back after a death: x, y, facing."""
    tick: int = 0
    buffer: tuple[Pending, ...] = ()
    phase: Phase = "playing"
    since: int = 0
    """The tick at which the phase began."""
    deaths: int = 0

    def digest(self) -> str:
        """Give the state's hash, hex; equal for equal runs on every machine."""
        b = self.body
        parts = (VERSION, self.tick, b, self.states, self.home, self.buffer, self.phase, self.since, self.deaths)
        return sha256(repr(parts).encode()).hexdigest()


def begin(course: Course) -> World:
    """Give the world at tick 0."""
    x, y = course.start
    return World(course, Body(x, y), tuple(t.first_state() for t in course.things), (x, y, 1))


def hurtbox(body: Body) -> Box:
    """Give the part of the body that is hurt: 15 % slimmer than it looks, which feels fair."""
    return Box(body.x - body.width * 0.425, body.y + 0.05, body.width * 0.85, body.height * 0.9)


def nearby(world: World) -> tuple[int, ...]:
    """Give the numbers of the obstacles near the robot."""
    return world.course.near(world.body.x).things
