"""A command as the simulation obeys it: a name, and how strongly it was said. The only place that knows its spelling.

Plain text, so that a replay is a list of ticks and words that a person can read: "jump", or "jump*1.2" for a loud one.
"""

from typing import NamedTuple

WEAKEST, STRONGEST = 0.8, 1.2
"""Of a leap's speed upwards: with 1.2 it is 1.44 times as high."""
STEPS = 20  # to 1: finer than anybody's voice, and short to write


class Command(NamedTuple):
    """What `step` makes of one text."""

    name: str
    strength: float = 1.0


def spoken(name: str, strength: float = 1.0) -> str:
    """Write a command; the strength is bounded and rounded to a twentieth, and left out when it is 1."""
    twentieths = round(min(max(strength, WEAKEST), STRONGEST) * STEPS)
    return name if twentieths == STEPS else f"{name}*{twentieths / STEPS:g}"


def parse(text: str) -> Command:
    """Read a command; a strength that is none counts as 1, one out of bounds as the bound."""
    name, star, rest = text.partition("*")
    if not star:
        return Command(name)
    try:
        strength = float(rest)
    except ValueError:
        return Command(name)
    return Command(name, min(max(strength, WEAKEST), STRONGEST) if strength == strength else 1.0)
