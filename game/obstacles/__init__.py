"""Obstacles: what the world can put in the way, one file each.

An obstacle is found by being a module of this folder, or an entry point of the group `voxleap.obstacles`, that holds
an `Obstacle` with a `kind` of its own.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from typing import Any

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
    broken: list[Text] = []
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for value in vars(module).values():
            if _is_obstacle(value) and value.__module__ == module.__name__:
                kinds[value.tag()] = value
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        try:
            found = entry.load()
        except Exception as error:  # a stranger's module may raise anything; it must not stop the game
            broken.append(_skipped(entry.value, f"{type(error).__name__}: {error}"))
            continue
        if not _is_obstacle(found):
            broken.append(_skipped(entry.value, "not a game.obstacles.Obstacle with a kind"))
        elif found.tag() in kinds:
            broken.append(_skipped(entry.value, f'"{found.tag()}" exists already'))
        else:
            kinds[found.tag()] = found
    return kinds, tuple(broken)


def _is_obstacle(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, Obstacle) and not value.model_fields["kind"].is_required()


def _skipped(where: str, why: str) -> Text:
    return Text(f"{where}: obstacle skipped: {why}", f"{where}：跳过这个障碍物：{why}")
