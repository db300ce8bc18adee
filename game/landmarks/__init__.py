"""Landmarks: the large thing that a level ends at, one file each.

A landmark is found by being a module of this folder, or an entry point of the group `voxleap.landmarks`, that holds a
`Landmark` with a `kind` of its own. It is scenery: nothing of it is solid and nothing hurts.
"""

from collections.abc import Mapping
from functools import cache

from game.extensions import add_offered, modules
from game.landmarks.base import Landmark
from game.obstacles import Box, Ink, Painter
from voice.words import Text, Words

__all__ = ["Box", "Ink", "Landmark", "Painter", "Words", "all_landmarks", "as_landmark", "broken_landmarks"]

GROUP = "voxleap.landmarks"


def all_landmarks() -> Mapping[str, type[Landmark]]:
    """Give every usable landmark by its kind: ours first, then those that packages add."""
    return _found()[0]


def broken_landmarks() -> tuple[Text, ...]:
    """Give one line for each extension that was skipped."""
    return _found()[1]


@cache
def _found() -> tuple[Mapping[str, type[Landmark]], tuple[Text, ...]]:
    kinds: dict[str, type[Landmark]] = {}
    for module in modules(__name__, __path__):
        for value in vars(module).values():
            kind = as_landmark(value)
            if kind is not None and kind.__module__ == module.__name__:
                kinds[kind.tag()] = kind
    broken = add_offered(GROUP, Text("landmark", "地标"), as_landmark, lambda kind: kind.tag(), kinds)
    return kinds, broken


def as_landmark(value: object) -> type[Landmark] | None:
    """Give it if it is a landmark with a kind of its own."""
    if not (isinstance(value, type) and issubclass(value, Landmark)):
        return None
    return None if value.model_fields["kind"].is_required() else value
