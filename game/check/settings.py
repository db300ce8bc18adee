"""The smallest place in which each kind of obstacle is met: what stands beside it so that it matters.

A moving platform means nothing on a floor; over a gap it is the way. The pairs are tried with these, and the level with
every kind is made of them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from game.moves import all_moves
from game.obstacles import Obstacle, all_obstacles
from game.obstacles.checkpoint import Checkpoint
from game.obstacles.elevator import Elevator
from game.obstacles.falling_platform import FallingPlatform
from game.obstacles.gap import Gap
from game.obstacles.moving_platform import MovingPlatform
from game.obstacles.springboard import Springboard
from game.obstacles.swinging_hook import SwingingHook
from game.obstacles.wall import Wall
from game.sim import RULES, Box, Course, cut

FREE: Final = frozenset({"checkpoint", "pickup"})
Setting = Callable[[float], tuple[Obstacle, ...]]
"""From the left end of the place, m, to the things in it."""


def _over_a_gap(x: float) -> tuple[Obstacle, ...]:
    return Gap(x=x, width=7.0), MovingPlatform(x=x + 1.0, width=2.4, travel_x=2.6)


def _crumbling(x: float) -> tuple[Obstacle, ...]:
    return Gap(x=x, width=7.4), FallingPlatform(x=x + 2.4, width=2.6, delay=60)


def _hook(x: float) -> tuple[Obstacle, ...]:
    return Gap(x=x, width=9.0), SwingingHook(x=x + 4.5)


def _thrown(x: float) -> tuple[Obstacle, ...]:
    return Springboard(x=x, power=16.0), Wall(x=x + 3.4, width=1.0, height=4.0)


def _lifted(x: float) -> tuple[Obstacle, ...]:
    return Elevator(x=x, width=3.0, rise=7.0), Wall(x=x + 3.0, width=3.0, height=7.0)


_OWN: Final[Mapping[str, Setting]] = {
    "moving_platform": _over_a_gap,
    "falling_platform": _crumbling,
    "swinging_hook": _hook,
    "springboard": _thrown,
    "elevator": _lifted,
}


def kinds() -> tuple[str, ...]:
    """Give every kind that counts as an obstacle."""
    return tuple(sorted(kind for kind in all_obstacles() if kind not in FREE))


def setting(kind: str, x: float) -> tuple[Obstacle, ...]:
    """Give the things of the place in which a kind is met."""
    if kind in _OWN:
        return _OWN[kind](x)
    return (all_obstacles()[kind].model_validate({"kind": kind, "x": x}),)


def end(things: Iterable[Obstacle]) -> float:
    """Give where the last of them ends, m."""
    return max(thing.x + thing.reach().right for thing in things)


def laid(order: Iterable[str], first: float, apart: float) -> tuple[Obstacle, ...]:
    """Lay places side by side on one floor, with a checkpoint in the middle between two where there is room."""
    things: list[Obstacle] = []
    x = first
    for kind in order:
        if things and apart >= 10.0:
            things.append(Checkpoint(x=x - apart / 2))
        placed = setting(kind, x)
        things += placed
        x = end(placed) + apart
    return tuple(things)


def every_kind(apart: float = 14.0, difficulty: str = "normal") -> Course:
    """Give a course in which every kind is met once, in the order of their names."""
    return flat(laid(kinds(), 20.0, apart), difficulty)


def flat(things: tuple[Obstacle, ...], difficulty: str = "normal") -> Course:
    """Give a floor with things on it and the goal 10 m behind the last."""
    long = end(things) + 20.0
    return Course(
        ground=cut((Box(-2.0, -1.2, long + 2.0, 1.2),), things),
        things=things,
        moves=all_moves(),
        start=(2.0, 0.0),
        goal=Box(long - 10.0, 0.0, 1.0, 4.0),
        rules=RULES[difficulty],
        words=frozenset(word for thing in things for word in thing.offers()),
    )
