"""A flat course to try one thing on: the real simulation, no formula."""

from collections.abc import Mapping, Sequence

from game.moves import Move, all_moves
from game.obstacles import Obstacle
from game.sim import RULES, Box, Course, World, begin, cut, step

AT = 14.0  # m; where the obstacle stands, far enough from the start to be run at
AFTER = 3.0  # m behind it that count as past
LONGEST = 900  # ticks of one try
TRIES = range(2, 260, 6)  # ticks at which a command is tried
ON_AGAIN = (45, 90, 150)  # ticks after it at which "run" is said again


def course(things: Sequence[Obstacle] = (), moves: Mapping[str, Move] | None = None, length: float = 60.0) -> Course:
    """Give a flat floor with things on it, under the hard rules: a hit is a death."""
    ground = (Box(-20.0, -1.2, 20.0 + length, 1.2),)
    offered = moves if moves is not None else all_moves()
    return Course(
        cut(ground, things), tuple(things), offered, (1.0, 0.0), Box(length - 2, 0.0, 1.0, 4.0), RULES["hard"]
    )


def passes(thing: Obstacle, move: str) -> bool:
    """Tell whether saying a move at some moment of a run brings the robot past a thing alive."""
    level = course((thing,))
    goal = thing.x + thing.reach().right + AFTER
    return any(_gets_past(level, goal, {0: "run", at: move, at + again: "run"}) for at in TRIES for again in ON_AGAIN)


def _gets_past(level: Course, goal: float, commands: Mapping[int, str]) -> bool:
    world: World = begin(level)
    for tick in range(LONGEST):
        world, _ = step(world, (commands[tick],) if tick in commands else ())
        if world.deaths or world.phase == "down":
            return False
        if world.body.x > goal and world.body.airborne == 0:
            return True
    return False
