"""How far apart two kinds of obstacles must stand to be passable by voice, as `game.check.pairs` found it."""

import json
from collections.abc import Mapping
from functools import cache

from game.content import content

FILE = "pairs.json"
STRANGE = 14.0  # m for a kind that the table does not know, such as a team's own


@cache
def pairs() -> Mapping[str, Mapping[str, float | None]]:
    """Give the table: first kind, second kind, and the metres of free floor between them; None refuses the pair."""
    table: Mapping[str, Mapping[str, float | None]] = json.loads((content("assets") / FILE).read_text(encoding="utf-8"))
    return table


def apart(before: str, after: str) -> float | None:
    """Give the least free floor between two kinds, m, in the order in which they are met; None to refuse the pair."""
    return pairs().get(before, {}).get(after, STRANGE)
