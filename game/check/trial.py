"""A flat course to try one thing on: the real simulation, no formula."""

from collections.abc import Mapping, Sequence

from game.moves import Move, all_moves
from game.obstacles import Obstacle
from game.sim import RULES, Box, Course, World, begin, cut, step

AT = 14.0  # m; where the obstacle stands, far enough from the start to be run at
BEFORE = 9.0  # m before it from which a command is tried; a runner covers less while a command waits
AFTER = 3.0  # m behind it that count as past
LONGEST = 900  # ticks of one try
STRIDE = 6  # ticks between the moments that are tried; a window for a voice is 30 or more
ON_AGAIN = (30, 60, 100, 150, 220, 300)  # ticks after another gait at which "run" is said again


def course(things: Sequence[Obstacle] = (), moves: Mapping[str, Move] | None = None, length: float = 60.0) -> Course:
    """Give a flat floor with things on it, under the hard rules: a hit is a death."""
    ground = (Box(-20.0, -1.2, 20.0 + length, 1.2),)
    offered = moves if moves is not None else all_moves()
    return Course(
        cut(ground, things),
        tuple(things),
        offered,
        (1.0, 0.0),
        Box(length - 2, 0.0, 1.0, 4.0),
        RULES["hard"],
        words=frozenset(word for thing in things for word in thing.offers()),
    )


def passes(thing: Obstacle, command: str) -> bool:
    """Tell whether saying a command at some moment of a run brings the robot past a thing alive."""
    reach = thing.reach()
    level = course((thing,), length=thing.x + reach.right + 30.0)
    goal = thing.x + reach.right + AFTER
    ran = _run(begin(level), {0: "run"}, goal)
    if command == "run":
        return _past(ran[-1], goal)
    move = level.moves.get(command)
    # Close to it first: that is where most commands get past.
    near = thing.x + min(0.0, reach.x) - 1.5
    moments = [world for world in ran[1:-1:STRIDE] if world.body.x > near + 1.5 - BEFORE and world.phase == "playing"]
    for world in sorted(moments, key=lambda w: abs(w.body.x - near)):
        for again in ON_AGAIN if move is not None and move.gait else (0,):
            said = {world.tick: command} | ({world.tick + again: "run"} if again else {})
            if _past(_run(world, said, goal)[-1], goal):
                return True
    return False


def _run(world: World, commands: Mapping[int, str], goal: float) -> list[World]:
    """Give every tick of a run until it is past, dead, or too long."""
    worlds = [world]
    first = world.tick
    while world.tick < first + LONGEST and not world.deaths and world.phase == "playing" and not _past(world, goal):
        world, _ = step(world, (commands[world.tick],) if world.tick in commands else ())
        worlds.append(world)
    return worlds


def _past(world: World, goal: float) -> bool:
    return world.body.x > goal and world.body.airborne == 0 and not world.deaths
