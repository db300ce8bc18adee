"""Actors: who goes along with the robot, or after it, one file each.

An actor is found by being a module of this folder, or an entry point of the group `voxleap.actors`, with an `ACTOR`.
Each can be a companion, which is only looked at, or a chaser, which hurts (see `game.actors.cast`).
"""

from collections.abc import Mapping
from functools import cache

from game.actors.actor import Actor, Look
from game.actors.cast import Chaser, Companion
from game.extensions import add_offered, modules
from voice.words import Text

__all__ = ["Actor", "Chaser", "Companion", "Look", "all_actors", "as_actor", "broken_actors"]

GROUP = "voxleap.actors"


def all_actors() -> Mapping[str, Actor]:
    """Give every usable actor by its kind: ours first, then those that packages add."""
    return _found()[0]


def broken_actors() -> tuple[Text, ...]:
    """Give one line for each extension that was skipped."""
    return _found()[1]


@cache
def _found() -> tuple[Mapping[str, Actor], tuple[Text, ...]]:
    own = (getattr(module, "ACTOR", None) for module in modules(__name__, __path__))
    actors = {actor.kind: actor for actor in own if isinstance(actor, Actor)}
    broken = add_offered(GROUP, Text("actor", "角色"), as_actor, lambda actor: actor.kind, actors)
    return actors, broken


def as_actor(value: object) -> Actor | None:
    """Give it if it is an actor."""
    return value if isinstance(value, Actor) else None
