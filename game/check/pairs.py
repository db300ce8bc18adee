"""Which kinds may stand side by side, and how far apart: tried by the pilot, and kept as a table that builders read.

python -m game.check.pairs assets/pairs.json     # some minutes of one core
"""

import json
import random
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from game.check.settings import flat, kinds, laid
from game.level.files import write
from game.pilot import UNFOCUSED, Mind, run_level

DISTANCES: Final = (4.0, 7.0, 10.0, 14.0)
"""m of free floor between two places that are tried; a runner covers 5 m in a second."""
FIRST = 25.0  # m; where the first place begins
LONGEST = 2400  # ticks of one run
CHANCES = 2  # runs with words late by chance, beside those always early, middle and late


def passable(before: str, after: str, apart: float) -> bool:
    """Tell whether the pilot gets past both under the hard rules without a hit, however late its words come."""
    course = flat(laid((before, after), FIRST, apart), "hard")
    chance, mind = random.Random(f"{before} {after}"), Mind(course)
    always = [(UNFOCUSED.middle,) * 2, (UNFOCUSED.early,) * 2, (UNFOCUSED.late,) * 2]
    for low, high in (*always, *[(UNFOCUSED.early, UNFOCUSED.late)] * CHANCES):
        late = partial(chance.randint, low, high)
        run = run_level(course, UNFOCUSED, late, lambda: False, mind=mind, longest=LONGEST)
        if not run.finished or run.deaths:
            return False
    return True


def nearest(before: str, after: str) -> float | None:
    """Give the least distance from which on they are passable, as far as it was tried; None to refuse the pair."""
    best = None
    for apart in reversed(DISTANCES):
        if not passable(before, after, apart):
            break
        best = apart
    return best


def table(names: Iterable[str]) -> dict[str, dict[str, float | None]]:
    """Try every ordered pair."""
    names = tuple(names)
    found: dict[str, dict[str, float | None]] = {}
    for before in names:
        found[before] = {after: nearest(before, after) for after in names}
        print(before, found[before], file=sys.stderr, flush=True)  # noqa: T201
    return found


if __name__ == "__main__":
    write(Path(sys.argv[1]), (json.dumps(table(kinds()), indent=1, sort_keys=True) + "\n").encode())
