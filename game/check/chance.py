"""Parameters by chance, within the bounds that an obstacle's own schema sets."""

import random
from typing import Any, get_args

from pydantic.fields import FieldInfo

from game.obstacles import Obstacle

PLACE = frozenset({"kind", "id", "x", "y"})
DIGITS = 3


def by_chance(kind: type[Obstacle], chance: random.Random, x: float) -> Obstacle:
    """Give one with every parameter drawn anew; now and then a bound itself, as that is where things break."""
    drawn = {n: _draw(field, chance) for n, field in kind.model_fields.items() if n not in PLACE}
    return kind.model_validate({"kind": kind.tag(), "x": x} | drawn)


def _draw(field: FieldInfo, chance: random.Random) -> Any:
    if field.annotation is bool:
        return chance.random() < 0.5
    if field.annotation not in (int, float):
        options = get_args(field.annotation)
        return chance.choice(options) if options else field.get_default(call_default_factory=True)
    low, high = _bounds(field)
    edge = chance.random()
    if field.annotation is int:
        return round(low) if edge < 0.08 else round(high) if edge > 0.92 else chance.randint(round(low), round(high))
    return low if edge < 0.08 else high if edge > 0.92 else round(chance.uniform(low, high), DIGITS)


def _bounds(field: FieldInfo) -> tuple[float, float]:
    """Give the least and the most that a number may be; the checker has made sure that it has both."""
    low = high = 0.0
    for mark in field.metadata:
        for name, nudge in (("ge", 0.0), ("gt", 0.01), ("le", 0.0), ("lt", -0.01)):
            value = getattr(mark, name, None)
            if value is not None:
                low, high = (value + nudge, high) if name[0] == "g" else (low, value + nudge)
    return low, high
