"""What stays the same through a run: ground, obstacles, moves and rules, indexed by place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from game.sim.body import ticks
from game.sim.geometry import Box
from game.sim.seams import Move, Thing
from game.sim.slope import Slope

COLUMN = 4.0  # m wide; the index knows what is near each
MARGIN = 3.0  # m; how far the robot looks around itself in one tick
MOST_GRACE = ticks(0.25)  # by which a late command may be forgiven
FALL = 8.0  # m below the lowest ground, where a fall ends


@dataclass(frozen=True, slots=True)
class Rules:
    """How forgiving the world is; part of a replay."""

    assist: bool = False
    """The robot halts by itself before what would hurt it."""
    armour: bool = True
    """A first hit costs time, not a life."""
    grace: int = 0
    """Ticks by which every late command is forgiven on top of its move's own."""
    graces: tuple[tuple[str, int], ...] = ()
    """The same for single commands, by name: what this player's own delay has taught, 0 to `MOST_GRACE` ticks each."""
    buffer: bool = True
    """An early command waits for its moment."""
    coyote: bool = True
    """A late one counts for a moment after the edge."""
    corners: bool = True
    """A head slips past a corner, and a leap that falls a little short still catches the ledge."""
    lips: bool = True
    """A foot that is half over an edge still carries."""


EASY = Rules(assist=True, armour=True, grace=ticks(0.1))
NORMAL = Rules(assist=False, armour=True, grace=0)
HARD = Rules(assist=False, armour=False, grace=0)
RULES: Mapping[str, Rules] = {"easy": EASY, "normal": NORMAL, "hard": HARD}

Solid = tuple[float, float, float, float, int]
"""left, bottom, right, top in metres, and the obstacle's number (-1 for ground)."""


class Column(NamedTuple):
    """What is near a column; obstacles by their numbers, in the order of the course."""

    ground: tuple[Solid, ...] = ()
    things: tuple[int, ...] = ()
    slopes: tuple[Slope, ...] = ()
    # Of `things`, those that need to be asked: a tick must not cost more for what only looks on.
    solid: tuple[int, ...] = ()
    gripping: tuple[int, ...] = ()
    reacting: tuple[int, ...] = ()
    harmful: tuple[int, ...] = ()


NOTHING = Column()


@dataclass(frozen=True, slots=True)
class Course:
    """A level as the simulation runs it."""

    ground: tuple[Box, ...]
    things: tuple[Thing, ...]
    moves: Mapping[str, Move]
    start: tuple[float, float]
    goal: Box
    rules: Rules = NORMAL
    words: frozenset[str] = frozenset()
    """Commands that obstacles offer, such as a door's word."""
    slopes: tuple[Slope, ...] = ()
    floor_of_world: float = field(init=False)
    columns: Mapping[int, Column] = field(init=False)
    """Column number to what is near it."""
    reaches: tuple[Box, ...] = field(init=False)
    """Of the obstacles, m in the world."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "floor_of_world", min((b.top for b in self.ground), default=0.0) - FALL)
        object.__setattr__(self, "reaches", tuple(t.reach().moved(t.x, t.y) for t in self.things))
        object.__setattr__(self, "columns", _index(self.ground, self.things, self.reaches, self.slopes))

    def near(self, x: float) -> Column:
        """Give what is near a place, m."""
        return self.columns.get(int(x // COLUMN), NOTHING)


def cut(ground: Sequence[Box], things: Sequence[Thing]) -> tuple[Box, ...]:
    """Take the gaps out of the ground, from left to right."""
    pieces = list(ground)
    for thing in things:
        hole = thing.cuts()
        if hole is None:
            continue
        hole = hole.moved(thing.x, thing.y)
        rest: list[Box] = []
        for piece in pieces:
            if not piece.meets(hole):
                rest.append(piece)
                continue
            if piece.x < hole.x:
                rest.append(piece._replace(width=hole.x - piece.x))
            if hole.right < piece.right:
                rest.append(piece._replace(x=hole.right, width=piece.right - hole.right))
        pieces = rest
    return tuple(sorted(pieces))


def _index(
    ground: Sequence[Box], things: Sequence[Thing], reaches: Sequence[Box], slopes: Sequence[Slope]
) -> Mapping[int, Column]:
    solids: dict[int, list[Solid]] = {}
    numbers: dict[int, list[int]] = {}
    inclined: dict[int, list[Slope]] = {}
    for box in ground:
        for column in _columns(box):
            solids.setdefault(column, []).append((box.x, box.y, box.right, box.top, -1))
    for number, reach in enumerate(reaches):
        for column in _columns(reach):
            numbers.setdefault(column, []).append(number)
    for slope in slopes:
        for column in _columns(Box(slope.x, slope.low, slope.width, 0.0)):
            inclined.setdefault(column, []).append(slope)
    return {
        c: _column(things, solids.get(c, ()), numbers.get(c, ()), inclined.get(c, ()))
        for c in solids.keys() | numbers.keys() | inclined.keys()
    }


def _column(things: Sequence[Thing], ground: Sequence[Solid], near: Sequence[int], slopes: Sequence[Slope]) -> Column:
    return Column(
        tuple(ground),
        tuple(near),
        tuple(slopes),
        tuple(n for n in near if things[n].blocks),
        tuple(n for n in near if things[n].grips),
        tuple(n for n in near if things[n].reacts),
        tuple(n for n in near if things[n].harms),
    )


def _columns(box: Box) -> range:
    return range(int((box.x - MARGIN) // COLUMN), int((box.right + MARGIN) // COLUMN) + 1)
