"""Obstacles: what the world can put in the way, one file each.

An obstacle is found by being a module of this folder, or an entry point of the group `voxleap.obstacles`, that holds
an `Obstacle` with a `kind` of its own.
"""

from collections.abc import Mapping
from functools import cache

from game.extensions import add_offered, modules
from game.obstacles.base import Obstacle
from game.obstacles.painter import Ink, Painter
from game.sim import Body, Box, Contact, Reaction
from voice.words import Text, Words

__all__ = [
    "Body",
    "Box",
    "Contact",
    "Ink",
    "Obstacle",
    "Painter",
    "Reaction",
    "Words",
    "all_obstacles",
    "as_obstacle",
    "broken_obstacles",
]

GROUP = "voxleap.obstacles"


def all_obstacles() -> Mapping[str, type[Obstacle]]:
    """Give every usable obstacle by its kind: ours first, then those that packages add."""
    return _found()[0]


def broken_obstacles() -> tuple[Text, ...]:
    """Give one line for each extension that was skipped."""
    return _found()[1]


@cache
def _found() -> tuple[Mapping[str, type[Obstacle]], tuple[Text, ...]]:
    kinds: dict[str, type[Obstacle]] = {}
    for module in modules(__name__, __path__):
        for value in vars(module).values():
            kind = as_obstacle(value)
            if kind is not None and kind.__module__ == module.__name__:
                kinds[kind.tag()] = kind
    broken = add_offered(GROUP, Text("obstacle", "障碍物"), as_obstacle, lambda kind: kind.tag(), kinds)
    return kinds, broken


def as_obstacle(value: object) -> type[Obstacle] | None:
    """Give it if it is an obstacle with a kind of its own; scenery is none."""
    if not (isinstance(value, type) and issubclass(value, Obstacle)) or value.scenery:
        return None
    return None if value.model_fields["kind"].is_required() else value
