"""How far apart two kinds of obstacles may stand, as `game.check.pairs` found it by trying."""

import json
from collections.abc import Mapping
from functools import cache

from game.content import content

FILE = "pairs.json"
STRANGE = 12.0  # m for a kind that the table does not know, such as a team's own


@cache
def pairs() -> Mapping[str, Mapping[str, float | None]]:
    """Give the table: first kind, second kind, and the metres of free floor between them; None refuses the pair."""
    table: Mapping[str, Mapping[str, float | None]] = json.loads((content("assets") / FILE).read_text(encoding="utf-8"))
    return table


def apart(before: str, after: str) -> float | None:
    """Give a stretch of free floor between two kinds that is known to do, m, in the order in which they are met.

    None refuses the pair. It is where to begin, not a proof: the level is proved as a whole.
    """
    return pairs().get(before, {}).get(after, STRANGE)
