"""Which kinds may stand side by side, and how far apart: tried by the pilot, and kept as a table that builders read.

python -m game.check.pairs assets/pairs.json     # some minutes of one core; tries only what the file lacks
"""

import json
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from game.check.settings import kinds, laid, level
from game.level import to_course
from game.level.files import write
from game.pilot import UNFOCUSED, Mind, run_level

DISTANCES: Final = (8.0, 12.0, 16.0, 5.0)
"""m of free floor between two places, in the order in which they are tried; a runner covers 5 m in a second. More is
not always better: where something blinks or goes to and fro, a later arrival may meet it at a worse moment."""
FIRST = 25.0  # m; where the first place begins
LONGEST = 2400  # ticks of one run


def passable(before: str, after: str, apart: float) -> bool:
    """Tell whether the pilot gets past both under the hard rules without a hit, however late its words come."""
    course = to_course(level(laid((before, after), FIRST, apart), "hard"))
    mind = Mind(course)
    for late in (UNFOCUSED.middle, UNFOCUSED.early, UNFOCUSED.late):
        run = run_level(course, UNFOCUSED, partial(int, late), lambda: False, mind=mind, longest=LONGEST)
        if not run.finished or run.deaths:
            return False
    return True


def known_good(before: str, after: str) -> float | None:
    """Give the first of the distances at which they are passable; None to refuse the pair."""
    return next((apart for apart in DISTANCES if passable(before, after, apart)), None)


def missing(names: Iterable[str], table: Mapping[str, Mapping[str, float | None]]) -> tuple[tuple[str, str], ...]:
    """Give the ordered pairs that a table says nothing about."""
    names = tuple(names)
    return tuple((before, after) for before in names for after in names if after not in table.get(before, {}))


def fill(file: Path) -> None:
    """Try what a table lacks and write it down pair by pair, so that what is stopped goes on from there."""
    table: dict[str, dict[str, float | None]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for before, after in missing(kinds(), table):
        table.setdefault(before, {})[after] = known_good(before, after)
        print(before, after, table[before][after], file=sys.stderr, flush=True)  # noqa: T201
        write(file, (json.dumps(table, indent=1, sort_keys=True) + "\n").encode())


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
